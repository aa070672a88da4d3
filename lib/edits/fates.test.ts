import { expect, test } from "vitest";
import type { MeetupRow } from "@/lib/schedule/meetups";
import type { LocalDateTime } from "@/lib/time";
import { date, made, now, touched, tuesdays } from "@/tests/edited";
import type { TouchedDate } from "./dates";
import { fatesOf } from "./fates";

/** Where the answers of touched dates go when the series meets by another rule from 9 March on. */
function fatesBy(rrule: string, rows: readonly TouchedDate[], begins = "2026-03-09") {
  const old = { ...tuesdays, rrule: "FREQ=DAILY", until: date("2026-03-09") };
  const plans = [old, { ...tuesdays, from: date(begins), rrule }];
  const dates = { plans: [{ ...old, until: null }], rows };
  const how = { besides: false, revives: true, made: made(7, now), now };
  return fatesOf(dates, plans, date("2026-03-09"), how);
}

const carried = (rrule: string, rows: readonly TouchedDate[], begins?: string) =>
  fatesBy(rrule, rows, begins).carried.map(({ from, to }) => `${from} ${to}`);
const stateOf = (rows: readonly MeetupRow[], day: string) => rows.find((row) => row.date === day)?.state ?? null;
const said = (day: string, row: Partial<MeetupRow> = {}) => touched(day, { Ada: "in" }, row);

test("of two dates of a week the nearer has its answers carried, the other is retired", () => {
  const rows = [said("2026-03-10"), said("2026-03-13")];
  expect(carried("FREQ=WEEKLY;BYDAY=SA", rows, "2026-03-14")).toEqual(["2026-03-13 2026-03-14"]);
  expect(stateOf(fatesBy("FREQ=WEEKLY;BYDAY=SA", rows, "2026-03-14").rows, "2026-03-10")).toBe("retired");
  expect(carried("FREQ=WEEKLY;BYDAY=MO", rows)).toEqual(["2026-03-10 2026-03-09"]);
});

test("of two that are equally near the earlier, in whatever order they are stored", () => {
  const rows = [said("2026-03-10"), said("2026-03-12")];
  for (const stored of [rows, rows.toReversed()]) {
    expect(carried("FREQ=WEEKLY;BYDAY=WE", stored, "2026-03-11")).toEqual(["2026-03-10 2026-03-11"]);
  }
});

test("where the new week has two dates neither is meant: retired", () => {
  const { carried: none, rows } = fatesBy("FREQ=WEEKLY;BYDAY=MO,WE", [said("2026-03-10")]);
  expect(none).toEqual([]);
  expect(rows).toMatchObject([{ date: "2026-03-10", state: "retired", retiredBy: "planChanged", turn: 7 }]);
});

test("a date that the new rule gives too keeps its answers, though another of its week wants it", () => {
  const { carried: none, rows } = fatesBy(
    "FREQ=WEEKLY;BYDAY=TU",
    [said("2026-03-10"), said("2026-03-12")],
    "2026-03-10",
  );
  expect(none).toEqual([]);
  expect([stateOf(rows, "2026-03-10"), stateOf(rows, "2026-03-12")]).toEqual([null, "retired"]);
});

test("a monthly rule takes over the answers of its month, a yearly one those of its year", () => {
  const rows = [said("2026-03-10"), said("2026-04-14")];
  expect(carried("FREQ=MONTHLY;BYMONTHDAY=28", rows, "2026-03-28")).toEqual([
    "2026-04-14 2026-04-28",
    "2026-03-10 2026-03-28",
  ]);
  expect(carried("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1", rows, "2026-06-01")).toEqual(["2026-04-14 2026-06-01"]);
});

test("what a date has of its own goes along: its hour, its name, that it is cancelled", () => {
  const own = { startsAt: "2026-03-10T20:30:00" as LocalDateTime, zone: tuesdays.zone, name: "Party" };
  const row = said("2026-03-10", { ...own, state: "cancelled", cancelReason: "Storm" });
  const { rows } = fatesBy("FREQ=WEEKLY;BYDAY=MO", [row]);
  expect(rows).toMatchObject([
    { date: "2026-03-10", state: "carried", carriedTo: "2026-03-09" },
    { date: "2026-03-09", state: "cancelled", cancelReason: "Storm", name: "Party", startsAt: "2026-03-09T20:30:00" },
  ]);
});

test("a date that nobody answered and nobody changed wants no other", () => {
  const { carried: none, rows } = fatesBy("FREQ=WEEKLY;BYDAY=MO", [touched("2026-03-10")]);
  expect(none).toEqual([]);
  expect(stateOf(rows, "2026-03-10")).toBe("retired");
});

test("a date added by hand stays, one that has begun stays with all of its plan written out", () => {
  const added = said("2026-03-12", { extra: true });
  const begun = said("2026-03-13", { startsAt: "2026-03-03T19:00:00" as LocalDateTime, zone: tuesdays.zone });
  const { rows } = fatesBy("FREQ=WEEKLY;BYDAY=MO", [added, begun]);
  expect(stateOf(rows, "2026-03-12")).toBeNull();
  expect(rows.find((row) => row.date === "2026-03-13")).toMatchObject({
    ...{ state: "on", length: 90, place: { value: "Café" }, capacity: { value: 8 } },
  });
});

test("a retired date that the rule gives again is a date with its answers, a carried one without", () => {
  const rows = [
    said("2026-03-16", { state: "retired", retiredBy: "paused" }),
    touched("2026-03-23", {}, { state: "carried", carriedTo: date("2026-03-24") }),
  ];
  expect(fatesBy("FREQ=WEEKLY;BYDAY=MO", rows).rows).toMatchObject([
    { date: "2026-03-16", state: "on", retiredBy: null },
    { date: "2026-03-23", state: "on", carriedTo: null },
  ]);
});
