import "server-only";
import type { Beside } from "@/lib/auth/access";
import { db, type Tx } from "@/lib/db";
import { isId } from "@/lib/id";
import type { Organizer } from "@/lib/members/access";
import { namesakesFirst } from "@/lib/members/namesakes";
import { mayMergeAway } from "@/lib/members/policy";
import type { GroupMember } from "@/lib/members/queries";
import { type ScheduleJson, scheduleOf } from "@/lib/schedule/columns";
import { meetupOn } from "@/lib/schedule/meetups";
import { scheduleSql } from "@/lib/schedule/queries";
import { fromDateColumn } from "@/lib/time";
import { type Entry, mergeEntries } from "./merge";
import { followsInto, type Pair, whyNotMerged } from "./pair";
import { type Preview, previewOf, type Touched } from "./preview";

/** A membership with whose it is and where. */
export type OwnedEntry = Entry & { userId: string; groupId: string };

/** All touched dates of some groups, by their rows' ids. One query. */
export async function touchedDates(client: Tx, groupIds: readonly string[]): Promise<ReadonlyMap<string, Touched>> {
  const rows = await client.$queryRaw<{ schedule: ScheduleJson }[]>`
    SELECT ${scheduleSql({ from: null, to: null })} AS schedule
    FROM series s WHERE s.group_id = ANY(${groupIds}::uuid[])`;
  const touched = rows.flatMap(({ schedule: stored }) => {
    const { name, plans, rows: dates } = scheduleOf(stored);
    return dates.map(({ id, ...row }) => {
      // One that was taken out still has answers, which may count again.
      const meetup = meetupOn(plans, [{ ...row, state: "on" }], row.date);
      return [id, { seriesName: name, date: row.date, held: meetup }] as const;
    });
  });
  return new Map(touched);
}

/** Every membership of some people in some groups, with all that was said in it. One query. */
export async function readEntries(
  client: Tx,
  who: { groupIds: readonly string[]; userIds: readonly string[] },
  touched: ReadonlyMap<string, Touched>,
): Promise<OwnedEntry[]> {
  const rows = await client.member.findMany({
    relationLoadStrategy: "join",
    where: { groupId: { in: [...who.groupIds] }, userId: { in: [...who.userIds] } },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, userId: true, groupId: true, role: true, joinedAt: true, leftAt: true },
      ...{ ending: true, nameless: true, inviteId: true },
      rsvps: {
        select: {
          ...{ id: true, meetupId: true, answer: true, ticket: true, brings: true },
          meetup: { select: { seriesId: true } },
        },
      },
      standingAnswers: { select: { id: true, seriesId: true, ticket: true, from: true, until: true } },
      awayTickets: {
        select: {
          ...{ id: true, awayId: true, seriesId: true, ticket: true },
          away: { select: { from: true, until: true, setAt: true, liftedAt: true } },
        },
      },
    },
  });
  return rows.map(({ id, rsvps, standingAnswers, awayTickets, ...row }) => ({
    ...row,
    memberId: id,
    said: rsvps.map(({ id: rsvpId, meetup, ...said }) => {
      const held = touched.get(said.meetupId)?.held ?? null;
      return { rsvpId, seriesId: meetup.seriesId, held, ...said };
    }),
    standing: standingAnswers.map(({ id: standingId, ...standing }) => ({ standingId, ...standing })),
    aways: awayTickets.map(({ id: awayTicketId, away: { from, until, ...set }, ...ticket }) => ({
      ...{ awayTicketId, ...ticket, ...set, from: fromDateColumn(from), until: fromDateColumn(until) },
    })),
  }));
}

/** A place that a guest has or had; `both`: the account is a member there, too. */
export type Place = { groupId: string; groupName: string; answers: number; both: boolean };

/** What an account would bring along from the guest beside it, group by group. One query. */
export async function placesOf(beside: Beside, accountId: string): Promise<Place[]> {
  return db().$queryRaw<Place[]>`
    SELECT g.id AS "groupId", g.name AS "groupName",
      (SELECT count(*)::int FROM rsvps r JOIN members o ON o.id = r.member_id
        WHERE o.group_id = g.id AND o.user_id = ${beside.userId}::uuid) AS answers,
      EXISTS (
        SELECT FROM members WHERE group_id = g.id AND user_id = ${accountId}::uuid AND left_at IS NULL
      ) AS both
    FROM groups g
    WHERE g.deleted_at IS NULL
      AND g.id IN (SELECT group_id FROM members WHERE user_id = ${beside.userId}::uuid)
    ORDER BY g.created_at`;
}

const guestColumns = { email: true, identities: { select: { id: true }, take: 1 } } as const;

/** Whether somebody has no account: no address, and no issuer vouches for them. */
function isGuest({ email, identities }: { email: string | null; identities: readonly unknown[] }): boolean {
  return email === null && identities.length === 0;
}

/**
 * Two entries of the organizer's group and whether the first may be merged into the second; null where one of the three
 * is no member (any more). One query.
 */
export async function readPair(
  client: Tx,
  organizer: Organizer,
  { member, into }: { member: string; into: string },
): Promise<Pair | null> {
  if (![member, into].every(isId)) return null;
  const rows = await client.member.findMany({
    relationLoadStrategy: "join",
    where: { id: { in: [member, into, organizer.memberId] }, groupId: organizer.groupId, leftAt: null },
    select: {
      ...{ id: true, role: true },
      user: {
        select: {
          ...{ id: true, name: true, operator: { select: { userId: true } } },
          ...guestColumns,
          members: { select: { groupId: true, leftAt: true, role: true } },
        },
      },
    },
  });
  const side = (id: string) => {
    const row = rows.find((candidate) => candidate.id === id);
    if (!row) return null;
    const { id: userId, name, operator, members } = row.user;
    const is = { isGuest: isGuest(row.user), runsInstance: operator !== null };
    return { memberId: id, role: row.role, userId, name: name ?? "", ...is, places: members };
  };
  const [actor, brought, kept] = [side(organizer.memberId), side(member), side(into)];
  if (!actor || !brought || !kept) return null;
  const pair = { actor, brought, kept, groupId: organizer.groupId };
  return { ...pair, follows: followsInto(pair) };
}

/**
 * Whom a guest's entry of the organizer's group may be merged into, those of its name first; null where it may not be
 * merged away. One query.
 */
export async function mergeTargets(
  organizer: Organizer,
  memberId: string,
): Promise<{ name: string; targets: GroupMember[] } | null> {
  const rows = await db().member.findMany({
    relationLoadStrategy: "join",
    where: { groupId: organizer.groupId, leftAt: null },
    orderBy: { joinedAt: "asc" },
    select: {
      ...{ id: true, role: true, joinedAt: true },
      user: { select: { id: true, name: true, ...guestColumns } },
    },
  });
  const all = rows.map(({ id, user, ...row }) => ({
    ...{ memberId: id, userId: user.id, name: user.name ?? "", ...row },
    isGuest: isGuest(user),
  }));
  const entry = all.find((one) => one.memberId === memberId);
  if (!entry || !mayMergeAway(organizer, entry)) return null;
  const targets = all.filter((one) => one !== entry).map(({ isGuest: _, ...target }) => target);
  return { name: entry.name, targets: namesakesFirst(targets, entry.name) };
}

/** What merging two entries of the organizer's group would come to; null where it would be refused. */
export async function mergePreview(
  organizer: Organizer,
  which: { member: string; into: string },
  now: Date,
): Promise<(Preview & { pair: Pair }) | null> {
  const pair = await readPair(db(), organizer, which);
  if (!pair || whyNotMerged(pair)) return null;
  const touched = await touchedDates(db(), [organizer.groupId]);
  const userIds = [pair.kept.userId, pair.brought.userId];
  const entries = await readEntries(db(), { groupIds: [organizer.groupId], userIds }, touched);
  const [kept = [], brought = []] = userIds.map((userId) => entries.filter((entry) => entry.userId === userId));
  return { pair, ...previewOf({ kept, brought, merge: mergeEntries(kept, brought) }, touched, now) };
}
