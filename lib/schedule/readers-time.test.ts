import { expect, test } from "vitest";
import { translator } from "@/lib/words";
import { isZoneSaid, readersTime } from "./readers-time";

const t = translator("en", "schedule");
const at = {
  ...{ start: new Date("2026-03-10T18:00Z"), end: new Date("2026-03-10T19:30Z"), zone: "Europe/Berlin" },
  now: new Date("2026-03-01T12:00Z"),
};

test.each([
  ["Europe/London", "For you: 18:00–19:30, London time"],
  ["Asia/Tokyo", "For you: Wednesday 11 March, 03:00–04:30, Tokyo time"],
  ["Europe/Paris", null],
  [null, null],
])("in %s: %s", (readerZone, words) => {
  expect(readersTime(t, { ...at, readerZone }, "en")).toBe(words);
});

test("a zone is said to whom it is another's, or who is not known", () => {
  const said = (readerZone: string | null) => isZoneSaid(at.start, at.zone, readerZone);
  expect(["Europe/London", "Europe/Paris", "Europe/Berlin", null].map(said)).toEqual([true, false, false, true]);
});
