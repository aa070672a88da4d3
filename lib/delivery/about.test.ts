import { expect, test } from "vitest";
import type { LocalDate } from "@/lib/time";
import { everyReason, item, meetup, told, was } from "@/tests/told";
import { abouts } from "./about";

test("what is told of one date is one part, the weightiest first, with what was known before all of it", () => {
  const [first, later] = [was({ place: "Library" }), was({ place: "Park" })];
  const found = abouts([
    told("reminder"),
    told("changed", { was: later, revision: 12 }),
    told("changed", { was: first, revision: 9 }),
  ]);
  expect(found.map(({ told }) => told.map(({ reason }) => reason))).toEqual([["changed", "changed", "reminder"]]);
  expect(found[0]?.was).toEqual(first);
});

test("by start, dates that are none any more at the start that they had, and what is about none last", () => {
  const found = abouts([
    everyReason.activity(),
    everyReason.stillAlive(),
    told("reminder", { item: item({ meetup: meetup("2026-03-24") }) }),
    told("cancelled", {
      item: null,
      was: was({ date: "2026-03-17" as LocalDate, startsAt: "2026-03-17T18:00:00.000Z" }),
    }),
    told("reminder"),
    told("cancelled", { item: null }),
  ]);
  expect(found.map(({ first }) => first.item?.meetup.date ?? first.was?.date ?? first.reason)).toEqual([
    ...["2026-03-10", "2026-03-17", "2026-03-24", "cancelled", "activity", "stillAlive"],
  ]);
});
