import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { db, storedEnum, type Tx } from "@/lib/db";
import { isId } from "@/lib/id";
import type { Member } from "@/lib/members/access";
import type { Role } from "@/lib/members/policy";
import { type ScheduleJson, type StoredMeetup, type StoredSchedule, scheduleOf } from "@/lib/schedule/columns";
import { isLive, type Meetup, meetupOn } from "@/lib/schedule/meetups";
import { spanOfDate } from "@/lib/schedule/next";
import { type Span, scheduleSql } from "@/lib/schedule/queries";
import type { LocalDate } from "@/lib/time";
import { Prisma } from "@/prisma/generated/client";
import { Role as RoleEnum } from "@/prisma/generated/enums";
import type { Said } from "./agenda";
import { type Answer, type Effective, effectiveAnswer, inForce, type OwnAnswer, type Standing } from "./answers";

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
};

/** One date of a series, with everybody who was (or is) a member at its start. */
export type MeetupWithPeople = {
  schedule: StoredSchedule;
  meetup: Meetup;
  /** With the answer that counts, in order of joining. */
  people: Person[];
};

type StandingJson = { ticket: number; from: string; until: string | null };

type PersonJson = {
  memberId: string;
  userId: string;
  name: string | null;
  nameless: boolean;
  role: string;
  joinedAt: string;
  leftAt: string | null;
  own: OwnAnswer | null;
  standing: StandingJson[];
};

/** Instants in JSON are texts. */
const during = ({ from, until }: { from: string; until: string | null }) => ({
  from: new Date(from),
  until: until === null ? null : new Date(until),
});

const standingOf = ({ ticket, ...times }: StandingJson): Standing => ({ ticket, ...during(times) });

/** SQL for everybody who ever belonged to the group of a row `s` of `series`, with what they said for one date. */
const peopleSql = ({ seriesId, date }: Key) => Prisma.sql`(
  SELECT coalesce(json_agg(p ORDER BY p."joinedAt"), '[]') FROM (
    SELECT m.id AS "memberId", m.user_id AS "userId", u.name, m.nameless, m.role, m.joined_at AS "joinedAt",
      m.left_at AS "leftAt",
      (SELECT json_build_object('answer', r.answer, 'ticket', r.ticket, 'note', r.note)
        FROM rsvps r JOIN meetups t ON t.id = r.meetup_id
        WHERE r.member_id = m.id AND t.series_id = ${seriesId}::uuid AND t.date = ${date}::date) AS own,
      (SELECT coalesce(json_agg(a), '[]') FROM (
        SELECT ticket, "from", until FROM standing_answers
        WHERE member_id = m.id AND series_id = ${seriesId}::uuid) a) AS standing
    FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.group_id = s.group_id
  ) p)`;

type Around = { schedule: StoredSchedule; people: PersonJson[] };

/** What is stored around one day of a series of the group; null where that has none such or is deleted. One query. */
async function readAround(client: Tx, groupId: string, key: Key): Promise<Around | null> {
  const [row] = await client.$queryRaw<{ schedule: ScheduleJson; people: PersonJson[] }[]>`
    SELECT ${scheduleSql(spanOfDate(key.date))} AS schedule, ${peopleSql(key)} AS people
    FROM series s JOIN groups g ON g.id = s.group_id AND g.deleted_at IS NULL
    WHERE s.id = ${key.seriesId}::uuid AND s.group_id = ${groupId}::uuid`;
  return row ? { schedule: scheduleOf(row.schedule), people: row.people } : null;
}

/**
 * One date of a series of the group, or null where it has none or is deleted. One query.
 * @param client inside a command the transaction that holds the series' turn.
 */
export async function readMeetup(client: Tx, groupId: string, key: Key): Promise<MeetupWithPeople | null> {
  const around = await readAround(client, groupId, key);
  return around && meetupAmong(around, key.date);
}

function meetupAmong({ schedule, people }: Around, date: LocalDate): MeetupWithPeople | null {
  const meetup = meetupOn(schedule.plans, schedule.rows, date);
  return meetup && { schedule, meetup, people: peopleAt(people, meetup.startsAt) };
}

/** Who were members at an instant, each with the answer that counts. */
function peopleAt(people: readonly PersonJson[], at: Date): Person[] {
  const there = people.filter(({ joinedAt, leftAt }) => inForce(during({ from: joinedAt, until: leftAt }), at));
  return there.map(({ memberId, userId, name, nameless, role, joinedAt, own, standing }) => ({
    ...{ memberId, userId, name: nameless ? null : (name ?? ""), role: storedEnum(RoleEnum, role) },
    joinedAt: new Date(joinedAt),
    effective: effectiveAnswer(own, standing.map(standingOf), at),
  }));
}

/** One date of the member's group, with who comes, who might, who not, who has not said; null where there is none. */
export async function meetupWithPeople(
  member: Member,
  seriesId: string,
  date: LocalDate,
): Promise<MeetupWithPeople | null> {
  return isId(seriesId) ? readMeetup(db(), member.groupId, { seriesId, date }) : null;
}

/** A date that is none any more, with what was answered for it: taken out, carried to another, or retired. */
export type FormerDate = {
  schedule: StoredSchedule;
  row: StoredMeetup;
  said: { name: string | null; answer: Answer }[];
};

/** One date of the member's group, also one that is none any more; null where nothing was ever stored of it. */
export async function dateWithPeople(
  member: Member,
  seriesId: string,
  date: LocalDate,
): Promise<({ is: "meetup" } & MeetupWithPeople) | ({ is: "former" } & FormerDate) | null> {
  const around = isId(seriesId) ? await readAround(db(), member.groupId, { seriesId, date }) : null;
  const found = around && meetupAmong(around, date);
  if (found) return { is: "meetup", ...found };
  const { schedule, people } = around ?? { schedule: null, people: [] };
  const row = schedule?.rows.find((touched) => touched.date === date);
  if (!schedule || !row || isLive(row)) return null;
  // Only what they said for it by themselves: a regular comes to dates that take place.
  const said = people.flatMap(({ name, nameless, own }) =>
    own ? [{ name: nameless ? null : (name ?? ""), answer: own.answer }] : [],
  );
  return { is: "former", schedule, row, said };
}

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

type ListsJson = {
  groupId: string;
  groupName: string;
  schedules: ScheduleJson[];
  own: (OwnAnswer & { seriesId: string; date: LocalDate })[];
  standing: (StandingJson & { seriesId: string })[];
};

async function listsOf(whose: Prisma.Sql, which: Prisma.Sql, span: Span, from: LocalDate): Promise<Lists> {
  const rows = await db().$queryRaw<ListsJson[]>`
    SELECT m.group_id AS "groupId", g.name AS "groupName",
      (SELECT coalesce(json_agg(${scheduleSql(span)} ORDER BY s.created_at), '[]')
        FROM series s WHERE s.group_id = m.group_id ${which}) AS schedules,
      (SELECT coalesce(json_agg(o), '[]') FROM (
        SELECT t.series_id AS "seriesId", t.date, r.answer, r.ticket, r.note
        FROM rsvps r JOIN meetups t ON t.id = r.meetup_id
        WHERE r.member_id = m.id AND t.date >= ${from}::date) o) AS own,
      (SELECT coalesce(json_agg(a), '[]') FROM (
        SELECT series_id AS "seriesId", ticket, "from", until
        FROM standing_answers WHERE member_id = m.id) a) AS standing
    FROM members m JOIN groups g ON g.id = m.group_id AND g.deleted_at IS NULL
    WHERE ${whose} AND m.left_at IS NULL ORDER BY m.joined_at`;
  return { schedules: rows.flatMap(({ schedules }) => schedules.map(scheduleOf)), said: rows.map(saidOf) };
}

function saidOf({ groupId, groupName, own, standing }: ListsJson): Said {
  const bySeries = new Map<string, Standing[]>();
  for (const { seriesId, ...answer } of standing) {
    bySeries.set(seriesId, [...(bySeries.get(seriesId) ?? []), standingOf(answer)]);
  }
  const byDate = new Map(own.map(({ seriesId, date, ...answer }) => [`${seriesId}/${date}`, answer]));
  return { groupId, groupName, own: byDate, standing: bySeries };
}
