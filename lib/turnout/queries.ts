import "server-only";
import { voicesFor } from "@/lib/agenda/queries";
import { db, type Tx } from "@/lib/db";
import { isId } from "@/lib/id";
import type { Member, Organizer } from "@/lib/members/access";
import { shownName } from "@/lib/members/names";
import { meetupWithPeople } from "@/lib/rsvp/queries";
import { rollOf } from "@/lib/rsvp/roll";
import { type ScheduleJson, type StoredSchedule, scheduleOf } from "@/lib/schedule/columns";
import type { Meetup } from "@/lib/schedule/meetups";
import { scheduleSql } from "@/lib/schedule/queries";
import { fromDateColumn, type LocalDate } from "@/lib/time";
import { Prisma } from "@/prisma/generated/client";
import { type DateTurnout, lastDates, spanOfHistory, turnoutsOf } from "./history";

/** How many of these memberships of the group ran at an instant. */
export function countThere(tx: Tx, groupId: string, at: Date, ids: readonly string[]): Promise<number> {
  return tx.member.count({ where: { id: { in: [...ids] }, ...wasThere(groupId, at) } });
}

function wasThere(groupId: string, at: Date) {
  return { groupId, joinedAt: { lte: at }, OR: [{ leftAt: null }, { leftAt: { gt: at } }] };
}

/** One who was a member when a date began. Name null: a former member who asked not to be named. */
export type Present = { memberId: string; userId: string; name: string | null; joinedAt: Date; came: boolean };

/** Who took a turnout down, and when. Name null: not named, or no member any more. */
export type Taken = { at: Date; by: string | null };

/** Who came to a date of a row; null: nobody took it down. One query. */
export async function whoCame(
  member: Member,
  seriesId: string,
  meetupId: string,
): Promise<{ taken: Taken; came: Omit<Present, "came" | "joinedAt">[] } | null> {
  const named = { select: { id: true, nameless: true, user: { select: { id: true, name: true } } } } as const;
  const found = await db().turnout.findFirst({
    relationLoadStrategy: "join",
    where: { meetupId, meetup: { seriesId, series: { groupId: member.groupId } } },
    select: {
      takenAt: true,
      takenBy: named,
      presences: { orderBy: [{ member: { joinedAt: "asc" } }, { memberId: "asc" }], select: { member: named } },
    },
  });
  if (!found) return null;
  const { takenBy } = found;
  return {
    taken: { at: found.takenAt, by: takenBy && nameOf(takenBy) },
    came: found.presences.map(({ member: one }) => ({ memberId: one.id, userId: one.user.id, name: nameOf(one) })),
  };
}

function nameOf(member: { nameless: boolean; user: { name: string | null } }): string | null {
  return shownName({ nameless: member.nameless, name: member.user.name });
}

/**
 * What an organizer ticks: everybody who was a member when the date began, as ticked before, else by who had a seat.
 * Null: the series has no such date. Three queries.
 */
export async function turnoutToTake(organizer: Organizer, seriesId: string, date: LocalDate) {
  const found = await meetupWithPeople(organizer, seriesId, date);
  if (!found) return null;
  const { meetup, schedule } = found;
  const meetupId = schedule.rows.find((row) => row.date === date)?.id ?? null;
  const rows = await db().$queryRaw<(Omit<Present, "name"> & { name: string | null; taken: boolean })[]>`
    SELECT m.id AS "memberId", u.id AS "userId", CASE WHEN m.nameless THEN NULL ELSE coalesce(u.name, '') END AS name,
      m.joined_at AS "joinedAt",
      p.id IS NOT NULL AS came, t.id IS NOT NULL AS taken
    FROM members m JOIN users u ON u.id = m.user_id
    LEFT JOIN turnouts t ON t.meetup_id = ${meetupId}::uuid
    LEFT JOIN presences p ON p.turnout_id = t.id AND p.member_id = m.id
    WHERE m.group_id = ${organizer.groupId}::uuid AND m.joined_at <= ${meetup.startsAt}
      AND (m.left_at IS NULL OR m.left_at > ${meetup.startsAt})
    ORDER BY m.joined_at, m.id`;
  const seated = new Set(rollOf(found.people, meetup.capacity).in.map(({ memberId }) => memberId));
  const people: Present[] = rows.map(({ taken, came, ...person }) => ({
    ...person,
    came: taken ? came : seated.has(person.memberId),
  }));
  return { schedule, meetup, people, isTaken: rows.some(({ taken }) => taken) };
}

/** A series with who came to its last dates, newest first. */
export type SeriesTurnouts = { schedule: Pick<StoredSchedule, "seriesId" | "name">; turnouts: DateTurnout[] };

/**
 * The last dates of the group's series (of one, if `seriesId` says so) with who came to them, in the order of the
 * series. Four queries, however many series, members and years: plans, then the touched dates of the span in which each
 * series' last dates lie, then what was said and what was ticked for those.
 */
export async function lastTurnouts(member: Member, seriesId: string | null, now: Date): Promise<SeriesTurnouts[]> {
  if (seriesId !== null && !isId(seriesId)) return [];
  const schedules = await withRows(await plansOf(member, seriesId, now), now);
  const asked = schedules.map((schedule) => ({ schedule, dates: lastDates(schedule.plans, schedule.rows, now) }));
  const all = asked.flatMap(({ schedule: { seriesId }, dates }) => dates.map((meetup) => ({ seriesId, meetup })));
  const [voices, ticked] = [await voicesFor(all), await tickedOf(asked)];
  return asked.map(({ schedule, dates }) => {
    const { seriesId } = schedule;
    return { schedule, turnouts: turnoutsOf(dates, voices.get(seriesId) ?? [], ticked.get(seriesId) ?? new Map()) };
  });
}

async function plansOf(member: Member, seriesId: string | null, now: Date): Promise<StoredSchedule[]> {
  const one = seriesId === null ? Prisma.empty : Prisma.sql`AND s.id = ${seriesId}::uuid`;
  const rows = await db().$queryRaw<{ schedule: ScheduleJson }[]>`
    SELECT ${scheduleSql({ from: now, to: now })} AS schedule
    FROM series s WHERE s.group_id = ${member.groupId}::uuid ${one} ORDER BY s.created_at, s.id`;
  return rows.map(({ schedule }) => scheduleOf(schedule));
}

/** The same schedules with the touched dates in which their last ones lie. */
async function withRows(schedules: readonly StoredSchedule[], now: Date): Promise<StoredSchedule[]> {
  if (schedules.length === 0) return [];
  const each = schedules.map(
    ({ seriesId, plans }) => Prisma.sql`
      SELECT ${scheduleSql(spanOfHistory(plans, now))} AS schedule FROM series s WHERE s.id = ${seriesId}::uuid`,
  );
  const rows = await db().$queryRaw<{ schedule: ScheduleJson }[]>(Prisma.join(each, " UNION ALL "));
  const found = new Map(rows.map(({ schedule }) => [schedule.seriesId, scheduleOf(schedule)]));
  return schedules.flatMap(({ seriesId }) => found.get(seriesId) ?? []);
}

type Asked = { schedule: StoredSchedule; dates: readonly Meetup[] };

/** Who was ticked, by series and date (identity); dates that nobody took down are not in it. One query. */
async function tickedOf(asked: readonly Asked[]): Promise<ReadonlyMap<string, Map<LocalDate, Set<string>>>> {
  const rows = await db().turnout.findMany({
    relationLoadStrategy: "join",
    where: { meetupId: { in: asked.flatMap(rowIdsOf) } },
    select: { meetup: { select: { seriesId: true, date: true } }, presences: { select: { memberId: true } } },
  });
  const found = new Map<string, Map<LocalDate, Set<string>>>();
  for (const { meetup, presences } of rows) {
    const dates = found.get(meetup.seriesId) ?? new Map<LocalDate, Set<string>>();
    dates.set(fromDateColumn(meetup.date), new Set(presences.map(({ memberId }) => memberId)));
    found.set(meetup.seriesId, dates);
  }
  return found;
}

function rowIdsOf({ schedule, dates }: Asked): string[] {
  const shown = new Set(dates.map(({ date }) => date));
  return schedule.rows.filter(({ date }) => shown.has(date)).map(({ id }) => id);
}

/** One of the group's people now, for whoever belongs to it; null: there is none such. One query. */
export async function personOf(member: Member, memberId: string) {
  if (!isId(memberId)) return null;
  const row = await db().member.findFirst({
    relationLoadStrategy: "join",
    where: { id: memberId, groupId: member.groupId, leftAt: null },
    select: { joinedAt: true, leftAt: true, user: { select: { name: true } } },
  });
  return row && { memberId, name: row.user.name ?? "", joinedAt: row.joinedAt, leftAt: row.leftAt };
}
