import { expect, test } from "vitest";
import type { LocalDate } from "@/lib/time";
import { contestsOn, type DateRow, datesInWords, judgeDates, measureDates } from "./dates";

test.each(["2026-11-25", "2028-02-29"])("on %s all engines do the same work", (today) => {
  const contests = contestsOn(today as LocalDate);
  expect(contests.map(({ ways }) => ways.length)).toEqual([2, 4]);
});

test("each way has a row, held against the first of its work", () => {
  const ways = ["ours", "theirs"].map((by) => ({ by, run: () => by }));
  const rows = measureDates([{ work: "some", ways }], 1);
  expect(rows.map(({ work, by }) => [work, by])).toEqual([
    ["some", "ours"],
    ["some", "theirs"],
  ]);
  expect(rows[0]?.ratio).toBe(1);
});

const row = (work: string, by: string, ratio: number): DateRow => ({ work, by, ratio, ms: ratio / 10 });
const rows = (old: number, rrule: number) => [
  row("next 10 dates", "weekly rule begun today", 1),
  row("next 10 dates", "weekly rule of 20 years", old),
  row("1,000 rules, one month", "Regulars", 1),
  row("1,000 rules, one month", "rrule", rrule),
];

test.each([
  ["both hold", 2, 1.01, [true, true]],
  ["an old rule costs too much", 2.01, 9, [false, true]],
  ["another engine is as quick", 1, 1, [true, false]],
])("%s", (_, old, rrule, holds) => {
  expect(judgeDates(rows(old, rrule)).map((goal) => goal.holds)).toEqual(holds);
});

test("the table names what was done, by whom, and the goals", () => {
  const given = rows(1.5, 40);
  const words = datesInWords(given, judgeDates(given));
  expect(words).toContain("| 1,000 rules, one month | rrule | 4.000 | 40.00 |");
  expect(words).toContain("Goals for dates: weekly rule of 20 years holds (1.50 ×); ahead of rrule holds (40.00 ×).");
});
