import fc from "fast-check";
import { expect, test } from "vitest";
import schedule from "@/messages/en/schedule.json";
import { anyRule } from "@/tests/any-rule";
import { formatRule, parseRule, type RuleRefusal } from "./rule";

const refusals: [string, RuleRefusal][] = [
  ["", "unreadable"],
  ["RRULE:FREQ=DAILY", "unreadable"],
  ["FREQ=DAILY;", "unreadable"],
  [`FREQ=DAILY;BYMONTH=${"1,".repeat(300)}1`, "unreadable"],
  ["FREQ=DAILY;FREQ=WEEKLY", "partTwice"],
  ["FREQ=HOURLY", "finerThanDay"],
  ["FREQ=DAILY;BYHOUR=9", "finerThanDay"],
  ["FREQ=YEARLY;BYWEEKNO=20", "partNotTaken"],
  ["FREQ=YEARLY;BYYEARDAY=1", "partNotTaken"],
  ["FREQ=DAILY;X-MOON=FULL", "partNotTaken"],
  ["INTERVAL=2", "freq"],
  ["FREQ=FORTNIGHTLY", "freq"],
  ["FREQ=DAILY;INTERVAL=0", "interval"],
  ["FREQ=DAILY;INTERVAL=-1", "interval"],
  ["FREQ=DAILY;INTERVAL=1001", "interval"],
  ["FREQ=DAILY;COUNT=abc", "count"],
  ["FREQ=DAILY;COUNT=5001", "count"],
  ["FREQ=DAILY;UNTIL=20260231", "until"],
  ["FREQ=DAILY;UNTIL=20260301T250000Z", "until"],
  ["FREQ=DAILY;UNTIL=20260301T1900Z", "until"],
  ["FREQ=DAILY;COUNT=2;UNTIL=20260301", "countAndUntil"],
  ["FREQ=WEEKLY;BYDAY=1MO", "byDay"],
  ["FREQ=MONTHLY;BYDAY=6MO", "byDay"],
  ["FREQ=MONTHLY;BYDAY=XX", "byDay"],
  ["FREQ=MONTHLY;BYMONTHDAY=99", "byMonthDay"],
  ["FREQ=MONTHLY;BYMONTHDAY=0", "byMonthDay"],
  ["FREQ=WEEKLY;BYMONTHDAY=1", "byMonthDay"],
  ["FREQ=YEARLY;BYMONTH=13", "byMonth"],
  ["FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1,2", "bySetPos"],
  ["FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1", "bySetPos"],
  ["FREQ=MONTHLY;BYSETPOS=1", "bySetPos"],
  ["FREQ=WEEKLY;WKST=XX", "weekStart"],
];

test.each(refusals)("%s is refused: %s", (text, reason) => {
  expect(parseRule(text)).toEqual({ ok: false, reason });
});

test("each refusal has its words, and its case here", () => {
  const words: Record<RuleRefusal, string> = schedule.refused;
  expect([...new Set(refusals.map(([, reason]) => reason))].sort()).toEqual(Object.keys(words).sort());
});

test.each([
  ["freq=monthly;byday=3sa,1tu", "FREQ=MONTHLY;BYDAY=1TU,3SA"],
  ["BYDAY=MO;FREQ=WEEKLY;INTERVAL=1;WKST=MO", "FREQ=WEEKLY;BYDAY=MO"],
  ["FREQ=WEEKLY;UNTIL=20260310T180000Z;WKST=SU", "FREQ=WEEKLY;WKST=SU;UNTIL=20260310T180000Z"],
  ["FREQ=WEEKLY;UNTIL=20260310T190000", "FREQ=WEEKLY;UNTIL=20260310T190000"],
  [
    "FREQ=MONTHLY;BYMONTHDAY=31,28,30,29;BYSETPOS=-1;COUNT=3",
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;COUNT=3",
  ],
])("%s is written %s", (text, canonical) => {
  const parsed = parseRule(text);
  expect(parsed.ok && formatRule(parsed.rule)).toBe(canonical);
});

test("a rule's text is read as that rule", () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      const parsed = parseRule(formatRule(rule));
      expect(parsed.ok && formatRule(parsed.rule)).toBe(formatRule(parsed.ok ? parsed.rule : rule));
      expect(parsed).toMatchObject({ ok: true, rule: { freq: rule.freq, interval: rule.interval, end: rule.end } });
    }),
  );
});
