/** Holds our dates against those of a second engine, on random rules and windows. */
import fc from "fast-check";
import { expect } from "vitest";
import { occurrences } from "@/lib/schedule/recurrence";
import { formatRule, type Rule } from "@/lib/schedule/rule";
import { addDays, type LocalTime, localDateTime, UTC } from "@/lib/time";
import { anyDate, anyRule } from "./any-rule";
import { byRruleTemporal } from "./engines";

/**
 * RFC 5545 §3.3.10: "4WE" in a yearly rule without BYMONTH is the fourth Wednesday of the year. rrule-temporal 2.2.8
 * counts it within the month where BYMONTHDAY stands beside it, and beside a plain weekday leaves the plain ones out of
 * what BYSETPOS chooses from; python-dateutil counts as we do.
 */
function isMistakenElsewhere({ freq, byDay, byMonth, byMonthDay }: Rule): boolean {
  const inYear = freq === "YEARLY" && byMonth.length === 0;
  return inYear && byDay.some(({ nth }) => nth !== null) && (byMonthDay.length > 0 || byDay.some(({ nth }) => !nth));
}

/** Throws at the first rule and window for which the two give different dates. */
export function holdAgainstSecondEngine(seed: number, numRuns: number): void {
  console.log(`rules and windows against rrule-temporal: SEED=${seed}`);
  const rules = anyRule.filter((rule) => !isMistakenElsewhere(rule));
  fc.assert(
    fc.property(rules, anyDate, fc.nat(4000), fc.nat(1000), (rule, first, gap, length) => {
      const from = addDays(first, gap - 100);
      const to = addDays(from, length + 1);
      const start = localDateTime(first, "19:00:00" as LocalTime);
      const ours = [...occurrences({ start, zone: UTC, rule }, { from, to })];
      expect(ours).toEqual(byRruleTemporal(first, formatRule(rule), from, to));
    }),
    { seed, numRuns },
  );
}

/** SEED of the environment, so that a failure can be seen again, or a new one. */
export const seedOfRun = () => Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
