import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { attempt, type Tx } from "@/lib/db";
import type { Member } from "@/lib/members/access";
import { lockPeople, lockRoles, takeTurn, takeTurns } from "@/lib/members/commands";
import { belongsStill } from "@/lib/members/queries";
import { settleNoticesOfDays } from "@/lib/notices/commands";
import type { Result } from "@/lib/result";
import { withSeatNews } from "@/lib/rsvp/commands";
import { readVoices } from "@/lib/rsvp/queries";
import { type ScheduleJson, scheduleOf } from "@/lib/schedule/columns";
import type { Meetup } from "@/lib/schedule/meetups";
import { scheduleSql } from "@/lib/schedule/queries";
import { addDays, fromDateColumn, type LocalDate, toDateColumn } from "@/lib/time";
import { Prisma } from "@/prisma/generated/client";
import { type Return, returnsOf, spanOfDays } from "./away";
import { becoming, inShort, outlookOf } from "./outlook";
import { membershipsOf, readAhead, todayOf } from "./queries";
import { AWAYS_A_DAY, daysOf, type SetRefusal } from "./stretch";

/**
 * Why somebody becomes no regular: they are one ("already"), are no member any more ("gone"), or the series has no date
 * to come ("noDates").
 */
export type RegularRefusal = "already" | "gone" | "noDates";

/** On how many of the next dates a new regular has a seat, and on which they wait. */
export type Became = { seated: number; waits: Meetup[]; turn: number };

/** Makes a member a regular: "in" for every date from now on, behind everybody who is in the line. */
export async function becomeRegular(
  member: Member,
  seriesId: string,
  now: Date,
): Promise<Result<Became, RegularRefusal>> {
  const { groupId, memberId } = member;
  return attempt(async (tx) => {
    const turn = await takeTurn(tx, groupId, seriesId, now);
    const ahead = turn === null ? null : await readAhead(tx, member, seriesId, now);
    if (turn === null || !ahead || !(await belongsStill(tx, member))) return { ok: false, reason: "gone" };
    if (ahead.isRegular) return { ok: false, reason: "already" };
    if (ahead.dates.length === 0) return { ok: false, reason: "noDates" };
    const from = await beginning(tx, { seriesId, memberId }, now);
    const data = { seriesId, memberId, ticket: turn, from };
    await tx.standingAnswer.create({ data, select: { id: true } });
    const voices = becoming(ahead.voices, memberId, { ticket: turn, from });
    return { ok: true, turn, ...inShort(outlookOf(voices, ahead.dates, memberId)) };
  });
}

/** Another process's clock may be a little ahead of this one: what was before has ended first. */
async function beginning(tx: Tx, where: { seriesId: string; memberId: string }, now: Date): Promise<Date> {
  const { _max: last } = await tx.standingAnswer.aggregate({ where, _max: { until: true } });
  return last.until && last.until > now ? last.until : now;
}

/** Why somebody stops nothing: they are no regular ("notRegular"), or no member any more ("gone"). */
export type StopRefusal = "notRegular" | "gone";

/** Ends being a regular: coming dates are not answered any more but where one answered oneself. */
export async function stopRegular(
  member: Member,
  seriesId: string,
  now: Date,
): Promise<Result<{ turn: number }, StopRefusal>> {
  const { groupId, memberId } = member;
  return attempt(async (tx) => {
    const turn = await takeTurn(tx, groupId, seriesId, now);
    if (turn === null || !(await belongsStill(tx, member))) return { ok: false, reason: "gone" };
    const of = { groupIds: [groupId], seriesId, besides: [memberId] };
    const ended = await withSeatNews(
      tx,
      of,
      now,
      // Another process's clock may be a little behind the one that wrote the beginning.
      () => tx.$executeRaw`
        UPDATE standing_answers SET until = greatest("from", ${now})
        WHERE series_id = ${seriesId}::uuid AND member_id = ${memberId}::uuid AND until IS NULL`,
    );
    return ended > 0 ? { ok: true, turn } : { ok: false, reason: "notRegular" };
  });
}

/** Why somebody is not away: the days are none to be away on, they said so already, or too often. */
export type AwayRefusal = SetRefusal | "already";

/**
 * Says that the viewer is away from a first until a last day: out for every date of their groups on those days that has
 * not begun. What they answer afterwards counts.
 */
export async function setAway(
  viewer: Viewer,
  given: { from: LocalDate; to: LocalDate },
  now: Date,
): Promise<Result<object, AwayRefusal>> {
  const { userId } = viewer;
  const fits = daysOf(given, todayOf(viewer, now));
  if (!fits.ok) return fits;
  const days = { from: toDateColumn(fits.days.from), until: toDateColumn(fits.days.until) };
  return attempt(async (tx) => {
    await lockPeople(tx, userId);
    const before = await tx.away.findFirst({ where: { userId, ...days, liftedAt: null }, select: { id: true } });
    if (before) return { ok: false, reason: "already" };
    const lately = { userId, setAt: { gt: new Date(now.getTime() - 86_400_000) } };
    if ((await tx.away.count({ where: lately })) >= AWAYS_A_DAY) return { ok: false, reason: "tooMany" };
    const { groupIds, memberIds } = await holdPlaces(tx, userId, now);
    await withSeatNews(tx, { groupIds, besides: memberIds }, now, async () => {
      const { id } = await tx.away.create({ data: { userId, ...days, setAt: now }, select: { id: true } });
      await awayTicketsFor(tx, { away: id }, now);
    });
    await settleNoticesOfDays(tx, { memberIds, ...fits.days }, now);
    return { ok: true };
  });
}

/**
 * Takes the turns of all series of somebody's groups, also of those that may come back. The groups too: a series may be
 * about to be added.
 */
async function holdPlaces(tx: Tx, userId: string, now: Date) {
  const groupIds = (await membershipsOf(tx, userId)).map(({ groupId }) => groupId);
  await lockRoles(tx, ...groupIds);
  const turns = await takeTurns(tx, groupIds, now);
  const places = await membershipsOf(tx, userId);
  return { groupIds, turns, places, memberIds: places.map(({ memberId }) => memberId) };
}

/**
 * Gives running aways their effect, once said, where somebody comes into a group, or a series into it: the series' turn
 * as a ticket. The caller has the turns, and holds the person (`lockPeople`) or the group (`lockRoles`).
 */
export async function awayTicketsFor(
  tx: Tx,
  of: { away: string } | { member: string } | { series: string },
  now: Date,
): Promise<void> {
  const [which, id] =
    "away" in of
      ? ([Prisma.sql`a.id`, of.away] as const)
      : "member" in of
        ? ([Prisma.sql`m.id`, of.member] as const)
        : ([Prisma.sql`s.id`, of.series] as const);
  // The day may be over here and not yet where the person is.
  const yesterday = addDays(fromDateColumn(now), -1);
  await tx.$executeRaw`
    INSERT INTO away_tickets (id, away_id, series_id, member_id, ticket)
    SELECT gen_random_uuid(), a.id, s.id, m.id, s.turn
    FROM aways a JOIN members m ON m.user_id = a.user_id AND m.left_at IS NULL
    JOIN series s ON s.group_id = m.group_id
    WHERE a.lifted_at IS NULL AND a.until > ${yesterday}::date AND ${which} = ${id}::uuid
    ON CONFLICT DO NOTHING`;
}

/** On how many dates somebody who is back has a seat again, and on how many they wait. */
export type Back = { seated: number; waiting: number };

/**
 * Lifts an away: dates not begun count as if it had not been, but every "in" that it alone held back is a new one at
 * the end of the line. Refused ("gone") where it was lifted already, or is none of theirs.
 */
export async function liftAway({ userId }: Viewer, awayId: string, now: Date): Promise<Result<Back, "gone">> {
  return attempt(async (tx) => {
    await lockPeople(tx, userId);
    const found = await tx.away.findFirst({
      where: { id: awayId, userId, liftedAt: null },
      select: { from: true, until: true, setAt: true },
    });
    if (!found) return { ok: false, reason: "gone" };
    const away = { from: fromDateColumn(found.from), until: fromDateColumn(found.until), setAt: found.setAt };
    const held = await holdPlaces(tx, userId, now);
    const back = await readReturns(tx, held, away, now);
    await tx.$executeRaw`UPDATE aways SET lifted_at = greatest(set_at, ${now}) WHERE id = ${awayId}::uuid`;
    await writeReturns(tx, back, now);
    await settleNoticesOfDays(tx, { memberIds: held.memberIds, from: away.from, until: away.until }, now);
    const places = back.filter(({ hidden }) => !hidden).map(({ place }) => place?.state);
    const count = (state: "going" | "waiting") => places.filter((one) => one === state).length;
    return { ok: true, seated: count("going"), waiting: count("waiting") };
  });
}

type Held = Awaited<ReturnType<typeof holdPlaces>>;
type Placed = Return & { seriesId: string; memberId: string; turn: number; hidden: boolean };

async function readReturns(
  tx: Tx,
  { turns, places }: Held,
  away: Parameters<typeof returnsOf>[2],
  now: Date,
): Promise<Placed[]> {
  const ids = [...turns.keys()];
  const span = spanOfDays(away, now);
  const rows = await tx.$queryRaw<{ schedule: ScheduleJson }[]>`
    SELECT ${scheduleSql(span)} AS schedule FROM series s WHERE s.id = ANY(${ids}::uuid[])`;
  const voices = await readVoices(
    tx,
    ids.map((seriesId) => ({ seriesId, ...span })),
  );
  return rows.flatMap((row) => {
    const { seriesId, groupId, plans, rows: touched } = scheduleOf(row.schedule);
    const place = places.find((one) => one.groupId === groupId);
    const turn = turns.get(seriesId);
    if (place === undefined || turn === undefined) return [];
    const { memberId, hidden } = place;
    const voiced = { plans, rows: touched, voices: voices.get(seriesId) ?? [] };
    return returnsOf(voiced, memberId, away, { turn, now }).map((one) => ({
      ...one,
      seriesId,
      memberId,
      turn,
      hidden,
    }));
  });
}

/** However many they are: two statements. */
async function writeReturns(tx: Tx, returns: readonly Placed[], now: Date): Promise<void> {
  if (returns.length === 0) return;
  await tx.meetup.createMany({
    data: returns.map(({ seriesId, meetup }) => ({ seriesId, date: toDateColumn(meetup.date) })),
    skipDuplicates: true,
  });
  const given = returns.map(({ seriesId, memberId, meetup, brings, turn }) => ({
    ...{ series_id: seriesId, member_id: memberId, date: meetup.date, brings, ticket: turn },
  }));
  await tx.$executeRaw`
    INSERT INTO rsvps (id, meetup_id, member_id, answer, brings, ticket, answered_at)
    SELECT gen_random_uuid(), t.id, b.member_id, 'in', b.brings, b.ticket, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      AS b (series_id uuid, member_id uuid, date date, brings int, ticket int)
    JOIN meetups t ON t.series_id = b.series_id AND t.date = b.date
    ON CONFLICT (meetup_id, member_id) DO UPDATE SET answer = excluded.answer, brings = excluded.brings,
      ticket = excluded.ticket, answered_at = excluded.answered_at, by_id = NULL`;
}
