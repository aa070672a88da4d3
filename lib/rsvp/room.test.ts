import { expect, test } from "vitest";
import { attendance } from "./attendance";
import { aheadOfMe, roomOf } from "./room";

/** Parties of so many heads, in the order of their tickets. */
const line = (capacity: number | null, ...heads: number[]) =>
  attendance(
    capacity,
    heads.map((count, ticket) => ({ memberId: `m${ticket}`, ticket, heads: count })),
  );

test.each([
  ["no limit", null, [1, 4], { state: "open" }, null],
  ["nobody yet", 3, [], { state: "free", seats: 3 }, null],
  ["free", 5, [2, 1], { state: "free", seats: 2 }, null],
  ["full", 3, [2, 1], { state: "full", waiting: 0 }, 0],
  ["full and waiting", 3, [2, 1, 1, 2], { state: "full", waiting: 2 }, 2],
  ["too few for the first who waits", 3, [2, 3, 1], { state: "next", seats: 1, heads: 3, waiting: 2 }, 2],
  ["a party that never fits", 2, [3], { state: "next", seats: 2, heads: 3, waiting: 1 }, 1],
  ["no seats at all", 0, [1], { state: "full", waiting: 1 }, 1],
] as const)("%s", (_, capacity, heads, room, ahead) => {
  const found = roomOf(line(capacity, ...heads), capacity);
  expect(found).toEqual(room);
  expect(aheadOfMe(found)).toBe(ahead);
});
