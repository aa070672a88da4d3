/** From a rule to its dates, on the wall clock: zones are asked about UNTIL alone. */
import {
  addDays,
  dateOf,
  earlier,
  type LocalDate,
  type LocalDateTime,
  later,
  localDateTime,
  timeOf,
  toInstant,
  toLocal,
  type Zone,
} from "@/lib/time";
import { type Calendar, calendarOf, dateOfNumber, numberOf } from "./days";
import type { Rule, RuleEnd } from "./rule";

/** What repeats: its first moment on the wall clock of `zone`, and the rule. */
export type Repeating = { start: LocalDateTime; zone: Zone; rule: Rule };

/** No date lies after this one. */
const LAST_DATE = "2199-12-31" as LocalDate;

/**
 * The dates of the rule in [from, to), ascending, one at a time; omitted: from its start, until its end. A date that
 * the rule does not give is none, even if it is `start`. COUNT counts from `start`, UNTIL is compared as an instant.
 * Costs what lies in the window, not the age of the rule (but a COUNT is counted).
 */
export function* occurrences(
  repeating: Repeating,
  { from, to }: { from?: LocalDate; to?: LocalDate },
): Generator<LocalDate, void> {
  const first = dateOf(repeating.start);
  const calendar = calendarOf(first, repeating.rule);
  const last = earlier(lastDate(repeating, calendar), to === undefined ? LAST_DATE : addDays(to, -1));
  const begin = from === undefined ? first : later(first, from);
  for (const day of daysFrom(calendar, first, { begin, last })) yield dateOfNumber(day);
}

/** The dates of the rule before `before`, newest first, one at a time. */
export function* occurrencesBackwards(repeating: Repeating, before: LocalDate): Generator<LocalDate, void> {
  const first = dateOf(repeating.start);
  const calendar = calendarOf(first, repeating.rule);
  const last = earlier(lastDate(repeating, calendar), addDays(before, -1));
  const [oldest, newest] = [numberOf(first), numberOf(last)];
  const { step, periodOf, daysIn } = calendar;
  const origin = periodOf(first);
  for (let period = origin + wholeSteps(periodOf(last) - origin, step); period >= origin; period -= step) {
    for (const day of daysIn(period).reverse()) if (day >= oldest && day <= newest) yield dateOfNumber(day);
  }
}

/** The days from `begin` to `last` inclusive; `begin` is not before `first`. */
function* daysFrom(
  { step, periodOf, daysIn }: Calendar,
  first: LocalDate,
  { begin, last }: { begin: LocalDate; last: LocalDate },
): Generator<number, void> {
  if (begin > last) return;
  const [oldest, newest] = [numberOf(begin), numberOf(last)];
  const [origin, end] = [periodOf(first), periodOf(last)];
  for (let period = origin + wholeSteps(periodOf(begin) - origin, step); period <= end; period += step) {
    for (const day of daysIn(period)) {
      if (day > newest) return;
      if (day >= oldest) yield day;
    }
  }
}

function wholeSteps(distance: number, step: number): number {
  return distance - (distance % step);
}

/** The date after which COUNT or UNTIL allow none. */
function lastDate({ start, zone, rule }: Repeating, calendar: Calendar): LocalDate {
  if (rule.end === null) return LAST_DATE;
  if (rule.end.by === "count") return lastOfCount(dateOf(start), calendar, rule.end.count);
  return lastDayOf({ start, zone }, rule.end);
}

/** The last day on which what begins at the hour of `start` does not begin after an UNTIL. */
export function lastDayOf({ start, zone }: Omit<Repeating, "rule">, end: Exclude<RuleEnd, { by: "count" }>): LocalDate {
  if (end.by === "date") return end.date;
  const until = end.by === "instant" ? end.instant : toInstant(end.local, zone);
  let date = addDays(dateOf(toLocal(until, zone)), 1);
  while (toInstant(localDateTime(date, timeOf(start)), zone) > until) date = addDays(date, -1);
  return date;
}

function lastOfCount(first: LocalDate, calendar: Calendar, count: number): LocalDate {
  let left = count;
  for (const day of daysFrom(calendar, first, { begin: first, last: LAST_DATE })) {
    left -= 1;
    if (left === 0) return dateOfNumber(day);
  }
  return LAST_DATE;
}
