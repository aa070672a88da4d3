import { expect, test } from "vitest";
import {
  clockIn,
  dateIn,
  dayInWords,
  distanceInWords,
  leafOf,
  monthInWords,
  relativeTo,
  sameClock,
  spanIn,
  zoneInWords,
} from "@/lib/format";

const at = (text: string) => new Date(text);

test("a calendar leaf shows the local date as written, whatever the machine's zone", () => {
  expect(leafOf("2026-03-10", "en")).toEqual({ weekday: "Tue", day: "10", month: "Mar" });
  expect(leafOf("2026-03-10T23:59:59", "en").day).toBe("10");
});

test("a day in words has its year only where that is another than today's", () => {
  expect(dayInWords("2026-03-10", "2026-01-01", "en")).toBe("Tuesday 10 March");
  expect(dayInWords("2027-01-05", "2026-12-30", "en")).toBe("Tuesday 5 January 2027");
  expect(monthInWords("2026-03-10", "en")).toBe("March 2026");
});

test("clock and date are those of the zone", () => {
  const instant = at("2026-03-10T23:30:00Z");
  expect(clockIn(instant, "Europe/Berlin", "en")).toBe("00:30");
  expect(dateIn(instant, "Europe/Berlin")).toBe("2026-03-11");
  expect(dateIn(instant, "America/New_York")).toBe("2026-03-10");
  expect(spanIn(at("2026-03-10T18:00:00Z"), at("2026-03-10T20:00:00Z"), "Europe/Berlin", "en")).toBe("19:00–21:00");
});

test("zones count as the same while their clocks agree", () => {
  expect(sameClock(at("2026-01-10T12:00:00Z"), "Europe/Berlin", "Europe/Paris")).toBe(true);
  expect(sameClock(at("2026-01-10T12:00:00Z"), "Europe/Berlin", "Africa/Lagos")).toBe(true);
  expect(sameClock(at("2026-07-10T12:00:00Z"), "Europe/Berlin", "Africa/Lagos")).toBe(false);
  expect(sameClock(at("2026-07-10T12:00:00Z"), "Pacific/Apia", "Pacific/Pago_Pago")).toBe(false);
});

test.each([
  ["Europe/Berlin", "Berlin"],
  ["America/Argentina/Buenos_Aires", "Buenos Aires"],
  ["Etc/GMT-3", "GMT+3"],
  ["Etc/UTC", "UTC"],
])("%s is called %s", (zone, name) => {
  expect(zoneInWords(zone, at("2026-03-10T12:00:00Z"))).toBe(name);
});

test.each([
  ["2026-03-07T18:00:00Z", { is: "away", value: 3, unit: "day" }],
  ["2026-03-10T17:20:00Z", { is: "away", value: 40, unit: "minute" }],
  ["2026-03-10T17:59:30Z", { is: "away", value: 1, unit: "minute" }],
  ["2026-03-10T15:00:00Z", { is: "away", value: 3, unit: "hour" }],
  ["2026-03-10T07:00:00Z", { is: "away", value: 0, unit: "day" }],
  ["2026-03-09T22:30:00Z", { is: "away", value: 1, unit: "day" }],
  ["2026-03-10T18:00:00Z", { is: "now" }],
  ["2026-03-10T19:59:59Z", { is: "now" }],
  ["2026-03-10T20:00:00Z", { is: "earlierToday" }],
  ["2026-03-11T08:00:00Z", { is: "away", value: -1, unit: "day" }],
  ["2026-02-24T08:00:00Z", { is: "away", value: 2, unit: "week" }],
  ["2025-11-10T08:00:00Z", { is: "away", value: 3, unit: "month" }],
  ["2026-04-10T08:00:00Z", { is: "away", value: -4, unit: "week" }],
] as const)("at %s, 10 March 19:00–21:00 in Berlin is %j", (now, relative) => {
  const [start, end] = [at("2026-03-10T18:00:00Z"), at("2026-03-10T20:00:00Z")];
  expect(relativeTo(at(now), start, end, "Europe/Berlin")).toEqual(relative);
});

test("distances in words", () => {
  expect(distanceInWords(0, "day", "en")).toBe("today");
  expect(distanceInWords(1, "day", "en")).toBe("tomorrow");
  expect(distanceInWords(3, "day", "en")).toBe("in 3 days");
  expect(distanceInWords(-2, "week", "en")).toBe("2 weeks ago");
});
