/** The door to rrule: what the BY parts of a rule give in one year. It walks in floating time, and one year at a time. */
import * as rrulePackage from "rrule";
import type { Rule, RuleDay } from "./rule";

// Node's own loader gives the CommonJS build as `default`, bundlers give the names.
const { RRule, Weekday } = "default" in rrulePackage ? (rrulePackage.default as typeof rrulePackage) : rrulePackage;

const EVERY_DAY: readonly RuleDay[] = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, nth: null }));
const EVERY_MONTH: readonly number[] = Array.from({ length: 12 }, (_, index) => index + 1);

/**
 * The days of a year that the BY parts of a rule give, as for each month a number whose bit 0 is its first day. BYSETPOS,
 * INTERVAL and the end are left to who asks; a rule that names no day means each.
 */
export function daysOfYear(rule: Rule, year: number): number[] {
  const { freq, byMonthDay } = rule;
  const byDay = rule.byDay.length + byMonthDay.length > 0 ? withOrdinals(rule) : EVERY_DAY;
  // In a yearly rule that names months, weekdays, their ordinals and days of the month mean what they mean in a monthly
  // one, and in a daily or weekly one, where they only strike days out.
  const byMonth = freq === "YEARLY" || rule.byMonth.length > 0 ? rule.byMonth : EVERY_MONTH;
  const days = new RRule(
    {
      freq: RRule.YEARLY,
      // rrule looks for dates until the year 9999, unless the next year that it looks at lies beyond.
      interval: 10_000,
      dtstart: new Date(Date.UTC(year, 0, 1)),
      byweekday: byDay.map(({ weekday, nth }) => new Weekday(weekday - 1, nth ?? undefined)),
      bymonthday: [...byMonthDay],
      bymonth: [...byMonth],
    },
    true,
  ).all();
  const months = Array.from({ length: 12 }, () => 0);
  for (const day of days) months[day.getUTCMonth()] = (months[day.getUTCMonth()] ?? 0) | (1 << (day.getUTCDate() - 1));
  return months;
}

/** rrule reads "1TU,SA" as the Saturdays among the first Tuesdays; so Saturday becomes first, second … Saturday. */
function withOrdinals({ freq, byDay, byMonth }: Rule): readonly RuleDay[] {
  if (byDay.every((day) => day.nth === null)) return byDay;
  const most = freq === "YEARLY" && byMonth.length === 0 ? 53 : 5;
  const each = Array.from({ length: most }, (_, index) => index + 1);
  return byDay.flatMap((day) => (day.nth === null ? each.map((nth) => ({ ...day, nth })) : [day]));
}
