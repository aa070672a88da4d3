import { expect, test } from "vitest";
import { daysOfYear } from "./rrule";
import { parseRule } from "./rule";

/** The days that a rule names in a year, as "03-10". */
function days(rrule: string, year: number): string[] {
  const parsed = parseRule(rrule);
  if (!parsed.ok) throw new Error(parsed.reason);
  return daysOfYear(parsed.rule, year).flatMap((bits, month) =>
    Array.from({ length: 31 }, (_, day) => day)
      .filter((day) => (bits >> day) & 1)
      .map((day) => `${String(month + 1).padStart(2, "0")}-${String(day + 1).padStart(2, "0")}`),
  );
}

test.each([
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", 2028, ["02-29"]],
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", 2026, []],
  ["FREQ=MONTHLY;BYMONTH=3;BYDAY=1TU,3SA", 2026, ["03-03", "03-21"]],
  ["FREQ=MONTHLY;BYMONTH=3;BYDAY=1TU,SU", 2026, ["03-01", "03-03", "03-08", "03-15", "03-22", "03-29"]],
  ["FREQ=YEARLY;BYDAY=20MO", 2026, ["05-18"]],
  ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=13;BYDAY=FR", 2026, ["02-13"]],
  ["FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2", 2026, []],
])("%s in %i", (rrule, year, expected) => {
  expect(days(rrule, year)).toEqual(expected);
});

test("a rule that names no day means each, whatever its steps and its end", () => {
  expect(days("FREQ=DAILY;INTERVAL=9;COUNT=2", 2026)).toHaveLength(365);
  expect(days("FREQ=DAILY;BYMONTH=2", 2028)).toHaveLength(29);
});
