/** A second, plain engine to compare with: every day from the start is asked whether the rule gives it. */
import type { Rule } from "@/lib/schedule/rule";
import { addDays, daysBetween, daysInMonth, type LocalDate, weekdayOf } from "@/lib/time";

/** The dates of the rule from `first` to `last` inclusive; COUNT is obeyed, UNTIL is not. */
export function slowDates(first: LocalDate, rule: Rule, last: LocalDate): LocalDate[] {
  const begin = `${first.slice(0, 4)}-01-01` as LocalDate;
  const periods = new Map<string, LocalDate[]>();
  for (let day = begin; day <= last.replace(/-..-..$/, "-12-31"); day = addDays(day, 1)) {
    if (!isInStep(first, rule, day) || !isGiven(first, rule, day)) continue;
    const key = rule.freq === "YEARLY" ? day.slice(0, 4) : day.slice(0, 7);
    periods.set(key, [...(periods.get(key) ?? []), day]);
  }
  const { bySetPos } = rule;
  const chosen = [...periods.values()].flatMap((days) =>
    bySetPos === null ? days : (days.at(bySetPos > 0 ? bySetPos - 1 : bySetPos) ?? []),
  );
  const kept = chosen.filter((day) => day >= first);
  const count = rule.end?.by === "count" ? rule.end.count : Number.POSITIVE_INFINITY;
  return kept.slice(0, count).filter((day) => day <= last);
}

function isInStep(first: LocalDate, rule: Rule, day: LocalDate): boolean {
  return distance(first, rule, day) % rule.interval === 0;
}

function distance(first: LocalDate, { freq, weekStart }: Rule, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(first.slice(0, 4));
  const week = addDays(first, -((weekdayOf(first) - weekStart + 7) % 7));
  if (freq === "DAILY") return daysBetween(first, day);
  if (freq === "WEEKLY") return Math.floor(daysBetween(week, day) / 7);
  return freq === "YEARLY" ? years : 12 * years + Number(day.slice(5, 7)) - Number(first.slice(5, 7));
}

function isGiven(first: LocalDate, rule: Rule, day: LocalDate): boolean {
  const { freq, byDay, byMonthDay, byMonth } = rule;
  const number = Number(day.slice(8));
  const fromEnd = number - daysInMonth(day) - 1;
  const given = byDay.length + byMonthDay.length > 0;
  if (byMonth.length > 0 && !byMonth.includes(Number(day.slice(5, 7)))) return false;
  if (byMonthDay.length > 0 && !byMonthDay.includes(number) && !byMonthDay.includes(fromEnd)) return false;
  if (byDay.length > 0) return byDay.some((wanted) => isThatDay(rule, wanted.weekday, wanted.nth, day));
  if (freq === "DAILY" || given) return true;
  if (freq === "WEEKLY") return weekdayOf(day) === weekdayOf(first);
  const isMonth = freq === "MONTHLY" || byMonth.length > 0 || day.slice(5, 7) === first.slice(5, 7);
  return isMonth && day.slice(8) === first.slice(8);
}

function isThatDay({ freq, byMonth }: Rule, weekday: number, nth: number | null, day: LocalDate): boolean {
  if (weekdayOf(day) !== weekday) return false;
  if (nth === null) return true;
  const inYear = freq === "YEARLY" && byMonth.length === 0;
  const year = day.slice(0, 4);
  const before = inYear ? daysBetween(`${year}-01-01` as LocalDate, day) : Number(day.slice(8)) - 1;
  const after = inYear ? daysBetween(day, `${year}-12-31` as LocalDate) : daysInMonth(day) - Number(day.slice(8));
  return nth > 0 ? Math.floor(before / 7) + 1 === nth : Math.floor(after / 7) + 1 === -nth;
}
