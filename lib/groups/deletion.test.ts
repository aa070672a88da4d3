import fc from "fast-check";
import { expect, test } from "vitest";
import { readToken, signToken } from "@/lib/token";
import { isNameTyped, keptSince, recoverableUntil, recoveryGeneration } from "./deletion";

const DAY = 86_400_000;
const deletedAt = new Date("2026-03-04T12:00:00Z");

test("a group can come back as long as it is kept: thirty days, to the millisecond", () => {
  const end = recoverableUntil(deletedAt);
  expect(end.getTime() - deletedAt.getTime()).toBe(30 * DAY);
  const isGone = (now: Date) => deletedAt <= keptSince(now);
  expect(isGone(new Date(end.getTime() - 1))).toBe(false);
  expect(isGone(end)).toBe(true);
});

test("the link of each deletion is its own, and one that can be signed, for centuries", () => {
  const id = "0195a000-0000-7000-8000-000000000000";
  const years = fc.date({ min: new Date("2020-01-01"), max: new Date("2900-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(years, (date) => {
      const generation = recoveryGeneration(date);
      const token = signToken("secret", "recovery", { id, generation });
      expect(readToken("secret", "recovery", token)).toEqual({ id, generation });
      expect(recoveryGeneration(new Date(date.getTime() + 60_000))).not.toBe(generation);
    }),
  );
});

test.each([
  ["Runners", "Runners", true],
  ["Runners", " runners ", true],
  ["Zoë’s  club", "zoe\u0308’s club", true],
  ["Runners", "Runner", false],
  ["Runners", "", false],
])("%s, typed as “%s”: %s", (name, typed, expected) => {
  expect(isNameTyped(name, typed)).toBe(expected);
});
