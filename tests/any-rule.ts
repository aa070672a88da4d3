/** Random rules for property tests: every kind that `parseRule` takes, without UNTIL. */
import fc from "fast-check";
import type { Rule, RuleDay } from "@/lib/schedule/rule";
import { addDays, type LocalDate, type Weekday } from "@/lib/time";

/** Dates from 2012 to 2036. */
export const anyDate = fc.integer({ min: 0, max: 9000 }).map((days) => addDays("2012-01-01" as LocalDate, days));
const anyWeekday = fc.integer({ min: 1, max: 7 }).map((number) => number as Weekday);
const some = <T>(item: fc.Arbitrary<T>, maxLength: number) =>
  fc.oneof(
    fc.constant<T[]>([]),
    fc.uniqueArray(item, { minLength: 1, maxLength, selector: (value) => JSON.stringify(value) }),
  );
const plainDay = fc.record<RuleDay>({ weekday: anyWeekday, nth: fc.constant(null) });
const nthDay = fc.record<RuleDay>({ weekday: anyWeekday, nth: fc.constantFrom(1, 2, 3, 4, 5, -1, -2, -5) });
const monthDay = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: -31, max: -1 }));

/** Rules with every BY part, COUNT or no end. */
export const anyRule: fc.Arbitrary<Rule> = fc
  .record({
    freq: fc.constantFrom<Rule["freq"]>("DAILY", "WEEKLY", "MONTHLY", "YEARLY"),
    interval: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 60 })),
    end: fc.option(fc.record({ by: fc.constant("count" as const), count: fc.integer({ min: 1, max: 300 }) })),
    plain: some(plainDay, 4),
    ordinal: some(nthDay, 3),
    byMonthDay: some(monthDay, 4),
    byMonth: some(fc.integer({ min: 1, max: 12 }), 4),
    bySetPos: fc.option(fc.integer({ min: -4, max: 4 }).filter((position) => position !== 0)),
    weekStart: anyWeekday,
  })
  .map(({ plain, ordinal, ...rule }) => {
    const coarse = rule.freq === "MONTHLY" || rule.freq === "YEARLY";
    const byDay = coarse ? [...plain, ...ordinal] : plain;
    const byMonthDay = rule.freq === "WEEKLY" ? [] : rule.byMonthDay;
    const chooses = byDay.length + byMonthDay.length + rule.byMonth.length > 0;
    return { ...rule, byDay, byMonthDay, bySetPos: coarse && chooses ? rule.bySetPos : null };
  });
