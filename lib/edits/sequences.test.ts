import { expect, test } from "vitest";
import { checkEdits } from "@/tests/edit-sequences";

test("no edit changes the past, dates before it, or loses an answer; undone, the dates are those of before", () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  expect.hasAssertions();
  checkEdits({ runs: 120, seed });
});
