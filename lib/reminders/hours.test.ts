import fc from "fast-check";
import { expect, test } from "vitest";
import { isQuiet } from "@/lib/notices/quiet";
import { dateOf, localDateOf, timeOf, toLocal, type Zone, zoneNames } from "@/lib/time";
import { at } from "@/tests/woken";
import { decentAfter, decentThatDay, eveningAfter, spreadOf } from "./hours";

const berlin = "Europe/Berlin" as Zone;
const HOUR = 3_600_000;

test.each([
  ["in the afternoon: as it is", "2026-03-04T15:30:00Z", "2026-03-04T15:30:00Z"],
  ["before nine in the evening: at eight", "2026-03-04T19:40:00Z", "2026-03-04T19:00:00Z"],
  ["late in the evening: at eight", "2026-03-04T22:30:00Z", "2026-03-04T19:00:00Z"],
  ["after midnight: in the morning of that day", "2026-03-04T23:30:00Z", "2026-03-05T07:00:00Z"],
  ["at eight in the morning: as it is", "2026-03-05T07:00:00Z", "2026-03-05T07:00:00Z"],
  ["in the night in which the clock changes", "2026-03-29T00:30:00Z", "2026-03-29T06:00:00Z"],
])("a decent hour that day, %s", (_, given, expected) => {
  expect(decentThatDay(at(given), berlin, 0)).toEqual(at(expected));
  expect(decentThatDay(at(given), berlin, 59)).toEqual(new Date(at(expected).getTime() + 59 * 60_000));
});

test("where it may not be earlier, the evening waits until the morning", () => {
  expect(decentAfter(at("2026-03-04T19:40:00Z"), berlin, 5)).toEqual(at("2026-03-05T07:05:00Z"));
  expect(decentAfter(at("2026-03-04T15:30:00Z"), berlin, 5)).toEqual(at("2026-03-04T15:35:00Z"));
});

test("the next evening is today's while that is to come", () => {
  expect(eveningAfter(at("2026-03-04T12:00:00Z"), berlin, 12)).toEqual(at("2026-03-04T17:12:00Z"));
  expect(eveningAfter(at("2026-03-04T17:12:00Z"), berlin, 12)).toEqual(at("2026-03-05T17:12:00Z"));
  expect(eveningAfter(at("2026-03-04T12:00:00Z"), "Asia/Tokyo" as Zone, 0)).toEqual(at("2026-03-05T09:00:00Z"));
});

test("the spread is the same each time, and even enough", () => {
  expect(spreadOf("a", "b")).toBe(spreadOf("a", "b"));
  const counts = new Map<number, number>();
  for (let index = 0; index < 6000; index += 1) {
    const minute = spreadOf(`01900000-0000-7000-8000-${index}`, "01900000-0000-7000-8000-000000000000", "2026-03-10");
    counts.set(minute, (counts.get(minute) ?? 0) + 1);
  }
  expect([...counts.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, minute) => minute));
  expect(Math.max(...counts.values())).toBeLessThan(200);
});

const zone = fc.constantFrom(...zoneNames());
const instant = fc.date({ min: at("2020-01-01T00:00Z"), max: at("2035-01-01T00:00Z"), noInvalidDate: true });
const minutes = fc.integer({ min: 0, max: 59 });

test("in every zone nothing lies in quiet hours, and all on the day that was meant", () => {
  fc.assert(
    fc.property(instant, zone, minutes, (given, name, spread) => {
      const [that, after] = [decentThatDay(given, name, spread), decentAfter(given, name, spread)];
      for (const found of [that, after]) expect(isQuiet(found, name), `${found.toISOString()} ${name}`).toBe(false);
      expect(localDateOf(that, name)).toBe(localDateOf(given, name));
      expect(after.getTime()).toBeGreaterThanOrEqual(given.getTime());
      expect(Math.abs(that.getTime() - given.getTime())).toBeLessThan(10 * HOUR);
      expect(after.getTime() - given.getTime()).toBeLessThan(14 * HOUR);
    }),
    { numRuns: 200 },
  );
});

test("in every zone an evening is between six and seven, later than now and within a day", () => {
  fc.assert(
    fc.property(instant, zone, minutes, (now, name, spread) => {
      const evening = eveningAfter(now, name, spread);
      const local = toLocal(evening, name);
      expect(timeOf(local).slice(0, 2)).toBe("18");
      expect(evening > now).toBe(true);
      expect(dateOf(local) <= localDateOf(new Date(now.getTime() + 26 * HOUR), name)).toBe(true);
    }),
  );
});
