import fc from "fast-check";
import { expect, test } from "vitest";
import { readForm } from "@/lib/form";
import type { Typed } from "@/lib/form-state";
import type { Plan } from "@/lib/schedule/meetups";
import { formatRule } from "@/lib/schedule/rule";
import { addDays } from "@/lib/time";
import { anyRule } from "@/tests/any-rule";
import { date, tuesdays } from "@/tests/edited";
import { usualChange } from "./builder";
import { outcomeOf } from "./change";
import { restOf } from "./plans";
import { planChangeSchema } from "./schema";

const now = new Date("2026-03-04T12:00:00Z");
const made = { turn: 7, changedAt: now };

function posted(typed: Typed | null) {
  const data = new FormData();
  const { values, lists } = typed ?? { values: {}, lists: {} };
  for (const [name, text] of Object.entries({ ...values, kind: "planChanged" })) data.append(name, text);
  for (const [name, texts] of Object.entries(lists)) for (const text of texts) data.append(name, text);
  const form = readForm(planChangeSchema, data);
  if (!form.ok) throw new Error(JSON.stringify(form.state.errors));
  return form.data;
}

test("as it opens it changes nothing, whatever the rule and the date to come", () => {
  const days = fc.integer({ min: 30, max: 400 });
  fc.assert(
    fc.property(anyRule, days, fc.option(fc.integer({ min: 500, max: 900 })), (rule, day, until) => {
      const from = date("2026-02-03");
      const rrule = formatRule(rule);
      const plan: Plan = { ...tuesdays, from, rrule, until: until === null ? null : addDays(from, until) };
      const since = addDays(from, day);
      // What is over has nothing left to show, and of a COUNT with an end besides the COUNT alone is shown.
      if (restOf(plan, since) === null || (rule.end && until !== null)) return;
      const result = outcomeOf({ plans: [plan], rows: [] }, posted(usualChange([plan], since)), made, now);
      expect(result).toEqual({ ok: false, reason: expect.stringMatching(/^(nothing|noDates|order)$/) });
    }),
    { numRuns: 300 },
  );
});

test("an edit of anything else keeps the minimum, and one that is left out of the form is none", () => {
  const plan: Plan = { ...tuesdays, minimum: { heads: 3, decideBefore: 360, ifShort: "ask" } };
  const usual = usualChange([plan], date("2026-03-10"));
  expect(usual?.values).toMatchObject({ minimum: "3", decideBefore: "360", ifShort: "ask" });
  const change = posted(usual && { ...usual, values: { ...usual.values, place: "Garden" } });
  expect(change).toMatchObject({ terms: { place: "Garden", minimum: plan.minimum } });
  const none = posted(usual && { ...usual, values: { ...usual.values, minimum: "" } });
  expect(none).toMatchObject({ terms: { minimum: null } });
  expect(usualChange([tuesdays], date("2026-03-10"))?.values).toMatchObject({ minimum: "", decideBefore: "1440" });
});

test("a minimum above the seats is refused beside its field", () => {
  const usual = usualChange([tuesdays], date("2026-03-10"));
  const values = { ...usual?.values, minimum: "9", capacity: "8" };
  expect(() => posted({ values, lists: usual?.lists ?? {} })).toThrow(JSON.stringify({ minimum: "aboveSeats" }));
});

test("of a rule that counts, the dates that are left from the chosen one on", () => {
  const plan = { ...tuesdays, rrule: "FREQ=WEEKLY;BYDAY=TU;COUNT=10" };
  expect(usualChange([plan], date("2026-03-10"))?.values).toMatchObject({ ending: "after", count: "5" });
  expect(usualChange([plan], date("2026-06-09"))?.values).toMatchObject({ ending: "never", count: "" });
});

test("the plan that runs at the chosen date, and the end of the last", () => {
  const later = { ...tuesdays, from: date("2026-06-02"), place: "Garden", until: date("2026-09-01") };
  const plans = [{ ...tuesdays, until: later.from }, later];
  expect(usualChange(plans, date("2026-03-10"))?.values).toMatchObject({ place: "Café", ending: "on" });
  expect(usualChange(plans, date("2026-06-09"))?.values).toMatchObject({ place: "Garden", ends: "2026-08-31" });
});

test.each([
  ["UNTIL=20260630", "2026-06-30"],
  ["UNTIL=20260630T190000", "2026-06-30"],
  ["UNTIL=20260630T185959", "2026-06-29"],
  ["UNTIL=20260630T170000Z", "2026-06-30"],
  ["UNTIL=20260630T165959Z", "2026-06-29"],
])("a rule with %s ends on %s", (end, day) => {
  const plan = { ...tuesdays, rrule: `FREQ=WEEKLY;BYDAY=TU;${end}` };
  expect(usualChange([plan], date("2026-03-10"))?.values).toMatchObject({ ending: "on", ends: day });
});

test("a rule that no cadence says is kept as it is", () => {
  const plan = { ...tuesdays, rrule: "FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=8,9,10,11,12,13,14" };
  const usual = usualChange([plan], date("2026-03-10"));
  expect(usual?.values).toMatchObject({
    repeat: "custom",
    rule: "FREQ=MONTHLY;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=TU",
  });
  const change = posted(usual && { ...usual, values: { ...usual.values, time: "20:00" } });
  expect(change).toMatchObject({ terms: { rrule: usual?.values.rule, startTime: "20:00:00" } });
});

test("a series without a plan has nothing to change", () => expect(usualChange([], date("2026-03-10"))).toBeNull());
