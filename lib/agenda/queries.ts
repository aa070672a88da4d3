import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { isId } from "@/lib/id";
import type { Member } from "@/lib/members/access";
import type { Effective, OwnAnswer } from "@/lib/rsvp/answers";
import { readVoices } from "@/lib/rsvp/queries";
import { type Roll, rollOf } from "@/lib/rsvp/roll";
import { effectiveOn } from "@/lib/rsvp/seats";
import { type AwayJson, awayOf, type StandingJson, standingOf } from "@/lib/rsvp/stored";
import { type ScheduleJson, type StoredSchedule, scheduleOf } from "@/lib/schedule/columns";
import { type Span, scheduleSql } from "@/lib/schedule/queries";
import type { LocalDate } from "@/lib/time";
import { Prisma } from "@/prisma/generated/client";
import type { AgendaItem, Said } from "./agenda";

/** What a list of dates is made of: schedules, oldest first in each group, and what one said in each of the groups. */
export type Lists = { schedules: StoredSchedule[]; said: Said[] };

/** All series of the viewer's groups, with their answers for dates (identities) from `from` on. One query. */
export function viewerLists(viewer: Viewer, span: Span, from: LocalDate): Promise<Lists> {
  return listsOf(Prisma.sql`m.user_id = ${viewer.userId}::uuid`, Prisma.empty, span, from);
}

/** All series of the member's group, with their answers for dates (identities) from `from` on. One query. */
export function groupLists(member: Member, span: Span, from: LocalDate): Promise<Lists> {
  return listsOf(Prisma.sql`m.id = ${member.memberId}::uuid`, Prisma.empty, span, from);
}

/** One series of the member's group, if there is one, with their answers for dates from `from` on. One query. */
export async function seriesLists(member: Member, seriesId: string, span: Span, from: LocalDate): Promise<Lists> {
  if (!isId(seriesId)) return { schedules: [], said: [] };
  const one = Prisma.sql`AND s.id = ${seriesId}::uuid`;
  return listsOf(Prisma.sql`m.id = ${member.memberId}::uuid`, one, span, from);
}

/**
 * As above, for proofs of higher nouns: of all groups of a user or of one membership, of one series or all. Dates of a
 * membership that has ended and of a deleted group are none.
 */
export async function readLists(
  whose: { userId: string } | { memberId: string; seriesId: string | null },
  span: Span,
  from: LocalDate,
): Promise<Lists> {
  if ("userId" in whose) return listsOf(Prisma.sql`m.user_id = ${whose.userId}::uuid`, Prisma.empty, span, from);
  const one = whose.seriesId === null ? Prisma.empty : Prisma.sql`AND s.id = ${whose.seriesId}::uuid`;
  return listsOf(Prisma.sql`m.id = ${whose.memberId}::uuid`, one, span, from);
}

/** The roll of each of these dates of the member's group, without those who said nothing, by series and date. One query. */
export async function rollsOf(
  _member: Member,
  items: readonly Pick<AgendaItem, "seriesId" | "meetup">[],
): Promise<ReadonlyMap<string, Roll<Saying>>> {
  const starts = items.map(({ meetup }) => meetup.startsAt.getTime());
  if (starts.length === 0) return new Map();
  const span = { from: new Date(Math.min(...starts)), to: new Date(Math.max(...starts) + 1) };
  const voices = await readVoices(db(), [...new Set(items.map(({ seriesId }) => seriesId))], span);
  const rolls = items.map(({ seriesId, meetup }) => {
    const people = effectiveOn(voices.get(seriesId) ?? [], meetup);
    return [`${seriesId}/${meetup.date}`, rollOf(people, meetup.capacity)] as const;
  });
  return new Map(rolls);
}

type Saying = { memberId: string; effective: Effective | null };

type ListsJson = {
  groupId: string;
  groupName: string;
  schedules: ScheduleJson[];
  own: (OwnAnswer & { seriesId: string; date: LocalDate })[];
  standing: (StandingJson & { seriesId: string })[];
  aways: (AwayJson & { seriesId: string })[];
};

async function listsOf(whose: Prisma.Sql, which: Prisma.Sql, span: Span, from: LocalDate): Promise<Lists> {
  const rows = await db().$queryRaw<ListsJson[]>`
    SELECT m.group_id AS "groupId", g.name AS "groupName",
      (SELECT coalesce(json_agg(${scheduleSql(span)} ORDER BY s.created_at), '[]')
        FROM series s WHERE s.group_id = m.group_id ${which}) AS schedules,
      (SELECT coalesce(json_agg(o), '[]') FROM (
        SELECT t.series_id AS "seriesId", t.date, r.answer, r.ticket, r.note, r.brings
        FROM rsvps r JOIN meetups t ON t.id = r.meetup_id
        WHERE r.member_id = m.id AND t.date >= ${from}::date) o) AS own,
      (SELECT coalesce(json_agg(a), '[]') FROM (
        SELECT series_id AS "seriesId", ticket, "from", until
        FROM standing_answers WHERE member_id = m.id) a) AS standing,
      (SELECT coalesce(json_agg(a), '[]') FROM (
        SELECT k.series_id AS "seriesId", k.ticket, a."from", a.until, a.set_at AS "setAt", a.lifted_at AS "liftedAt"
        FROM away_tickets k JOIN aways a ON a.id = k.away_id
        WHERE k.member_id = m.id AND a.until > ${from}::date) a) AS aways
    FROM members m JOIN groups g ON g.id = m.group_id AND g.deleted_at IS NULL
    WHERE ${whose} AND m.left_at IS NULL ORDER BY m.joined_at`;
  return { schedules: rows.flatMap(({ schedules }) => schedules.map(scheduleOf)), said: rows.map(saidOf) };
}

function saidOf({ groupId, groupName, own, standing, aways }: ListsJson): Said {
  const byDate = new Map(own.map(({ seriesId, date, ...answer }) => [`${seriesId}/${date}`, answer]));
  return { groupId, groupName, own: byDate, standing: bySeries(standing, standingOf), aways: bySeries(aways, awayOf) };
}

function bySeries<Row extends { seriesId: string }, Read>(
  rows: readonly Row[],
  read: (row: Row) => Read,
): ReadonlyMap<string, Read[]> {
  const found = new Map<string, Read[]>();
  for (const row of rows) found.set(row.seriesId, [...(found.get(row.seriesId) ?? []), read(row)]);
  return found;
}
