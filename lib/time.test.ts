import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { LocalDate, LocalDateTime, LocalTime, Zone } from "./time";
import * as time from "./time";

const zone = (name: string) => name as Zone;
const local = (text: string) => text as LocalDateTime;
const date = (text: string) => text as LocalDate;
const utc = (text: string, name: string) => time.toInstant(local(text), zone(name)).toISOString();

const anyZone = fc.constantFrom(...time.zoneNames());
const anyDate = fc.integer({ min: 0, max: 109_571 }).map((days) => time.addDays(date("1900-01-01"), days));
const anyLocal = fc
  .tuple(fc.integer({ min: 0, max: 130 * 366 }), fc.integer({ min: 0, max: 86_399 }))
  .map(([day, second]) =>
    local(new Date(Date.UTC(1970, 0, 1) + day * 864e5 + second * 1e3).toISOString().slice(0, 19)),
  );

describe("dates and times as people type them", () => {
  test.each(["2026-02-31", "2025-02-29", "1899-12-31", "2200-01-01", "2026-2-1", "2026-13-01", "", "2026-01-01 "])(
    "%s is no date",
    (text) => expect(time.parseLocalDate(text)).toBeNull(),
  );
  test("leap days are dates", () => expect(time.parseLocalDate("2028-02-29")).toBe("2028-02-29"));
  test.each(["24:00", "7:00", "19:60", "19:00:60", ""])("%s is no time", (text) =>
    expect(time.parseLocalTime(text)).toBeNull(),
  );
  test("a time gets its seconds", () => expect(time.parseLocalTime("19:30")).toBe("19:30:00"));
  test("a moment is a date and a time", () => {
    expect(time.parseLocalDateTime("2026-03-10T19:30")).toBe("2026-03-10T19:30:00");
    expect(time.parseLocalDateTime("2026-03-10 19:30")).toBeNull();
    expect(time.parseLocalDateTime("2026-03-10")).toBeNull();
  });
});

describe("zones", () => {
  test.each(["UTC", "Asia/Kolkata", "Asia/Calcutta", "Europe/Kyiv", "US/Pacific", "Etc/GMT+2"])(
    "%s is a zone",
    (name) => expect(time.parseZone(name)).toBe(name),
  );
  test.each(["+02:00", "-03", "", "Mars/Olympus", " UTC", "Europe/Berlin\n"])("%j is none", (name) =>
    expect(time.parseZone(name)).toBeNull(),
  );
  test("the list has every zone once, and those Intl leaves out", () => {
    const names = time.zoneNames();
    expect(new Set(names).size).toBe(names.length);
    for (const name of ["UTC", "Asia/Kolkata", "Europe/Kyiv", "Europe/Berlin"]) expect(names).toContain(name);
  });
});

describe("wall clock to instant (RFC 5545 §3.3.5)", () => {
  test("a skipped time is read with the offset before the gap", () => {
    expect(utc("2026-03-29T02:30:00", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
    expect(utc("2026-10-04T02:15:00", "Australia/Lord_Howe")).toBe("2026-10-03T15:45:00.000Z");
  });
  test("of two equal times it is the first", () => {
    expect(utc("2026-10-25T02:30:00", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
    expect(utc("2026-04-05T01:45:00", "Australia/Lord_Howe")).toBe("2026-04-04T14:45:00.000Z");
  });
  test("a skipped day falls on the next", () => {
    expect(utc("2011-12-30T10:00:00", "Pacific/Apia")).toBe(utc("2011-12-31T10:00:00", "Pacific/Apia"));
  });
  test("agrees with Temporal in every zone", () => {
    fc.assert(
      fc.property(anyLocal, anyZone, (when, where) => {
        const expected = Temporal.PlainDateTime.from(when).toZonedDateTime(where).epochMilliseconds;
        expect(time.toInstant(when, where).getTime()).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
  test("agrees with Temporal in the hours around every change of the clock", () => {
    const changing = ["Europe/Berlin", "Pacific/Apia", "Africa/Casablanca", "Australia/Lord_Howe", "America/Caracas"];
    for (const where of changing.map(zone)) {
      let at = Temporal.Instant.from("2005-01-01T00:00:00Z").toZonedDateTimeISO(where).getTimeZoneTransition("next");
      for (let n = 0; at && n < 30; n++) {
        for (let minutes = -1500; minutes <= 1500; minutes += 15) {
          const wall = at.toPlainDateTime().add({ minutes });
          const expected = wall.toZonedDateTime(where).epochMilliseconds;
          expect(time.toInstant(local(wall.toString({ smallestUnit: "second" })), where).getTime()).toBe(expected);
        }
        at = at.getTimeZoneTransition("next");
      }
    }
  });
  test("and back is the same time, unless it lies in a gap", () => {
    fc.assert(
      fc.property(anyLocal, anyZone, (when, where) => {
        const back = time.toLocal(time.toInstant(when, where), where);
        const inGap = back > when && time.toInstant(back, where).getTime() === time.toInstant(when, where).getTime();
        expect(back === when || inGap).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
  test("the local date is that of the zone", () => {
    const instant = new Date("2026-03-10T03:00:00Z");
    expect(time.localDateOf(instant, zone("America/New_York"))).toBe("2026-03-09");
    expect(time.localDateOf(instant, zone("Asia/Tokyo"))).toBe("2026-03-10");
  });
});

describe("arithmetic on dates", () => {
  test("days added are days between", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -9999, max: 9999 }), (from, days) => {
        expect(time.daysBetween(from, time.addDays(from, days))).toBe(days);
      }),
    );
  });
  test("weekdays go from Monday 1 to Sunday 7", () => {
    expect(["2026-03-09", "2026-03-10", "2026-03-15"].map((text) => time.weekdayOf(date(text)))).toEqual([1, 2, 7]);
  });
  test("months keep the day or take their last", () => {
    expect(time.addMonths(date("2026-01-31"), 1)).toBe("2026-02-28");
    expect(time.addMonths(date("2026-01-15"), -2)).toBe("2025-11-15");
    expect(time.addMonths(date("2027-12-31"), 2)).toBe("2028-02-29");
    expect(time.startOfMonth(date("2026-03-10"))).toBe("2026-03-01");
    expect(time.daysInMonth(date("2028-02-10"))).toBe(29);
  });
});

test("columns come back as they went", () => {
  fc.assert(
    fc.property(anyDate, (day) => {
      expect(time.fromDateColumn(time.toDateColumn(day))).toBe(day);
    }),
  );
  expect(time.toDateColumn(date("2026-03-10")).toISOString()).toBe("2026-03-10T00:00:00.000Z");
  expect(time.toTimeColumn("19:30:00" as LocalTime).toISOString()).toBe("1970-01-01T19:30:00.000Z");
});
