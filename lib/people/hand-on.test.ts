import { expect, test } from "vitest";
import { besideOf, viewerOf } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { answerFor, answerMeetup } from "@/lib/rsvp/commands";
import { meetupWithPeople } from "@/lib/rsvp/queries";
import type { LocalDate } from "@/lib/time";
import { hashToken, randomToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { ofSeats } from "@/tests/of-seats";
import { memberFor, organizerFor, tokensFor } from "@/tests/proofs";
import { bringAlong, mergeMembers } from "./commands";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = new Date("2026-03-05T12:00:00Z");
const tenth = "2026-03-10" as LocalDate;
const day = (text: string) => new Date(`${text}T00:00Z`);

async function world(capacity: number | null = null) {
  const group = await buildGroup({ now, from: "2026-02-03", plan: { capacity, mayBring: 3 } });
  const join = async (user: object) =>
    buildMember(group.groupId, { now, userId: (await buildUser({ now, ...user })).userId });
  const guest = await join({ name: "Grace", email: null, emailVerified: null });
  const [target, other] = [await join({ name: "Grace H." }), await join({ name: "Max" })];
  const organizer = await organizerFor(group.userId, group.groupId, now);
  const key = { seriesId: group.seriesId, date: tenth };
  const say = async ({ userId }: { userId: string }, answer: "in" | "maybe" | "out", brings = 0) =>
    answerMeetup(await memberFor(userId, group.groupId, now), key, { answer, brings }, now);
  const shown = async ({ memberId }: { memberId: string }) => {
    const found = await meetupWithPeople(organizer, group.seriesId, tenth);
    return found?.people.find((person) => person.memberId === memberId)?.effective ?? null;
  };
  const away = async (who: { userId: string; memberId: string }, ticket: number) =>
    db().away.create({
      data: {
        ...{ userId: who.userId, from: day("2026-03-09"), until: day("2026-03-12"), setAt: now },
        tickets: { create: { seriesId: group.seriesId, memberId: who.memberId, ticket } },
      },
    });
  const which = { member: guest.memberId, into: target.memberId };
  return { ...group, guest, target, other, organizer, key, say, shown, away, which };
}

test("comments, edits, presences, notices, whom they answered for and what they took: all is the survivor's", async () => {
  const { guest, target, other, organizer, seriesId, key, say, which } = await world();
  await say(guest, "in");
  await db().member.update({ where: { id: guest.memberId }, data: { role: "coOrganizer" } });
  const asGuest = await organizerFor(guest.userId, organizer.groupId, now);
  for (const memberId of [other.memberId, target.memberId])
    await answerFor(asGuest, memberId, key, { answer: "maybe" }, now);
  await db().member.update({ where: { id: guest.memberId }, data: { role: "member" } });
  const { id: meetupId } = await db().meetup.findFirstOrThrow();
  const both = [guest.memberId, target.memberId];
  await db().turnout.create({
    data: {
      ...{ meetupId, takenById: guest.memberId, takenAt: now },
      presences: { create: [...both, other.memberId].map((memberId) => ({ memberId })) },
    },
  });
  await db().comment.createMany({
    data: both.map((memberId, turn) => ({ meetupId, memberId, text: "Hello", turn, writtenAt: now })),
  });
  const notice = { seriesId, date: day(tenth), reason: "movedUp" as const, createdAt: now };
  await db().notice.createMany({
    data: [...both.map((memberId) => ({ ...notice, memberId, revision: 1 }))].concat([
      { ...notice, memberId: guest.memberId, revision: 2 },
    ]),
  });
  await db().edit.create({
    data: {
      seriesId,
      memberId: guest.memberId,
      ...{ kind: "ended", turn: 99, at: now, from: day(tenth), before: {} },
    },
  });
  const decided = { meetupId, verdict: "on", byId: guest.memberId, at: now, heads: 1, minimum: 2 } as const;
  await db().decision.create({ data: decided });
  expect(await mergeMembers(organizer, which, later)).toMatchObject({ ok: true });
  const survivor = { memberId: target.memberId };
  expect(await db().decision.findMany()).toMatchObject([{ byId: target.memberId }]);
  expect(await db().comment.findMany()).toMatchObject([survivor, survivor]);
  expect(await db().turnout.findMany()).toMatchObject([{ takenById: target.memberId }]);
  expect((await db().presence.findMany()).map(({ memberId }) => memberId).sort()).toEqual(
    [target.memberId, other.memberId].sort(),
  );
  expect(await db().notice.findMany({ where: ofSeats, orderBy: { revision: "asc" } })).toMatchObject([
    { ...survivor, revision: 1 },
    { ...survivor, revision: 2 },
  ]);
  expect(await db().edit.findMany()).toMatchObject([survivor]);
  const answers = await db().rsvp.findMany({ orderBy: { ticket: "asc" } });
  expect(answers.map(({ memberId, byId }) => [memberId, byId])).toEqual([
    [other.memberId, target.memberId],
    [target.memberId, null],
  ]);
});

test("what either entry switched off by mail stays off, since the earlier of both, and what waits to be mailed waits on, once", async () => {
  const { guest, target, other, organizer, seriesId, which } = await world();
  const off = (who: { memberId: string }, kind: "question" | "reminder" | "seat", at: Date) => ({
    memberId: who.memberId,
    ...{ kind, at },
  });
  await db().mailSwitch.createMany({
    data: [
      ...[off(guest, "question", now), off(guest, "reminder", now)],
      ...[off(target, "reminder", later), off(target, "seat", later), off(other, "seat", now)],
    ],
  });
  const notice = { seriesId, date: day(tenth), reason: "reminder" as const, createdAt: now };
  const told = { settledAt: now, dropped: "noAddress" as const };
  await db().notice.createMany({
    data: [
      { ...notice, memberId: guest.memberId, revision: 1, notBefore: later, ...told },
      { ...notice, memberId: target.memberId, revision: 1, notBefore: later },
      { ...notice, memberId: guest.memberId, revision: 2, notBefore: later },
      { ...notice, memberId: guest.memberId, revision: 3, notBefore: later, ...told },
    ],
  });
  expect(await mergeMembers(organizer, which, later)).toMatchObject({ ok: true });
  const switches = await db().mailSwitch.findMany({ where: { memberId: target.memberId }, orderBy: { kind: "asc" } });
  expect(switches.map(({ kind, at }) => [kind, at])).toEqual([
    ["question", now],
    ["reminder", now],
    ["seat", later],
  ]);
  expect(await db().mailSwitch.count()).toBe(4);
  const waiting = await db().notice.findMany({ orderBy: { revision: "asc" } });
  const survivor = { memberId: target.memberId, mailId: null, notBefore: later };
  expect(waiting).toMatchObject([
    { ...survivor, revision: 1, settledAt: null },
    { ...survivor, revision: 2, settledAt: null },
    { ...survivor, revision: 3, settledAt: now, dropped: "noAddress" },
  ]);
});

test("two seats of one person become one, with the earlier party; who moves up hears of it, and they do not", async () => {
  const { guest, target, other, organizer, say, shown, which } = await world(4);
  await say(guest, "in", 1);
  await say(target, "in");
  await say(other, "in", 1);
  expect(await db().notice.count({ where: ofSeats })).toBe(0);
  await mergeMembers(organizer, which, later);
  expect(await shown(target)).toMatchObject({ answer: "in", brings: 1, ticket: 1 });
  expect(await db().notice.findMany({ where: ofSeats })).toMatchObject([
    { memberId: other.memberId, reason: "movedUp" },
  ]);
});

test("an in that an away gave up does not come back by a merge; the away stays where it has effect elsewhere", async () => {
  const { guest, target, organizer, say, shown, away, which } = await world();
  await say(guest, "in");
  const { id } = await away(guest, 2);
  const elsewhere = await buildGroup({ now, from: "2026-02-03", userId: guest.userId });
  const { memberId, seriesId } = elsewhere;
  await db().awayTicket.create({ data: { awayId: id, memberId, seriesId, ticket: 1 } });
  await mergeMembers(organizer, which, later);
  expect(await shown(target)).toMatchObject({ how: "away", ticket: 2 });
  expect(await db().away.findMany({ orderBy: { id: "asc" }, select: { userId: true } })).toEqual([
    { userId: guest.userId },
    { userId: target.userId },
  ]);
  await say(target, "in");
  expect(await shown(target)).toMatchObject({ how: "own", answer: "in" });
});

test("brought along, aways are the account's and count in all its groups, behind what was answered there", async () => {
  const { guest, seriesId, say, away } = await world();
  const account = await buildUser({ now, name: "Grace H." });
  const own = await buildGroup({ now, from: "2026-02-03", userId: account.userId });
  const member = await memberFor(account.userId, own.groupId, now);
  await answerMeetup(member, { seriesId: own.seriesId, date: tenth }, { answer: "in" }, now);
  await say(guest, "in");
  await away(guest, 2);
  const [session, { device }] = [randomToken(), await tokensFor(guest.userId, now)];
  await db().session.create({
    data: {
      ...{ userId: account.userId, tokenHash: hashToken(session), createdAt: now },
      expiresAt: new Date(now.getTime() + 86_400_000 * 300),
    },
  });
  const tokens = { session, device };
  const viewer = await viewerOf(tokens, now);
  const beside = await besideOf(viewer, tokens, now);
  if (!viewer || !beside) throw new Error("not both");
  expect(await bringAlong(viewer, beside, later)).toEqual({ ok: true });
  expect(await db().away.findMany({ select: { userId: true } })).toEqual([{ userId: account.userId }]);
  const tickets = await db().awayTicket.findMany({ orderBy: { ticket: "desc" } });
  expect(tickets).toMatchObject([
    { seriesId, memberId: guest.memberId, ticket: 2 },
    { seriesId: own.seriesId, memberId: own.memberId, ticket: 0 },
  ]);
  const found = await meetupWithPeople(member, own.seriesId, tenth);
  expect(found?.people.map(({ effective }) => effective?.how)).toEqual(["own"]);
});
