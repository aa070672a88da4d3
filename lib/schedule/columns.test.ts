import { expect, test } from "vitest";
import type { LocalDate, LocalDateTime, LocalTime } from "@/lib/time";
import { type ScheduleJson, scheduleOf } from "./columns";

const untouched = {
  ...{ extra: false, startsAt: null, zone: null, length: null, name: null, own: null, place: null, link: null },
  ...{
    capacity: null,
    mayBring: null,
    cancelReason: null,
    retiredBy: null,
    carriedTo: null,
    decision: null,
    turn: 0,
    changedAt: null,
  },
};

const stored = (zone: string): ScheduleJson => ({
  ...{ seriesId: "series", groupId: "group", name: "Tuesday run", description: null, turn: 1 },
  plans: [
    {
      ...{ from: "2026-03-03" as LocalDate, until: null, startTime: "19:00:00" as LocalTime, zone },
      ...{ rrule: "FREQ=WEEKLY;BYDAY=TU", length: 90, place: null, link: null, capacity: 8, mayBring: 2 },
      ...{ minimum: null, decideBefore: null, ifShort: null },
      ...{ turn: 3, changedAt: "2026-03-01T12:00:00+00:00" },
    },
  ],
  rows: [
    {
      ...{ ...untouched, id: "one", date: "2026-03-10" as LocalDate, state: "taken_out" },
    },
    {
      ...{ ...untouched, id: "two", date: "2026-03-17" as LocalDate, state: "on", zone, length: 60 },
      ...{ own: ["place", "capacity"], place: null, capacity: 4, turn: 7, changedAt: "2026-03-02T12:00:00+00:00" },
      startsAt: "2026-03-21T19:00:00" as LocalDateTime,
    },
  ],
});

test("a schedule is what is stored, in our words", () => {
  const schedule = scheduleOf(stored("Europe/Berlin"));
  expect(schedule).toMatchObject({ seriesId: "series", plans: [{ zone: "Europe/Berlin", capacity: 8 }] });
  expect(schedule.rows.map(({ id, state, zone }) => [id, state, zone])).toEqual([
    ["one", "takenOut", null],
    ["two", "on", "Europe/Berlin"],
  ]);
  expect(schedule.rows[1]).toMatchObject({
    ...{ place: { value: null }, link: null, capacity: { value: 4 } },
    ...{ turn: 7, changedAt: new Date("2026-03-02T12:00Z") },
  });
});

test("a stored zone that is none is no other zone", () => {
  expect(() => scheduleOf(stored("Mars/Olympus"))).toThrow("Mars/Olympus");
});
