/** Changes of one date alone. */
import type { Result } from "@/lib/result";
import { type Meetup, type MeetupRow, meetupOn, meetups, plainRow, planOf } from "@/lib/schedule/meetups";
import { dateOf, type LocalDate, localDateTime, toInstant } from "@/lib/time";
import { bare, type Dates, type Made, type Outcome } from "./dates";
import { isRuleDate } from "./plans";

/** What one date has of its own. `startsAt` is on the wall clock of its plan's zone, null: as usual. */
export type OwnOfDate = Pick<MeetupRow, "startsAt" | "length" | "name" | "place" | "link" | "capacity" | "mayBring">;

export type DateChange =
  | { kind: "dateChanged"; date: LocalDate; own: OwnOfDate }
  | { kind: "dateCancelled"; date: LocalDate; reason: string | null }
  | { kind: "dateRestored"; date: LocalDate }
  /** One more date; `own.startsAt` null: at the usual time. */
  | { kind: "dateAdded"; date: LocalDate; own: OwnOfDate };

/** "noSuchDate": it is none. "exists": it is one already. "away": it is one that was moved to another day. "started": it
 * has begun. "past": it would begin before now. "taken": another date begins then. "cancelled" and "notCancelled": what
 * it is. "nothing": it would change nothing. */
export type DateRefusal =
  | "noSuchDate"
  | "exists"
  | "away"
  | "started"
  | "past"
  | "taken"
  | "cancelled"
  | "notCancelled"
  | "nothing";

/** What a change of one date comes to. A date that has begun changes no more. */
export function changeDate(
  dates: Dates,
  change: DateChange,
  made: Made,
  now: Date,
): Result<{ outcome: Outcome }, DateRefusal> {
  const there = meetupOn(dates.plans, dates.rows, change.date);
  const touched = dates.rows.find((row) => row.date === change.date);
  const row = touched ? bare(touched) : plainRow(change.date);
  const result =
    change.kind === "dateAdded" ? added(dates, there, change, now) : changed(dates, there, row, change, now);
  if (!result.ok) return result;
  const outcome = { since: change.date, plans: [...dates.plans], rows: [{ ...result.row, ...made }], carried: [] };
  return { ok: true, outcome };
}

type Settled = Result<{ row: MeetupRow }, DateRefusal>;

function changed(
  dates: Dates,
  there: Meetup | null,
  row: MeetupRow,
  change: Exclude<DateChange, { kind: "dateAdded" }>,
  now: Date,
): Settled {
  if (!there) return { ok: false, reason: "noSuchDate" };
  if (there.startsAt <= now) return { ok: false, reason: "started" };
  switch (change.kind) {
    case "dateCancelled":
      if (there.state === "cancelled") return { ok: false, reason: "cancelled" };
      return { ok: true, row: { ...row, state: "cancelled", cancelReason: change.reason } };
    case "dateRestored":
      if (there.state === "on") return { ok: false, reason: "notCancelled" };
      return { ok: true, row: { ...row, state: "on", cancelReason: null } };
    case "dateChanged": {
      if (there.state === "cancelled") return { ok: false, reason: "cancelled" };
      const own = ownOf(dates, change.date, change.own, row.extra);
      const after = { ...row, ...own, ...untouched(dates, there, row, change.own) };
      if (isAlike(row, after)) return { ok: false, reason: "nothing" };
      // Where only its place or the like changes, it may stay where it is.
      const isThen = after.startsAt === row.startsAt && after.zone === row.zone;
      return isThen ? { ok: true, row: after } : whenFree(dates, after, now);
    }
  }
}

function added(
  dates: Dates,
  there: Meetup | null,
  { date, own }: Extract<DateChange, { kind: "dateAdded" }>,
  now: Date,
): Settled {
  if (there?.state === "cancelled") return { ok: false, reason: "cancelled" };
  if (there) return { ok: false, reason: dateOf(there.local) === date ? "exists" : "away" };
  if (!planOf(dates.plans, date)) return { ok: false, reason: "noSuchDate" };
  return whenFree(dates, { ...plainRow(date), extra: true, ...ownOf(dates, date, own, true) }, now);
}

/**
 * What a row stores of it: only what differs from the plan; a date added by hand, or that no plan gives any more, keeps
 * its time whatever the plan says.
 */
function ownOf(dates: Dates, date: LocalDate, own: OwnOfDate, extra: boolean): Partial<MeetupRow> {
  const plan = planOf(dates.plans, date);
  if (!plan) return own;
  const usual = localDateTime(date, plan.startTime);
  const startsAt = own.startsAt ?? usual;
  const isOwn = extra || startsAt !== usual || !isRuleDate(dates.plans, date);
  return {
    ...own,
    startsAt: isOwn ? startsAt : null,
    zone: isOwn ? plan.zone : null,
    length: own.length === plan.length ? null : own.length,
  };
}

/** What a change leaves as it is stays as it is stored: what stands fast whatever its plan says stands fast still. */
function untouched(dates: Dates, there: Meetup, row: MeetupRow, own: OwnOfDate): Partial<MeetupRow> {
  const { startsAt, zone, length } = row;
  const plan = planOf(dates.plans, row.date);
  const isThen = plan && own.startsAt !== null && +toInstant(own.startsAt, plan.zone) === +there.startsAt;
  const isAsLong = own.length === (+there.endsAt - +there.startsAt) / 60_000;
  return { ...(isThen && { startsAt, zone }), ...(isAsLong && { length }) };
}

function isAlike(one: MeetupRow, other: MeetupRow): boolean {
  const said = ({ startsAt, zone, length, name, place, link, capacity, mayBring }: MeetupRow) =>
    JSON.stringify([startsAt, zone, length, name, place, link, capacity, mayBring]);
  return said(one) === said(other);
}

/** Refuses a start in the past, and one at which another date of the series begins: only one of the two would show. */
function whenFree(dates: Dates, row: MeetupRow, now: Date): Settled {
  const plan = planOf(dates.plans, row.date);
  if (!plan) return { ok: false, reason: "noSuchDate" };
  const startsAt = toInstant(row.startsAt ?? localDateTime(row.date, plan.startTime), row.zone ?? plan.zone);
  if (startsAt <= now) return { ok: false, reason: "past" };
  const others = dates.rows.filter(({ date }) => date !== row.date);
  const without = [...others, { ...plainRow(row.date), state: "takenOut" as const }];
  const window = { from: startsAt, to: new Date(startsAt.getTime() + 1) };
  return meetups(dates.plans, without, window).length > 0 ? { ok: false, reason: "taken" } : { ok: true, row };
}
