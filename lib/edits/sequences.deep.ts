import { expect, test } from "vitest";
import { checkEdits } from "@/tests/edit-sequences";

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

test(`thousands of sequences of edits, answers and undos keep every promise (SEED=${seed})`, {
  timeout: 900_000,
}, () => {
  expect.hasAssertions();
  checkEdits({ runs: Number(process.env.RUNS ?? 5000), seed });
});
