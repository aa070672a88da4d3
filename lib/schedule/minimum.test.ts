import { expect, test } from "vitest";
import { beforeIn, decideChoices, neededHeads } from "./minimum";

const minimum = { heads: 4, decideBefore: 60, ifShort: "ask" } as const;

test("a date needs its minimum, and never more than it has seats", () => {
  expect(neededHeads({ minimum, capacity: null })).toBe(4);
  expect(neededHeads({ minimum, capacity: 8 })).toBe(4);
  expect(neededHeads({ minimum, capacity: 3 })).toBe(3);
  expect(neededHeads({ minimum: null, capacity: 3 })).toBeNull();
});

test("a stretch before a start is said in the greatest unit in which it is whole", () => {
  const words = [...decideChoices, 90, 0].map((minutes) => Object.values(beforeIn(minutes)).join(" "));
  expect(words).toEqual([
    ...["2 hours", "6 hours", "12 hours", "1 days", "2 days", "3 days", "1 weeks"],
    ...["90 minutes", "0 minutes"],
  ]);
});
