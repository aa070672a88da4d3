import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/access";
import { db, type Tx } from "@/lib/db";
import type { Member } from "@/lib/members/access";
import type { Role } from "@/lib/members/roles";
import { type Meetup, meetupOn } from "@/lib/schedule/meetups";
import { type Schedule, spanOfDate } from "@/lib/schedule/next";
import { type Span, type StoredSchedule, scheduleColumns, scheduleOf } from "@/lib/schedule/queries";
import { fromDateColumn, type LocalDate, toDateColumn } from "@/lib/time";
import { type Answer, type Effective, effectiveAnswer, inForce, type OwnAnswer, type Standing } from "./answers";

type Key = { seriesId: string; date: LocalDate };

const idSchema = z.uuid();

/** A member as one date sees them. */
export type Person = {
  memberId: string;
  userId: string;
  name: string;
  role: Role;
  effective: Effective | null;
};

/** One date of a series, with everybody who was (or is) a member at its start. */
export type MeetupWithPeople = {
  schedule: StoredSchedule;
  meetup: Meetup;
  /** With the answer that counts, in order of joining. */
  people: Person[];
};

const personColumns = ({ seriesId, date }: Key) =>
  ({
    id: true,
    role: true,
    joinedAt: true,
    leftAt: true,
    user: { select: { id: true, name: true } },
    rsvps: {
      where: { meetup: { seriesId, date: toDateColumn(date) } },
      select: { answer: true, ticket: true, note: true },
    },
    standingAnswers: { where: { seriesId }, select: { ticket: true, from: true, until: true } },
  }) as const;

/**
 * One date of a series of the group, or null where it has none. One query.
 * @param client inside a command the transaction that holds the series' turn.
 */
export async function readMeetup(client: Tx, groupId: string, key: Key): Promise<MeetupWithPeople | null> {
  const row = await client.series.findFirst({
    relationLoadStrategy: "join",
    where: { id: key.seriesId, groupId },
    select: {
      ...scheduleColumns(spanOfDate(key.date)),
      group: { select: { members: { orderBy: { joinedAt: "asc" }, select: personColumns(key) } } },
    },
  });
  if (!row) return null;
  const { group, ...series } = row;
  const schedule = scheduleOf(series);
  const meetup = meetupOn(schedule.plans, schedule.rows, key.date);
  if (!meetup) return null;
  const there = group.members.filter((member) =>
    inForce({ from: member.joinedAt, until: member.leftAt }, meetup.startsAt),
  );
  const people = there.map(({ id, role, user, rsvps, standingAnswers }) => ({
    memberId: id,
    userId: user.id,
    name: user.name ?? "",
    role,
    effective: effectiveAnswer(rsvps[0] ?? null, standingAnswers, meetup.startsAt),
  }));
  return { schedule, meetup, people };
}

/** One date of the member's group, with who comes, who might, who not, who has not said; null where there is none. */
export async function meetupWithPeople(
  member: Member,
  seriesId: string,
  date: LocalDate,
): Promise<MeetupWithPeople | null> {
  return idSchema.safeParse(seriesId).success ? readMeetup(db(), member.groupId, { seriesId, date }) : null;
}

/** All that one member said, by series. */
export type OwnAnswers = {
  memberId: string;
  groupId: string;
  groupName: string;
  /** By "series/date". */
  own: Map<string, OwnAnswer>;
  /** By series. */
  standing: Map<string, Standing[]>;
};

const ownColumns = (from: LocalDate) =>
  ({
    id: true,
    groupId: true,
    group: { select: { name: true } },
    rsvps: {
      where: { meetup: { date: { gte: toDateColumn(from) } } },
      select: { answer: true, ticket: true, note: true, meetup: { select: { seriesId: true, date: true } } },
    },
    standingAnswers: { select: { seriesId: true, ticket: true, from: true, until: true } },
  }) as const;

type OwnRow = {
  id: string;
  groupId: string;
  group: { name: string };
  rsvps: { answer: Answer; ticket: number; note: string | null; meetup: { seriesId: string; date: Date } }[];
  standingAnswers: (Standing & { seriesId: string })[];
};

function ownAnswersOf(row: OwnRow): OwnAnswers {
  const standing = new Map<string, Standing[]>();
  for (const answer of row.standingAnswers) {
    standing.set(answer.seriesId, [...(standing.get(answer.seriesId) ?? []), answer]);
  }
  const own = new Map(
    row.rsvps.map(({ meetup, ...answer }) => [`${meetup.seriesId}/${fromDateColumn(meetup.date)}`, answer]),
  );
  return { memberId: row.id, groupId: row.groupId, groupName: row.group.name, own, standing };
}

/** The member's own answers for dates (identities) from `from` on. One query. */
export async function ownAnswers(member: Member, from: LocalDate): Promise<OwnAnswers> {
  const row = await db().member.findUniqueOrThrow({
    relationLoadStrategy: "join",
    where: { id: member.memberId },
    select: ownColumns(from),
  });
  return ownAnswersOf(row);
}

/** What a list of dates is made of: the schedules, and what one said in each of their groups. */
export type Lists = { schedules: Schedule[]; said: OwnAnswers[] };

/** All series of the viewer's groups, with their answers for dates (identities) from `from` on. One query. */
export function viewerLists(viewer: Viewer, span: Span, from: LocalDate): Promise<Lists> {
  return listsOf({ userId: viewer.userId }, span, from);
}

/** All series of the member's group, oldest first, with their answers for dates (identities) from `from` on. One query. */
export function groupLists(member: Member, span: Span, from: LocalDate): Promise<Lists> {
  return listsOf({ id: member.memberId }, span, from);
}

async function listsOf(whose: { userId: string } | { id: string }, span: Span, from: LocalDate): Promise<Lists> {
  const series = { select: scheduleColumns(span), orderBy: { createdAt: "asc" } } as const;
  const rows = await db().member.findMany({
    relationLoadStrategy: "join",
    where: { ...whose, leftAt: null },
    orderBy: { joinedAt: "asc" },
    select: { ...ownColumns(from), group: { select: { name: true, series } } },
  });
  return {
    schedules: rows.flatMap(({ group }) => group.series.map(scheduleOf)),
    said: rows.map(ownAnswersOf),
  };
}
