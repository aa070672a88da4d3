import { expect, test } from "vitest";
import { operatorOf } from "@/lib/auth/access";
import { db } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { viewerFor } from "@/tests/proofs";
import { operations } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function operator() {
  const { userId } = await buildUser({ now, name: "Nora" });
  await db().operator.create({ data: { userId, since: now } });
  const found = operatorOf(await viewerFor(userId, now));
  if (!found) throw new Error("no operator");
  return found;
}

async function mail(data: Partial<Prisma.MailUncheckedCreateInput>) {
  const made = { recipient: "ada.l@example.org", subject: "", sealed: new Uint8Array(), createdAt: at(-60) };
  return db().mail.create({ data: { ...made, ...data }, select: { id: true } });
}

const none = { untrue: 0, switchedOff: 0, noAddress: 0, noServer: 0 };

test("nothing anywhere: up to date, and all is nought", async () => {
  expect(await operations(await operator(), now)).toEqual({
    ...{ behind: null, stuck: null },
    due: { series: 0, notices: 0, mails: 0 },
    later: { notices: 0, nextNotice: null, mails: 0, nextMail: null },
    ...{ delivered: 0, dropped: none, refused: 0, failed: [] },
  });
});

test("the oldest of what is due says how far behind all is; what has its time still is later", async () => {
  const asks = await operator();
  const { seriesId, memberId, groupId } = await buildGroup({ now, from: "2026-03-03", series: { wakesAt: at(-2) } });
  await buildGroup({ now, from: "2026-03-03", series: { wakesAt: at(5) } });
  expect(await operations(asks, now)).toMatchObject({ behind: 120_000, due: { series: 1, notices: 0, mails: 0 } });

  const bob = await buildMember(groupId, { now });
  const notice = { seriesId, memberId, date: new Date("2026-03-10"), createdAt: now, reason: "reminder" as const };
  const { id: mailId } = await mail({ tryAt: at(-1), leasedUntil: at(1) });
  await db().notice.createMany({
    data: [
      { ...notice, revision: 1, notBefore: at(-10) },
      { ...notice, revision: 2, notBefore: at(-20), mailId },
      { ...notice, revision: 3, notBefore: at(-30), settledAt: at(-29), dropped: "untrue" },
      { ...notice, revision: 4, notBefore: at(-30), settledAt: at(-29), dropped: "untrue" },
      { ...notice, revision: 5, notBefore: at(-30), settledAt: at(-29), dropped: "switchedOff" },
      { ...notice, revision: 6, notBefore: at(-30), settledAt: at(-24 * 60 - 1), dropped: "noServer" },
      { ...notice, revision: 7, notBefore: null },
      { ...notice, memberId: bob.memberId, revision: 1, notBefore: at(60) },
      { ...notice, memberId: bob.memberId, revision: 2, notBefore: at(90) },
    ],
  });
  const found = await operations(asks, now);
  expect(found).toMatchObject({
    behind: 600_000,
    due: { series: 1, notices: 1, mails: 1 },
    later: { notices: 2, nextNotice: at(60), mails: 0, nextMail: null },
    dropped: { ...none, untrue: 2, switchedOff: 1 },
  });
});

test("a mail that a process is at is not behind; one whose process died is", async () => {
  const asks = await operator();
  const { id } = await mail({ tryAt: at(-40), leasedUntil: at(1) });
  expect((await operations(asks, now)).behind).toBeNull();
  await db().mail.update({ where: { id }, data: { leasedUntil: at(-1) } });
  expect((await operations(asks, now)).behind).toBe(40 * 60_000);
});

test("up to date and yet stuck: where mails wait after a failure, since the oldest of them", async () => {
  const asks = await operator();
  await mail({ createdAt: at(-50), deliveredAt: at(-49) });
  await mail({ createdAt: at(-45), fault: "recipient", attempts: 1 });
  await mail({ createdAt: at(-20), tryAt: at(5) });
  expect(await operations(asks, now)).toMatchObject({ behind: null, stuck: null });
  await mail({ createdAt: at(-30), fault: "unreachable", attempts: 2, tryAt: at(2) });
  await mail({ createdAt: at(-40), fault: "unreachable", attempts: 3, tryAt: at(3) });
  expect(await operations(asks, now)).toMatchObject({ behind: null, stuck: { since: at(-40), isAll: true } });
  await mail({ createdAt: at(-10), deliveredAt: at(-9) });
  expect((await operations(asks, now)).stuck).toEqual({ since: at(-40), isAll: false });
});

test("what failed: those that are tried again by their time, then those given up today; no address is told", async () => {
  const asks = await operator();
  await db().user.create({ data: { email: "gone@example.org", createdAt: now, refusedAt: now, refusal: "550" } });
  const gone = "550 5.1.1 <gone@example.org>: user unknown";
  await mail({ recipient: "gone@example.org", fault: "recipient", faultDetail: gone, attempts: 1 });
  await mail({ fault: "timeout", attempts: 3, tryAt: at(30) });
  await mail({ fault: "login", faultDetail: "535 no", attempts: 2, tryAt: at(10) });
  // Failed once and delivered then, waiting for the first time, given up the day before yesterday.
  await mail({ fault: "timeout", attempts: 2, deliveredAt: at(-1) });
  await mail({ tryAt: at(1) });
  await mail({ fault: "refused", attempts: 9, createdAt: at(-25 * 60) });
  const found = await operations(asks, now);
  expect(found).toMatchObject({
    ...{ delivered: 1, refused: 1, due: { mails: 0 }, later: { mails: 3, nextMail: at(1) } },
    failed: [
      { to: "a…@example.org", fault: "login", detail: "535 no", attempts: 2, tryAt: at(10) },
      { fault: "timeout", detail: null, attempts: 3, tryAt: at(30) },
      { to: "g…@example.org", fault: "recipient", detail: "550 5.1.1 <g…@example.org>: user unknown", tryAt: null },
    ],
  });
  expect(JSON.stringify(found)).not.toMatch(/ada\.l|gone@/);
});

test("what waits is counted up to a thousand, and one more says that there are more", async () => {
  const asks = await operator();
  await db().mail.createMany({
    data: Array.from({ length: 1200 }, () => ({
      ...{ recipient: "ada@example.org", subject: "", sealed: new Uint8Array(), createdAt: now, tryAt: at(-1) },
      ...{ fault: "unreachable" as const, attempts: 1 },
    })),
  });
  const { due, failed } = await operations(asks, now);
  expect([due.mails, failed.length]).toEqual([1001, 20]);
});
