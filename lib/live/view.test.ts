import { expect, test } from "vitest";
import { factsOf, isBehind, isLater } from "./view";

const at = (run: number, time = 0) => ({ turns: { run }, at: time });

test("a page is behind where it hears of a later turn of a series that it shows", () => {
  expect(isBehind(at(4), new Map([["run", 5]]))).toBe(true);
  expect(isBehind(at(4), new Map([["run", 4]]))).toBe(false);
  expect(isBehind(at(4), new Map([["swim", 9]]))).toBe(false);
});

test("of two readings the later is that of the later turn, then of the later time", () => {
  expect(isLater(at(5, 1), at(4, 2))).toBe(true);
  expect(isLater(at(4, 2), at(5, 1))).toBe(false);
  expect(isLater(at(4, 2), at(4, 1))).toBe(true);
  expect(isLater(at(4, 1), at(4, 1))).toBe(false);
});

const meetup = {
  ...{ date: "2026-03-10", startsAt: new Date("2026-03-10T18:00Z"), endsAt: new Date("2026-03-10T19:30Z") },
  ...{ state: "on", turn: 2, name: null },
};
const facts = (changed: Partial<typeof meetup> = {}, seriesName = "Run") =>
  factsOf([{ seriesId: "run", seriesName, meetup: { ...meetup, ...changed } }]);

test("facts differ where a date was moved, changed, cancelled or its series renamed, and only there", () => {
  expect(facts({ startsAt: new Date(meetup.startsAt) })).toBe(facts());
  const others = [
    facts({ state: "cancelled" }),
    facts({ turn: 3 }),
    facts({ startsAt: meetup.endsAt }),
    facts({}, "Walk"),
  ];
  expect(new Set([facts(), ...others]).size).toBe(5);
});
