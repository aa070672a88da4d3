import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRule } from "@/lib/schedule/rule";
import type { LocalDate } from "@/lib/time";
import { cadenceValue, choicesFor } from "./choices";
import { groupKinds, isGroupKind, kindDefaults, lengthChoices } from "./kinds";
import { firstPlan, previewDates, type When } from "./plan";
import { foundSchema } from "./schema";

const right = {
  kind: "bookClub",
  name: "Page Turners",
  from: "2026-03-05",
  cadence: "FREQ=MONTHLY;BYDAY=1TU",
  time: "19:00",
  zone: "Europe/Berlin",
  length: "120",
  place: "",
  link: "",
  you: "Ada",
  pageKey: "x".repeat(43),
};

/** The field's fault, or "fine". */
function fault(field: keyof typeof right, value: unknown): string {
  const parsed = foundSchema.safeParse({ ...right, [field]: value });
  if (parsed.success) return "fine";
  expect(parsed.error.issues.map(({ path }) => path[0])).toContain(field);
  return parsed.error.issues[0]?.message ?? "";
}

test.each<[keyof typeof right, unknown, string]>([
  ["from", "2026-02-31", "noSuchDay"],
  ["from", "2027-02-29", "noSuchDay"],
  ["from", "2028-02-29", "fine"],
  ["from", "0001-01-01", "noSuchDay"],
  ["from", "10000-01-01", "noSuchDay"],
  ["from", "", "required"],
  ["from", undefined, "required"],
  ["time", "24:00", "noSuchTime"],
  ["time", "7 pm", "noSuchTime"],
  ["zone", "Mars/Olympus", "unknownZone"],
  ["zone", "+01:00", "unknownZone"],
  ["zone", "__proto__", "unknownZone"],
  ["zone", "", "required"],
  ["kind", "__proto__", "chooseOne"],
  ["kind", "constructor", "chooseOne"],
  ["kind", "toString", "chooseOne"],
  ["kind", undefined, "chooseOne"],
  ["cadence", "FREQ=SECONDLY", "finerThanDay"],
  ["cadence", "FREQ=DAILY\nDTSTART:20260101", "freq"],
  ["cadence", "", "chooseOne"],
  ["cadence", "once", "fine"],
  ["length", "4", "tooShort"],
  ["length", "1441", "tooLong"],
  ["length", "1e3", "fine"],
  ["length", "9".repeat(400), "invalid"],
  ["length", "NaN", "invalid"],
  ["length", "60.5", "invalid"],
  ["name", " \u200b", "required"],
  ["name", "x".repeat(81), "tooLong"],
  ["name", "a\0b", "characters"],
  ["name", "\ud800", "characters"],
  ["name", "<script>alert(1)</script>", "fine"],
  ["name", "👩‍👩‍👧‍👦 نادي الكتاب", "fine"],
  ["you", "", "fine"],
  ["link", "javascript:alert(1)", "notAWebAddress"],
  ["link", "zoom.us/j/1", "fine"],
  ["link", "zoom", "notAWebAddress"],
  ["link", "https://meet.example.org/a", "fine"],
  ["pageKey", "x", "Invalid string: must match pattern /^[\\w-]{43}$/"],
])("%s %j: %s", (field, value, expected) => {
  expect(fault(field, value)).toBe(expected);
});

test("a link typed without https:// is kept with it", () => {
  expect(foundSchema.parse({ ...right, link: " meet.google.com/abc " }).link).toBe("https://meet.google.com/abc");
});

test("only our own kinds are kinds", () => {
  expect(groupKinds.every(isGroupKind)).toBe(true);
  for (const text of ["__proto__", "constructor", "BookClub", ""]) expect(isGroupKind(text)).toBe(false);
});

const today = "2026-03-04" as LocalDate;
const nothing = { from: "", cadence: "", time: "", zone: "", length: "" };

test.each(groupKinds)("%s: what is usual is offered, chosen, and begins after today on a date of its own", (kind) => {
  const choices = choicesFor(kind, nothing, today);
  expect(choices).toMatchObject({ time: kindDefaults[kind].time, length: kindDefaults[kind].length, zone: null });
  expect(choices.cadence).toEqual(kindDefaults[kind].cadence);
  expect(choices.cadences.map(cadenceValue)).toContain(cadenceValue(choices.cadence));
  expect(choices.from > today).toBe(true);
  expect(lengthChoices).toContain(choices.length);
});

test("another first day brings the like of what was chosen: first Tuesday, second Wednesday", () => {
  const chosen = { ...nothing, from: "2026-03-11", cadence: "FREQ=MONTHLY;BYDAY=1TU" };
  expect(choicesFor("bookClub", chosen, today).cadence).toEqual({
    kind: "monthlyWeekday",
    every: 1,
    days: [{ nth: 2, weekday: 3 }],
  });
  expect(choicesFor("bookClub", { ...chosen, cadence: "once" }, today).cadence).toEqual({ kind: "once" });
});

test("whatever stands in the address, the choices are ones that founding takes", () => {
  const some = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("__proto__", "2026-02-31", "FREQ=DAILY;COUNT=0"),
  );
  const any = fc.record({ from: some, cadence: some, time: some, zone: some, length: some });
  fc.assert(
    fc.property(fc.constantFrom(...groupKinds), any, (kind, chosen) => {
      const { from, time, length, cadence, cadences } = choicesFor(kind, chosen, today);
      for (const value of [cadence, ...cadences].map(cadenceValue)) {
        expect(value === "once" || parseRule(value).ok).toBe(true);
      }
      const given = { ...right, from, time, length: String(length), cadence: cadenceValue(cadence) };
      expect(foundSchema.safeParse(given).success).toBe(true);
    }),
  );
});

function when(given: Record<string, string>): When {
  const { from, cadence, time, zone } = foundSchema.parse({ ...right, ...given });
  return { from, cadence, time, zone };
}

const where = { length: 60, place: null, link: null };

test("a plan begins at the first date of its rule, and there is none where it never meets", () => {
  const made = { turn: 1, changedAt: new Date(0) };
  expect(firstPlan(when({}), where, made)).toMatchObject({ from: "2026-04-07", until: null, capacity: null });
  expect(firstPlan(when({ cadence: "once" }), where, made)).toMatchObject({ from: "2026-03-05", rrule: null });
  expect(firstPlan(when({ cadence: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }), where, made)).toBeNull();
});

test("the preview shows what founding gives, from now on", () => {
  const dates = (given: Record<string, string>) =>
    previewDates(when(given), 60, new Date("2026-03-04T12:00Z"), 3).map(({ date }) => date);
  expect(dates({})).toEqual(["2026-04-07", "2026-05-05", "2026-06-02"]);
  expect(dates({ cadence: "once" })).toEqual(["2026-03-05"]);
  expect(dates({ cadence: "once", from: "2026-03-03" })).toEqual([]);
  expect(dates({ cadence: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" })).toEqual([]);
});
