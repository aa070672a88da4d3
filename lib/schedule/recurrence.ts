/** From a rule to its dates. The only door to rrule, which walks in floating time: zone and UNTIL stay outside. */
import * as rrulePackage from "rrule";
import {
  addDays,
  dateOf,
  daysBetween,
  earlier,
  type LocalDate,
  type LocalDateTime,
  later,
  localDateTime,
  timeOf,
  toInstant,
  toLocal,
  weekdayOf,
  type Zone,
} from "@/lib/time";
import { formatRule, type Rule, type RuleDay } from "./rule";

// Node's own loader gives the CommonJS build as `default`, bundlers give the names.
const { RRule, Weekday } = "default" in rrulePackage ? (rrulePackage.default as typeof rrulePackage) : rrulePackage;

/** What repeats: its first moment on the wall clock of `zone`, and the rule. */
export type Repeating = { start: LocalDateTime; zone: Zone; rule: Rule };

/** No date lies after this one. */
const LAST_DATE = "2199-12-31" as LocalDate;

const DAYS_OF = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 };

/**
 * rrule searches for the next date of a rule until the year 9999, which takes long for a rule that has none (31
 * February). The calendar repeats every 400 years, weekdays included: dates are computed 19 times 400 years later,
 * where the search ends soon, and moved back.
 */
const LATER = 19 * 146_097;

/**
 * The dates of the rule in [from, to), ascending, one at a time; omitted: from its start, until its end. A date that
 * the rule does not give is none, even if it is `start`. COUNT counts from `start`, UNTIL is compared as an instant.
 * Costs what lies in the window, not the age of the rule (but a COUNT is counted once).
 */
export function* occurrences(
  repeating: Repeating,
  { from, to }: { from?: LocalDate; to?: LocalDate },
): Generator<LocalDate, void> {
  const first = dateOf(repeating.start);
  const last = earlier(lastDate(repeating), to === undefined ? LAST_DATE : addDays(to, -1));
  let next = from === undefined ? first : later(first, from);
  for (let size = 4; next <= last; size = Math.min(4 * size, 512)) {
    const dates = take(first, repeating.rule, { from: next, last, size });
    yield* dates;
    const given = dates.at(-1);
    if (given === undefined || dates.length < size) return;
    next = addDays(given, 1);
  }
}

/** The dates of the rule before `before`, newest first, one at a time. */
export function* occurrencesBackwards(repeating: Repeating, before: LocalDate): Generator<LocalDate, void> {
  const { start, rule } = repeating;
  let last = earlier(lastDate(repeating), addDays(before, -1));
  for (let periods = 16; last >= dateOf(start); periods *= 2) {
    const from = addDays(last, -periods * rule.interval * DAYS_OF[rule.freq]);
    yield* [...occurrences(repeating, { from, to: addDays(last, 1) })].reverse();
    last = addDays(from, -1);
  }
}

const lastByCount = new Map<string, LocalDate>();
const COUNTS_KEPT = 2000;

/** The date after which COUNT or UNTIL allow none. */
function lastDate({ start, zone, rule }: Repeating): LocalDate {
  if (rule.end === null) return LAST_DATE;
  if (rule.end.by === "date") return rule.end.date;
  if (rule.end.by === "count") return lastOfCount(dateOf(start), rule, rule.end.count);
  const until = rule.end.by === "instant" ? rule.end.instant : toInstant(rule.end.local, zone);
  let date = addDays(dateOf(toLocal(until, zone)), 1);
  while (toInstant(localDateTime(date, timeOf(start)), zone) > until) date = addDays(date, -1);
  return date;
}

function lastOfCount(first: LocalDate, rule: Rule, count: number): LocalDate {
  const key = `${first} ${formatRule(rule)}`;
  const known = lastByCount.get(key);
  if (known) return known;
  const last = take(first, rule, { from: first, last: LAST_DATE, size: count })[count - 1] ?? LAST_DATE;
  if (lastByCount.size >= COUNTS_KEPT) lastByCount.clear();
  lastByCount.set(key, last);
  return last;
}

type Stretch = { from: LocalDate; last: LocalDate; size: number };

/** The first `size` dates from `from` to `last` inclusive, with no regard to COUNT and UNTIL. */
function take(first: LocalDate, rule: Rule, { from, last, size }: Stretch): LocalDate[] {
  const taken: LocalDate[] = [];
  const offer = (date: LocalDate | undefined): boolean => {
    if (date !== undefined && date >= from && date <= last) taken.push(date);
    return taken.length < size;
  };
  const days = spellOut(first, rule);
  const begin = periodBegin(first, days, from);
  if (rule.bySetPos === null) {
    walk(days, begin, (date) => offer(isInStep(first, rule, date) ? date : undefined) && date < last);
  } else if (Math.abs(rule.bySetPos) <= mostPerPeriod(days)) {
    walkPositions(days, begin, rule.bySetPos, offer, last);
  }
  return taken;
}

/** The rule so that it can be walked from any of its periods. */
function spellOut(first: LocalDate, given: Rule): Rule {
  const rule = withDaysOf(first, given);
  // rrule would look at each single day: the days of a month are found twenty times faster, `isInStep` does the rest.
  if (rule.freq === "DAILY" && rule.byMonthDay.length > 0) return { ...rule, freq: "MONTHLY", interval: 1 };
  return rule.freq === "DAILY" || rule.freq === "WEEKLY" ? rule : { ...rule, byDay: withOrdinals(rule) };
}

/** The rule with the days written out that RFC 5545 (§3.3.10) takes from DTSTART where no BY part names any. */
export function withDaysOf(first: LocalDate, rule: Rule): Rule {
  const { freq, byDay, byMonthDay, byMonth } = rule;
  if (freq === "DAILY" || byDay.length > 0 || byMonthDay.length > 0) return rule;
  if (freq === "WEEKLY") return { ...rule, byDay: [{ weekday: weekdayOf(first), nth: null }] };
  const [, month = 0, day = 0] = first.split("-").map(Number);
  return { ...rule, byMonthDay: [day], byMonth: freq === "YEARLY" && byMonth.length === 0 ? [month] : byMonth };
}

/** rrule reads "1TU,SA" as the Saturdays among the first Tuesdays; so Saturday becomes first, second … Saturday. */
function withOrdinals({ freq, byDay, byMonth }: Rule): readonly RuleDay[] {
  if (byDay.every((day) => day.nth === null)) return byDay;
  const most = freq === "YEARLY" && byMonth.length === 0 ? 53 : 5;
  const each = Array.from({ length: most }, (_, index) => index + 1);
  return byDay.flatMap((day) => (day.nth === null ? each.map((nth) => ({ ...day, nth })) : [day]));
}

function mostPerPeriod({ freq, byDay, byMonthDay, byMonth }: Rule): number {
  const days = byDay.reduce((sum, day) => sum + (day.nth === null ? 5 : 1), 0) || 31;
  const perMonth = Math.min(days, byMonthDay.length || 31);
  return freq === "YEARLY" ? perMonth * (byMonth.length || 12) : perMonth;
}

/** Of a daily rule that is walked by months only every n-th day since its first counts. */
function isInStep(first: LocalDate, { freq, interval }: Rule, date: LocalDate): boolean {
  return freq !== "DAILY" || daysBetween(first, date) % interval === 0;
}

/** The first day of the last period (day, week, month, year), in step with INTERVAL, that begins by `date`. */
function periodBegin(first: LocalDate, { freq, interval, weekStart }: Rule, date: LocalDate): LocalDate {
  if (freq === "DAILY") return addDays(first, wholeSteps(daysBetween(first, date), interval));
  if (freq === "WEEKLY") {
    const week = addDays(first, -((weekdayOf(first) - weekStart + 7) % 7));
    return addDays(week, wholeSteps(daysBetween(week, date), 7 * interval));
  }
  const step = freq === "YEARLY" ? 12 * interval : interval;
  const begin = freq === "YEARLY" ? monthNumber(first) - (monthNumber(first) % 12) : monthNumber(first);
  const month = begin + wholeSteps(monthNumber(date) - begin, step);
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).toISOString().slice(0, 10) as LocalDate;
}

function wholeSteps(distance: number, step: number): number {
  return distance - (distance % step);
}

function monthNumber(date: LocalDate): number {
  return 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1;
}

/** Offers, of the dates of each period, the one at BYSETPOS. rrule's own gives a wrong one beyond the set's size. */
function walkPositions(
  rule: Rule,
  begin: LocalDate,
  position: number,
  offer: (date: LocalDate | undefined) => boolean,
  last: LocalDate,
): void {
  const keyLength = rule.freq === "YEARLY" ? 4 : 7;
  let period: LocalDate[] = [];
  const chosen = () => period.at(position > 0 ? position - 1 : position);
  let wanted = true;
  walk(rule, begin, (date) => {
    if (period[0]?.slice(0, keyLength) !== date.slice(0, keyLength)) {
      wanted = offer(chosen()) && date <= last;
      period = [];
    }
    period.push(date);
    return wanted;
  });
  if (wanted) offer(chosen());
}

/** Every date that the BY parts give from `begin`, the first day of a period, until `visit` says no more. */
function walk(rule: Rule, begin: LocalDate, visit: (date: LocalDate) => boolean): void {
  const walker = new RRule(
    {
      freq: RRule[rule.freq],
      interval: rule.interval,
      wkst: rule.weekStart - 1,
      dtstart: new Date(addDays(begin, LATER)),
      byweekday: rule.byDay.map(({ weekday, nth }) => new Weekday(weekday - 1, nth ?? undefined)),
      bymonthday: [...rule.byMonthDay],
      bymonth: [...rule.byMonth],
    },
    true,
  );
  walker.all((day) => visit(addDays(day.toISOString().slice(0, 10) as LocalDate, -LATER)));
}
