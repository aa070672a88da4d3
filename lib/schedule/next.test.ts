import fc from "fast-check";
import { expect, test } from "vitest";
import type { LocalDate, LocalDateTime, LocalTime, Zone } from "@/lib/time";
import { meetupOn, type Plan, plainRow } from "./meetups";
import {
  comingDates,
  datesToShow,
  monthsFrom,
  monthToOpen,
  nextDate,
  pastDates,
  planAt,
  type Schedule,
  spanOfDate,
  spanOfMonths,
} from "./next";

const date = (text: string) => text as LocalDate;
const now = new Date("2026-03-04T12:00:00Z");

function plan(given: Partial<Record<keyof Plan, unknown>> = {}): Plan {
  const usual = {
    from: date("2026-01-06"),
    until: null,
    startTime: "19:00:00" as LocalTime,
    zone: "UTC" as Zone,
    rrule: "FREQ=WEEKLY;BYDAY=TU",
    length: 60,
    place: null,
    link: null,
    capacity: null,
    turn: 1,
    changedAt: new Date(0),
  };
  return { ...usual, ...given } as Plan;
}

const schedule = (seriesId: string, ...plans: Plan[]): Schedule => ({
  seriesId,
  groupId: "group",
  name: seriesId,
  description: null,
  plans,
  rows: [],
});

const keys = (dates: readonly { schedule: Schedule; meetup: { date: string } }[]) =>
  dates.map((item) => `${item.schedule.seriesId}/${item.meetup.date}`);

const run = schedule("run", plan());
const walk = schedule("walk", plan({ from: date("2026-01-01"), rrule: "FREQ=WEEKLY;BYDAY=TH" }));

test("the next dates over several series, by start, so many in all and of each", () => {
  expect(keys(comingDates([run, walk], now, { all: 3, ofEach: 5 }))).toEqual([
    "walk/2026-03-05",
    "run/2026-03-10",
    "walk/2026-03-12",
  ]);
  expect(keys(comingDates([run, walk], now, { all: 9, ofEach: 1 }))).toEqual(["walk/2026-03-05", "run/2026-03-10"]);
});

test("a date that starts now is still coming", () => {
  expect(nextDate([run], new Date("2026-03-10T19:00:00.000Z"))).toEqual({ seriesId: "run", date: "2026-03-10" });
  expect(nextDate([run], new Date("2026-03-10T19:00:00.001Z"))).toEqual({ seriesId: "run", date: "2026-03-17" });
});

test("nobody is sent to a cancelled date, and nowhere where nothing comes", () => {
  const cancelled = { ...plainRow(date("2026-03-10")), state: "cancelled" as const };
  expect(nextDate([{ ...run, rows: [cancelled] }], now)).toEqual({ seriesId: "run", date: "2026-03-17" });
  expect(nextDate([schedule("over", plan({ until: date("2026-02-01") }))], now)).toBeNull();
  expect(nextDate([], now)).toBeNull();
});

test("who is shown the next dates sees which are cancelled, and one that takes place", () => {
  const cancelled = ["2026-03-10", "2026-03-17"].map((day) => ({
    ...plainRow(date(day)),
    state: "cancelled" as const,
  }));
  const shown = (rows: typeof cancelled) => keys(datesToShow([{ ...run, rows }], now, { all: 2, ofEach: 2 }));
  expect(shown(cancelled)).toEqual(["run/2026-03-10", "run/2026-03-17", "run/2026-03-24"]);
  expect(shown(cancelled.slice(0, 1))).toEqual(["run/2026-03-10", "run/2026-03-17"]);
  expect(datesToShow([], now, { all: 2, ofEach: 2 })).toEqual([]);
});

test("past dates come newest first and end where one looks back to", () => {
  const since = new Date("2026-02-20T00:00Z");
  expect(keys(pastDates([run, walk], since, now, 9))).toEqual(["run/2026-03-03", "walk/2026-02-26", "run/2026-02-24"]);
  expect(keys(pastDates([run, walk], since, now, 1))).toEqual(["run/2026-03-03"]);
});

test("the plan at an instant: the running one, else the next, else the last", () => {
  const first = plan({ until: date("2026-02-01") });
  const second = plan({ from: date("2026-03-10"), until: date("2026-04-01") });
  const at = (text: string) => planAt([first, second], new Date(text));
  expect(at("2026-01-10T00:00Z")).toBe(first);
  expect(at("2026-02-10T00:00Z")).toBe(second);
  expect(at("2027-01-01T00:00Z")).toBe(second);
  expect(planAt([], now)).toBeNull();
});

test("months: each by itself, the empty too, a date in the month in which it is held", () => {
  const rows = [{ ...plainRow(date("2026-03-31")), startsAt: "2026-04-01T19:00:00" as LocalDateTime }];
  const monthly = schedule("feast", plan({ from: date("2026-01-31"), rrule: "FREQ=MONTHLY;BYMONTHDAY=31" }));
  const months = monthsFrom({ ...monthly, rows }, date("2026-02-01"), 3);
  expect(months.map(({ month, dates }) => [month, keys(dates)])).toEqual([
    ["2026-02-01", []],
    ["2026-03-01", []],
    ["2026-04-01", ["feast/2026-03-31"]],
  ]);
});

test.each([
  ["its next date is in May", plan({ from: date("2026-05-05") }), "2026-05-01"],
  ["its next date is in May, on its own clock", plan({ from: date("2026-05-01"), zone: "Asia/Tokyo" }), "2026-05-01"],
  ["a date is to come in March", plan(), "2026-03-01"],
  ["a date was in March, the next is in May", plan({ from: date("2026-03-03"), rrule: "FREQ=YEARLY" }), "2026-03-01"],
  ["it is over", plan({ until: date("2026-02-01") }), "2026-03-01"],
])("the month to open: %s", (_, only, month) => {
  expect(monthToOpen(schedule("run", only), date("2026-03-01"), now)).toBe(month);
});

const zones = ["UTC", "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu", "America/New_York"] as const;

test("in every zone a date lies in the span of its day and of its months", () => {
  const days = fc.integer({ min: 0, max: 80_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
  const times = fc.constantFrom("00:00:00", "12:00:00", "23:59:59");
  fc.assert(
    fc.property(days, times, fc.constantFrom(...zones), (day, startTime, zone) => {
      const found = meetupOn([plan({ from: day, startTime, zone, rrule: null })], [], date(day));
      const month = date(`${day.slice(0, 7)}-01`);
      for (const { from, to } of [spanOfDate(date(day)), spanOfMonths(month, 1)]) {
        expect(found?.startsAt.getTime()).toBeGreaterThanOrEqual(from.getTime());
        expect(found?.startsAt.getTime()).toBeLessThan(to.getTime());
      }
    }),
  );
});
