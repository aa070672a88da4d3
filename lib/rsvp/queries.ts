import "server-only";
import { db, storedEnum, type Tx } from "@/lib/db";
import { isId } from "@/lib/id";
import type { Member } from "@/lib/members/access";
import { shownName } from "@/lib/members/names";
import type { Role } from "@/lib/members/policy";
import { type NoticeJson, noticesOf } from "@/lib/notices/queries";
import type { StoredNotice } from "@/lib/notices/shown";
import { type ScheduleJson, type StoredMeetup, type StoredSchedule, scheduleOf } from "@/lib/schedule/columns";
import { isLive, type Meetup, meetupOn } from "@/lib/schedule/meetups";
import { spanOfDate } from "@/lib/schedule/next";
import { scheduleSql } from "@/lib/schedule/queries";
import { addDays, dateOf, fromDateColumn, type LocalDate } from "@/lib/time";
import { Prisma } from "@/prisma/generated/client";
import { Role as RoleEnum } from "@/prisma/generated/enums";
import { type Answer, type Effective, effectiveAnswer, type OwnAnswer } from "./answers";
import { spanOfNews, type Voice, type Voiced } from "./seats";
import { type AwayJson, awayOf, type StandingJson, standingOf, type VoicesJson, voicesOf } from "./stored";

type Key = { seriesId: string; date: LocalDate };

/** A member as one date sees them. */
export type Person = {
  memberId: string;
  userId: string;
  /** Null: a former member who asked not to be named in what they left behind. */
  name: string | null;
  role: Role;
  joinedAt: Date;
  effective: Effective | null;
  /** Whether they were a regular at its start, whatever they said for it. */
  isRegular: boolean;
  /** Which organizer said so for them. Null: they did. */
  by: { memberId: string; name: string | null } | null;
};

/** One date of a series, with those who were (or are) members at its start. */
export type MeetupWithPeople = {
  schedule: StoredSchedule;
  meetup: Meetup;
  /**
   * With the answer that counts, in order of joining: everybody who said anything and oneself, and of those who said
   * nothing the first few.
   */
  people: Person[];
  /** How many more said nothing. */
  others: number;
  /** What one was told of it and has not put away. */
  notices: StoredNotice[];
};

type PersonJson = {
  memberId: string;
  userId: string;
  name: string | null;
  nameless: boolean;
  role: string;
  joinedAt: string;
  own: OwnAnswer | null;
  by: { memberId: string; name: string | null } | null;
  standing: StandingJson[] | null;
  aways: AwayJson[] | null;
};

/** How many of those who said nothing are named. */
const SILENT_NAMED = 12;

/**
 * Those who were members when a date began, with all that may count for it. Which of it does, the rule decides: what is
 * read is a little more. One query, whose answer grows with those who said something and not with the group.
 */
async function readPeople(client: Tx, where: PeopleAt): Promise<Omit<MeetupWithPeople, "schedule" | "meetup">> {
  const { groupId, seriesId, meetup, memberId } = where;
  const [at, day, row] = [meetup.startsAt, dateOf(meetup.local), where.rowId];
  const [found] = await client.$queryRaw<{ people: PersonJson[]; count: number; notices: NoticeJson[] }[]>`
    WITH standing AS (
      SELECT member_id, json_agg(json_build_object('ticket', ticket, 'from', "from", 'until', until)) AS said
      FROM standing_answers
      WHERE series_id = ${seriesId}::uuid AND "from" <= ${at} AND (until IS NULL OR until > ${at}) GROUP BY member_id
    ), away AS (
      SELECT k.member_id, json_agg(json_build_object('ticket', k.ticket, 'from', a."from", 'until', a.until,
        'setAt', a.set_at, 'liftedAt', a.lifted_at)) AS said
      FROM away_tickets k JOIN aways a ON a.id = k.away_id
      WHERE k.series_id = ${seriesId}::uuid AND ${day}::date >= a."from" AND ${day}::date < a.until GROUP BY k.member_id
    ), there AS (
      SELECT m.id AS "memberId", m.user_id AS "userId", m.nameless, m.role, m.joined_at AS "joinedAt", r.id AS rsvp,
        r.answer, r.ticket, r.note, r.brings, r.by_id, standing.said AS standing, away.said AS aways,
        r.id IS NULL AND standing.said IS NULL AND away.said IS NULL AS silent
      FROM members m
      LEFT JOIN rsvps r ON r.member_id = m.id AND r.meetup_id = ${row}::uuid
      LEFT JOIN standing ON standing.member_id = m.id
      LEFT JOIN away ON away.member_id = m.id
      WHERE m.group_id = ${groupId}::uuid AND m.joined_at <= ${at} AND (m.left_at IS NULL OR m.left_at > ${at})
    ), shown AS (
      (SELECT * FROM there WHERE NOT silent OR "memberId" = ${memberId}::uuid)
      UNION ALL
      (SELECT * FROM there WHERE silent AND "memberId" IS DISTINCT FROM ${memberId}::uuid
        ORDER BY "joinedAt", "memberId" LIMIT ${where.silent}::int)
    )
    SELECT (SELECT count(*)::int FROM there) AS count,
      (SELECT coalesce(json_agg(n), '[]') FROM (
        SELECT id, series_id AS "seriesId", date, reason, revision, was FROM notices
        WHERE member_id = ${memberId}::uuid AND series_id = ${seriesId}::uuid AND date = ${meetup.date}::date
          AND dismissed_at IS NULL) n) AS notices,
      (SELECT coalesce(json_agg(p ORDER BY p."joinedAt", p."memberId"), '[]') FROM (
      SELECT s."memberId", s."userId", u.name, s.nameless, s.role, s."joinedAt", s.standing, s.aways,
        CASE WHEN s.rsvp IS NOT NULL THEN
          json_build_object('answer', s.answer, 'ticket', s.ticket, 'note', s.note, 'brings', s.brings) END AS own,
        CASE WHEN b.id IS NOT NULL THEN
          json_build_object('memberId', b.id, 'name', CASE WHEN b.nameless THEN NULL ELSE c.name END) END AS by
      FROM shown s JOIN users u ON u.id = s."userId"
      LEFT JOIN members b ON b.id = s.by_id LEFT JOIN users c ON c.id = b.user_id
    ) p) AS people`;
  const people = found?.people.map((person) => personOf(person, meetup)) ?? [];
  return { people, others: (found?.count ?? 0) - people.length, notices: noticesOf(found?.notices ?? []) };
}

type PeopleAt = Of & { meetup: Meetup; rowId: string | null };

function personOf({ own, standing, aways, nameless, role, ...person }: PersonJson, meetup: Meetup): Person {
  const said = { own, standing: standing?.map(standingOf) ?? [], aways: aways?.map(awayOf) ?? [] };
  const effective = effectiveAnswer(said, meetup);
  return {
    ...{ memberId: person.memberId, userId: person.userId, name: shownName({ nameless, name: person.name }) },
    ...{ role: storedEnum(RoleEnum, role), joinedAt: new Date(person.joinedAt), effective },
    ...{ isRegular: standing !== null, by: effective?.how === "own" ? person.by : null },
  };
}

/** What is stored around one day of a series of the group; null where that has none such or is deleted. One query. */
export async function readSchedule(
  client: Tx,
  groupId: string,
  { seriesId, date }: Key,
): Promise<StoredSchedule | null> {
  const [row] = await client.$queryRaw<{ schedule: ScheduleJson }[]>`
    SELECT ${scheduleSql(spanOfDate(date))} AS schedule
    FROM series s JOIN groups g ON g.id = s.group_id AND g.deleted_at IS NULL
    WHERE s.id = ${seriesId}::uuid AND s.group_id = ${groupId}::uuid`;
  return row ? scheduleOf(row.schedule) : null;
}

async function withPeople(client: Tx, schedule: StoredSchedule, of: Of): Promise<MeetupWithPeople | null> {
  const meetup = meetupOn(schedule.plans, schedule.rows, of.date);
  if (!meetup) return null;
  const rowId = schedule.rows.find((row) => row.date === of.date)?.id ?? null;
  return { schedule, meetup, ...(await readPeople(client, { ...of, meetup, rowId })) };
}

/** `silent`: how many of those who said nothing to name; null: all. */
type Of = Key & { groupId: string; memberId: string | null; silent: number | null };

/**
 * One date of a series of the member's group, or null where it has none or is deleted. Two queries.
 * @param client inside a command the transaction that holds the series' turn.
 * @param member without `memberId`: for several members of the group alike.
 * @param everybody names all who said nothing, too.
 */
export async function readMeetup(
  client: Tx,
  { groupId, memberId }: { groupId: string; memberId: string | null },
  { seriesId, date }: Key,
  everybody = false,
): Promise<MeetupWithPeople | null> {
  const of = { seriesId, date, groupId, memberId, silent: everybody ? null : SILENT_NAMED };
  const schedule = await readSchedule(client, groupId, of);
  return schedule && withPeople(client, schedule, of);
}

type Asking = Pick<Member, "groupId" | "memberId">;

/** One date of the member's group, with who comes, who might, who not, who has not said; null where there is none. */
export async function meetupWithPeople(
  member: Member,
  seriesId: string,
  date: LocalDate,
): Promise<MeetupWithPeople | null> {
  return isId(seriesId) ? readMeetup(db(), asking(member), { seriesId, date }) : null;
}

const asking = ({ groupId, memberId }: Member): Asking => ({ groupId, memberId });

/** A date that is none any more, with what was answered for it: taken out, carried to another, or retired. */
export type FormerDate = {
  schedule: StoredSchedule;
  row: StoredMeetup;
  said: { name: string | null; answer: Answer }[];
};

/**
 * One date of the member's group, also one that is none any more; null where nothing was ever stored of it.
 * @param everybody names all who said nothing, too.
 */
export async function dateWithPeople(
  member: Member,
  seriesId: string,
  date: LocalDate,
  everybody = false,
): Promise<({ is: "meetup" } & MeetupWithPeople) | ({ is: "former" } & FormerDate) | null> {
  const schedule = isId(seriesId) ? await readSchedule(db(), member.groupId, { seriesId, date }) : null;
  const of = { seriesId, date, ...asking(member), silent: everybody ? null : SILENT_NAMED };
  const found = schedule && (await withPeople(db(), schedule, of));
  if (found) return { is: "meetup", ...found };
  const row = schedule?.rows.find((touched) => touched.date === date);
  if (!schedule || !row || isLive(row)) return null;
  return { is: "former", schedule, row, said: await saidTo(row.id) };
}

/** Only what they said for it by themselves: a regular comes to dates that take place. */
async function saidTo(meetupId: string): Promise<FormerDate["said"]> {
  const rows = await db().rsvp.findMany({
    relationLoadStrategy: "join",
    where: { meetupId },
    orderBy: { member: { joinedAt: "asc" } },
    select: { answer: true, member: { select: { nameless: true, user: { select: { name: true } } } } },
  });
  return rows.map(({ answer, member }) => ({
    ...{ name: shownName({ nameless: member.nameless, name: member.user.name }), answer },
  }));
}

/** A series and the instants between which its dates are asked for, the last among them. */
export type SeriesSpan = { seriesId: string; from: Date; to: Date };

/**
 * All that was said for some series that may count for their dates (by day held, or identity) in a span of each, by
 * series. One query.
 */
export async function readVoices(client: Tx, spans: readonly SeriesSpan[]): Promise<ReadonlyMap<string, Voice[]>> {
  const days = (of: "from" | "to", margin: number) => spans.map((span) => addDays(fromDateColumn(span[of]), margin));
  const instants = (of: "from" | "to") => spans.map((span) => span[of].toISOString());
  const rows = await client.$queryRaw<VoicesJson[]>`
    WITH span AS (
      SELECT * FROM unnest(${spans.map(({ seriesId }) => seriesId)}::uuid[], ${instants("from")}::timestamptz[],
        ${instants("to")}::timestamptz[], ${days("from", -MARGIN_DAYS)}::date[], ${days("to", MARGIN_DAYS)}::date[]
      ) AS s(series_id, first, last, first_day, last_day)
    ), own AS (
      SELECT t.series_id, r.member_id AS "memberId", t.date, r.answer, r.ticket, r.brings
      FROM span s JOIN meetups t ON t.series_id = s.series_id
        AND (t.date BETWEEN s.first_day AND s.last_day OR t.starts_at BETWEEN s.first_day AND s.last_day)
      JOIN rsvps r ON r.meetup_id = t.id
    ), standing AS (
      SELECT a.series_id, a.member_id AS "memberId", a.ticket, a."from", a.until
      FROM span s JOIN standing_answers a ON a.series_id = s.series_id
        AND a."from" <= s.last AND (a.until IS NULL OR a.until > s.first)
    ), away AS (
      SELECT k.series_id, k.member_id AS "memberId", k.ticket, a."from", a.until, a.set_at AS "setAt",
        a.lifted_at AS "liftedAt"
      FROM span s JOIN away_tickets k ON k.series_id = s.series_id
      JOIN aways a ON a.id = k.away_id AND a."from" <= s.last_day AND a.until > s.first_day
    ), spoken AS (
      SELECT series_id, "memberId" FROM own UNION SELECT series_id, "memberId" FROM standing
      UNION SELECT series_id, "memberId" FROM away
    )
    SELECT s.series_id AS "seriesId",
      (SELECT coalesce(json_agg(o), '[]') FROM own o WHERE o.series_id = s.series_id) AS own,
      (SELECT coalesce(json_agg(o), '[]') FROM standing o WHERE o.series_id = s.series_id) AS standing,
      (SELECT coalesce(json_agg(o), '[]') FROM away o WHERE o.series_id = s.series_id) AS aways,
      (SELECT coalesce(json_agg(json_build_object('memberId', m.id, 'joinedAt', m.joined_at, 'leftAt', m.left_at)
          ORDER BY m.joined_at, m.id), '[]')
        FROM spoken o JOIN members m ON m.id = o."memberId"
        WHERE o.series_id = s.series_id AND (m.left_at IS NULL OR m.left_at > s.first)) AS members
    FROM span s`;
  return new Map(rows.map((row) => [row.seriesId, voicesOf(row)]));
}

// As schedules are read: a local date lies within a day of UTC's, and `meetups` widens by two more.
const MARGIN_DAYS = 3;

/** Some series of a group (left out: all), with what everybody said for the dates of which news is told. Two queries. */
export async function readVoiced(
  client: Tx,
  of: { groupIds: readonly string[]; seriesId?: string },
  now: Date,
): Promise<(Voiced & { seriesId: string; turn: number })[]> {
  const span = spanOfNews(now);
  const one = of.seriesId === undefined ? Prisma.empty : Prisma.sql`AND s.id = ${of.seriesId}::uuid`;
  const rows = await client.$queryRaw<{ schedule: ScheduleJson; turn: number }[]>`
    SELECT ${scheduleSql(span)} AS schedule, s.turn
    FROM series s WHERE s.group_id = ANY(${of.groupIds}::uuid[]) ${one}`;
  const spans = rows.map(({ schedule: { seriesId } }) => ({ seriesId, ...span }));
  const voices = await readVoices(client, spans);
  return rows.map(({ schedule, turn }) => {
    const { seriesId, plans, rows: touched } = scheduleOf(schedule);
    return { seriesId, turn, plans, rows: touched, voices: voices.get(seriesId) ?? [] };
  });
}
