/**
 * The days that a rule gives, with no regard to COUNT and UNTIL. What its BY parts mean in a year is rrule's to say; a
 * month is then a number of 31 bits, so that a date costs next to nothing and a walk may begin at any period, however
 * old the rule is.
 */
import { addDays, daysBetween, type LocalDate, weekdayOf } from "@/lib/time";
import { daysOfYear } from "./rrule";
import type { Rule } from "./rule";

const EPOCH = "1970-01-01" as LocalDate;
const DAY = 86_400_000;

/** Days since 1970 from a date, and back. */
export const numberOf = (date: LocalDate): number => daysBetween(EPOCH, date);
export const dateOfNumber = (day: number): LocalDate => addDays(EPOCH, day);

/** Where the days of one period (a year where the rule is yearly, else a month) stand within a rule's life. */
export type Calendar = {
  /** The period, counted from year 0, in which a day lies. */
  periodOf: (date: LocalDate) => number;
  /** From one of its periods to the next, in step with INTERVAL. */
  step: number;
  /** What the rule gives in a period, ascending, days before its first date among it. */
  daysIn: (period: number) => number[];
};

/** The calendar of a rule whose first date is `first`. */
export function calendarOf(first: LocalDate, given: Rule): Calendar {
  const rule = withDaysOf(first, given);
  const monthBits = monthsOf(first, rule);
  if (rule.freq !== "YEARLY") {
    const step = rule.freq === "MONTHLY" ? rule.interval : 1;
    return { periodOf: monthNumber, step, daysIn: (month) => chosenOf(rule, bitsToDays(month, monthBits(month))) };
  }
  return {
    periodOf: (date) => Number(date.slice(0, 4)),
    step: rule.interval,
    daysIn: (year) => {
      const months = Array.from({ length: 12 }, (_, index) => 12 * year + index);
      return chosenOf(
        rule,
        months.flatMap((month) => bitsToDays(month, monthBits(month))),
      );
    },
  };
}

/** The rule with the days written out that RFC 5545 (§3.3.10) takes from DTSTART where no BY part names any. */
export function withDaysOf(first: LocalDate, rule: Rule): Rule {
  const { freq, byDay, byMonthDay, byMonth } = rule;
  if (freq === "DAILY" || byDay.length > 0 || byMonthDay.length > 0) return rule;
  if (freq === "WEEKLY") return { ...rule, byDay: [{ weekday: weekdayOf(first), nth: null }] };
  const [, month = 0, day = 0] = first.split("-").map(Number);
  return { ...rule, byMonthDay: [day], byMonth: freq === "YEARLY" && byMonth.length === 0 ? [month] : byMonth };
}

function chosenOf({ bySetPos }: Rule, days: number[]): number[] {
  if (bySetPos === null) return days;
  const day = days.at(bySetPos > 0 ? bySetPos - 1 : bySetPos);
  return day === undefined ? [] : [day];
}

/** Months from year 0. */
function monthNumber(date: LocalDate): number {
  return 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1;
}

function firstDayOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
}

/** What the rule gives in a month: bit 0 is its first day. */
function monthsOf(first: LocalDate, rule: Rule): (month: number) => number {
  const inStep = stepsOf(first, rule);
  const years = yearsOf(rule);
  return (month) => {
    const inMonth = month % 12;
    const january = firstDayOf(month - inMonth);
    const isLeap = firstDayOf(month - inMonth + 12) - january === 366;
    const key = 2 * remainder(january, 7) + (isLeap ? 1 : 0);
    const year = years[key] ?? daysOfYear(rule, Math.floor(month / 12));
    years[key] = year;
    return inStep(year[inMonth] ?? 0, firstDayOf(month));
  };
}

/** There are fourteen calendars of a year, by its length and its first weekday: a rule asks rrule once for each. */
type Years = (number[] | undefined)[];

const yearsOfRules = new Map<string, Years>();
const RULES_KEPT = 2000;

function yearsOf({ freq, byDay, byMonthDay, byMonth }: Rule): Years {
  const key = JSON.stringify([freq === "YEARLY", byDay, byMonthDay, byMonth]);
  const known = yearsOfRules.get(key);
  if (known) return known;
  if (yearsOfRules.size >= RULES_KEPT) yearsOfRules.clear();
  const fresh: Years = [];
  yearsOfRules.set(key, fresh);
  return fresh;
}

/** Of a division, never negative. */
function remainder(number: number, divisor: number): number {
  return ((number % divisor) + divisor) % divisor;
}

/** Strikes what is out of step with the INTERVAL of a daily or weekly rule. */
function stepsOf(first: LocalDate, { freq, interval, weekStart }: Rule): (bits: number, begin: number) => number {
  if (interval === 1 || (freq !== "DAILY" && freq !== "WEEKLY")) return (bits) => bits;
  const length = freq === "DAILY" ? 1 : 7;
  const whole = 2 ** length - 1;
  const stride = length * interval;
  const origin = numberOf(first) - (freq === "DAILY" ? 0 : (weekdayOf(first) - weekStart + 7) % 7);
  return (bits, begin) => {
    let kept = 0;
    const offset = remainder(begin - origin, stride);
    // The period that `begin` lies in may have begun before it.
    if (offset < length) kept |= whole >> offset;
    for (let index = stride - offset; index < 31; index += stride) kept |= whole << index;
    return bits & kept;
  };
}

function bitsToDays(month: number, bits: number): number[] {
  const days: number[] = [];
  if (bits === 0) return days;
  const begin = firstDayOf(month);
  for (let rest = bits; rest !== 0; rest &= rest - 1) days.push(begin + 31 - Math.clz32(rest & -rest));
  return days;
}
