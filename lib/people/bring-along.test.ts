import { expect, test } from "vitest";
import { type Beside, besideOf, type KnownTokens, type Viewer, viewerOf } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { openInvite } from "@/lib/invites/access";
import { acceptInvite } from "@/lib/invites/commands";
import { answerMeetup } from "@/lib/rsvp/commands";
import { meetupWithPeople } from "@/lib/rsvp/queries";
import { rollOf } from "@/lib/rsvp/roll";
import type { LocalDate } from "@/lib/time";
import { hashToken, randomToken, signToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildInvite, buildMember, buildUser } from "@/tests/factories";
import { memberFor, tokensFor } from "@/tests/proofs";
import { bringAlong, forgetBeside } from "./commands";
import { placesOf } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = new Date("2026-03-05T12:00:00Z");
const tenth = "2026-03-10" as LocalDate;
const asGuest = { name: "Grace", email: null, emailVerified: null, zone: "Europe/Lisbon" };

/** A browser that is signed in to an account and still knows a guest. */
async function browserOf(accountId: string, guestId: string): Promise<KnownTokens> {
  const { device } = await tokensFor(guestId, now);
  const session = randomToken();
  const expiresAt = new Date(now.getTime() + 86_400_000 * 300);
  await db().session.create({
    data: { userId: accountId, tokenHash: hashToken(session), createdAt: now, expiresAt },
    select: { id: true },
  });
  return { session, device };
}

async function proofsOf(tokens: KnownTokens): Promise<{ account: Viewer; guest: Beside }> {
  const account = await viewerOf(tokens, now);
  const guest = await besideOf(account, tokens, now);
  if (!account || !guest) throw new Error("not both");
  return { account, guest };
}

async function world(account: { name?: string | null; zone?: string | null } = {}, plan: { capacity?: number } = {}) {
  const group = await buildGroup({ now, from: "2026-02-03", plan });
  const { userId: guestId } = await buildUser({ now, ...asGuest });
  const { memberId } = await buildMember(group.groupId, { now, userId: guestId });
  const { userId: accountId } = await buildUser({ now, name: "Grace H.", ...account });
  const tokens = await browserOf(accountId, guestId);
  const key = { seriesId: group.seriesId, date: tenth };
  const say = async (userId: string, answer: "in" | "maybe" | "out", note: string | null = null) =>
    answerMeetup(await memberFor(userId, group.groupId, now), key, { answer, note }, now);
  const roll = async () => {
    const found = await meetupWithPeople(await memberFor(group.userId, group.groupId, now), key.seriesId, tenth);
    if (!found) throw new Error("no meetup");
    return rollOf(found.people, found.meetup.capacity);
  };
  return { ...group, guestId, accountId, guestMember: memberId, tokens, say, roll, ...(await proofsOf(tokens)) };
}

test("a new account gets the guest's place, answers, regular dates, role, name and zone, and the guest is over", async () => {
  const { account, guest, accountId, guestId, guestMember, groupId, seriesId, say, roll, tokens } = await world({
    name: null,
    zone: null,
  });
  await say(guestId, "in", "with cake");
  await db().standingAnswer.create({ data: { seriesId, memberId: guestMember, ticket: 2, from: now } });
  const { turn } = await db().series.findUniqueOrThrow({ where: { id: seriesId } });
  expect(await bringAlong(account, guest, later)).toEqual({ ok: true });
  expect(await db().member.findMany({ where: { groupId, role: "member" } })).toMatchObject([
    { id: guestMember, userId: accountId, joinedAt: now, leftAt: null },
  ]);
  expect((await roll()).in).toMatchObject([
    { userId: accountId, name: "Grace", effective: { ticket: 1, note: "with cake" } },
  ]);
  expect(await db().standingAnswer.findMany()).toMatchObject([{ memberId: guestMember, ticket: 2 }]);
  expect(await db().user.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({
    name: "Grace",
    zone: "Europe/Lisbon",
  });
  expect(await db().device.count({ where: { userId: guestId } })).toBe(0);
  expect(await db().user.findUniqueOrThrow({ where: { id: guestId } })).toMatchObject({ personalGeneration: 1 });
  expect(await db().series.findUniqueOrThrow({ where: { id: seriesId } })).toMatchObject({ turn: turn + 1 });
  expect(await viewerOf({ session: null, device: tokens.device }, later)).toBeNull();
  expect(await besideOf(await viewerOf(tokens, later), tokens, later)).toBeNull();
});

test("members both: one membership with the earlier ticket, what the guest made hangs on it, others move up", async () => {
  const { account, guest, accountId, guestId, guestMember, groupId, say, roll, userId } = await world(
    {},
    { capacity: 2 },
  );
  await say(guestId, "in", "from the phone");
  const { memberId } = await buildMember(groupId, { now: later, userId: accountId, role: "coOrganizer" });
  await say(accountId, "in", "from the desk");
  await say(userId, "in");
  expect((await roll()).waiting).toHaveLength(1);
  const { inviteId } = await buildInvite(groupId, guestMember, { now });
  await db().auditEntry.create({ data: { groupId, actorId: guestMember, action: "groupChanged", at: now } });
  await bringAlong(account, guest, later);
  expect(await db().member.findMany({ where: { userId: { in: [accountId, guestId] } } })).toMatchObject([
    { id: memberId, userId: accountId, role: "coOrganizer", joinedAt: now },
  ]);
  const after = await roll();
  expect(after.waiting).toEqual([]);
  expect(after.in).toMatchObject([
    { userId: accountId, name: "Grace H.", effective: { ticket: 1, note: "from the phone" } },
    { userId },
  ]);
  expect(await db().invite.findUniqueOrThrow({ where: { id: inviteId } })).toMatchObject({ memberId });
  expect(await db().auditEntry.findMany()).toMatchObject([{ actorId: memberId }]);
});

test("what a guest waits to be told reaches the account's address, and one that was refused stays refused", async () => {
  const { account, guest, accountId, guestMember, seriesId } = await world();
  const refused = { refusedAt: now, refusal: "550 No such user" };
  await db().user.update({ where: { id: accountId }, data: refused });
  await db().mailSwitch.create({ data: { memberId: guestMember, kind: "reminder", at: now } });
  const date = new Date(`${tenth}T00:00Z`);
  const waiting = { memberId: guestMember, seriesId, date, reason: "changed" as const, revision: 1 };
  await db().notice.create({ data: { ...waiting, createdAt: now, notBefore: later } });
  expect(await bringAlong(account, guest, later)).toEqual({ ok: true });
  const [notice] = await db().notice.findMany({ select: { settledAt: true, member: { select: { userId: true } } } });
  expect(notice).toEqual({ settledAt: null, member: { userId: accountId } });
  expect(await db().mailSwitch.count({ where: { member: { userId: accountId } } })).toBe(1);
  expect(await db().user.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject(refused);
});

test("what was left stays history, in its group and with its dates", async () => {
  const { account, guest, accountId, guestMember, groupId } = await world();
  await db().member.update({ where: { id: guestMember }, data: { leftAt: now, ending: "barred" } });
  const { memberId } = await buildMember(groupId, { now: later, userId: accountId });
  await bringAlong(account, guest, later);
  const rows = await db().member.findMany({ where: { userId: accountId }, orderBy: { joinedAt: "asc" } });
  expect(rows).toMatchObject([
    { id: guestMember, joinedAt: now, leftAt: now, ending: "barred" },
    { id: memberId, joinedAt: later, leftAt: null },
  ]);
});

test("refused: a second time, and after the device was signed out", async () => {
  const { account, guest } = await world();
  expect(await bringAlong(account, guest, now)).toEqual({ ok: true });
  const rows = () => Promise.all([db().member.findMany(), db().user.findMany(), db().series.findMany()]);
  const before = await rows();
  expect(await bringAlong(account, guest, now)).toEqual({ ok: false, reason: "gone" });
  expect(await rows()).toEqual(before);
  const other = await world();
  await db().device.deleteMany();
  expect(await bringAlong(other.account, other.guest, now)).toEqual({ ok: false, reason: "gone" });
  expect(await db().member.count({ where: { userId: other.guestId } })).toBe(1);
});

test("20 presses at once bring along once; two accounts at once: one of them", async () => {
  const { account, guest, groupId, accountId, guestId, say } = await world();
  await say(guestId, "in");
  await buildMember(groupId, { now: later, userId: accountId });
  const results = await Promise.all(Array.from({ length: 20 }, () => bringAlong(account, guest, now)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db().member.count({ where: { groupId, userId: accountId } })).toBe(1);

  const second = await world();
  const rival = await buildUser({ now });
  const shared = { session: (await browserOf(rival.userId, second.guestId)).session, device: second.tokens.device };
  const theirs = await proofsOf(shared);
  const both = await Promise.all([
    bringAlong(second.account, second.guest, now),
    bringAlong(theirs.account, theirs.guest, now),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db().member.count({ where: { userId: second.guestId } })).toBe(0);
});

test("while both browsers answer and join, nothing is lost and nobody waits for each other for ever", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { account, guest, groupId, memberId, accountId, guestId, seriesId } = await world();
    const { inviteId } = await buildInvite(groupId, memberId, { now });
    const opened = await openInvite(signToken(env().SECRET, "invite", { id: inviteId, generation: 0 }), now);
    if (!opened.ok) throw new Error(opened.reason);
    const press = { viewer: account, name: null, zone: null, browser: null, pageKey: randomToken() };
    const asGuestThere = await memberFor(guestId, groupId, now);
    const [brought, joined] = await Promise.all([
      bringAlong(account, guest, now),
      acceptInvite(opened.invitee, press, now),
      answerMeetup(asGuestThere, { seriesId, date: tenth }, { answer: "in", note: null }, now),
    ]);
    expect([brought.ok, joined.ok]).toEqual([true, true]);
    expect(await db().member.count({ where: { groupId, userId: { in: [accountId, guestId] } } })).toBe(1);
    expect(await db().rsvp.count({ where: { meetup: { seriesId } } })).toBeLessThanOrEqual(1);
  }
});

test("somebody else: this browser forgets them, and they keep all they have", async () => {
  const { guest, guestId, guestMember, tokens } = await world();
  await tokensFor(guestId, now);
  await forgetBeside(guest);
  expect(await db().device.count({ where: { userId: guestId } })).toBe(1);
  expect(await db().member.count({ where: { id: guestMember, userId: guestId } })).toBe(1);
  expect(await besideOf(await viewerOf(tokens, now), tokens, now)).toBeNull();
});

test("nobody stands beside who has one cookie, the same person twice, an account's device, or a guest of no group", async () => {
  const { tokens, account, accountId, guestId } = await world();
  expect(await besideOf(account, { ...tokens, device: null }, now)).toBeNull();
  const onDevice = await viewerOf({ ...tokens, session: null }, now);
  expect(await besideOf(onDevice, { ...tokens, session: null }, now)).toBeNull();
  const own = await tokensFor(accountId, now);
  expect(await besideOf(account, { ...tokens, device: own.device }, now)).toBeNull();
  const other = await tokensFor((await buildUser({ now })).userId, now);
  expect(await besideOf(account, { ...tokens, device: other.device }, now)).toBeNull();
  await db().member.deleteMany({ where: { userId: guestId } });
  expect(await besideOf(account, tokens, now)).toBeNull();
});

test("the page names each group, how many answers come along, and where both are", async () => {
  const { guest, guestId, accountId, groupId, say } = await world();
  await say(guestId, "out");
  const other = await buildGroup({ now: later, from: "2026-02-03", group: { name: "Readers", createdAt: later } });
  await buildMember(other.groupId, { now, userId: guestId });
  await buildMember(groupId, { now, userId: accountId });
  expect(await placesOf(guest, accountId)).toEqual([
    { groupId, groupName: "Runners", answers: 1, both: true },
    { groupId: other.groupId, groupName: "Readers", answers: 0, both: false },
  ]);
});
