import { rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { migrate, migrateJobs } from "@/prisma/migrate";
import { startApp } from "./app";
import { ensureBuild, ensureClient } from "./build";
import { databaseHome } from "./home";
import { freePort } from "./ports";
import { ensureDatabase, openPostgres, type Postgres } from "./postgres";
import { type Settings, testSettings } from "./settings";
import { step } from "./steps.mjs";

/** What tests and measurements run on: a database, secrets and a build of their own, beside a running app. */
export interface Stage {
  readonly root: string;
  readonly folder: string;
  readonly settings: Settings;
  readonly postgres: Postgres;
  /** The environment of tests that need no running app. */
  readonly env: NodeJS.ProcessEnv;
}

/** A running app to test or to measure. */
export interface Play {
  readonly baseUrl: string;
  readonly databaseUrl: string;
  /** Holds `{ "now": "…" }` for the app's clock; absent for the real time. */
  readonly clockFile: string;
  end(): Promise<void>;
}

/** Opens the stage of this clone, with an empty database cluster. */
export async function openStage(root: string): Promise<Stage> {
  const folder = path.join(root, ".test");
  const settings = await testSettings(folder, await freePort());
  const postgres = await step("Database", async (note): Promise<Postgres> => {
    const home = await databaseHome(folder);
    const opened = await openPostgres(home, settings.secrets.databasePassword, { durable: false });
    await dropLeftovers(opened);
    note(home.note);
    return opened;
  });
  await step("Client", async (note) => note((await ensureClient(root, settings.env)) ? "written" : "up to date"));
  const env = { ...settings.env, NODE_ENV: "test" as const, TEST_DATABASE_URL: postgres.url("postgres") };
  return { root, folder, settings, postgres, env };
}

// What a killed run left behind; the databases of another run that is under way are left alone.
async function dropLeftovers(postgres: Postgres): Promise<void> {
  if (!(await postgres.isAlone())) return;
  const client = new pg.Client({ connectionString: postgres.url("postgres") });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> $1", [
      "postgres",
    ]);
    for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

/** The settings of the test build and of the app that runs it. */
export function builtEnv(stage: Stage): NodeJS.ProcessEnv {
  return { ...stage.settings.env, BUILD_DIR: ".test/next" };
}

/** Builds what the tests run against. @returns whether it was built now. */
export function buildStage(stage: Stage): Promise<boolean> {
  return ensureBuild(stage.root, builtEnv(stage));
}

/** Makes a migrated database of this run's own, empty but for that. @returns its address. */
export async function openEmpty(stage: Stage, name: string): Promise<string> {
  const database = `${name}_${process.pid}`;
  const databaseUrl = stage.postgres.url(database);
  await ensureDatabase(stage.postgres, database);
  await migrate(databaseUrl);
  await migrateJobs(databaseUrl);
  return databaseUrl;
}

/**
 * Starts the test build on a free port with a migrated database of its own, its clock in the tests' hands.
 * @param more settings beyond the stage's.
 */
export async function play(stage: Stage, name: string, more: Readonly<Record<string, string>> = {}): Promise<Play> {
  const [port, databaseUrl] = [await freePort(), await openEmpty(stage, name)];
  const clockFile = path.join(stage.folder, `clock-${name}_${process.pid}.json`);
  const env = { ...builtEnv(stage), ...more, DATABASE_URL: databaseUrl, PORT: String(port), CLOCK_FILE: clockFile };
  const app = await startApp("start", env, ["./tests/e2e/clock.mjs"]);
  const end = async () => {
    await app.stop();
    await rm(clockFile, { force: true });
  };
  return { baseUrl: `http://localhost:${port}`, databaseUrl, clockFile, end };
}
