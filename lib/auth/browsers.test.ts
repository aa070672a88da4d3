import fc from "fast-check";
import { expect, test } from "vitest";
import { browserLines, type KnownBrowser } from "./browsers";

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const row = (id: string, day: number, given: Partial<KnownBrowser> = {}): KnownBrowser => ({
  ...{ id, since: at(day), browser: null, here: false },
  ...given,
});

test("this browser is first, then the newest", () => {
  const rows = [row("old", 1), row("new", 3), row("this", 2, { here: true })];
  expect(browserLines(rows).map(({ id }) => id)).toEqual(["this", "new", "old"]);
});

test("a browser with both cookies is one line, since the earlier, called by what is known of it", () => {
  const lines = browserLines([
    row("session", 3, { here: true, browser: "Firefox on Linux" }),
    row("device", 1, { here: true }),
  ]);
  expect(lines).toEqual([{ id: "device", since: at(1), browser: "Firefox on Linux", here: true }]);
});

test("nobody's list is empty, and where this browser is not among them all are others", () => {
  expect(browserLines([])).toEqual([]);
  expect(browserLines([row("one", 1)])).toEqual([row("one", 1)]);
});

test("every other browser stands there once, in one order whichever order they came in", () => {
  const anyRow = fc.record({
    id: fc.uuid(),
    since: fc.integer({ min: 1, max: 5 }).map(at),
    browser: fc.constantFrom(null, "Firefox"),
    here: fc.boolean(),
  });
  const anyRows = fc.uniqueArray(anyRow, { selector: ({ id }) => id });
  fc.assert(
    fc.property(anyRows, (rows) => {
      const lines = browserLines(rows);
      const others = rows.filter(({ here }) => !here);
      expect(lines.filter(({ here }) => here)).toHaveLength(rows.length > others.length ? 1 : 0);
      expect(new Set(lines.filter(({ here }) => !here))).toEqual(new Set(others));
      expect(lines).toHaveLength(others.length + (rows.length > others.length ? 1 : 0));
      expect(browserLines([...rows].reverse())).toEqual(lines);
    }),
  );
});
