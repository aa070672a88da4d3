import fc from "fast-check";
import { expect, test } from "vitest";
import { PAUSE_MS } from "./hub";
import { retryOf, SPACING_MS, waitOf } from "./timing";

test("the first news is spread over 800 ms", () => {
  expect(waitOf(null, 0)).toBe(0);
  expect(waitOf(null, 0.999)).toBe(799);
  expect(waitOf(SPACING_MS, 0.5)).toBe(400);
});

test("while news keeps coming, a page asks at its own pace and never more often", () => {
  expect(waitOf(1, 0.9)).toBe(SPACING_MS - 1);
  expect(waitOf(SPACING_MS - 1, 0)).toBe(1);
});

test("whatever comes when, each turn is asked for within the spacing, and askings are at least that far apart", () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(
      gaps,
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      (steps, chances) => {
        let at = 0;
        const turns = steps.map((gap) => {
          at += gap;
          return at;
        });
        const asked = askedAt(messagesOf(turns), () => chances.next().value);
        for (const turn of turns) {
          const seen = asked.find((moment) => moment >= turn);
          expect(seen === undefined ? Number.POSITIVE_INFINITY : seen - turn).toBeLessThanOrEqual(SPACING_MS);
        }
        for (const [index, moment] of asked.slice(1).entries()) {
          expect(moment - (asked[index] ?? 0)).toBeGreaterThanOrEqual(SPACING_MS);
        }
      },
    ),
  );
});

/** When a stream tells of turns that come at these moments. */
function messagesOf(turns: readonly number[]): number[] {
  const messages: number[] = [];
  for (const turn of turns) {
    const last = messages.at(-1);
    if (last === undefined || last < turn) messages.push(last === undefined ? turn : Math.max(turn, last + PAUSE_MS));
  }
  return messages;
}

/** When a page asks that is told at these moments; what comes while it waits is asked for along. */
function askedAt(messages: readonly number[], chance: () => number): number[] {
  const asked: number[] = [];
  for (const message of messages) {
    const last = asked.at(-1);
    if (last !== undefined && last >= message) continue;
    asked.push(message + waitOf(last === undefined ? null : message - last, chance()));
  }
  return asked;
}

test("after failures it waits longer each time, five minutes at most", () => {
  expect([1, 2, 3, 30, 3000].map((failures) => retryOf(failures, 1))).toEqual([3000, 6000, 12_000, 300_000, 300_000]);
  expect(retryOf(1, 0)).toBe(2250);
});
