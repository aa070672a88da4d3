import { test } from "vitest";
import { holdAgainstSecondEngine, seedOfRun } from "@/tests/agreement";

const seed = seedOfRun();

test(`a second engine gives the same dates (SEED=${seed})`, () => holdAgainstSecondEngine(seed, 250));
