import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type LocalTime, localDateTime, type Zone } from "@/lib/time";
import { anyDate, anyRule } from "@/tests/any-rule";
import { slowDates } from "@/tests/slow-dates";
import { occurrences } from "./recurrence";

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

test(`thousands of rules and windows give what a walk over every day gives (SEED=${seed})`, {
  timeout: 600_000,
}, () => {
  console.log(`recurrence: SEED=${seed}`);
  fc.assert(
    fc.property(anyRule, anyDate, fc.nat(12_000), fc.nat(1500), (rule, first, gap, length) => {
      const from = addDays(first, gap - 100);
      const to = addDays(from, length);
      const expected = slowDates(first, rule, addDays(to, -1)).filter((date) => date >= from);
      const start = localDateTime(first, "19:00:00" as LocalTime);
      expect([...occurrences({ start, zone: "Europe/Berlin" as Zone, rule }, { from, to })]).toEqual(expected);
    }),
    { seed, numRuns: Number(process.env.RUNS ?? 5000) },
  );
});
