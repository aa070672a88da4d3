import { expect, test } from "vitest";
import type { LocalDate } from "@/lib/time";
import { calendarOf, dateOfNumber, numberOf, withDaysOf } from "./days";
import { parseRule, type Rule } from "./rule";

function ruleOf(text: string): Rule {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.rule;
}

const day = (text: string) => text as LocalDate;

/** What a rule gives in the period (month, or year of a yearly rule) of `date`. */
function inPeriodOf(date: string, first: string, rrule: string): string[] {
  const { periodOf, daysIn } = calendarOf(day(first), ruleOf(rrule));
  return daysIn(periodOf(day(date))).map(dateOfNumber);
}

test("a day's number is read back", () => {
  expect(numberOf(day("1970-01-02"))).toBe(1);
  for (const date of ["1900-01-01", "2024-02-29", "2199-12-31"]) expect(dateOfNumber(numberOf(day(date)))).toBe(date);
});

test.each([
  ["FREQ=MONTHLY;BYDAY=1TU,3SA", ["2026-03-03", "2026-03-21"]],
  ["FREQ=MONTHLY;BYDAY=1TU,SA", ["2026-03-03", "2026-03-07", "2026-03-14", "2026-03-21", "2026-03-28"]],
  ["FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", ["2026-03-31"]],
  ["FREQ=MONTHLY;BYMONTHDAY=-31,-1", ["2026-03-01", "2026-03-31"]],
  ["FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ["2026-03-13"]],
  ["FREQ=MONTHLY;BYDAY=5SU,-5MO", ["2026-03-02", "2026-03-29"]],
  ["FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=1", []],
  ["FREQ=MONTHLY;BYDAY=TU;BYSETPOS=6", []],
  ["FREQ=DAILY;INTERVAL=10", ["2026-03-01", "2026-03-11", "2026-03-21", "2026-03-31"]],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", ["2026-03-01", "2026-03-09", "2026-03-15", "2026-03-23", "2026-03-29"]],
  [
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
    ["2026-03-01", "2026-03-02", "2026-03-15", "2026-03-16", "2026-03-29", "2026-03-30"],
  ],
])("%s from Sunday, 1 March 2026", (rrule, dates) => {
  expect(inPeriodOf("2026-03-01", "2026-03-01", rrule)).toEqual(dates);
});

test("the ordinals of a yearly rule count within the year, within the month where it names months", () => {
  expect(inPeriodOf("2024-01-01", "2024-01-01", "FREQ=YEARLY;BYDAY=53MO,20MO,-53TU")).toEqual([
    "2024-01-02",
    "2024-05-13",
    "2024-12-30",
  ]);
  expect(inPeriodOf("2026-01-01", "2024-01-01", "FREQ=YEARLY;BYDAY=53MO")).toEqual([]);
  expect(inPeriodOf("2026-01-01", "2024-01-01", "FREQ=YEARLY;BYMONTH=3,4;BYDAY=1MO")).toEqual([
    "2026-03-02",
    "2026-04-06",
  ]);
});

test("days that no part names are those of the first date", () => {
  const first = day("2024-02-29");
  expect(withDaysOf(first, ruleOf("FREQ=WEEKLY"))).toMatchObject({ byDay: [{ weekday: 4, nth: null }] });
  expect(withDaysOf(first, ruleOf("FREQ=MONTHLY"))).toMatchObject({ byMonthDay: [29], byMonth: [] });
  expect(withDaysOf(first, ruleOf("FREQ=YEARLY"))).toMatchObject({ byMonthDay: [29], byMonth: [2] });
  expect(withDaysOf(first, ruleOf("FREQ=YEARLY;BYMONTH=5"))).toMatchObject({ byMonthDay: [29], byMonth: [5] });
  expect(withDaysOf(first, ruleOf("FREQ=DAILY"))).toMatchObject({ byMonthDay: [], byDay: [] });
});
