import "server-only";
import type { Beside } from "@/lib/auth/access";
import { db, type Tx } from "@/lib/db";
import { type ScheduleJson, scheduleOf } from "@/lib/schedule/columns";
import { meetupOn } from "@/lib/schedule/meetups";
import { scheduleSql } from "@/lib/schedule/queries";
import type { LocalDate } from "@/lib/time";
import { Prisma } from "@/prisma/generated/client";
import type { Entry } from "./merge";

/** A touched date of a series: `startsAt` null where it has no start any more. */
export type Touched = { seriesName: string; date: LocalDate; startsAt: Date | null };

/** A membership with whose it is and where. */
export type OwnedEntry = Entry & { userId: string; groupId: string };

/** All touched dates of some groups, by their rows' ids. One query. */
export async function touchedDates(client: Tx, groupIds: readonly string[]): Promise<ReadonlyMap<string, Touched>> {
  const rows = await client.$queryRaw<{ schedule: ScheduleJson }[]>`
    SELECT ${scheduleSql({ from: null, to: null })} AS schedule
    FROM series s WHERE s.group_id IN (${ids(groupIds)})`;
  const touched = rows.flatMap(({ schedule: stored }) => {
    const { name, plans, rows: dates } = scheduleOf(stored);
    return dates.map(({ id, ...row }) => {
      // One that was taken out still has answers, which may count again.
      const meetup = meetupOn(plans, [{ ...row, state: "on" }], row.date);
      return [id, { seriesName: name, date: row.date, startsAt: meetup?.startsAt ?? null }] as const;
    });
  });
  return new Map(touched);
}

/** Every membership of some people in some groups, with all that was said in it. One query. */
export async function readEntries(
  client: Tx,
  who: { groupIds: readonly string[]; userIds: readonly string[] },
  touched: ReadonlyMap<string, Touched>,
): Promise<OwnedEntry[]> {
  const rows = await client.member.findMany({
    relationLoadStrategy: "join",
    where: { groupId: { in: [...who.groupIds] }, userId: { in: [...who.userIds] } },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, userId: true, groupId: true, role: true, joinedAt: true, leftAt: true },
      ...{ ending: true, nameless: true, inviteId: true },
      rsvps: {
        select: { id: true, meetupId: true, answer: true, ticket: true, meetup: { select: { seriesId: true } } },
      },
      standingAnswers: { select: { id: true, seriesId: true, ticket: true, from: true, until: true } },
    },
  });
  return rows.map(({ id, rsvps, standingAnswers, ...row }) => ({
    ...row,
    memberId: id,
    said: rsvps.map(({ id: rsvpId, meetup, ...said }) => {
      const startsAt = touched.get(said.meetupId)?.startsAt ?? null;
      return { rsvpId, seriesId: meetup.seriesId, startsAt, ...said };
    }),
    standing: standingAnswers.map(({ id: standingId, ...standing }) => ({ standingId, ...standing })),
  }));
}

/** A place that a guest has or had; `both`: the account is a member there, too. */
export type Place = { groupId: string; groupName: string; answers: number; both: boolean };

/** What an account would bring along from the guest beside it, group by group. One query. */
export async function placesOf(beside: Beside, accountId: string): Promise<Place[]> {
  return db().$queryRaw<Place[]>`
    SELECT g.id AS "groupId", g.name AS "groupName",
      (SELECT count(*)::int FROM rsvps r JOIN members o ON o.id = r.member_id
        WHERE o.group_id = g.id AND o.user_id = ${beside.userId}::uuid) AS answers,
      EXISTS (
        SELECT FROM members WHERE group_id = g.id AND user_id = ${accountId}::uuid AND left_at IS NULL
      ) AS both
    FROM groups g
    WHERE g.deleted_at IS NULL
      AND g.id IN (SELECT group_id FROM members WHERE user_id = ${beside.userId}::uuid)
    ORDER BY g.created_at`;
}

/** Ids as a list of SQL, for IN; of none it is one that nothing has. */
export function ids(list: readonly string[]): Prisma.Sql {
  return list.length === 0 ? Prisma.sql`NULL::uuid` : Prisma.join(list.map((id) => Prisma.sql`${id}::uuid`));
}
