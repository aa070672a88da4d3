import { expect, test } from "vitest";
import { type DueRow, dueInWords, judgeDue } from "./due";

const rows = (among: number): DueRow[] => [
  { series: 1000, workers: 1, perSecond: 300 },
  { series: 1000, workers: 2, perSecond: 540 },
  { series: 100_000, workers: 1, perSecond: among },
  { series: 100_000, workers: 2, perSecond: 500 },
];

test.each([
  ["two thirds", 200, true],
  ["less", 199, false],
])("among a hundred thousand at %s of the pace", (_, among, holds) => {
  expect(judgeDue(rows(among)).map((goal) => goal.holds)).toEqual([holds, true]);
});

test("the table names how many are due of how many, by whom, and the goals", () => {
  const words = dueInWords(rows(250), judgeDue(rows(250)));
  expect(words).toContain("| due series: 1,000 of 1,000 | 2 workers | 540 | 1.80 |");
  expect(words).toContain("| due series: 1,000 of 100,000 | one worker | 250 | 1.00 |");
  expect(words).toContain("Goals for what falls due: due among 100,000 series (one worker) holds (1.20 ×);");
});
