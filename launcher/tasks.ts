import { realpathSync } from "node:fs";
import path from "node:path";
import { ensureBuild, ensureClient } from "./build";
import { runNode } from "./child";
import { databaseEnv, runningEnv } from "./demo";
import { Fault } from "./fault.mjs";
import { whyNobody } from "./mail-words";
import { readSettings } from "./settings";
import { buildStage, builtEnv, openEmpty, openStage } from "./stage";
import { develop, start } from "./start";
import { step } from "./steps.mjs";
import { checkSources, test, testByRequest, testDeeply, testInBrowser, testUnits } from "./test";

type Task = (root: string, args: readonly string[]) => Promise<number>;

/** What `npm start`, `npm test` and `npm run …` do; each makes what it needs. */
const tasks: Record<string, Task> = {
  start,
  dev: develop,
  test,
  check: checkSources,
  "test:unit": testUnits,
  "test:http": testByRequest,
  "test:e2e": testInBrowser,
  "test:deep": testDeeply,
  "test:calendars": (root, args) => script(root, "tests/calendars/run.ts", args),
  bench: async (root, args) => {
    if (args.includes("--dates")) return script(root, "bench/bench.ts", args);
    const stage = await openStage(root);
    const isServed = !args.includes("--due");
    if (isServed) await step("Build", async (note) => note((await buildStage(stage)) ? "built" : "up to date"));
    const env = { ...builtEnv(stage), DATABASE_URL: await openEmpty(stage, "bench") };
    return script(root, "bench/bench.ts", args, env);
  },
  build: async (root) => {
    const { env } = await step("Settings", () => readSettings(root, path.join(root, ".data")));
    await step("Client", async (note) => note((await ensureClient(root, env)) ? "written" : "up to date"));
    await step("Build", async (note) => note((await ensureBuild(root, env)) ? "built" : "up to date"));
    return 0;
  },
  demo: async (root, args) => {
    // Whoever may run this may found groups.
    const env = await step("App", async () => ({ ...(await runningEnv(root)), FOUNDING: "anyone" }));
    await ensureClient(root, env);
    const files = ["--import", "./prisma/outside-next.mjs", "--import", "tsx", "prisma/seed.ts"];
    return (await runNode([...files, ...args], { env, output: "show" })).code;
  },
  "check:data": async (root, args) =>
    script(root, "prisma/check/run.ts", args, await step("Database", () => databaseEnv(root))),
  "mail:test": async (root, args) => {
    const { env } = await step("Settings", () => readSettings(root, path.join(root, ".data")));
    const [to = ""] = args;
    const nobody = whyNobody(to);
    if (nobody !== null) throw new Fault(nobody);
    if (!env.SMTP_URL)
      throw new Fault("no mail server is set: SMTP_URL and MAIL_FROM in .env say which (.env.example)");
    return script(root, "launcher/mail-test.ts", [to], env);
  },
  "db:migration": (root, args) => script(root, "prisma/new-migration.ts", args),
};

/** Runs a task. @returns the exit code. */
export async function runTask(name: string, args: readonly string[]): Promise<number> {
  const task = tasks[name];
  if (!task) throw new Fault(`there is no task "${name}": it must be one of ${Object.keys(tasks).join(", ")}`);
  return task(realpathSync(process.cwd()), args);
}

/** Runs a script of ours as the server would see it, with its output shown. */
async function script(root: string, file: string, args: readonly string[], env = process.env): Promise<number> {
  await ensureClient(root, env);
  const { code } = await runNode(["--conditions=react-server", "--import", "tsx", file, ...args], {
    env,
    output: "show",
  });
  return code;
}
