/** What people choose when a series repeats, in their words; everything else that a rule can say is "custom". */
import { daysInMonth, type LocalDate, type LocalTime, localDateTime, UTC, type Weekday, weekdayOf } from "@/lib/time";
import { occurrences } from "./recurrence";
import { formatRule, parseRule, type Rule } from "./rule";

/** The first to fourth weekday of its month, or the last. */
export type Nth = 1 | 2 | 3 | 4 | -1;
export type NthDay = { nth: Nth; weekday: Weekday };

export type Cadence =
  | { kind: "once" }
  | { kind: "daily"; every: number }
  | { kind: "weekly"; every: number; weekdays: readonly Weekday[] }
  /** On each of these: "first Tuesday and third Saturday". */
  | { kind: "monthlyWeekday"; every: number; days: readonly NthDay[] }
  /** On this day of the month, in months that are shorter on the last. */
  | { kind: "monthlyDay"; every: number; day: number }
  /** 29 February is the 28th in other years. */
  | { kind: "yearly"; every: number; month: number; day: number };

const PLAIN = { interval: 1, end: null, byDay: [], byMonthDay: [], byMonth: [], bySetPos: null, weekStart: 1 } as const;

/** The RRULE value for a plan; null: it meets once. */
export function cadenceToRule(cadence: Cadence): string | null {
  return cadence.kind === "once" ? null : formatRule({ ...PLAIN, ...partsOf(cadence), interval: cadence.every });
}

function partsOf(cadence: Exclude<Cadence, { kind: "once" }>): Partial<Rule> & Pick<Rule, "freq"> {
  switch (cadence.kind) {
    case "daily":
      return { freq: "DAILY" };
    case "weekly":
      return { freq: "WEEKLY", byDay: inOrder(cadence.weekdays).map((weekday) => ({ weekday, nth: null })) };
    case "monthlyWeekday":
      return { freq: "MONTHLY", byDay: cadence.days };
    case "monthlyDay":
      return { freq: "MONTHLY", ...dayElseLast(cadence.day, 28) };
    case "yearly":
      return { freq: "YEARLY", byMonth: [cadence.month], ...dayElseLast(cadence.day, daysOfMonth(cadence.month)) };
  }
}

/** In a year that is not a leap year. */
function daysOfMonth(month: number): number {
  return daysInMonth(`2026-${String(month).padStart(2, "0")}-01` as LocalDate);
}

/** Day 31 alone skips the shorter months; of 28, 29, 30, 31 the last there is, is meant. */
function dayElseLast(day: number, always: number): Pick<Rule, "byMonthDay" | "bySetPos"> {
  if (day <= always) return { byMonthDay: [day], bySetPos: null };
  return { byMonthDay: Array.from({ length: day - always + 1 }, (_, index) => always + index), bySetPos: -1 };
}

function inOrder(weekdays: readonly Weekday[]): Weekday[] {
  return [...new Set(weekdays)].sort((a, b) => a - b);
}

/** The cadence that says the same as a plan's RRULE; null: only a custom rule does (so also where it ends). */
export function ruleToCadence(rrule: string | null): Cadence | null {
  if (rrule === null) return { kind: "once" };
  const parsed = parseRule(rrule);
  const cadence = parsed.ok ? nearestCadence(parsed.rule) : null;
  return parsed.ok && cadence && cadenceToRule(cadence) === formatRule(parsed.rule) ? cadence : null;
}

function nearestCadence(rule: Rule): Cadence | null {
  const every = rule.interval;
  const day = rule.byMonthDay.filter((number) => number > 0).at(-1);
  if (rule.freq === "DAILY") return { kind: "daily", every };
  if (rule.freq === "WEEKLY") {
    const weekdays = rule.byDay.map(({ weekday }) => weekday);
    return weekdays.length > 0 ? { kind: "weekly", every, weekdays } : null;
  }
  if (rule.freq === "YEARLY") {
    const [month] = rule.byMonth;
    return month !== undefined && day !== undefined ? { kind: "yearly", every, month, day } : null;
  }
  if (day !== undefined) return { kind: "monthlyDay", every, day };
  const days = rule.byDay.flatMap(({ weekday, nth }) => (isNth(nth) ? [{ nth, weekday }] : []));
  return days.length > 0 ? { kind: "monthlyWeekday", every, days } : null;
}

function isNth(nth: number | null): nth is Nth {
  return nth !== null && [1, 2, 3, 4, -1].includes(nth);
}

/** What is likely to be meant by somebody who picked this date, likeliest first. */
export function presetsFor(date: LocalDate): Cadence[] {
  const weekday = weekdayOf(date);
  const day = Number(date.slice(8));
  const nth = Math.ceil(day / 7);
  const presets: Cadence[] = [
    { kind: "weekly", every: 1, weekdays: [weekday] },
    { kind: "weekly", every: 2, weekdays: [weekday] },
  ];
  if (isNth(nth)) presets.push({ kind: "monthlyWeekday", every: 1, days: [{ nth, weekday }] });
  if (day + 7 > daysInMonth(date)) presets.push({ kind: "monthlyWeekday", every: 1, days: [{ nth: -1, weekday }] });
  return [...presets, { kind: "monthlyDay", every: 1, day }, { kind: "once" }];
}

const NOON = "12:00:00" as LocalTime;

/** The date on which a plan of this cadence begins, so that it is a date of its own rule: the first from `notBefore`. */
export function firstDateOf(cadence: Cadence, notBefore: LocalDate): LocalDate {
  if (cadence.kind === "once") return notBefore;
  return datesFrom({ ...cadence, every: 1 }, notBefore, 1)[0] ?? notBefore;
}

/** The first `n` dates of a plan of this cadence that begins at `notBefore` or soon after. */
export function firstDatesOf(cadence: Cadence, notBefore: LocalDate, n: number): LocalDate[] {
  return datesFrom(cadence, firstDateOf(cadence, notBefore), n);
}

function datesFrom(cadence: Cadence, first: LocalDate, n: number): LocalDate[] {
  const rrule = cadenceToRule(cadence);
  if (rrule === null) return [first];
  const parsed = parseRule(rrule);
  const dates: LocalDate[] = [];
  if (!parsed.ok) return dates;
  for (const date of occurrences({ start: localDateTime(first, NOON), zone: UTC, rule: parsed.rule }, {})) {
    if (dates.push(date) >= n) break;
  }
  return dates;
}
