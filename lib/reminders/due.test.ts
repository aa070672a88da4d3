import { expect, test } from "vitest";
import { type Minimum, type Plan, plainRow } from "@/lib/schedule/meetups";
import { date, tuesdays } from "@/tests/edited";
import { at, reader, regular, voice, woken } from "@/tests/woken";
import { dueOf, nextWake } from "./due";
import { datesOf, type Woken } from "./woken";

const TENTH = "2026-03-10";
const minimum: Minimum = { heads: 2, decideBefore: 1440, ifShort: "callOff" };
const withMinimum: Plan[] = [{ ...tuesdays, capacity: null, minimum }];
const decided = at("2026-03-09T18:00:00Z");
const rulings = (change: Partial<Woken>, now = decided) =>
  dueOf(woken({ plans: withMinimum, ...change }), now).rulings.map(({ meetup, heads, ruling }) => [
    meetup.date,
    heads,
    ruling,
  ]);

test("it is decided at its hour and not before, by the heads that have a seat", () => {
  const voices = [regular("Ada"), voice("Max", { [TENTH]: "in" })];
  expect(rulings({ voices }, at("2026-03-09T17:59:59Z"))).toEqual([]);
  expect(rulings({ voices })).toEqual([[TENTH, 2, "on"]]);
  expect(rulings({ voices: voices.slice(1) })).toEqual([[TENTH, 1, "callOff"]]);
  // A full date is never short.
  expect(rulings({ voices, plans: [{ ...tuesdays, minimum, capacity: 1 }] })).toEqual([[TENTH, 1, "on"]]);
  expect(rulings({ plans: [{ ...tuesdays, minimum: { ...minimum, ifShort: "ask" } }] })).toEqual([[TENTH, 0, "ask"]]);
});

test("an overdue ruling is still made, but not of a date that has begun, is cancelled or was decided", () => {
  expect(rulings({}, at("2026-03-10T17:59:59Z"))).toEqual([[TENTH, 0, "callOff"]]);
  expect(rulings({}, at("2026-03-10T18:00:00Z"))).toEqual([]);
  expect(rulings({ rows: [{ ...plainRow(date(TENTH)), state: "cancelled" }] })).toEqual([]);
  const decision = { verdict: "asked" as const, at: decided, byId: null, heads: 0 };
  expect(rulings({ rows: [{ ...plainRow(date(TENTH)), decision }] })).toEqual([]);
});

test("a ruling comes alone, and the series is due again at once", () => {
  const world = woken({ plans: withMinimum, readers: [reader("Max")], voices: [regular("Max")] });
  expect(dueOf(world, at("2026-03-08T18:00:00Z")).notices).toHaveLength(1);
  expect(dueOf(world, decided)).toMatchObject({ notices: [], wakesAt: decided });
});

const wake = (change: Partial<Woken>, now: string) => nextWake(datesOf(woken(change), at(now)), at(now))?.toISOString();

test.each([
  ["its questions", "2026-03-04T12:00:00Z", "2026-03-06T18:00:00.000Z"],
  ["its reminders", "2026-03-06T18:00:00Z", "2026-03-08T18:00:00.000Z"],
  ["its start", "2026-03-08T18:00:00Z", "2026-03-10T18:00:00.000Z"],
  ["its end", "2026-03-10T18:00:00Z", "2026-03-10T19:30:00.000Z"],
])("a series wakes for %s", (_, now, expected) => {
  expect(wake({}, now)).toBe(expected);
});

test("it wakes exactly when it is decided, and earlier for questions before that", () => {
  expect(wake({ plans: withMinimum }, "2026-03-08T18:00:00Z")).toBe("2026-03-09T18:00:00.000Z");
  const weeks = [{ ...tuesdays, minimum: { ...minimum, decideBefore: 40_320 } }];
  // Of the seventh of April, twenty-eight days, a day and a day before: Berlin's clock was changed by then.
  expect(wake({ plans: weeks }, "2026-03-08T12:00:00Z")).toBe("2026-03-08T17:00:00.000Z");
});

test("it wakes never where nothing is to come, once the last has ended", () => {
  const plans = [{ ...tuesdays, until: date("2026-03-11") }];
  expect(wake({ plans }, "2026-03-10T18:00:00Z")).toBe("2026-03-10T19:30:00.000Z");
  expect(wake({ plans }, "2026-03-10T19:30:00Z")).toBeUndefined();
  expect(wake({ plans: [] }, "2026-03-10T19:30:00Z")).toBeUndefined();
});

test("a date far ahead is looked for again in four weeks", () => {
  const yearly = [{ ...tuesdays, rrule: "FREQ=YEARLY" }];
  expect(wake({ plans: yearly }, "2026-03-10T12:00:00Z")).toBe("2026-04-07T12:00:00.000Z");
  const over = { plans: [{ ...tuesdays, until: date("2026-03-11") }], hasLater: true };
  expect(wake(over, "2026-03-11T12:00:00Z")).toBe("2026-04-08T12:00:00.000Z");
});

test("cancelled dates wake nobody", () => {
  const rows = [{ ...plainRow(date(TENTH)), state: "cancelled" as const }];
  expect(wake({ rows }, "2026-03-04T12:00:00Z")).toBe("2026-03-13T18:00:00.000Z");
});

test("a daily series of ten years costs what one of ten days does", () => {
  const of = (from: string) => woken({ plans: [{ ...tuesdays, from: date(from), rrule: "FREQ=DAILY" }] });
  const now = at("2026-03-10T12:00:00Z");
  const costOf = (world: Woken) => {
    const times = Array.from({ length: 15 }, () => {
      const before = performance.now();
      dueOf(world, now);
      return performance.now() - before;
    });
    return Math.min(...times);
  };
  const [young, old] = [of("2026-03-01"), of("2016-03-01")];
  const [few, many] = [costOf(young), costOf(old)];
  expect(many).toBeLessThan(3 * few);
  const { all } = datesOf(old, now);
  expect(all.length).toBeLessThan(60);
});
