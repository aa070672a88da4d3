import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type App, startApp } from "./app";
import { ensureBuild, ensureClient } from "./build";
import { checkDatabases } from "./external";
import { Fault } from "./fault.mjs";
import { databaseHome } from "./home";
import { requireFreePort } from "./ports";
import { ensureDatabase, openPostgres } from "./postgres";
import { readSettings, type Settings } from "./settings";
import { step } from "./steps.mjs";

/** What the app's database is called where it is ours. */
export const DATABASE = "regulars";

/** Everything that a running app stands on. */
interface Ground {
  readonly env: NodeJS.ProcessEnv;
  /** Settles, in words, if the database is ours and ends. */
  readonly died: Promise<string>;
}

/** `npm start`: brings up everything and serves until it is stopped. */
export async function start(root: string): Promise<never> {
  const settings = await prepare(root);
  const ground = await openDatabase(root, settings);
  await step("Client", async (note) => note((await ensureClient(root, ground.env)) ? "written" : "up to date"));
  await step("Build", async (note) => note((await ensureBuild(root, ground.env)) ? "built" : "up to date"));
  const app = await step("Serve", () => startApp("start", ground.env));
  return serve(settings, app, ground);
}

/** `npm run dev`: the same without a build; changes show at once. */
export async function develop(root: string): Promise<never> {
  const settings = await prepare(root);
  const { env, died } = await openDatabase(root, settings);
  const ground = { env: { ...env, NODE_ENV: "development" as const }, died };
  await step("Client", async (note) => note((await ensureClient(root, ground.env)) ? "written" : "up to date"));
  return serve(settings, await step("Serve", () => startApp("dev", ground.env)), ground);
}

async function prepare(root: string): Promise<Settings> {
  return step("Settings", async () => {
    const settings = await readSettings(root, path.join(root, ".data"));
    await requireFreePort(settings.port);
    return settings;
  });
}

/** The database of these settings, migrated: the operator's, else the embedded one. */
async function openDatabase(root: string, settings: Settings): Promise<Ground> {
  const ground = await step("Database", async (note): Promise<Ground> => {
    if (!settings.databaseUrl) return openEmbedded(root, settings, note);
    await checkDatabases(settings.env);
    note(`at ${new URL(settings.databaseUrl).host}`);
    return { env: settings.env, died: new Promise(() => {}) };
  });
  await step("Migrations", async (note) => {
    const { migrate, migrateJobs } = await import("@/prisma/migrate");
    const url = ground.env.DATABASE_DIRECT_URL || ground.env.DATABASE_URL || "";
    const { applied } = await migrate(url);
    await migrateJobs(url);
    note(applied.length > 0 ? `applied ${applied.length}` : "up to date");
  });
  return ground;
}

async function openEmbedded(root: string, settings: Settings, note: (text: string) => void): Promise<Ground> {
  const home = await databaseHome(path.join(root, ".data"));
  const postgres = await openPostgres(home, settings.secrets.databasePassword, { durable: true });
  await ensureDatabase(postgres, DATABASE);
  note([postgres.adopted ? "was running already" : "", home.note].filter(Boolean).join(", "));
  return { env: { ...settings.env, DATABASE_URL: postgres.url(DATABASE) }, died: postgres.died };
}

async function serve(settings: Settings, app: App, ground: Ground): Promise<never> {
  process.stdout.write(`\nRegulars runs at http://localhost:${settings.port} (Ctrl-C stops it)\n`);
  const database = ground.died;
  // Without its database the app may end first, but is not to blame.
  const appAlone = app.died.then((reason) => Promise.race([database, sleep(500, reason)]));
  throw new Fault(await Promise.race([database, appAlone]));
}
