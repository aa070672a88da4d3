import { test } from "vitest";
import { holdAgainstSecondEngine, seedOfRun } from "@/tests/agreement";

const seed = seedOfRun();

test(`a second engine gives the same dates of thousands of rules (SEED=${seed})`, { timeout: 600_000 }, () =>
  holdAgainstSecondEngine(seed, Number(process.env.RUNS ?? 20_000)),
);
