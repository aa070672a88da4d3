import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "regulars-clock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a script under the replaced clock and gives what it prints. */
function run(script: string, clock?: string): string[] {
  const file = path.join(folder, "clock.json");
  if (clock !== undefined) writeFileSync(file, clock);
  const env = { ...process.env, CLOCK_FILE: file };
  const args = ["--import", "./tests/e2e/clock.mjs", "--input-type=module", "-e", script];
  return execFileSync(process.execPath, args, { env, encoding: "utf8" }).trim().split("\n");
}

const wanted = '{"now":"2031-03-04T12:00:00Z"}';

test("every way to ask for the time gives the file's, and it runs on", () => {
  const [one, two, three, four] = run(
    `console.log(Date.now()); console.log(new Date().getTime()); console.log(Date());
     console.log(new Date(0).toISOString(), new Date() instanceof Date, new Date().constructor === Date)`,
    wanted,
  );
  const began = Date.parse("2031-03-04T12:00:00Z");
  for (const time of [one, two]) expect(Number(time) - began).toSatisfy((ms: number) => ms >= 0 && ms < 10_000);
  expect(three).toMatch(/Mar 04 2031/);
  expect(four).toBe("1970-01-01T00:00:00.000Z true true");
});

test("a change of the file changes the time at once", () => {
  const script = `import { writeFileSync } from "node:fs";
    console.log(new Date().getUTCFullYear());
    writeFileSync(process.env.CLOCK_FILE, '{ "now": "2032-01-01T00:00:00Z" }');
    console.log(new Date().getUTCFullYear());`;
  expect(run(script, wanted)).toEqual(["2031", "2032"]);
});

test.each([
  ["no file", undefined],
  ["an empty file", ""],
])("with %s the time is the real one", (_, clock) => {
  expect(Math.abs(Number(run("console.log(Date.now())", clock)[0]) - Date.now())).toBeLessThan(10_000);
});
