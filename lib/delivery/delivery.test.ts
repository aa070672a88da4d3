import { afterAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { draw } from "@/components/mail/draw";
import { db, transaction } from "@/lib/db";
import { dueMails } from "@/lib/mail/queries";
import { tell } from "@/lib/notices/commands";
import type { Reason, Was } from "@/lib/notices/notice";
import type { LocalDate, Zone } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { MailServer, reply } from "@/tests/smtp";
import { deliverMail, gatherMails } from "./commands";

const server = new MailServer();
await server.start();
process.env.SMTP_URL = server.url();
process.env.MAIL_FROM = "Regulars <regulars@example.org>";
process.env.APP_URL = "https://meet.example.org";
afterAll(() => server.stop());

withDatabase();
beforeEach(() => server.reset());

const now = new Date("2026-03-09T12:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const berlin = "Europe/Berlin" as Zone;

/** All that one tick and its jobs do. */
async function tick(at: Date, limitMs?: number): Promise<void> {
  await gatherMails(at);
  for (const id of await dueMails(at)) await deliverMail(id, at, limitMs === undefined ? { draw } : { draw, limitMs });
}

type Place = { memberId: string; seriesId: string };

async function notify(
  { memberId, seriesId }: Place,
  reason: Reason,
  given: { at?: Date; date?: string; hour?: string; revision?: number; was?: Was } = {},
) {
  const { at = now, date = "2026-03-10", hour = "18", revision = 1, was } = given;
  const startsAt = new Date(`${date}T${hour}:00:00Z`);
  const notice = { memberId, seriesId, date: date as LocalDate, reason, revision, startsAt, zone: berlin };
  await transaction((tx) => tell(tx, [{ ...notice, due: at, ...(was && { was }) }], at));
}

/** What one says to the date of 10 March. */
async function answer({ memberId, seriesId }: Place, said: "in" | "out", ticket = 1): Promise<void> {
  const key = { seriesId, date: new Date("2026-03-10T00:00Z") };
  const { id } = await db().meetup.upsert({
    where: { seriesId_date: key },
    create: key,
    update: {},
    select: { id: true },
  });
  await db().rsvp.create({ data: { meetupId: id, memberId, answer: said, ticket, answeredAt: now } });
}

const notices = () =>
  db().notice.findMany({ orderBy: { id: "asc" }, select: { settledAt: true, dropped: true, mailId: true } });

/** What each mail that was received tells, by start. */
async function subjects(): Promise<string[]> {
  const told = (await server.mails()).map(async ({ messageId }) => {
    const where = { mailId: messageId?.slice(1).split("@")[0] ?? "", dropped: null };
    const rows = await db().notice.findMany({ where, orderBy: { date: "asc" }, select: { reason: true } });
    return rows.map(({ reason }) => reason).join(" ");
  });
  return Promise.all(told);
}

test("all that is due to somebody is one mail, with both parts, the way to stop it and a calendar", async () => {
  const ada = await buildGroup({ now, from: "2026-03-03" });
  const other = await buildGroup({ now, from: "2026-03-03", userId: ada.userId });
  await answer(ada, "in");
  await answer(other, "in");
  await notify(ada, "confirmed");
  await notify(other, "confirmed");
  await notify(other, "question", { date: "2026-03-17", at: later(60) });
  await tick(now);
  const [mail, ...more] = await server.mails();
  expect(more).toEqual([]);
  expect(await subjects()).toEqual(["confirmed confirmed"]);
  for (const part of [mail?.text, mail?.html]) expect(part).toContain("19:00");
  const unsubscribe = { url: expect.stringMatching(/^https:\/\/meet\.example\.org\/api\/mail\/off\/[\w-]+$/) };
  expect(mail?.headers.get("list")).toMatchObject({ unsubscribe });
  expect(mail?.headers.get("list-unsubscribe-post") ?? server.received[0]).toContain("List-Unsubscribe=One-Click");
  expect(mail?.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    ["date-1.ics", "text/calendar"],
    ["date-2.ics", "text/calendar"],
  ]);
  const [first, second, third] = await notices();
  expect([first, second]).toMatchObject([
    { settledAt: now, dropped: null },
    { settledAt: now, dropped: null },
  ]);
  expect(third).toEqual({ settledAt: null, dropped: null, mailId: null });
  await tick(later(1));
  expect(server.received).toHaveLength(1);
});

test("one date goes along for calendar apps and as a file", async () => {
  const ada = await buildGroup({ now, from: "2026-03-03" });
  await answer(ada, "in");
  await notify(ada, "confirmed");
  await tick(now);
  expect(server.received[0]).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=PUBLISH/);
  expect(server.received[0]).toMatch(/Content-Type: multipart\/alternative/);
  const [mail] = await server.mails();
  expect(mail?.attachments.find(({ filename }) => filename === "date.ics")?.contentType).toBe("application/ics");
});

test("what is not true any more, switched off or without an address is settled and says why", async () => {
  const ada = await buildGroup({ now, from: "2026-03-03" });
  const guest = await buildMember(ada.groupId, { now, userId: (await buildUser({ now, email: null })).userId });
  const refused = await buildMember(ada.groupId, { now, userId: (await buildUser({ now, refusedAt: now })).userId });
  await answer(ada, "out");
  await db().mailSwitch.create({ data: { memberId: ada.memberId, kind: "question", at: now } });
  await notify(ada, "reminder");
  await notify(ada, "question", { date: "2026-03-17" });
  for (const { memberId } of [guest, refused]) await notify({ ...ada, memberId }, "question");
  await tick(now);
  expect(server.received).toEqual([]);
  expect((await notices()).map(({ dropped }) => dropped)).toEqual(["untrue", "switchedOff", "noAddress", "noAddress"]);
  expect(await db().mail.findMany({ select: { tryAt: true, deliveredAt: true } })).toEqual([
    { tryAt: null, deliveredAt: null },
  ]);
});

test("after a day without the mail server there is one mail, of what still matters", async () => {
  const ada = await buildGroup({ now, from: "2026-03-03" });
  await answer(ada, "in");
  await server.stop();
  await notify(ada, "reminder");
  await tick(now);
  await notify(ada, "question", { date: "2026-03-17", at: later(60) });
  for (let hour = 1; hour < 31; hour += 1) await tick(later(hour * 60));
  expect(await db().mail.findMany({ select: { fault: true, uncertain: true, deliveredAt: true } })).toEqual([
    { fault: "unreachable", uncertain: false, deliveredAt: null },
  ]);
  await server.start();
  await tick(later(43 * 60 + 30));
  expect(await subjects()).toEqual(["question"]);
  expect((await notices()).map(({ dropped }) => dropped)).toEqual(["untrue", null]);
  expect(await db().mail.count()).toBe(1);
});

test("two edits of a date within ten minutes are one mail, against what its reader knew", async () => {
  const ada = await buildGroup({ now, from: "2026-03-03", plan: { place: "Café" } });
  await answer(ada, "in");
  const was = (place: string): Was => ({
    ...{ date: "2026-03-10" as LocalDate, startsAt: "2026-03-10T18:00:00.000Z", endsAt: "2026-03-10T19:30:00.000Z" },
    ...{ zone: berlin, place, link: null, state: "on" },
  });
  await notify(ada, "changed", { at: later(10), was: was("Park") });
  await notify(ada, "changed", { at: later(15), revision: 2, was: was("Pool") });
  await notify(ada, "confirmed", { at: later(10) });
  await tick(later(10));
  expect(await subjects()).toEqual(["confirmed"]);
  await tick(later(15));
  await tick(later(30));
  expect(await subjects()).toEqual(["confirmed", "changed changed"]);
  const [, mail] = await server.mails();
  expect(mail?.text).toContain("Was at Park");
  expect(mail?.text).not.toContain("Pool");
});

test("a refused address keeps nobody else from theirs, is marked, and is tried no more", async () => {
  const ada = await buildGroup({ now, from: "2026-03-03" });
  const bob = await buildMember(ada.groupId, {
    now,
    userId: (await buildUser({ now, email: "bob@example.org" })).userId,
  });
  await server.start({
    onRcptTo: ({ address }, _, done) => done(address === "bob@example.org" ? reply(550, "5.1.1 No such user") : null),
  });
  onTestFinished(() => server.start());
  for (const { memberId } of [ada, bob]) await notify({ ...ada, memberId }, "question");
  await tick(now);
  expect(server.received).toHaveLength(1);
  expect((await notices()).map(({ dropped }) => dropped)).toEqual([null, "noAddress"]);
  const user = await db().user.findUniqueOrThrow({ where: { id: bob.userId } });
  expect(user).toMatchObject({ refusedAt: now, refusal: "550 5.1.1 No such user" });
  await notify({ ...ada, memberId: bob.memberId }, "question", { date: "2026-03-17", at: later(1) });
  await tick(later(1));
  expect(await dueMails(later(10_000))).toEqual([]);
  expect((await notices()).map(({ dropped }) => dropped)).toEqual([null, "noAddress", "noAddress"]);
});

test("a server that hangs may have the mail: what comes since goes into another, and both arrive", async () => {
  const ada = await buildGroup({ now, from: "2026-03-03" });
  server.judge = () => new Promise(() => {});
  await notify(ada, "question");
  await tick(now, 300);
  server.reset();
  await notify(ada, "question", { date: "2026-03-17", at: later(0.5) });
  await tick(later(0.5));
  await tick(later(1));
  const mails = await server.mails();
  expect(mails.map(({ text }) => text?.match(/2026-03-\d\d/)?.[0])).toEqual(["2026-03-17", "2026-03-10"]);
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
});

test("at night what may wake its reader goes, and the rest in the morning", async () => {
  const ada = await buildGroup({ now, from: "2026-03-03", plan: { startTime: new Date("1970-01-01T09:00Z") } });
  await answer(ada, "in");
  await notify(ada, "reminder", { at: later(7 * 60) });
  await notify(ada, "movedUp", { at: later(7 * 60) });
  await tick(later(10 * 60));
  expect(await subjects()).toEqual(["movedUp"]);
  await tick(later(10 * 60 + 30));
  expect(server.received).toHaveLength(1);
  await tick(later(19 * 60));
  expect(await subjects()).toEqual(["movedUp", "reminder"]);
});

test("at night what all of it would wake its reader for waits, and what may wake comes along at once", async () => {
  const ada = await buildGroup({ now, from: "2026-03-03", plan: { startTime: new Date("1970-01-01T09:00Z") } });
  await answer(ada, "in");
  await notify(ada, "reminder", { at: later(7 * 60) });
  await tick(later(10 * 60));
  expect(await db().mail.findMany({ select: { tryAt: true, uncertain: true, leasedUntil: true } })).toEqual([
    { tryAt: later(19 * 60), uncertain: false, leasedUntil: null },
  ]);
  await notify(ada, "movedUp", { at: later(10 * 60 + 1), hour: "08" });
  await tick(later(10 * 60 + 1));
  await tick(later(19 * 60));
  expect(await subjects()).toEqual(["movedUp", "reminder"]);
});

test("a digest says who joined and who answered since the last", async () => {
  const ada = await buildGroup({ now: later(-60), from: "2026-03-03" });
  const bob = await buildMember(ada.groupId, {
    now: later(-30),
    userId: (await buildUser({ now, name: "Bob" })).userId,
  });
  await answer({ ...ada, memberId: bob.memberId }, "in");
  await answer(ada, "in", 2);
  await notify(ada, "activity", { date: "2026-03-09" });
  await tick(now);
  await buildMember(ada.groupId, { now: later(30), userId: (await buildUser({ now, name: "Cy" })).userId });
  await notify(ada, "activity", { date: "2026-03-10", at: later(60), revision: 2 });
  await tick(later(60));
  await notify(ada, "activity", { date: "2026-03-11", at: later(90), revision: 3 });
  await tick(later(90));
  const texts = (await server.mails()).map(({ text }) => text?.trim());
  expect(texts).toHaveLength(2);
  expect(texts[0]).toMatch(/Bob joined[\s\S]*In: Bob/);
  expect(texts[0]).not.toContain("Cy joined");
  expect(texts[1]).toContain("Cy joined");
  expect(texts[1]).not.toContain("Bob joined");
  expect((await notices()).map(({ dropped }) => dropped)).toEqual([null, null, "untrue"]);
});

test("whether a series is still alive is asked while nobody answered and dates are to come", async () => {
  const ada = await buildGroup({ now, from: "2026-03-03" });
  await notify(ada, "stillAlive");
  const ended = await buildGroup({ now, from: "2026-03-03", plan: { until: new Date("2026-03-04T00:00Z") } });
  await notify(ended, "stillAlive");
  const answered = await buildGroup({ now, from: "2026-03-03" });
  await notify(answered, "stillAlive", { at: later(-1) });
  await answer(answered, "out");
  await tick(now);
  expect((await notices()).map(({ dropped }) => dropped)).toEqual([null, "untrue", "untrue"]);
});

test("two processes gather and deliver everything once", async () => {
  const group = await buildGroup({ now, from: "2026-03-03" });
  for (let index = 0; index < 12; index += 1) {
    const { memberId } = await buildMember(group.groupId, { now });
    await notify({ ...group, memberId }, "question");
    await notify({ ...group, memberId }, "question", { date: "2026-03-17" });
  }
  await Promise.all([tick(now), tick(now), tick(now)]);
  await tick(later(1));
  expect(server.received).toHaveLength(12);
  expect(new Set(await subjects())).toEqual(new Set(["question question"]));
  expect(new Set((await server.mails()).map(({ messageId }) => messageId)).size).toBe(12);
  expect((await notices()).every(({ settledAt, dropped }) => settledAt !== null && dropped === null)).toBe(true);
});
