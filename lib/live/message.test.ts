import { expect, test } from "vitest";
import { eventOf, turnsIn } from "./message";

const [one, other] = ["019ab3a0-0000-7000-8000-000000000001", "019ab3a0-0000-7000-8000-000000000002"];

test("turns are a line each, and read back as they were", () => {
  const turns = new Map([
    [one, 3],
    [other, 2_000_000],
  ]);
  expect(eventOf(turns)).toBe(`data: ${one} 3\ndata: ${other} 2000000\n\n`);
  expect(turnsIn(`${one} 3\n${other} 2000000`)).toEqual(turns);
});

test("the first event says how long to wait before asking again, also where there is no series", () => {
  expect(eventOf(new Map(), 3000)).toBe("retry: 3000\n\n");
});

test("what is no turn is left out", () => {
  expect(turnsIn(`\n${one}\n${one} x\n x 3\n${other} 4`)).toEqual(new Map([[other, 4]]));
});
