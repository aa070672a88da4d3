import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import expand from "./recurrence-adapter";

type Vector = Parameters<typeof expand>[0] & {
  id: string;
  count?: number;
  window?: { from: string | null; to: string | null };
  expected: { utc: string[] };
};

const file = fileURLToPath(new URL("recurrence/vectors.json", import.meta.url));
const vectors: Vector[] = JSON.parse(readFileSync(file, "utf8"));

function run(vector: Vector): Promise<string[]> {
  const { window, count } = vector;
  return expand({ ...vector, from: window?.from ?? null, to: window?.to ?? null, limit: count ?? null });
}

test("there are 336 vectors", () => expect(vectors).toHaveLength(336));

test.each(vectors.map((vector) => [vector.id, vector] as const))("%s", async (_id, vector) => {
  const found = (await run(vector)).map((instant) => instant.replace(".000Z", "Z"));
  expect(found).toEqual(vector.expected.utc);
});

test.each(["America/New_York", "Pacific/Apia", "UTC"])(
  "nothing changes on a server in %s",
  (TZ) => {
    const script = fileURLToPath(new URL("recurrence/run.ts", import.meta.url));
    const output = execFileSync(process.execPath, ["--import", "tsx", script], {
      env: { ...process.env, TZ },
      encoding: "utf8",
    });
    expect(output.trim()).toBe(`${TZ}: 336 passed, 0 failed`);
  },
  30_000,
);
