import "server-only";
import { db, type Tx } from "@/lib/db";
import { isId } from "@/lib/id";
import type { Organizer } from "@/lib/members/access";
import type { Answer } from "@/lib/rsvp/answers";
import { type ScheduleJson, type StoredSchedule, scheduleOf } from "@/lib/schedule/columns";
import { type Meetup, nextMeetups, touchedMeetup } from "@/lib/schedule/meetups";
import { scheduleSql } from "@/lib/schedule/queries";
import type { LocalDate } from "@/lib/time";
import { type Ending, endingOf, type GoingDate } from "./ending";

/** A series as an edit finds it: what is to come of it, and the turn at which that holds. */
export type Editable = { schedule: StoredSchedule; turn: number };

/**
 * A series of a group with every touched date that may be to come; null where the group has none such. One query.
 * @param client inside a command the transaction that holds the series' turn.
 */
export async function readSeries(client: Tx, groupId: string, seriesId: string, now: Date): Promise<Editable | null> {
  const [row] = await client.$queryRaw<{ schedule: ScheduleJson; turn: number }[]>`
    SELECT ${scheduleSql({ from: now, to: null })} AS schedule, s.turn
    FROM series s WHERE s.id = ${seriesId}::uuid AND s.group_id = ${groupId}::uuid`;
  return row ? { schedule: scheduleOf(row.schedule), turn: row.turn } : null;
}

/** A series of the organizer's group, to edit. */
export async function seriesToEdit(organizer: Organizer, seriesId: string, now: Date): Promise<Editable | null> {
  return isId(seriesId) ? readSeries(db(), organizer.groupId, seriesId, now) : null;
}

/** What ending a series comes to, to show beforehand; `ending` null where nothing of it is to come. */
export type EndPreview = Editable & { ending: Ending | null; next: Meetup | null; going: GoingDate[] };

/** Two queries. */
export async function endPreview(organizer: Organizer, seriesId: string, now: Date): Promise<EndPreview | null> {
  const found = await seriesToEdit(organizer, seriesId, now);
  if (!found) return null;
  const { plans, rows } = found.schedule;
  const ending = endingOf(plans, rows, now);
  const counts = await db().$queryRaw<({ date: LocalDate } & Record<Answer, number>)[]>`
    SELECT t.date::text AS date, count(*) FILTER (WHERE r.answer = 'in')::int AS in,
      count(*) FILTER (WHERE r.answer = 'maybe')::int AS maybe, count(*) FILTER (WHERE r.answer = 'out')::int AS out
    FROM meetups t JOIN rsvps r ON r.meetup_id = t.id JOIN members m ON m.id = r.member_id AND m.left_at IS NULL
    WHERE t.series_id = ${seriesId}::uuid AND t.date = ANY(${ending?.retired ?? []}::date[]) GROUP BY t.date`;
  const going = counts.flatMap(({ date, ...answers }) => {
    const row = rows.find((touched) => touched.date === date);
    const meetup = row && touchedMeetup(plans, row);
    return meetup ? [{ meetup, answers }] : [];
  });
  going.sort((a, b) => a.meetup.startsAt.getTime() - b.meetup.startsAt.getTime());
  const [next = null] = nextMeetups(plans, rows, now, 1);
  return { ...found, ending, next, going };
}
