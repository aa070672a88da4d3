import fc from "fast-check";
import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import type { LocalDate } from "@/lib/time";
import schedule from "@/messages/en/schedule.json";
import { anyCadence } from "@/tests/any-cadence";
import { anyDate } from "@/tests/any-rule";
import { slowDates } from "@/tests/slow-dates";
import { type Cadence, cadenceToRule, firstDateOf, firstDatesOf, presetsFor, ruleToCadence } from "./cadence";
import { parseRule } from "./rule";
import { cadenceWords } from "./words";

test("cadence to rule and back is the same cadence", () => {
  fc.assert(
    fc.property(anyCadence, (cadence) => {
      expect(ruleToCadence(cadenceToRule(cadence))).toEqual(cadence);
    }),
    { numRuns: 500 },
  );
});

test("the dates shown while choosing are those of the plan, and the first is a date of its rule", () => {
  fc.assert(
    fc.property(anyCadence, anyDate, (cadence, notBefore) => {
      const first = firstDateOf(cadence, notBefore);
      const shown = firstDatesOf(cadence, notBefore, 3);
      const parsed = parseRule(cadenceToRule(cadence) ?? "FREQ=DAILY;COUNT=1");
      expect(first >= notBefore).toBe(true);
      expect(shown[0]).toBe(first);
      const last = shown.at(-1) ?? first;
      const soon = last < "2080" ? shown : shown.filter((date) => date < "2080");
      expect(parsed.ok && slowDates(first, parsed.rule, soon.at(-1) ?? first)).toEqual(soon);
    }),
    { numRuns: 100 },
  );
});

test("a first date is soon, whatever the interval", () => {
  expect(firstDateOf({ kind: "weekly", every: 2, weekdays: [1] }, "2026-03-11" as LocalDate)).toBe("2026-03-16");
  expect(firstDateOf({ kind: "monthlyDay", every: 12, day: 31 }, "2026-02-10" as LocalDate)).toBe("2026-02-28");
});

test.each([
  "FREQ=WEEKLY",
  "FREQ=WEEKLY;BYDAY=MO;COUNT=3",
  "FREQ=MONTHLY;BYMONTHDAY=-1",
  "FREQ=MONTHLY;BYMONTHDAY=31",
  "nonsense",
])("%s is a custom rule", (rrule) => expect(ruleToCadence(rrule)).toBeNull());

const t = createTranslator({ locale: "en", messages: { schedule }, namespace: "schedule" });
const format = new Intl.ListFormat("en");
const say = (cadence: Cadence | null) => cadenceWords(cadence, { t, list: (items) => format.format(items) });

test("presets speak of the date", () => {
  expect(presetsFor("2026-03-31" as LocalDate).map(say)).toEqual([
    "every week on Tuesday",
    "every two weeks on Tuesday",
    "every month on the last Tuesday",
    "every month on the 31st, else the last day",
    "once",
  ]);
  expect(presetsFor("2026-02-24" as LocalDate).map(say)).toContain("every month on the fourth Tuesday");
  expect(presetsFor("2026-02-24" as LocalDate).map(say)).toContain("every month on the last Tuesday");
});

test("every preset of a date begins on it", () => {
  fc.assert(
    fc.property(anyDate, (date) => {
      for (const preset of presetsFor(date)) expect(firstDateOf(preset, date)).toBe(date);
    }),
  );
});

test("the others have words too", () => {
  expect(say(null)).toBe("on its own rule");
  expect(say({ kind: "daily", every: 3 })).toBe("every 3 days");
  expect(
    say({
      kind: "monthlyWeekday",
      every: 1,
      days: [
        { nth: 1, weekday: 2 },
        { nth: 3, weekday: 6 },
      ],
    }),
  ).toBe("every month on the first Tuesday and third Saturday");
  expect(say({ kind: "monthlyDay", every: 1, day: 22 })).toBe("every month on the 22nd");
  expect(say({ kind: "yearly", every: 1, month: 3, day: 14 })).toBe("every year on March 14");
  expect(say({ kind: "yearly", every: 1, month: 2, day: 29 })).toBe("every year on February 29, else the day before");
});
