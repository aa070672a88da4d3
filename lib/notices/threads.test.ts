import { expect, test } from "vitest";
import type { LocalDate, Zone } from "@/lib/time";
import { type Change, threadsOf } from "./threads";

const was = { startsAt: "", endsAt: "", zone: "UTC" as Zone, place: null, link: null, state: "on" as const };

function change(line: string, revision: number, seriesId = "s"): Change {
  const [from, to] = line.split(">") as [LocalDate, LocalDate];
  return { seriesId, date: to, revision, was: { ...was, date: from } };
}

const threads = (...changes: Change[]) =>
  threadsOf(changes).map((of) => of.map(({ was: { date: from }, date, revision }) => `${from}>${date}@${revision}`));

test("changes of one date follow one another, through the dates that took its answers over", () => {
  expect(threads(change("10>9", 2), change("9>10", 5), change("10>10", 1))).toEqual([["10>10@1", "10>9@2", "9>10@5"]]);
});

test("dates that one edit moves at once stay apart, also where each goes where the next one was", () => {
  expect(threads(change("10>17", 1), change("17>24", 1), change("24>24", 2), change("17>10", 3))).toEqual([
    ["10>17@1", "17>10@3"],
    ["17>24@1", "24>24@2"],
  ]);
});

test("a date that comes where another went away from is not that one", () => {
  expect(threads(change("10>10", 1), change("10>9", 2), change("10>10", 3))).toEqual([
    ["10>10@1", "10>9@2"],
    ["10>10@3"],
  ]);
});

test("two series' changes are not one another's", () => {
  expect(threads(change("10>10", 1), change("10>10", 2, "other"))).toHaveLength(2);
});
