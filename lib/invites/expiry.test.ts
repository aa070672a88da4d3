import { expect, test } from "vitest";
import type { LocalDate, Zone } from "@/lib/time";
import { expiryOf } from "./expiry";

const now = new Date("2026-03-04T12:00:00Z");
const berlin = "Europe/Berlin" as Zone;
const until = (date: string, zone = berlin) => expiryOf({ until: date as LocalDate }, zone, now)?.toISOString();

test("never, or some days from now to the minute", () => {
  expect(expiryOf("never", berlin, now)).toBeNull();
  expect(expiryOf({ days: 1 }, berlin, now)).toEqual(new Date("2026-03-05T12:00:00Z"));
  expect(expiryOf({ days: 30 }, berlin, now)).toEqual(new Date("2026-04-03T12:00:00Z"));
});

test("a date counts whole, on the clock of who chose it, through summer time too", () => {
  expect(until("2026-03-04")).toBe("2026-03-04T23:00:00.000Z");
  expect(until("2026-03-28")).toBe("2026-03-28T23:00:00.000Z");
  expect(until("2026-03-29")).toBe("2026-03-29T22:00:00.000Z");
  expect(until("2026-03-04", "Pacific/Auckland" as Zone)).toBe("2026-03-04T11:00:00.000Z");
  expect(until("2199-12-31", "UTC" as Zone)).toBe("2200-01-01T00:00:00.000Z");
});
