import "server-only";
import type { Tx } from "@/lib/db";
import { addDays, fromDateColumn } from "@/lib/time";
import { Prisma } from "@/prisma/generated/client";
import { type ScheduleJson, scheduleOf } from "./columns";
import { type NextDate, nextDate } from "./next";

/** Instants: which touched dates to read along with the plans. Null: open to that side. */
export type Span = { from: Date | null; to: Date | null };

// A local date lies within a day of UTC's, and `meetups` widens by two more: rows are read three days wider.
const MARGIN_DAYS = 3;

/**
 * SQL for the schedule of a row `s` of `series`, as `ScheduleJson`: for this noun and those that read it along with
 * rows of their own, in one statement. Every page of dates is read so; through Prisma's own joins it took three times
 * as long.
 */
export function scheduleSql(span: Span): Prisma.Sql {
  const from = span.from ? addDays(fromDateColumn(span.from), -MARGIN_DAYS) : "-infinity";
  const to = span.to ? addDays(fromDateColumn(span.to), MARGIN_DAYS) : "infinity";
  return Prisma.sql`json_build_object(
    'seriesId', s.id, 'groupId', s.group_id, 'name', s.name, 'description', s.description, 'turn', s.turn,
    'plans', (SELECT coalesce(json_agg(p ORDER BY p."from"), '[]') FROM (
      SELECT "from", until, start_time AS "startTime", zone, rrule, length, place, link, capacity, may_bring AS "mayBring",
        minimum, decide_before AS "decideBefore", if_short AS "ifShort", turn, changed_at AS "changedAt"
      FROM plans WHERE series_id = s.id
    ) p),
    'rows', (SELECT coalesce(json_agg(t ORDER BY t.date), '[]') FROM (
      SELECT id, date, state, extra, starts_at AS "startsAt", zone, length, name, own, place, link, capacity, may_bring AS "mayBring",
        cancel_reason AS "cancelReason", retired_by AS "retiredBy", carried_to AS "carriedTo", turn,
        changed_at AS "changedAt",
        (SELECT json_build_object('verdict', d.verdict, 'at', d.at, 'byId', d.by_id, 'heads', d.heads)
          FROM decisions d WHERE d.meetup_id = meetups.id AND d.reopened_at IS NULL) AS decision
      FROM meetups
      WHERE series_id = s.id
        AND (date BETWEEN ${from}::date AND ${to}::date OR starts_at BETWEEN ${from}::date AND ${to}::date)
    ) t))`;
}

/** The group's next date over all its series, as a transaction sees it. One query. */
export async function nextDateOfGroup(tx: Tx, groupId: string, now: Date): Promise<NextDate | null> {
  const rows = await tx.$queryRaw<{ schedule: ScheduleJson }[]>`
    SELECT ${scheduleSql({ from: now, to: null })} AS schedule
    FROM series s WHERE s.group_id = ${groupId}::uuid ORDER BY s.created_at`;
  return nextDate(
    rows.map(({ schedule }) => scheduleOf(schedule)),
    now,
  );
}
