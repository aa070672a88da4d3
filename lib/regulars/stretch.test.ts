import { expect, test } from "vitest";
import { date } from "@/tests/edited";
import { awayUntil, covers, daysOf, lastDay } from "./stretch";

const today = date("2026-03-04");
const days = (from: string, to: string) => daysOf({ from: date(from), to: date(to) }, today);

test("the last day is one of them, also where it is the first, or today", () => {
  expect(days("2026-03-10", "2026-03-12")).toEqual({ ok: true, days: { from: "2026-03-10", until: "2026-03-13" } });
  expect(days("2026-03-01", "2026-03-04")).toMatchObject({ ok: true });
  const one = days("2026-03-10", "2026-03-10");
  if (!one.ok) throw new Error(one.reason);
  expect(lastDay(one.days)).toBe("2026-03-10");
  expect(["2026-03-09", "2026-03-10", "2026-03-11"].map((day) => covers(one.days, date(day)))).toEqual([
    ...[false, true, false],
  ]);
});

test("refused: an end before the beginning, what is over, more than a year", () => {
  expect(days("2026-03-12", "2026-03-10")).toEqual({ ok: false, reason: "order" });
  expect(days("2026-03-01", "2026-03-03")).toEqual({ ok: false, reason: "past" });
  expect(days("2026-03-10", "2027-03-10")).toEqual({ ok: false, reason: "tooLong" });
  expect(days("2026-03-10", "2027-03-09")).toMatchObject({ ok: true });
});

test("away until the last day of the longest that runs today", () => {
  const stretch = (from: string, until: string, liftedAt: Date | null = null) => ({
    ...{ from: date(from), until: date(until), liftedAt },
  });
  expect(awayUntil([], today)).toBeNull();
  expect(awayUntil([stretch("2026-03-05", "2026-03-09"), stretch("2026-03-01", "2026-03-04")], today)).toBeNull();
  expect(awayUntil([stretch("2026-03-01", "2026-03-09", new Date(0))], today)).toBeNull();
  expect(awayUntil([stretch("2026-03-01", "2026-03-09"), stretch("2026-03-04", "2026-03-06")], today)).toBe(
    "2026-03-08",
  );
});
