import { expect, test } from "vitest";
import { withDatabase } from "@/tests/database";
import { playRuns } from "./run";

withDatabase();

const seed = Number(process.env.SEED || Math.floor(Math.random() * 2 ** 31));

test(`whatever people do in whatever order, seats, news and the past are as the rules say (SEED=${seed})`, async () => {
  const { broken } = await playRuns({ runs: Number(process.env.RUNS || 3), length: 60, seed });
  expect(broken).toBeNull();
}, 60_000);
