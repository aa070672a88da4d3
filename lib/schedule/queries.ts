import "server-only";
import { z } from "zod";
import { db, type Tx } from "@/lib/db";
import type { Member } from "@/lib/members/access";
import { addDays, fromDateColumn, toDateColumn } from "@/lib/time";
import { meetupRowOf, planOf } from "./columns";
import { type NextDate, nextDate, type Schedule } from "./next";

/** Instants: which touched dates to read along with the plans. Null: open to that side. */
export type Span = { from: Date | null; to: Date | null };

const planColumns = {
  from: true,
  until: true,
  startTime: true,
  zone: true,
  rrule: true,
  length: true,
  place: true,
  link: true,
  capacity: true,
} as const;

const rowColumns = { id: true, date: true, state: true, startsAt: true, zone: true, length: true } as const;

// A local date lies within a day of UTC's, and `meetups` widens by two more: rows are read three days wider.
const MARGIN_DAYS = 3;

const dateInUtc = (instant: Date) => fromDateColumn(instant);

function touchedWithin(span: Span) {
  const from = span.from && toDateColumn(addDays(dateInUtc(span.from), -MARGIN_DAYS));
  const to = span.to && toDateColumn(addDays(dateInUtc(span.to), MARGIN_DAYS));
  const range = { ...(from && { gte: from }), ...(to && { lte: to }) };
  return { OR: [{ date: range }, { startsAt: range }] };
}

/** What a schedule is read from, for nouns that read it along with their own rows. */
export const scheduleColumns = (span: Span) =>
  ({
    id: true,
    groupId: true,
    name: true,
    description: true,
    plans: { select: planColumns, orderBy: { from: "asc" } },
    meetups: { where: touchedWithin(span), select: rowColumns, orderBy: { date: "asc" } },
  }) as const;

type SeriesRow = {
  id: string;
  groupId: string;
  name: string;
  description: string | null;
  plans: Parameters<typeof planOf>[0][];
  meetups: Parameters<typeof meetupRowOf>[0][];
};

/** A schedule whose touched dates can be written to. */
export type StoredSchedule = Omit<Schedule, "rows"> & { rows: ReturnType<typeof meetupRowOf>[] };

/** A schedule from its columns. */
export const scheduleOf = ({ id, plans, meetups, ...series }: SeriesRow): StoredSchedule => ({
  ...series,
  seriesId: id,
  plans: plans.map(planOf),
  rows: meetups.map(meetupRowOf),
});

const idSchema = z.uuid();

/** One series of the member's group, or null where there is none. One query. */
export async function seriesSchedule(member: Member, seriesId: string, span: Span): Promise<Schedule | null> {
  if (!idSchema.safeParse(seriesId).success) return null;
  const row = await db().series.findFirst({
    relationLoadStrategy: "join",
    where: { id: seriesId, groupId: member.groupId },
    select: scheduleColumns(span),
  });
  return row && scheduleOf(row);
}

/** The group's next date over all its series, as a transaction sees it. One query. */
export async function nextDateOfGroup(tx: Tx, groupId: string, now: Date): Promise<NextDate | null> {
  const rows = await tx.series.findMany({
    relationLoadStrategy: "join",
    where: { groupId },
    select: scheduleColumns({ from: now, to: null }),
    orderBy: { createdAt: "asc" },
  });
  return nextDate(rows.map(scheduleOf), now);
}
