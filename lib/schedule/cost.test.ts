import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type LocalDate, type LocalTime, localDateTime, type Zone, zoneNames } from "@/lib/time";
import { absurdRule } from "@/tests/absurd-rule";
import { occurrences } from "./recurrence";
import { parseRule } from "./rule";

/** What any accepted rule may cost, in milliseconds. */
const MOST = 50;

function nextTen(rrule: string, first: LocalDate, zone: Zone, from: LocalDate): LocalDate[] {
  const parsed = parseRule(rrule);
  const dates: LocalDate[] = [];
  if (!parsed.ok) return dates;
  const start = localDateTime(first, "02:30:00" as LocalTime);
  for (const date of occurrences({ start, zone, rule: parsed.rule }, { from })) if (dates.push(date) === 10) break;
  return dates;
}

/** Of this process alone: what else the machine does is not the rule's fault. Stops trying where it was quick. */
function bestOfThree(work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3 && best >= MOST; turn += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

const anyFirst = fc.constantFrom("1900-01-01", "1906-12-31", "2004-02-29", "2026-01-01").map((d) => d as LocalDate);
const anyFrom = fc.constantFrom("1900-01-01", "2026-11-25", "2190-01-01").map((date) => date as LocalDate);

test(`whatever rule is taken gives its next ten dates, or none, within ${MOST} ms`, () => {
  fc.assert(
    fc.property(absurdRule, anyFirst, fc.constantFrom(...zoneNames()), anyFrom, (rrule, first, zone, from) => {
      expect(bestOfThree(() => nextTen(rrule, first, zone, from))).toBeLessThan(MOST);
    }),
    { numRuns: 1500 },
  );
});

const hard = [
  "FREQ=DAILY;BYMONTH=1;BYDAY=SU,SA;COUNT=5000",
  "FREQ=DAILY;INTERVAL=7;BYMONTH=2;BYDAY=TU;COUNT=5000",
  "FREQ=WEEKLY;INTERVAL=999;BYDAY=WE;COUNT=5000",
  "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2",
  "FREQ=YEARLY;BYMONTHDAY=31;BYDAY=53MO,-53TU,53WE,MO;BYSETPOS=-366",
  "FREQ=WEEKLY;UNTIL=21991231T235959Z",
];

/**
 * Of what it costs to start a process. Half of what one cost while each day was looked at, and twice what they cost now;
 * in milliseconds it is mostly how fast the machine compiles.
 */
const MOST_OF_A_START = 0.2;

test.each(hard)("the first that a process is ever asked for, too: %s", (rrule) => {
  const script = fileURLToPath(new URL("../../tests/cold-rule.ts", import.meta.url));
  const cold = () => Number(execFileSync(process.execPath, ["--import", "tsx", script, rrule], { encoding: "utf8" }));
  const first = cold();
  expect(first < MOST_OF_A_START ? first : Math.min(cold(), cold())).toBeLessThan(MOST_OF_A_START);
});
