import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { readForm } from "@/lib/form";
import { anyCadence } from "@/tests/any-cadence";
import { anyDate, anyRule } from "@/tests/any-rule";
import { cadenceToRule, presetsFor, ruleToCadence } from "./cadence";
import { cadenceOf, type Repeat, repeatOf, repeatOfRule, repeatTexts, ruleOfRepeat } from "./repeat-form";
import { formatRule, parseRule } from "./rule";
import { chosenRepeat, repeatFields } from "./schema";

/** Posts the fields and reads them as a form does. */
function posted(chosen: Repeat, more: Record<string, string> = {}) {
  const { values, lists } = repeatTexts(chosen);
  const data = new FormData();
  for (const [name, text] of Object.entries({ ending: "never", ...values, ...more })) data.append(name, text);
  for (const [name, texts] of Object.entries(lists)) for (const text of texts) data.append(name, text);
  const form = readForm(z.object(repeatFields).transform(chosenRepeat), data);
  return form.ok ? form.data : form.state.errors;
}

const tuesday = repeatOf({ kind: "weekly", every: 1, weekdays: [2] }, "2026-03-10" as never);

test("cadence to fields and back is the same cadence, through a form too", () => {
  fc.assert(
    fc.property(anyCadence, anyDate, (cadence, date) => {
      expect(cadenceOf(repeatOf(cadence, date))).toEqual({ ok: true, cadence });
      expect(posted(repeatOf(cadence, date))).toEqual({ rrule: cadenceToRule(cadence), lastDay: null });
    }),
    { numRuns: 500 },
  );
});

test("any rule to fields and back is the same rule: what no cadence says is kept as it is", () => {
  fc.assert(
    fc.property(anyRule, anyDate, (rule, date) => {
      const parsed = parseRule(formatRule(rule));
      const rrule = parsed.ok ? formatRule(parsed.rule) : "";
      const { chosen, end } = repeatOfRule(rrule, date);
      const count = end?.by === "count" ? end.count : null;
      expect(ruleOfRepeat(chosen, count)).toEqual({ ok: true, rrule });
      const isSaid = ruleToCadence(rrule.replace(/;COUNT=.*/, "")) !== null;
      expect(chosen.repeat === "custom").toBe(!isSaid);
    }),
    { numRuns: 500 },
  );
});

test("another kind begins with what suits the date", () => {
  fc.assert(
    fc.property(anyDate, (date) => {
      const once = repeatOf({ kind: "once" }, date);
      for (const repeat of ["weekly", "monthlyWeekday", "monthlyDay"] as const) {
        const read = cadenceOf({ ...once, repeat });
        expect(presetsFor(date)).toContainEqual(read.ok && read.cadence);
      }
      expect(cadenceOf({ ...once, repeat: "yearly" })).toMatchObject({ ok: true });
    }),
  );
});

test("rows left empty do not count, and what stands twice counts once", () => {
  const chosen = { ...tuesday, repeat: "monthlyWeekday", nth: [3, null, 1, 3], nthDay: [6, 1, 2, 6] } as const;
  expect(posted(chosen)).toEqual({ rrule: "FREQ=MONTHLY;BYDAY=1TU,3SA", lastDay: null });
  expect(posted({ ...tuesday, weekdays: [5, 1, 5] })).toMatchObject({ rrule: "FREQ=WEEKLY;BYDAY=MO,FR" });
});

test("it ends after so many dates, or on a day; meeting once, it needs no end", () => {
  expect(posted(tuesday, { ending: "after", count: "8" })).toEqual({
    rrule: "FREQ=WEEKLY;BYDAY=TU;COUNT=8",
    lastDay: null,
  });
  expect(posted(tuesday, { ending: "on", ends: "2026-06-30", count: "8" })).toEqual({
    rrule: "FREQ=WEEKLY;BYDAY=TU",
    lastDay: "2026-06-30",
  });
  expect(posted({ ...tuesday, repeat: "once" }, { ending: "after" })).toEqual({ rrule: null, lastDay: null });
});

test.each<[string, Partial<Repeat>, Record<string, string>, Record<string, string>]>([
  ["no weekday", { weekdays: [] }, {}, { weekdays: "chooseOne" }],
  ["no day of the month", { repeat: "monthlyWeekday", nth: [null], nthDay: [2] }, {}, { nth: "chooseOne" }],
  ["30 February", { repeat: "yearly", month: 2, monthDay: 30 }, {}, { monthDay: "noSuchDay" }],
  ["a custom rule that is none", { repeat: "custom", rule: "FREQ=NEVER" }, {}, { repeat: "freq" }],
  ["no custom rule", { repeat: "custom", rule: null }, {}, { repeat: "chooseOne" }],
  ["no number of dates", {}, { ending: "after" }, { count: "required" }],
  ["no last day", {}, { ending: "on" }, { ends: "required" }],
  ["every 0 weeks", { every: 0 }, {}, { every: "tooFew" }],
  ["every 1001 weeks", { every: 1001 }, {}, { every: "tooMany" }],
])("%s is refused beside its field", (_, change, more, errors) => {
  expect(posted({ ...tuesday, ...change }, more)).toEqual(errors);
});
