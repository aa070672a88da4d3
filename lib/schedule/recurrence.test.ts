import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type LocalDate, type LocalDateTime, type LocalTime, localDateTime, type Zone } from "@/lib/time";
import { anyDate, anyRule } from "@/tests/any-rule";
import { slowDates } from "@/tests/slow-dates";
import { occurrences, occurrencesBackwards } from "./recurrence";
import { parseRule, type Rule } from "./rule";

const evening = "19:00:00" as LocalTime;
const zone = "Europe/Berlin" as Zone;

function ruleOf(text: string): Rule {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.rule;
}

function repeating(start: string, rrule: string) {
  return { start: `${start}T19:00:00` as LocalDateTime, zone, rule: ruleOf(rrule) };
}

function some(start: string, rrule: string, n: number, from?: string): string[] {
  const dates: string[] = [];
  for (const date of occurrences(repeating(start, rrule), from === undefined ? {} : { from: from as LocalDate })) {
    if (dates.push(date) >= n) break;
  }
  return dates;
}

test("near a window it gives what a walk over every day gives", () => {
  fc.assert(
    fc.property(anyRule, anyDate, fc.nat(4000), fc.nat(2000), (rule, first, gap, length) => {
      const from = addDays(first, gap - 100);
      const to = addDays(from, length);
      const expected = slowDates(first, rule, addDays(to, -1)).filter((date) => date >= from);
      const given = { start: localDateTime(first, evening), zone, rule };
      expect([...occurrences(given, { from, to })]).toEqual(expected);
      const backwards: LocalDate[] = [];
      for (const date of occurrencesBackwards(given, to)) {
        if (date < from) break;
        backwards.push(date);
      }
      expect(backwards).toEqual(expected.toReversed());
    }),
    { numRuns: 60 },
  );
});

describe("rules that fire never or hardly end soon", () => {
  test.each([
    "FREQ=YEARLY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2",
    "FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2",
    "FREQ=DAILY;BYMONTHDAY=30;BYMONTH=2",
    "FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=MONTHLY;BYDAY=SU;BYSETPOS=6",
    "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=8;COUNT=3",
  ])("%s", (rrule) => {
    some("2026-01-01", "FREQ=MONTHLY;BYMONTHDAY=31", 1);
    const before = performance.now();
    expect(some("2026-01-01", rrule, 10)).toEqual([]);
    expect(performance.now() - before).toBeLessThan(300);
  });
});

test("COUNT counts from the start, wherever the window lies", () => {
  expect(some("2026-02-03", "FREQ=WEEKLY;COUNT=10", 99, "2026-03-30")).toEqual(["2026-03-31", "2026-04-07"]);
});

test("UNTIL is an instant, a date alone the whole local day", () => {
  expect(some("2026-03-03", "FREQ=WEEKLY;UNTIL=20260310T180000Z", 9)).toEqual(["2026-03-03", "2026-03-10"]);
  expect(some("2026-03-03", "FREQ=WEEKLY;UNTIL=20260310T175959Z", 9)).toEqual(["2026-03-03"]);
  expect(some("2026-03-03", "FREQ=WEEKLY;UNTIL=20260310", 9)).toEqual(["2026-03-03", "2026-03-10"]);
  expect(some("2026-03-03", "FREQ=WEEKLY;UNTIL=20260310T190000", 9)).toEqual(["2026-03-03", "2026-03-10"]);
  expect(some("2026-03-03", "FREQ=WEEKLY;UNTIL=20260310T185959", 9)).toEqual(["2026-03-03"]);
});

test("an ordinal day and a plain one are both given", () => {
  expect(some("2026-03-01", "FREQ=MONTHLY;BYDAY=1TU,SU", 4)).toEqual([
    "2026-03-01",
    "2026-03-03",
    "2026-03-08",
    "2026-03-15",
  ]);
});

test("the last date is in 2199", () => {
  expect(some("2199-12-20", "FREQ=WEEKLY", 9)).toEqual(["2199-12-20", "2199-12-27"]);
});
