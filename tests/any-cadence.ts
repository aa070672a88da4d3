/** Random cadences for property tests, their lists in order. */
import fc from "fast-check";
import type { Cadence, Nth } from "@/lib/schedule/cadence";
import { daysInMonth, type LocalDate, type Weekday } from "@/lib/time";

const every = fc.integer({ min: 1, max: 1000 });
const weekday = fc.integer({ min: 1, max: 7 }).map((number) => number as Weekday);
const nth = fc.constantFrom<Nth>(1, 2, 3, 4, -1);
const ordered = <T>(items: T[], key: (item: T) => number) => items.toSorted((a, b) => key(a) - key(b));
/** Every kind, with each "every", weekday and day there is. */
export const anyCadence: fc.Arbitrary<Cadence> = fc.oneof(
  fc.constant<Cadence>({ kind: "once" }),
  fc.record({ kind: fc.constant("daily" as const), every }),
  fc.record({
    kind: fc.constant("weekly" as const),
    every,
    weekdays: fc.uniqueArray(weekday, { minLength: 1 }).map((days) => ordered(days, (day) => day)),
  }),
  fc.record({
    kind: fc.constant("monthlyWeekday" as const),
    every,
    days: fc
      .uniqueArray(fc.record({ nth, weekday }), {
        minLength: 1,
        maxLength: 3,
        selector: (day) => 10 * day.nth + day.weekday,
      })
      .map((days) => ordered(days, (day) => 10 * day.nth + day.weekday)),
  }),
  fc.record({ kind: fc.constant("monthlyDay" as const), every, day: fc.integer({ min: 1, max: 31 }) }),
  fc
    .record({
      kind: fc.constant("yearly" as const),
      every,
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
    })
    .filter(({ month, day }) => day <= daysInMonth(`2028-${String(month).padStart(2, "0")}-01` as LocalDate)),
);
