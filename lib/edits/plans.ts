/** Cutting plans and beginning new ones, by local dates alone. */

import { withDaysOf } from "@/lib/schedule/days";
import { type Plan, planDates, planOf, ruleOf } from "@/lib/schedule/meetups";
import { occurrences } from "@/lib/schedule/recurrence";
import { type Freq, formatRule } from "@/lib/schedule/rule";
import { addDays, addMonths, type LocalDate, localDateTime, startOfMonth, toInstant, weekdayOf } from "@/lib/time";

/** What a plan says, apart from when it runs. */
export type Terms = Pick<
  Plan,
  "startTime" | "zone" | "rrule" | "length" | "place" | "link" | "capacity" | "mayBring" | "minimum"
>;

/** The plan up to `until`, exclusive. Null where nothing of it lies before. */
export function cutAt(plan: Plan, until: LocalDate): Plan | null {
  if (plan.from >= until) return null;
  return plan.until !== null && plan.until <= until ? plan : { ...plan, until };
}

/**
 * The plan from a date on: its own dates from then, in step with it, a COUNT less by the dates before (RFC 5545
 * §3.3.10 counts from the first). Null where none is left.
 */
export function restOf(plan: Plan, from: LocalDate): Plan | null {
  if (from <= plan.from) return plan;
  const [first] = planDates(plan, { from, to: null, newestFirst: false });
  if (first === undefined) return null;
  if (plan.rrule === null) return { ...plan, from: first };
  const rule = withDaysOf(plan.from, ruleOf(plan.rrule));
  const end =
    rule.end?.by === "count" ? { by: "count" as const, count: rule.end.count - countBefore(plan, first) } : rule.end;
  return { ...plan, from: first, rrule: formatRule({ ...rule, end }) };
}

function countBefore(plan: Plan, date: LocalDate): number {
  return [...planDates({ ...plan, until: null }, { from: null, to: date, newestFirst: false })].length;
}

/** Whether the plans give this date by their rules. */
export function isRuleDate(plans: readonly Plan[], date: LocalDate): boolean {
  return ruleDates(plans, date, addDays(date, 1)).length > 0;
}

/** All dates that the plans give by their rules in [from, to), ascending. */
export function ruleDates(plans: readonly Plan[], from: LocalDate, to: LocalDate): LocalDate[] {
  return plans.flatMap((plan) => [...planDates(plan, { from, to, newestFirst: false })]).sort();
}

/** The last date before another that the plans give by their rules. */
export function lastRuleDate(plans: readonly Plan[], before: LocalDate): LocalDate | null {
  const lasts = plans.map((plan) => [...take(planDates(plan, { from: null, to: before, newestFirst: true }), 1)]);
  return lasts.flat().sort().at(-1) ?? null;
}

function* take<T>(items: Iterable<T>, most: number): Generator<T, void> {
  let taken = 0;
  for (const item of items) {
    if (taken++ >= most) return;
    yield item;
  }
}

/** The days, from and to (exclusive), within which a rule's dates stand for one another. */
export type Period = { from: LocalDate; to: LocalDate };

/** The week, month or year of a rule around a date; for a daily rule and for a single date the day itself. */
export function periodOf(rrule: string | null, date: LocalDate): Period {
  const rule = rrule === null ? null : ruleOf(rrule);
  return rule === null ? dayOf(date) : periodOfFreq(rule.freq, rule.weekStart, date);
}

/** Within which of its days a rule's date takes over the answers of an old one: as above, but never less than a week. */
export function periodToCarry(rrule: string | null, date: LocalDate): Period {
  const rule = rrule === null ? null : ruleOf(rrule);
  const freq = rule === null || rule.freq === "DAILY" ? "WEEKLY" : rule.freq;
  return periodOfFreq(freq, rule?.weekStart ?? 1, date);
}

function dayOf(date: LocalDate): Period {
  return { from: date, to: addDays(date, 1) };
}

function periodOfFreq(freq: Freq, weekStart: number, date: LocalDate): Period {
  if (freq === "DAILY") return dayOf(date);
  if (freq === "WEEKLY") {
    const from = addDays(date, -((weekdayOf(date) - weekStart + 7) % 7));
    return { from, to: addDays(from, 7) };
  }
  const from = freq === "MONTHLY" ? startOfMonth(date) : (`${date.slice(0, 4)}-01-01` as LocalDate);
  return { from, to: addMonths(from, freq === "MONTHLY" ? 1 : 12) };
}

/**
 * Where a plan of these terms begins that is to run from `date` on: the earliest date of its rule in the period of
 * `date` that lies after `after` and starts later than `now`, else the next one. Null where there is none.
 */
export function firstDateOf(terms: Terms, date: LocalDate, after: LocalDate | null, now: Date): LocalDate | null {
  const isLater = (candidate: LocalDate) =>
    (after === null || candidate > after) && toInstant(localDateTime(candidate, terms.startTime), terms.zone) > now;
  if (terms.rrule === null) return isLater(date) ? date : null;
  const rule = withDaysOf(date, ruleOf(terms.rrule));
  // A COUNT begins with the first date, wherever in the period it lies.
  const end = rule.end?.by === "count" ? null : rule.end;
  const start = localDateTime(periodOf(terms.rrule, date).from, terms.startTime);
  for (const candidate of occurrences({ start, zone: terms.zone, rule: { ...rule, end } }, {})) {
    if (isLater(candidate)) return candidate;
  }
  return null;
}

/** The rule of these terms with its days written out as `date` gives them, so that another first date changes none. */
export function spelledOut(terms: Terms, date: LocalDate): Terms {
  return terms.rrule === null ? terms : { ...terms, rrule: formatRule(withDaysOf(date, ruleOf(terms.rrule))) };
}

/** A plan, and the one before it. */
export type Later = { plan: Plan; before: Plan };

/** The plans that begin after the one that a date belongs to, each with the one before it. */
export function laterPlans(plans: readonly Plan[], date: LocalDate): Later[] {
  const running = planOf(plans, date);
  return plans.flatMap((plan, index) => {
    const before = plans[index - 1];
    return before && running && plan.from > running.from && plan.from > date ? { plan, before } : [];
  });
}
