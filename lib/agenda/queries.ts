import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { isId } from "@/lib/id";
import type { Member } from "@/lib/members/access";
import { type NoticeJson, noticesOf } from "@/lib/notices/queries";
import type { StoredNotice } from "@/lib/notices/shown";
import type { OwnAnswer } from "@/lib/rsvp/answers";
import { readVoices } from "@/lib/rsvp/queries";
import { type AwayJson, awayOf, type StandingJson, standingOf } from "@/lib/rsvp/stored";
import { type ScheduleJson, type StoredSchedule, scheduleOf } from "@/lib/schedule/columns";
import type { Meetup } from "@/lib/schedule/meetups";
import { type Span, scheduleSql } from "@/lib/schedule/queries";
import type { LocalDate } from "@/lib/time";
import { Prisma } from "@/prisma/generated/client";
import { type AgendaItem, type Said, seated } from "./agenda";
import { type News, newsOf, noticed } from "./news";
import { showsSeats, spansOf, type Voices } from "./seats";

/** What a list of dates is made of: schedules, oldest first in each group, and what one said in each of the groups. */
export type Lists = {
  schedules: StoredSchedule[];
  said: Said[];
  /** What one was told and has not put away. */
  notices: StoredNotice[];
};

/** All series of the viewer's groups, with their answers for dates (identities) from `from` on. One query. */
export function viewerLists(viewer: Viewer, span: Span, from: LocalDate): Promise<Lists> {
  return readLists({ userId: viewer.userId }, span, from);
}

/** All series of the member's group, with their answers for dates (identities) from `from` on. One query. */
export function groupLists(member: Member, span: Span, from: LocalDate): Promise<Lists> {
  return readLists({ memberId: member.memberId, seriesId: null }, span, from);
}

/** One series of the member's group, if there is one, with their answers for dates from `from` on. One query. */
export async function seriesLists(member: Member, seriesId: string, span: Span, from: LocalDate): Promise<Lists> {
  if (!isId(seriesId)) return { schedules: [], said: [], notices: [] };
  return readLists({ memberId: member.memberId, seriesId }, span, from);
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

/**
 * Dates of one's lists with their seats, and what one is told. One query.
 * @param lists from which the items are.
 */
export async function withSeats(
  lists: Lists,
  items: readonly AgendaItem[],
  now: Date,
): Promise<{ items: AgendaItem[]; news: News[] }> {
  const told = noticed(lists.notices, lists.schedules, lists.said);
  const toldOf = told.flatMap(({ seriesId, meetup }) => (meetup ? [{ seriesId, meetup }] : []));
  const voices = await voicesFor([...items.filter((item) => showsSeats(item, now)), ...toldOf]);
  return { items: seated(items, voices, now), news: newsOf(told, voices, now) };
}

/** What everybody said for these dates of one's lists. One query, none where there are no dates. */
export async function voicesFor(dates: readonly { seriesId: string; meetup: Meetup }[]): Promise<Voices> {
  return dates.length > 0 ? readVoices(db(), spansOf(dates)) : new Map();
}

type ListsJson = {
  groupId: string;
  groupName: string;
  memberId: string;
  notices: NoticeJson[];
  schedules: ScheduleJson[];
  own: (OwnAnswer & { seriesId: string; date: LocalDate })[];
  standing: (StandingJson & { seriesId: string })[];
  aways: (AwayJson & { seriesId: string })[];
};

async function listsOf(whose: Prisma.Sql, which: Prisma.Sql, span: Span, from: LocalDate): Promise<Lists> {
  const rows = await db().$queryRaw<ListsJson[]>`
    SELECT m.group_id AS "groupId", g.name AS "groupName", m.id AS "memberId",
      (SELECT coalesce(json_agg(n), '[]') FROM (
        SELECT id, series_id AS "seriesId", date, reason, revision, was
        FROM notices WHERE member_id = m.id AND dismissed_at IS NULL AND date >= ${from}::date) n) AS notices,
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
  return {
    schedules: rows.flatMap(({ schedules }) => schedules.map(scheduleOf)),
    said: rows.map(saidOf),
    notices: rows.flatMap(({ notices }) => noticesOf(notices)),
  };
}

function saidOf({ groupId, groupName, memberId, own, standing, aways }: ListsJson): Said {
  const byDate = new Map(own.map(({ seriesId, date, ...answer }) => [`${seriesId}/${date}`, answer]));
  const rest = { standing: bySeries(standing, standingOf), aways: bySeries(aways, awayOf) };
  return { groupId, groupName, memberId, own: byDate, ...rest };
}

function bySeries<Row extends { seriesId: string }, Read>(
  rows: readonly Row[],
  read: (row: Row) => Read,
): ReadonlyMap<string, Read[]> {
  const found = new Map<string, Read[]>();
  for (const row of rows) found.set(row.seriesId, [...(found.get(row.seriesId) ?? []), read(row)]);
  return found;
}
