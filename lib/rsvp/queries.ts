import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { db, type Tx } from "@/lib/db";
import type { Member } from "@/lib/members/access";
import type { Role } from "@/lib/members/roles";
import type { Meetup } from "@/lib/schedule/meetups";
import { fromDateColumn, type LocalDate, toDateColumn } from "@/lib/time";
import { type Answer, type Effective, effectiveAnswer, type OwnAnswer, type Standing } from "./answers";

/** A member as one date sees them. */
export type Person = {
  memberId: string;
  userId: string;
  name: string;
  role: Role;
  effective: Effective | null;
};

/**
 * Everybody who was (or is) a member at the date's start, with the answer that counts, in order of joining. One query.
 * @param client inside a command the transaction that holds the series' turn.
 */
export async function peopleOf(
  client: Tx,
  groupId: string,
  key: { seriesId: string; date: LocalDate },
  startsAt: Date,
): Promise<Person[]> {
  const rows = await client.member.findMany({
    relationLoadStrategy: "join",
    where: { groupId, joinedAt: { lte: startsAt }, OR: [{ leftAt: null }, { leftAt: { gt: startsAt } }] },
    orderBy: { joinedAt: "asc" },
    select: {
      id: true,
      role: true,
      user: { select: { id: true, name: true } },
      rsvps: {
        where: { meetup: { seriesId: key.seriesId, date: toDateColumn(key.date) } },
        select: { answer: true, ticket: true, note: true },
      },
      standingAnswers: {
        where: { seriesId: key.seriesId },
        select: { ticket: true, from: true, until: true },
      },
    },
  });
  return rows.map(({ id, role, user, rsvps, standingAnswers }) => ({
    memberId: id,
    userId: user.id,
    name: user.name ?? "",
    role,
    effective: effectiveAnswer(rsvps[0] ?? null, standingAnswers, startsAt),
  }));
}

/** Who comes to one date of the member's group, who might, who not, who has not said. */
export function people(member: Member, seriesId: string, meetup: Meetup): Promise<Person[]> {
  return peopleOf(db(), member.groupId, { seriesId, date: meetup.date }, meetup.startsAt);
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

/** The viewer's own answers over all groups they belong to. One query. */
export async function viewerAnswers(viewer: Viewer, from: LocalDate): Promise<OwnAnswers[]> {
  const rows = await db().member.findMany({
    relationLoadStrategy: "join",
    where: { userId: viewer.userId, leftAt: null },
    orderBy: { joinedAt: "asc" },
    select: ownColumns(from),
  });
  return rows.map(ownAnswersOf);
}
