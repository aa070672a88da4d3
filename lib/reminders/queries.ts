import "server-only";
import { storedEnum, type Tx } from "@/lib/db";
import { readVoices } from "@/lib/rsvp/queries";
import { type ScheduleJson, scheduleOf } from "@/lib/schedule/columns";
import { scheduleSql } from "@/lib/schedule/queries";
import { addDays, fromDateColumn, type LocalDate, parseZone } from "@/lib/time";
import { Prisma } from "@/prisma/generated/client";
import { NoticeReason, Role } from "@/prisma/generated/enums";
import { ACTIVITY_KEPT, moved, spanOf, type Woken } from "./woken";

// As schedules are read: a local date lies within a day of UTC's, and `meetups` widens by two more.
const MARGIN_DAYS = 3;

/**
 * All that what is due of a series is made of, as a transaction sees it that holds its row; null where its group is
 * deleted. Three queries, whatever lies behind or far ahead.
 */
export async function readWoken(tx: Tx, seriesId: string, now: Date): Promise<Woken | null> {
  const plain = scheduleSql({ from: now, to: now });
  const [found] = await tx.$queryRaw<{ schedule: ScheduleJson; isFirst: boolean }[]>`
    SELECT ${plain} AS schedule, NOT EXISTS (
      SELECT 1 FROM series o WHERE o.group_id = s.group_id AND (o.created_at, o.id) < (s.created_at, s.id)
    ) AS "isFirst"
    FROM series s JOIN groups g ON g.id = s.group_id AND g.deleted_at IS NULL WHERE s.id = ${seriesId}::uuid`;
  if (!found) return null;
  const { groupId, plans } = scheduleOf(found.schedule);
  const span = spanOf(plans, now);
  const facts = await readFacts(tx, { groupId, seriesId, span }, now);
  const voices = await readVoices(tx, [{ seriesId, from: span.from, to: span.until }]);
  return { ...facts, seriesId, isFirst: found.isFirst, voices: voices.get(seriesId) ?? [] };
}

type FactsJson = {
  schedule: ScheduleJson;
  hasLater: boolean;
  readers: { memberId: string; role: string; joinedAt: string; addedBy: string | null; zone: string | null }[];
  answered: { memberId: string; date: LocalDate; at: string }[];
  spoke: { memberId: string; at: string }[];
  written: {
    memberId: string;
    reason: string;
    date: LocalDate;
    revision: number;
    notBefore: string | null;
    createdAt: string;
    dropped: boolean;
  }[];
};

type Asked = { groupId: string; seriesId: string; span: ReturnType<typeof spanOf> };

async function readFacts(tx: Tx, { groupId, seriesId, span }: Asked, now: Date) {
  const day = (at: Date, margin: number) => addDays(fromDateColumn(at), margin);
  const [first, last] = [day(span.from, -MARGIN_DAYS), day(span.until, MARGIN_DAYS)];
  const lately = moved(now, -ACTIVITY_KEPT);
  const [row] = await tx.$queryRaw<FactsJson[]>`
    SELECT ${scheduleSql({ from: span.from, to: span.to })} AS schedule,
      EXISTS (SELECT 1 FROM meetups WHERE series_id = s.id AND state = 'on'
        AND (date > ${day(span.to, 0)}::date OR starts_at > ${day(span.to, 0)}::date)) AS "hasLater",
      (SELECT coalesce(json_agg(r), '[]') FROM (
        SELECT m.id AS "memberId", m.role, m.joined_at AS "joinedAt", u.zone,
          CASE WHEN m.joined_at > ${lately} THEN (
            SELECT actor_id FROM audit_entries WHERE subject_id = m.id AND action = 'guest_added' LIMIT 1
          ) END AS "addedBy"
        FROM members m JOIN users u ON u.id = m.user_id
        WHERE m.group_id = s.group_id AND m.left_at IS NULL ORDER BY m.joined_at, m.id) r) AS readers,
      (SELECT coalesce(json_agg(a), '[]') FROM (
        SELECT r.member_id AS "memberId", t.date, r.answered_at AS at
        FROM meetups t JOIN rsvps r ON r.meetup_id = t.id
        WHERE t.series_id = s.id
          AND (t.date BETWEEN ${first}::date AND ${last}::date OR t.starts_at BETWEEN ${first}::date AND ${last}::date)
      ) a) AS answered,
      (SELECT coalesce(json_agg(o), '[]') FROM (
        SELECT r.member_id AS "memberId", max(r.answered_at) AS at
        FROM meetups t JOIN rsvps r ON r.meetup_id = t.id
        WHERE t.series_id = s.id AND (t.date >= ${first}::date OR t.starts_at >= ${first}::date)
          AND r.by_id IS NULL AND r.answered_at > ${lately}
        GROUP BY r.member_id) o) AS spoke,
      (SELECT coalesce(json_agg(w), '[]') FROM (${writtenSql({ groupId, seriesId, first: day(now, -10) })}) w) AS written
    FROM series s WHERE s.id = ${seriesId}::uuid`;
  if (!row) throw new Error(`The series ${seriesId} is gone while its row is held`);
  return factsOf(row);
}

/**
 * What members were told of dates from a day on, and of dates of before that were moved behind it; of digests and of
 * silence the last. Looked up member by member: years of notices of a series lie in one index.
 */
function writtenSql({ groupId, seriesId, first }: { groupId: string; seriesId: string; first: LocalDate }): Prisma.Sql {
  const columns = Prisma.sql`n.member_id AS "memberId", n.reason, n.date, n.revision, n.not_before AS "notBefore",
    n.created_at AS "createdAt", n.dropped IS NOT NULL AS dropped`;
  const of = (reasons: Prisma.Sql) =>
    Prisma.sql`n.member_id = m.id AND n.reason IN (${reasons}) AND n.series_id = ${seriesId}::uuid`;
  const ofDates = of(Prisma.sql`'question', 'reminder', 'moved_up'`);
  const last = (reason: Prisma.Sql) =>
    Prisma.sql`SELECT w.* FROM members m CROSS JOIN LATERAL (
      SELECT ${columns} FROM notices n WHERE ${of(reason)} ORDER BY n.date DESC LIMIT 1
    ) w WHERE m.group_id = ${groupId}::uuid`;
  return Prisma.sql`
    SELECT w.* FROM members m CROSS JOIN LATERAL (
      SELECT ${columns} FROM notices n WHERE ${ofDates} AND n.date >= ${first}::date OFFSET 0
    ) w WHERE m.group_id = ${groupId}::uuid AND m.left_at IS NULL
    UNION ALL
    SELECT w.* FROM meetups t CROSS JOIN members m CROSS JOIN LATERAL (
      SELECT ${columns} FROM notices n WHERE ${ofDates} AND n.date = t.date OFFSET 0
    ) w WHERE t.series_id = ${seriesId}::uuid AND t.date < ${first}::date AND t.starts_at >= ${first}::date
      AND m.group_id = ${groupId}::uuid AND m.left_at IS NULL
    UNION ALL (${last(Prisma.sql`'activity'`)} AND m.left_at IS NULL AND m.role <> 'member')
    UNION ALL (${last(Prisma.sql`'still_alive'`)})`;
}

function factsOf(row: FactsJson) {
  const { plans, rows } = scheduleOf(row.schedule);
  const at = <Row extends { at: string }>(one: Row) => ({ ...one, at: new Date(one.at) });
  return {
    ...{ plans, rows, hasLater: row.hasLater },
    readers: row.readers.map(({ role, joinedAt, zone, ...one }) => ({
      ...one,
      ...{ role: storedEnum(Role, role), joinedAt: new Date(joinedAt), zone: parseZone(zone ?? "") },
    })),
    answered: row.answered.map(at),
    spoke: row.spoke.map(at),
    written: row.written.map(({ reason, notBefore, createdAt, ...one }) => ({
      ...{ ...one, reason: storedEnum(NoticeReason, reason), createdAt: new Date(createdAt) },
      notBefore: notBefore === null ? null : new Date(notBefore),
    })),
  };
}
