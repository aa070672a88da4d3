import { randomInt } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { issuerClient } from "@/tests/issuer-client";
import { ensureBrowser } from "./browser";
import { ensureClient } from "./build";
import { checks } from "./checks";
import { runNode } from "./child";
import { type Count, countPlaywright, countSummary, countVitest, sum, summary, verdict } from "./counts";
import { wordsFor } from "./fault.mjs";
import { readIfThere } from "./folder";
import { freePort } from "./ports";
import { testSettings } from "./settings";
import { buildStage, openStage, play, type Stage } from "./stage";
import { step } from "./steps.mjs";

const vitest = "node_modules/vitest/vitest.mjs";
const playwright = "node_modules/@playwright/test/cli.js";

/** The tests of rules, and of what touches a database (vitest.config.ts). */
const units = ["--project=app", "--project=database", "--project=rules"];

/** The tests that ask the running app, one that files share or one of their own. */
const requests = ["--project=http", "--project=app per file"];

/** Which browsers `npm test` uses (tests/e2e/playwright.config.ts), and which are left to `npm run test:deep`. */
const usual = ["desktop", "phone", "phone, no JavaScript"].map((name) => `--project=${name}`);
const rest = ["--project=deep: *"];

/** `npm test`: everything that must hold before a change is merged. The last line counts. */
export async function test(root: string): Promise<number> {
  const browser = await step("Browser", ensureBrowser);
  const stage = await openStage(root);
  // Most of it is the work of one processor: the tests have the other meanwhile.
  const sources = aside(checksResult);
  const counts = [await suite("Tests", () => runVitest(stage, "app", units))];
  counts.push(await suite("Sources", sources));
  const built = await check("Build", async (note) => note((await buildStage(stage)) ? "built" : "up to date"));
  counts.push(built);
  if (built.failed === 0) {
    const launcher = aside(() => vitestResult(stage, "launcher", ["--project", "launcher"], "keep"));
    counts.push(await suite("Request tests", () => runVitest(stage, "http", requests)));
    counts.push(await suite("Launcher tests", launcher));
    counts.push(await suite("Browser tests", () => runPlaywright(stage, browser, usual)));
  }
  return conclude(counts);
}

/** `npm run check`: what can be said of the sources without running them. */
export async function checkSources(root: string): Promise<number> {
  const { env } = await testSettings(path.join(root, ".test"), 3000);
  await step("Client", async (note) => note((await ensureClient(root, env)) ? "written" : "up to date"));
  return conclude([await staticChecks(root, env)]);
}

/** `npm run test:unit`: rules and database, all or those whose files match. */
export async function testUnits(root: string, patterns: readonly string[]): Promise<number> {
  const stage = await openStage(root);
  return conclude([await suite("Tests", () => runVitest(stage, "app", [...units, ...patterns]))]);
}

/** `npm run test:http`: requests to the running app, all or those whose files match. */
export async function testByRequest(root: string, patterns: readonly string[]): Promise<number> {
  const stage = await openStage(root);
  await step("Build", () => buildStage(stage));
  return conclude([await suite("Request tests", () => runVitest(stage, "http", [...requests, ...patterns]))]);
}

/** `npm run test:e2e`: browser tests, all or those whose files match. */
export async function testInBrowser(root: string, patterns: readonly string[]): Promise<number> {
  const browser = await step("Browser", ensureBrowser);
  const stage = await openStage(root);
  await step("Build", () => buildStage(stage));
  return conclude([await suite("Browser tests", () => runPlaywright(stage, browser, patterns))]);
}

/** `npm run test:deep`: what takes long. Its random cases can be repeated with the seed that it prints. */
export async function testDeeply(root: string, patterns: readonly string[]): Promise<number> {
  const browser = await step("Browser", ensureBrowser);
  const stage = await openStage(root);
  await step("Build", () => buildStage(stage));
  const SEED = process.env.SEED || String(randomInt(2 ** 31));
  process.stdout.write(`Seed ${SEED}: SEED=${SEED} npm run test:deep repeats this run\n`);
  const DEEP_LINES = path.join(stage.folder, "reports/lines");
  await rm(DEEP_LINES, { recursive: true, force: true });
  const deep = { ...stage, env: { ...stage.env, SEED, DEEP_LINES } };
  const args = ["--config", "vitest.deep.config.ts", ...patterns];
  const counts = [await suite("Deep tests", () => runVitest(deep, "deep", args))];
  if (patterns.length === 0) counts.push(await suite("Browser tests", () => runPlaywright(stage, browser, rest)));
  const code = conclude(counts);
  const lines = await Promise.all(deepLines.map((name) => readIfThere(path.join(DEEP_LINES, name))));
  process.stdout.write(lines.join(""));
  return patterns.length === 0 && lines.includes(undefined) ? 1 : code;
}

/** What the tests by which answers that hold are judged say of themselves, last of all (tests/deep-line.ts). */
const deepLines = ["model", "race", "kill"];

/** The checks of the sources in a process of their own, whose last line counts. */
async function checksResult(): Promise<Result> {
  const { code, output, errors } = await runNode(["launcher/run.mjs", "check"], { env: process.env, output: "keep" });
  return { count: verdict(countSummary(output), code), output: output + errors };
}

async function staticChecks(root: string, env: NodeJS.ProcessEnv): Promise<Count> {
  const counts: Count[] = [];
  for (const [name, run] of Object.entries(checks)) counts.push(await check(name, () => run(root, env)));
  return sum(counts);
}

/** One step that passes or fails as a whole; a failure is shown and counted, and the run goes on. */
async function check(name: string, work: (note: (text: string) => void) => Promise<unknown>): Promise<Count> {
  try {
    await step(name, work);
    return { passed: 1, failed: 0 };
  } catch (error) {
    for (const line of wordsFor(error)) process.stderr.write(`✗ ${line}\n`);
    return { passed: 0, failed: 1 };
  }
}

/** Many tests that speak for themselves. */
async function suite(name: string, run: () => Promise<Count>): Promise<Count> {
  process.stdout.write(`\n▸ ${name}\n`);
  try {
    return await run();
  } catch (error) {
    for (const line of wordsFor(error)) process.stderr.write(`✗ ${name}: ${line}\n`);
    return { passed: 0, failed: 1 };
  }
}

/**
 * Begins a suite that mostly waits for programs to start and to stop, so that others have the processors meanwhile.
 * @returns what shows its output, whole, once its turn has come, and counts.
 */
function aside(run: () => Promise<Result>): () => Promise<Count> {
  const running = run();
  // Its failure is told when its turn comes.
  running.catch(() => {});
  return async () => {
    const { count, output } = await running;
    process.stdout.write(output);
    return count;
  };
}

async function runVitest(stage: Stage, name: string, args: readonly string[]): Promise<Count> {
  return (await vitestResult(stage, name, args, "show")).count;
}

/** The count of a run of vitest, and what it said unless that was shown. */
type Result = { count: Count; output: string };

async function vitestResult(
  stage: Stage,
  name: string,
  args: readonly string[],
  output: "show" | "keep",
): Promise<Result> {
  const report = await freshReport(stage, name);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const ended = await runNode([vitest, "run", ...reporters, ...args], { env: stage.env, output });
  return { count: verdict(countVitest(await readReport(report)), ended.code), output: ended.output + ended.errors };
}

async function runPlaywright(stage: Stage, browser: string, args: readonly string[]): Promise<Count> {
  const report = await freshReport(stage, "browser");
  const OIDC_ISSUER = `http://localhost:${await freePort()}`;
  const { baseUrl, databaseUrl, clockFile, end } = await play(stage, "e2e", { OIDC_ISSUER, ...issuerClient });
  const env = {
    ...stage.env,
    E2E_BASE_URL: baseUrl,
    E2E_DATABASE_URL: databaseUrl,
    E2E_ISSUER: OIDC_ISSUER,
    CLOCK_FILE: clockFile,
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const options = ["--config", "tests/e2e/playwright.config.ts", "--reporter=line,json"];
  const output = ["--output", path.join(stage.folder, "playwright")];
  const { code } = await runNode([playwright, "test", ...options, ...output, ...args], { env, output: "show" });
  await end();
  return verdict(countPlaywright(await readReport(report)), code);
}

/** Where a report will lie; that of an earlier run must not be taken for this one's. */
async function freshReport(stage: Stage, name: string): Promise<string> {
  const report = path.join(stage.folder, `reports/${name}.json`);
  await mkdir(path.dirname(report), { recursive: true });
  await rm(report, { force: true });
  return report;
}

async function readReport(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, "utf8").catch(() => "null"));
}

function conclude(counts: readonly Count[]): number {
  const total = sum(counts);
  process.stdout.write(`\n${summary(total)}\n`);
  return total.failed > 0 ? 1 : 0;
}
