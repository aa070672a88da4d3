import { groupLists } from "@/lib/agenda/queries";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { recoveryToken } from "@/lib/groups/access";
import { nextMeetups } from "@/lib/schedule/meetups";
import { addDays, fromDateColumn, type LocalDate, toDateColumn, weekdayOf } from "@/lib/time";
import { hashToken, randomToken, signToken } from "@/lib/token";
import { keepDatabase } from "@/tests/database";
import { buildGroup, buildInvite, buildMember, buildUser } from "@/tests/factories";
import { memberFor } from "@/tests/proofs";

const DAY = 86_400_000;

/** Everybody who may ask for something. */
export const actors = [
  "signedOut",
  "outsider",
  "removed",
  "guest",
  "account",
  "coOrganizer",
  "organizer",
  "both",
] as const;
export type Actor = (typeof actors)[number];

export type Cookies = Readonly<Record<string, string>>;

/** One group with everybody in it, another with somebody who has nothing to do with the first. */
export type World = {
  now: Date;
  groupId: string;
  seriesId: string;
  /** The next date. */
  date: LocalDate;
  /** The date before it: the guest has written a comment there. */
  commented: LocalDate;
  /** Who each is; `signedOut` is nobody, `both` an account in whose browser a guest is known, too. */
  people: Readonly<Record<Exclude<Actor, "signedOut">, { userId: string; memberId: string }>>;
  /** Somebody whom organizers removed for good. */
  barred: { userId: string; memberId: string };
  /** The guest who is known in the browser of `both`. */
  beside: { userId: string; memberId: string };
  cookies: Readonly<Record<Actor, Cookies>>;
  /** Tokens of links: into the group, and the guest's own. */
  invite: string;
  personal: string;
  /** Of the link by which the guest answers the next date, and of those by which their mail is switched: all, the group's. */
  answer: string;
  mail: string;
  groupMail: string;
  other: { groupId: string; seriesId: string; memberId: string };
  /** The organizer's too, deleted, with the token of the link that brings it back. */
  deleted: { groupId: string; recovery: string };
};

/** A world, and what puts it back as it was built. */
export type KeptWorld = { world: World; putBack: () => Promise<void> };

/** Of tests that write into one world by turns: building it costs more than putting it back. */
export async function buildKeptWorld(): Promise<KeptWorld> {
  return { world: await buildWorld(), putBack: await keepDatabase() };
}

/** Stores a world whose group has met weekly for `years` and has `members` more people. */
export async function buildWorld(given: { years?: number; members?: number } = {}): Promise<World> {
  const now = new Date();
  const since = new Date(now.getTime() - ((given.years ?? 0) * 365 + 40) * DAY);
  const group = await buildGroup({ now: since, from: tuesday(since) });
  const other = await buildGroup({ now: since, from: tuesday(since), group: { name: "Readers" } });
  const asGuest = { name: "Grace", email: null, emailVerified: null, zone: null };
  const join = async (groupId: string, user: object, member: object = {}) => {
    const { userId } = await buildUser({ now: since, ...user });
    return buildMember(groupId, { now: since, userId, ...member });
  };
  const people = {
    outsider: await join(other.groupId, { ...asGuest, name: "Otto" }),
    removed: await join(group.groupId, { ...asGuest, name: "Rita" }, { leftAt: now }),
    guest: await join(group.groupId, asGuest),
    account: await join(group.groupId, { name: "Alan" }),
    coOrganizer: await join(group.groupId, { name: "Cora" }, { role: "coOrganizer" }),
    organizer: { userId: group.userId, memberId: group.memberId },
    both: await join(group.groupId, { name: "Bea" }),
  };
  const barred = await join(group.groupId, { ...asGuest, name: "Bert" }, { leftAt: now, ending: "barred" });
  // The guest's other browser.
  await device(people.guest.userId, now);
  const beside = await join(group.groupId, { ...asGuest, name: "Bea’s phone" });
  const { inviteId } = await buildInvite(group.groupId, group.memberId, { now });
  await buildInvite(other.groupId, other.memberId, { now });
  await lastEdit(group, now);
  await sayAhead(group, people.guest.userId, now);
  await addMembers(group.groupId, given.members ?? 0, since);
  const date = await nextDateOf(group, now);
  const commented = addDays(date, -7);
  await comment(group.seriesId, commented, people.guest.memberId, now);
  return {
    now,
    groupId: group.groupId,
    seriesId: group.seriesId,
    ...{ date, commented },
    people,
    barred,
    beside,
    cookies: {
      signedOut: {},
      outsider: await device(people.outsider.userId, now),
      removed: await device(people.removed.userId, now),
      guest: await device(people.guest.userId, now),
      account: await session(people.account.userId, now),
      coOrganizer: await session(people.coOrganizer.userId, now),
      organizer: await session(people.organizer.userId, now),
      both: { ...(await session(people.both.userId, now)), ...(await device(beside.userId, now)) },
    },
    invite: signToken(env().SECRET, "invite", { id: inviteId, generation: 0 }),
    personal: signToken(env().SECRET, "personal", { id: people.guest.userId, generation: 0 }),
    answer: await answerToken(group.seriesId, date, people.guest.memberId, now),
    mail: signToken(env().SECRET, "mail", { id: people.guest.userId, generation: 0 }),
    groupMail: signToken(env().SECRET, "groupMail", { id: people.guest.memberId, generation: 0 }),
    deleted: await deletedGroup(group.userId, since, now),
    other: { groupId: other.groupId, seriesId: other.seriesId, memberId: other.memberId },
  };
}

/** Somebody was asked by mail whether they come; in the app they have put that away. */
async function answerToken(seriesId: string, date: LocalDate, memberId: string, now: Date): Promise<string> {
  const done = { createdAt: now, dismissedAt: now, settledAt: now };
  const told = { memberId, seriesId, date: toDateColumn(date), reason: "question" as const, revision: 0, ...done };
  const { id } = await db().notice.create({ data: told, select: { id: true } });
  return signToken(env().SECRET, "answer", { id, generation: 0 });
}

async function deletedGroup(userId: string, since: Date, now: Date): Promise<World["deleted"]> {
  const looks = { name: "Gone walkers", deletedAt: now };
  const { groupId, memberId } = await buildGroup({ now: since, from: tuesday(since), userId, group: looks });
  await db().auditEntry.create({ data: { groupId, actorId: memberId, action: "groupDeleted", at: now } });
  return { groupId, recovery: recoveryToken({ groupId, deletedAt: now }) };
}

async function comment(seriesId: string, date: LocalDate, memberId: string, now: Date): Promise<void> {
  const said = { create: { memberId, text: "That was good", turn: 0, writtenAt: now } };
  await db().meetup.create({ data: { seriesId, date: toDateColumn(date), comments: said }, select: { id: true } });
}

/** An edit of just now that left all dates as they were: it can be taken back. */
async function lastEdit({ seriesId, memberId }: { seriesId: string; memberId: string }, now: Date): Promise<void> {
  const data = { seriesId, memberId, kind: "planChanged" as const, turn: 0, at: now, from: now };
  const columns = { from: true, until: true, startTime: true, zone: true, rrule: true, length: true } as const;
  const more = { place: true, link: true, capacity: true, turn: true, changedAt: true } as const;
  const stored = await db().plan.findMany({ where: { seriesId }, select: { ...columns, ...more } });
  const plans = stored.map(({ from, until, startTime, ...plan }) => ({
    ...{ ...plan, from: fromDateColumn(from), until: until && fromDateColumn(until) },
    startTime: startTime.toISOString().slice(11, 19),
  }));
  const before = { since: fromDateColumn(now), plans, rows: [], written: [], carried: [] };
  await db().edit.create({ data: { ...data, before: JSON.parse(JSON.stringify(before)) }, select: { id: true } });
}

/** The organizer is a regular, the guest away long after everything else: it touches no other test. */
async function sayAhead(
  { seriesId, memberId }: { seriesId: string; memberId: string },
  guest: string,
  now: Date,
): Promise<void> {
  await db().standingAnswer.create({ data: { seriesId, memberId, ticket: 0, from: now }, select: { id: true } });
  const [from, until] = [new Date(now.getTime() + 400 * DAY), new Date(now.getTime() + 410 * DAY)];
  await db().away.create({ data: { userId: guest, from, until, setAt: now }, select: { id: true } });
}

function tuesday(since: Date): LocalDate {
  const day = fromDateColumn(since);
  return addDays(day, (9 - weekdayOf(day)) % 7);
}

async function nextDateOf(group: { groupId: string; seriesId: string; userId: string }, now: Date) {
  const member = await memberFor(group.userId, group.groupId, now);
  await db().device.deleteMany({ where: { userId: group.userId } });
  const { schedules } = await groupLists(member, { from: now, to: null }, fromDateColumn(now));
  const schedule = schedules.find(({ seriesId }) => seriesId === group.seriesId);
  // Not the very next: it may begin while the test runs.
  const next = schedule && nextMeetups(schedule.plans, schedule.rows, new Date(now.getTime() + DAY / 2), 1)[0];
  if (!next) throw new Error("no date");
  return next.date;
}

async function addMembers(groupId: string, count: number, since: Date): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => ({ name: `Person ${index}`, createdAt: since }));
  const users = await db().user.createManyAndReturn({ data: names, select: { id: true } });
  await db().member.createMany({
    data: users.map(({ id }) => ({ groupId, userId: id, role: "member" as const, joinedAt: since })),
  });
}

async function device(userId: string, now: Date): Promise<Cookies> {
  const token = randomToken();
  const expiresAt = new Date(now.getTime() + 300 * DAY);
  await db().device.create({ data: { userId, tokenHash: hashToken(token), createdAt: now, expiresAt } });
  return { "regulars-device": token };
}

async function session(userId: string, now: Date): Promise<Cookies> {
  const token = randomToken();
  const expiresAt = new Date(now.getTime() + 300 * DAY);
  await db().session.create({ data: { userId, tokenHash: hashToken(token), createdAt: now, expiresAt } });
  return { "regulars-session": token };
}
