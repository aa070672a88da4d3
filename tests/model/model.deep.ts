import { expect, test } from "vitest";
import { withDatabase } from "@/tests/database";
import { sayLine } from "@/tests/deep-line";
import { playRuns } from "./run";

withDatabase();

const seed = Number(process.env.SEED || Math.floor(Math.random() * 2 ** 31));
const RUNS = Number(process.env.RUNS || 80);

test(`thirty people do whatever they like, ${RUNS} times, and every promise is kept (SEED=${seed})`, async () => {
  const { runs, broken, tally } = await playRuns({ runs: RUNS, length: 80, seed });
  const done = [...tally].sort(([, a], [, b]) => b - a).map(([what, often]) => `${what} ${often}`);
  process.stdout.write(`model: ${done.join(", ")}\n`);
  await sayLine("model", `${runs} runs, ${broken === null ? 0 : 1} broken`);
  expect(broken).toBeNull();
});
