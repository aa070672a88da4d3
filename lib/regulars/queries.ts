import "server-only";
import type { AgendaItem } from "@/lib/agenda/agenda";
import { viewerLists, voicesFor } from "@/lib/agenda/queries";
import { mayWait } from "@/lib/agenda/seats";
import type { Viewer } from "@/lib/auth/access";
import { db, type Tx } from "@/lib/db";
import { isId } from "@/lib/id";
import type { Member } from "@/lib/members/access";
import { readVoices } from "@/lib/rsvp/queries";
import type { Voice } from "@/lib/rsvp/seats";
import { type ScheduleJson, type StoredSchedule, scheduleOf } from "@/lib/schedule/columns";
import { type Meetup, nextMeetups } from "@/lib/schedule/meetups";
import { scheduleSql } from "@/lib/schedule/queries";
import { addDays, fromDateColumn, type LocalDate, localDateOf, parseZone, toDateColumn, UTC } from "@/lib/time";
import { coveredBy, type Had, hadOn } from "./away";
import type { Days } from "./stretch";

/** How many of the next dates are shown to who becomes a regular. */
const SHOWN = 6;

/** The next dates of a series with what everybody said for them, and whether one is its regular. */
export type Ahead = {
  schedule: StoredSchedule;
  turn: number;
  isRegular: boolean;
  dates: Meetup[];
  voices: Voice[];
};

/** The same for a member of its group; null where the group has no such series. Two queries. */
export async function seriesAhead(member: Member, seriesId: string, now: Date): Promise<Ahead | null> {
  return isId(seriesId) ? readAhead(db(), member, seriesId, now) : null;
}

/** @param client inside a command the transaction that holds the series' turn. */
export async function readAhead(
  client: Tx,
  { groupId, memberId }: Pick<Member, "groupId" | "memberId">,
  seriesId: string,
  now: Date,
): Promise<Ahead | null> {
  const [row] = await client.$queryRaw<{ schedule: ScheduleJson; turn: number; isRegular: boolean }[]>`
    SELECT ${scheduleSql({ from: now, to: null })} AS schedule, s.turn, EXISTS (
      SELECT FROM standing_answers WHERE series_id = s.id AND member_id = ${memberId}::uuid AND until IS NULL
    ) AS "isRegular"
    FROM series s JOIN groups g ON g.id = s.group_id AND g.deleted_at IS NULL
    WHERE s.id = ${seriesId}::uuid AND s.group_id = ${groupId}::uuid`;
  if (!row) return null;
  const { turn, isRegular } = row;
  const schedule = scheduleOf(row.schedule);
  const dates = nextMeetups(schedule.plans, schedule.rows, now, SHOWN);
  const voices = await readVoices(client, [{ seriesId, from: now, to: dates.at(-1)?.startsAt ?? now }]);
  return { schedule, turn, isRegular, dates, voices: voices.get(seriesId) ?? [] };
}

/** A stretch of days that somebody is away. */
export type Stretch = Days & { awayId: string };

/** Today on the viewer's own calendar. */
export function todayOf({ zone }: Pick<Viewer, "zone">, now: Date): LocalDate {
  return localDateOf(now, parseZone(zone ?? "") ?? UTC);
}

/** When the viewer is away, as far as it is not over; the first day first. One query. */
export async function stretches(viewer: Viewer, now: Date): Promise<Stretch[]> {
  const rows = await db().away.findMany({
    where: { userId: viewer.userId, liftedAt: null, until: { gt: toDateColumn(todayOf(viewer, now)) } },
    orderBy: [{ from: "asc" }, { until: "asc" }],
    select: { id: true, from: true, until: true },
  });
  return rows.map(({ id, from, until }) => ({
    ...{ awayId: id, from: fromDateColumn(from), until: fromDateColumn(until) },
  }));
}

const COVERED_SHOWN = 20;

/** The dates that being away takes somebody out of, the first of them with what they had there. */
export type Covered = { shown: { item: AgendaItem; had: Had }[]; count: number };

/** What being away on these days would take the viewer out of, over all groups. At most three queries. */
export async function coveredDates(viewer: Viewer, days: Days, now: Date): Promise<Covered> {
  const lists = await viewerLists(viewer, { from: now, to: null }, addDays(fromDateColumn(now), -3));
  const items = coveredBy(days, lists, now);
  const shown = items.slice(0, COVERED_SHOWN);
  const seatsMatter = shown.filter(mayWait);
  const [voices, mine] = await Promise.all([voicesFor(seatsMatter), membershipsOf(db(), viewer.userId)]);
  const memberIds = new Set(mine.map(({ memberId }) => memberId));
  return {
    shown: shown.map((item) => ({ item, had: hadOn(item, voices.get(item.seriesId) ?? [], memberIds) })),
    count: items.length,
  };
}

/** A running membership. `hidden`: its group is deleted, and may come back. */
export type Place = { groupId: string; memberId: string; hidden: boolean };

/** Somebody's running memberships, also in groups that are deleted and may come back. */
export async function membershipsOf(client: Tx, userId: string): Promise<Place[]> {
  const rows = await client.member.findMany({
    relationLoadStrategy: "join",
    where: { userId, leftAt: null },
    select: { id: true, groupId: true, group: { select: { deletedAt: true } } },
  });
  return rows.map(({ id, groupId, group }) => ({ groupId, memberId: id, hidden: group.deletedAt !== null }));
}
