/** Taking an edit back: a new edit with the opposite effect. */
import { planColumns } from "@/lib/schedule/columns";
import { type MeetupRow, meetupOn, type Plan, plainRow, touchedMeetup } from "@/lib/schedule/meetups";
import type { LocalDate } from "@/lib/time";
import {
  bare,
  type Carried,
  type Dates,
  type Fresh,
  firstOpenDay,
  inOrder,
  leftAlone,
  type Made,
  type Outcome,
  type TouchedDate,
} from "./dates";
import { fatesOf } from "./fates";
import { cutAt, isRuleDate, restOf } from "./plans";

/** For how long an edit can be taken back. */
export const UNDO_MS = 10 * 60_000;

/** What an edit found, as far as it changed it. */
export type Before = {
  since: LocalDate;
  plans: Plan[];
  /** The touched dates that it wrote, as they were; those that nobody had touched are not among them. */
  rows: MeetupRow[];
  /** The dates that it wrote. */
  written: LocalDate[];
  carried: Carried[];
  /** The answers to which it gave a new ticket. */
  fresh: Fresh[];
};

/** "late": the ten minutes are over. "later": another edit came after it. "decided": an organizer decided since whether it is on. */
export type UndoRefusal = "late" | "later" | "decided";

/** What an edit that comes to `outcome` has to remember of the dates that it found. */
export function beforeOf(dates: Dates, { since, rows, carried, fresh = [] }: Outcome): Before {
  const written = rows.map(({ date }) => date);
  return {
    ...{ since, written, carried: [...carried], fresh: [...fresh] },
    plans: inOrder(dates.plans),
    rows: dates.rows.filter(({ date }) => written.includes(date)).map(bare),
  };
}

/**
 * What taking an edit back comes to. Dates that have begun meanwhile, or would have begun, stay as they are, and so do
 * the answers that went to them; every answer given since is kept: what was carried goes back with it, one to a new date
 * goes to the old one of its week.
 * @param dates as they are now.
 */
export function undo(dates: Dates, before: Before, made: Made, now: Date): Outcome {
  const since = firstOpenDay(before.plans, firstOpenDay(dates.plans, before.since, now), now);
  const plans = plansBack(dates.plans, before.plans, since, made);
  const hasBegun = (date: LocalDate) => {
    const row = dates.rows.find((touched) => touched.date === date);
    const was = before.rows.find((touched) => touched.date === date);
    const is = row && touchedMeetup(dates.plans, row);
    // Taken back it would have begun before anybody could know.
    const then = was ? touchedMeetup(before.plans, was) : meetupOn(before.plans, [], date);
    return [is, then].some((meetup) => !!meetup && meetup.startsAt <= now);
  };
  const stays = new Set(before.written.filter(hasBegun));
  // A pair goes back whole or not at all.
  const taken = before.carried.filter(({ from, to }) => !stays.has(from) && !stays.has(to));
  for (const { from, to } of before.carried) {
    if (stays.has(from) || stays.has(to)) stays.add(from).add(to);
  }
  const back = before.written.filter((date) => !stays.has(date)).map((date) => rowBack(date, before, plans));
  const returned = taken.map(({ from, to }) => ({ from: to, to: from }));
  // A date that was carried before the edit had become one again: what was answered there since follows.
  const holds = new Set(dates.rows.filter(holdsAny).map(({ date }) => date));
  const isReturned = (date: LocalDate) => returned.some(({ from }) => from === date);
  const followed = back.flatMap(({ date, carriedTo }) =>
    carriedTo && holds.has(date) && !isReturned(date) ? [{ from: date, to: carriedTo }] : [],
  );
  const carried = [...returned, ...followed];
  const relocated = relocate(dates.rows, back, carried);
  // An hour of its own it had before the edit, which left it as it was.
  const found = relocated.filter((row) => row.startsAt !== null && !before.written.includes(row.date));
  const stay = new Set(found.map(({ date }) => date));
  const how = { besides: true, revives: false, stay, made, now };
  const fates = fatesOf({ plans: dates.plans, rows: relocated }, plans, since, how);
  const untouched = fates.rows.filter((row) => !back.some(({ date }) => date === row.date));
  const staying = dates.rows.filter(({ date }) => stays.has(date));
  const left = leftAlone({ plans: dates.plans, rows: staying }, plans, untouched);
  return {
    since: before.since,
    plans,
    rows: [...back.map((row) => ({ ...row, ...made })), ...untouched, ...left],
    carried: [...carried, ...fates.carried],
  };
}

const holdsAny = ({ answers, comments }: TouchedDate) => answers.length > 0 || comments > 0;

const written = (plans: readonly Plan[]) => JSON.stringify(plans.map(planColumns));

/** The present plans until `since`, those of before from then on: one that is cut goes on as a plan of its own. */
function plansBack(present: readonly Plan[], before: readonly Plan[], since: LocalDate, made: Made): Plan[] {
  if (written(inOrder(present)) === written(before)) return [...before];
  const until = present.flatMap((plan) => cutAt(plan, since) ?? []);
  const onwards = before.flatMap((plan) => {
    const isOver = plan.until !== null && plan.until <= since;
    return isOver ? [] : (restOf(plan, since) ?? []);
  });
  return inOrder([...until, ...onwards.map((plan) => ({ ...plan, ...made }))]);
}

/** A date as it was; one that nobody had touched is as its plan says, or none where there is no such date. */
function rowBack(date: LocalDate, before: Before, plans: readonly Plan[]): MeetupRow {
  const was = before.rows.find((row) => row.date === date);
  if (was) return was;
  return isRuleDate(plans, date) ? plainRow(date) : { ...plainRow(date), state: "retired", retiredBy: "undone" };
}

/** The touched dates as they are after the way back, with their answers where they then belong. */
function relocate(
  rows: readonly TouchedDate[],
  back: readonly MeetupRow[],
  carried: readonly Carried[],
): TouchedDate[] {
  const answers = new Map(rows.map((row) => [row.date, row.answers]));
  const comments = new Map(rows.map((row) => [row.date, row.comments]));
  for (const { from, to } of carried) {
    answers.set(to, [...(answers.get(to) ?? []), ...(answers.get(from) ?? [])]);
    answers.set(from, []);
    comments.set(to, (comments.get(to) ?? 0) + (comments.get(from) ?? 0));
    comments.set(from, 0);
  }
  const written = new Set(back.map(({ date }) => date));
  const kept = rows.filter(({ date }) => !written.has(date));
  return [...kept, ...back].map((row) => ({
    ...row,
    ...{ answers: answers.get(row.date) ?? [], comments: comments.get(row.date) ?? 0 },
  }));
}

/**
 * Why an edit cannot be taken back at `now`, or null where it can.
 * @param edit.isDecided whether an organizer decided since of a date that it wrote. @param edit.last the turn of the
 * last edit of its series.
 */
export function whyNotUndone(
  edit: { turn: number; at: Date; last: number; isDecided: boolean },
  now: Date,
): UndoRefusal | null {
  if (edit.last !== edit.turn) return "later";
  if (edit.isDecided) return "decided";
  return now.getTime() - edit.at.getTime() > UNDO_MS ? "late" : null;
}
