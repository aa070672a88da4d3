import { expect, test } from "vitest";
import { isRenewalDue, isSamePress, knownUntil } from "./known";

const now = new Date("2026-03-04T12:00:00Z");
const HOUR = 3_600_000;
const before = (hours: number) => new Date(now.getTime() - hours * HOUR);

test("a browser is known for 400 days", () => {
  expect(knownUntil(now)).toEqual(new Date("2027-04-08T12:00:00Z"));
});

test("a browser is renewed a day after the last time, and not before", () => {
  expect(isRenewalDue(knownUntil(before(0)), now)).toBe(false);
  expect(isRenewalDue(knownUntil(before(24)), now)).toBe(false);
  expect(isRenewalDue(knownUntil(before(24.1)), now)).toBe(true);
  expect(isRenewalDue(now, now)).toBe(true);
});

test("a page's key stands for its person for ten minutes", () => {
  expect(isSamePress(now, now)).toBe(true);
  expect(isSamePress(before(9.9 / 60), now)).toBe(true);
  expect(isSamePress(before(10 / 60), now)).toBe(false);
});
