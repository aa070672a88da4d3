/** Changes of a series from one date on: another plan, a break, the end. */
import type { Result } from "@/lib/result";
import {
  isLive,
  type MeetupRow,
  type Minimum,
  type Plan,
  plainRow,
  planDates,
  planOf,
  touchedMeetup,
} from "@/lib/schedule/meetups";
import { addDays, earlier, type LocalDate, localDateOf } from "@/lib/time";
import { bare, type Dates, firstDayAhead, inOrder, leftAlone, type Made, type Outcome } from "./dates";
import { fatesOf } from "./fates";
import {
  cutAt,
  firstDateOf,
  type Later,
  lastRuleDate,
  laterPlans,
  periodOf,
  restOf,
  spelledOut,
  type Terms,
} from "./plans";

/** Another plan from the date `from` on. */
export type PlanChange = {
  kind: "planChanged";
  from: LocalDate;
  terms: Terms;
  /** Where it ends, exclusive. Null: open. */
  until: LocalDate | null;
  /** What later plans change (all but the rule, and breaks between) holds on the new rule, or they go. */
  later: "keep" | "drop";
  /** Whether the new date in the week of one that was moved by hand takes place as well. */
  besides: boolean;
};

export type Pause = {
  kind: "paused";
  from: LocalDate;
  /** The first day on which it may meet again. */
  to: LocalDate;
};

/** No date from `from` on. */
export type End = { kind: "ended"; from: LocalDate };

export type SeriesChange = PlanChange | Pause | End;

/** "noDates": no date would come of it. "nothing": it would change nothing. "order": it ends before it begins. */
export type SeriesRefusal = "noDates" | "nothing" | "order";

/** What a change of a series comes to. Dates that have begun stay as they are, whatever date it is made from. */
export function changeSeries(
  dates: Dates,
  change: SeriesChange,
  made: Made,
  now: Date,
): Result<{ outcome: Outcome }, SeriesRefusal> {
  const ordered = { ...dates, plans: inOrder(dates.plans) };
  if (change.kind === "planChanged") return changePlan(ordered, change, made, now);
  return change.kind === "paused" ? pause(ordered, change, made, now) : end(ordered, change, made, now);
}

function changePlan(
  dates: Dates,
  change: PlanChange,
  made: Made,
  now: Date,
): Result<{ outcome: Outcome }, SeriesRefusal> {
  const { plans } = dates;
  const date = firstDayAhead(plans, change.from, change.terms.zone, now);
  const terms = spelledOut(change.terms, date);
  const from = firstDateOf(terms, date, lastKept(dates, date), now);
  if (from === null) return { ok: false, reason: "noDates" };
  if (change.until !== null && change.until <= from) return { ok: false, reason: "order" };
  const since = earlier(from, date);
  const first: Plan = { ...terms, from, until: null, ...made };
  if (isAsBefore(plans, date, change)) return { ok: false, reason: "nothing" };
  const later = change.later === "keep" ? laterPlans(plans, date) : [];
  const added = onNewRule(first, later, made).flatMap((plan) =>
    change.until === null ? plan : (cutAt(plan, change.until) ?? []),
  );
  const next = inOrder([...plans.flatMap((plan) => cutAt(plan, since) ?? []), ...added]);
  const fates = fatesOf(dates, next, since, { besides: change.besides, revives: true, made, now });
  const earlierRows = dates.rows.filter((row) => row.date < since);
  const rows = [...fates.rows, ...leftAlone({ plans, rows: earlierRows }, next, fates.rows)];
  return { ok: true, outcome: { since, plans: next, rows, carried: fates.carried } };
}

/** Whether the plan that a date belongs to says all that already. */
function isAsBefore(plans: readonly Plan[], date: LocalDate, { terms, until, later }: PlanChange): boolean {
  const running = planOf(plans, date);
  if (!running || (later === "drop" && laterPlans(plans, date).length > 0)) return false;
  const last = plans.at(-1) ?? running;
  const now = spelledOut(restOf(running, date) ?? running, running.from);
  const wanted = spelledOut(terms, date);
  const fields = ["startTime", "zone", "length", "place", "link", "capacity", "mayBring", "rrule"] as const;
  const isAlike = fields.every((field) => now[field] === wanted[field]) && isSameMinimum(now.minimum, wanted.minimum);
  return until === last.until && isAlike;
}

/** The last date before another that stays a date. */
function lastKept({ plans, rows }: Dates, date: LocalDate): LocalDate | null {
  const touched = rows.filter((row) => row.date < date && isLive(row)).map((row) => row.date);
  return [lastRuleDate(plans, date) ?? [], touched].flat().sort().at(-1) ?? null;
}

/** A new plan, and what later ones changed carried out on its rule. */
function onNewRule(first: Plan, later: readonly Later[], made: Made): Plan[] {
  const done: Plan[] = [first];
  for (const { plan, before } of later) {
    const last = done.pop() ?? first;
    const pause = before.until !== null && before.until < plan.from ? before.until : null;
    // Its date in the same week stands for the first of the later plan; after a break nothing may come earlier.
    const from = pause === null ? periodOf(last.rrule, plan.from).from : plan.from;
    if (from <= last.from) {
      done.push({ ...last, ...changed(plan, before) });
      continue;
    }
    const rest = restOf(last, from);
    done.push(...[cutAt(last, pause ?? rest?.from ?? from) ?? []].flat());
    if (rest) done.push({ ...rest, ...changed(plan, before), ...made });
  }
  const end = later.at(-1)?.plan.until ?? null;
  return end === null ? done : done.flatMap((plan) => cutAt(plan, end) ?? []);
}

/** What a plan says otherwise than the one before it, but for the rule. */
function changed(plan: Plan, before: Plan): Partial<Plan> {
  const fields = ["startTime", "zone", "length", "place", "link", "capacity", "mayBring"] as const;
  const differing = fields.filter((field) => plan[field] !== before[field]).map((field) => [field, plan[field]]);
  const isAlike = isSameMinimum(plan.minimum, before.minimum);
  return { ...Object.fromEntries(differing), ...(isAlike ? {} : { minimum: plan.minimum }) };
}

function isSameMinimum(one: Minimum | null, other: Minimum | null): boolean {
  const said = (minimum: Minimum | null) => minimum && [minimum.heads, minimum.decideBefore, minimum.ifShort].join();
  return said(one) === said(other);
}

function pause(dates: Dates, { from, to }: Pause, made: Made, now: Date): Result<{ outcome: Outcome }, SeriesRefusal> {
  const { plans } = dates;
  const zone = planOf(plans, from)?.zone;
  if (zone === undefined) return { ok: false, reason: "nothing" };
  const since = firstDayAhead(plans, from, zone, now);
  if (to <= since) return { ok: false, reason: "order" };
  const next = plans.flatMap((plan) => {
    const before = cutAt(plan, since) ?? [];
    const isOver = plan.until !== null && plan.until <= to;
    return [before, isOver ? [] : (restOf(plan, to) ?? [])].flat();
  });
  return takenOff(dates, next, { from: since, to }, "paused", made, now);
}

function end(dates: Dates, { from }: End, made: Made, now: Date): Result<{ outcome: Outcome }, SeriesRefusal> {
  const { plans } = dates;
  const zone = planOf(plans, from)?.zone;
  if (zone === undefined) return { ok: false, reason: "nothing" };
  const since = firstDayAhead(plans, from, zone, now);
  const kept = plans.flatMap((plan) => cutAt(plan, since) ?? []);
  return takenOff(dates, kept, { from: since, to: null }, "ended", made, now);
}

/** Days, `to` exclusive. Null: open. */
type Days = { from: LocalDate; to: LocalDate | null };

/** What it comes to that no date is held within some days, where `next` are the plans without them. */
function takenOff(
  dates: Dates,
  next: readonly Plan[],
  days: Days,
  by: "paused" | "ended",
  made: Made,
  now: Date,
): Result<{ outcome: Outcome }, SeriesRefusal> {
  const retired = retiredWithin(dates, days, by, made, now);
  if (retired.length === 0 && !hasRuleDate(dates, days)) return { ok: false, reason: "nothing" };
  const plans = next.length > 0 ? [...next] : stubOf(dates.plans);
  const stub = next.length > 0 ? [] : takenOutOf(plans, dates, made);
  const rows = [...retired, ...leftAlone(dates, plans, retired), ...stub];
  return { ok: true, outcome: { since: days.from, plans, rows, carried: [] } };
}

/** Whether the plans give a date within some days that is one: untouched, or live. */
function hasRuleDate({ plans, rows }: Dates, { from, to }: Days): boolean {
  const gone = new Set(rows.filter((row) => !isLive(row)).map(({ date }) => date));
  return plans.some((plan) => {
    for (const date of planDates(plan, { from, to, newestFirst: false })) if (!gone.has(date)) return true;
    return false;
  });
}

/** Touched dates take what they lack from a plan: where none would be left the first stays, for one day. */
function stubOf(plans: readonly Plan[]): Plan[] {
  return plans.slice(0, 1).map((first) => ({ ...first, until: addDays(first.from, 1) }));
}

/** The day of a plan that stays in name only is no date. */
function takenOutOf(stubs: readonly Plan[], { rows }: Dates, made: Made): MeetupRow[] {
  const untouched = stubs.filter(({ from }) => !rows.some((row) => row.date === from));
  return untouched.map(({ from }) => ({ ...plainRow(from), state: "takenOut" as const, ...made }));
}

/** The touched dates to come that are held within some days, retired. */
function retiredWithin(
  { plans, rows }: Dates,
  days: Days,
  retiredBy: "paused" | "ended",
  made: Made,
  now: Date,
): MeetupRow[] {
  return rows.flatMap((touched) => {
    const row = bare(touched);
    const meetup = touchedMeetup(plans, row);
    if (!meetup || meetup.startsAt <= now) return [];
    const day = localDateOf(meetup.startsAt, meetup.zone);
    const isWithin = day >= days.from && (days.to === null || day < days.to);
    return isWithin ? [{ ...row, state: "retired" as const, retiredBy, ...made }] : [];
  });
}
