import { expect, test } from "vitest";
import type { Answer } from "./answers";
import { rollOf } from "./roll";

const person = (memberId: string, answer: Answer | null, ticket = 1) => ({
  memberId,
  effective: answer && { answer, ticket, note: null, brings: 0, how: "own" as const },
});

const ids = (people: { memberId: string }[]) => people.map(({ memberId }) => memberId);

test("everybody stands in exactly one list; seats and line go by ticket, the others as they come", () => {
  const people = [
    person("late", "in", 9),
    person("maybe", "maybe", 2),
    person("silent", null),
    person("early", "in", 3),
    person("middle", "in", 5),
    person("out", "out", 1),
    person("quiet", null),
  ];
  const roll = rollOf(people, 1);
  expect([roll.in, roll.waiting, roll.maybe, roll.out, roll.silent].map(ids)).toEqual([
    ["early"],
    ["middle", "late"],
    ["maybe"],
    ["out"],
    ["silent", "quiet"],
  ]);
  expect(roll.counts).toEqual({ in: 1, waiting: 2, maybe: 1, silent: 2 });
  expect(roll.placeOf("late")).toMatchObject({ state: "waiting", ahead: 1 });
  expect(roll.placeOf("early")).toMatchObject({ state: "going" });
  for (const id of ["maybe", "silent", "nobody"]) expect(roll.placeOf(id)).toBeNull();
});

test("full is where one more would wait", () => {
  const two = [person("a", "in", 1), person("b", "in", 2)];
  expect([null, 3, 2, 1].map((capacity) => rollOf(two, capacity).isFull)).toEqual([false, false, true, true]);
  expect(rollOf([], null)).toMatchObject({ isFull: false, goingHeads: 0 });
  expect(rollOf(two, 1).room).toEqual({ state: "full", waiting: 1 });
});
