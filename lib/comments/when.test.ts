import { expect, test } from "vitest";
import { saidAt } from "./when";

const now = new Date("2026-03-04T12:00:00Z");

test.each([
  ["2026-03-04T11:04:00Z", "Europe/Berlin", "today 12:04"],
  ["2026-03-03T17:04:00Z", "Europe/Berlin", "yesterday 18:04"],
  ["2026-03-03T23:30:00Z", "Europe/Berlin", "today 00:30"],
  ["2026-03-03T23:30:00Z", "America/New_York", "yesterday 18:30"],
  ["2026-03-02T17:04:00Z", "Europe/Berlin", "Monday 2 March 18:04"],
  ["2025-12-31T17:04:00Z", "Europe/Berlin", "Wednesday 31 December 2025 18:04"],
  // Another process's clock may be a little ahead.
  ["2026-03-05T00:00:01Z", "Europe/Berlin", "Thursday 5 March 01:00"],
])("what was said at %s reads in %s as %s", (at, zone, words) => {
  expect(saidAt(new Date(at), now, zone, "en")).toBe(words);
});
