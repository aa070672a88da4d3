import { expect, test } from "vitest";
import { neededHeads } from "./minimum";

const minimum = { heads: 4, decideBefore: 60, ifShort: "ask" } as const;

test("a date needs its minimum, and never more than it has seats", () => {
  expect(neededHeads({ minimum, capacity: null })).toBe(4);
  expect(neededHeads({ minimum, capacity: 8 })).toBe(4);
  expect(neededHeads({ minimum, capacity: 3 })).toBe(3);
  expect(neededHeads({ minimum: null, capacity: 3 })).toBeNull();
});
