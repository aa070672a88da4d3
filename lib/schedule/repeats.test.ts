import fc from "fast-check";
import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { dayInWords } from "@/lib/format";
import { addDays, type LocalDate, type LocalTime, type Zone } from "@/lib/time";
import schedule from "@/messages/en/schedule.json";
import { anyCadence } from "@/tests/any-cadence";
import { anyDate, anyRule } from "@/tests/any-rule";
import { slowDates } from "@/tests/slow-dates";
import { type Begin, type CadenceEnd, type Repeats, repeatsToRule, ruleToRepeats } from "./repeats";
import { formatRule, parseRule, type Rule } from "./rule";
import { repeatsWords } from "./words";

const t = createTranslator({ locale: "en", messages: { schedule }, namespace: "schedule" });
const list = (items: string[]) => new Intl.ListFormat("en").format(items);
const say = (repeats: Repeats | null) => repeatsWords(repeats, { t, list, day: (date) => dayInWords(date, "", "en") });

const beginOn = (from: string): Begin => ({
  from: from as LocalDate,
  startTime: "19:00:00" as LocalTime,
  zone: "Europe/Berlin" as Zone,
});

const anyEnd: fc.Arbitrary<CadenceEnd | null> = fc.option(
  fc.oneof(
    fc.record({ by: fc.constant("count" as const), count: fc.integer({ min: 1, max: 5000 }) }),
    fc.record({ by: fc.constant("date" as const), date: anyDate }),
  ),
);

test("a cadence with its end becomes a rule and is read back as itself, wherever it begins", () => {
  fc.assert(
    fc.property(anyCadence, anyEnd, anyDate, (cadence, end, from) => {
      const repeats: Repeats = { cadence, end: cadence.kind === "once" ? null : end };
      expect(ruleToRepeats(repeatsToRule(repeats), beginOn(from))).toEqual(repeats);
    }),
    { numRuns: 500 },
  );
});

function ruleOf(text: string): Rule {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.rule;
}

/** Rules near what a cadence says, so that many of them are said. */
const nearlyCadence: fc.Arbitrary<Rule> = anyRule.map((rule) => ({
  ...rule,
  interval: 1 + (rule.interval % 3),
  byMonth: rule.freq === "YEARLY" ? rule.byMonth.slice(0, 1) : [],
  byDay: rule.byMonthDay.length > 0 ? [] : rule.byDay.slice(0, 2),
  byMonthDay: rule.byMonthDay.slice(0, 1).map((day) => (day < 0 ? -1 : day)),
}));

test("words never say other dates than the rule gives", () => {
  let said = 0;
  fc.assert(
    fc.property(fc.oneof(anyRule, nearlyCadence), anyDate, (rule, first) => {
      const repeats = ruleToRepeats(formatRule(rule), beginOn(first));
      if (!repeats) return;
      said += 1;
      const last = addDays(first, 1200);
      const meant = ruleOf(repeatsToRule(repeats) ?? "");
      expect(slowDates(first, meant, last)).toEqual(slowDates(first, rule, last));
    }),
    { numRuns: 200 },
  );
  expect(said).toBeGreaterThan(20);
});

test.each([
  ["FREQ=WEEKLY;BYDAY=TU;COUNT=10", "every week on Tuesday, 10 times"],
  ["FREQ=WEEKLY;BYDAY=TU;COUNT=1", "every week on Tuesday, once"],
  ["FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630", "every week on Tuesday, until Tuesday 30 June 2026"],
  ["FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630T170000Z", "every week on Tuesday, until Tuesday 30 June 2026"],
  ["FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630T165959Z", "every week on Tuesday, until Monday 29 June 2026"],
  ["FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630T185959", "every week on Tuesday, until Monday 29 June 2026"],
  ["FREQ=WEEKLY", "every week on Tuesday"],
  ["FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU", "every two weeks on Tuesday"],
  ["FREQ=WEEKLY;WKST=SU;BYDAY=SU,TU", "every week on Tuesday and Sunday"],
  ["FREQ=DAILY;BYDAY=MO,TU", "every week on Monday and Tuesday"],
  ["FREQ=MONTHLY", "every month on the 3rd"],
  ["FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the 31st, else the last day"],
  ["FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1", "every month on the first Tuesday"],
  ["FREQ=MONTHLY;BYDAY=3SA,1TU", "every month on the first Tuesday and third Saturday"],
  ["FREQ=YEARLY", "every year on March 3"],
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "every year on February 29, else the day before"],
  ["FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU", "on its own rule"],
  ["FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=WE", "on its own rule"],
  ["FREQ=DAILY;INTERVAL=2;BYDAY=MO", "on its own rule"],
  ["FREQ=MONTHLY;BYMONTHDAY=31", "on its own rule"],
  ["FREQ=MONTHLY;BYMONTHDAY=1,15", "on its own rule"],
  ["FREQ=MONTHLY;BYDAY=5TU", "on its own rule"],
  ["FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "on its own rule"],
  ["FREQ=WEEKLY;BYMONTH=5;BYDAY=TU", "on its own rule"],
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "on its own rule"],
  ["FREQ=HOURLY", "on its own rule"],
])("%s from Tuesday, 3 March 2026: %s", (rrule, words) => {
  expect(say(ruleToRepeats(rrule, beginOn("2026-03-03")))).toBe(words);
});

test("a plan without a rule meets once, whatever end is asked for", () => {
  expect(say(ruleToRepeats(null, beginOn("2026-03-03")))).toBe("once");
  expect(repeatsToRule({ cadence: { kind: "once" }, end: { by: "count", count: 2 } })).toBeNull();
});
