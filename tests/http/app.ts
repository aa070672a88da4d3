import path from "node:path";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type App, startApp } from "@/launcher/app";
import { buildId } from "@/launcher/build";
import { freePort } from "@/launcher/ports";
import { db } from "@/lib/db";
import { databaseUrl, withDatabase } from "@/tests/database";
import { Browser } from "./browser";
import { logQueries, type QueryLog } from "./queries";

/** The app that the tests of a file run against, on the same database as `db()`. Its tick stands still. */
export type RunningApp = {
  readonly base: string;
  readonly port: number;
  readonly queries: QueryLog;
  /** A browser of its own; `cookies` as name and value. */
  browser(cookies?: Readonly<Record<string, string>>): Browser;
};

type Settings = Readonly<Record<string, string>>;

/**
 * Starts the build for the tests of a file, with an empty database before each. Called once, at the top of the file.
 * @param settings of this app beyond those that all have, asked for when it starts.
 * @param emptied when the database is: see `withDatabase`.
 */
export function withApp(
  settings: () => Promise<Settings> = async () => ({}),
  emptied: "each" | "once" = "each",
): RunningApp {
  let app: App | undefined;
  let port = 0;
  let queries: QueryLog | undefined;
  withDatabase(emptied);
  beforeAll(async () => {
    const BUILD_DIR = process.env.BUILD_DIR || ".test/next";
    if (!(await buildId(path.resolve(BUILD_DIR)))) throw new Error(`${BUILD_DIR} holds no build: npm run test:http`);
    port = await freePort();
    // Links name the port that the app believes to be at; what signs them here must agree.
    process.env.PORT = String(port);
    queries = await logQueries(databaseUrl);
    const env = {
      ...process.env,
      ...(await settings()),
      BUILD_DIR,
      DATABASE_URL: queries.url,
      JOBS: "off",
      NODE_ENV: "production" as const,
    };
    app = await startApp("start", { ...env, PORT: String(port) });
  });
  // A test that ends the process would make all after it fail for no reason of theirs.
  afterEach(async () => {
    expect(await fetch(`http://localhost:${port}/api/health`).then((response) => response.json())).toEqual({
      ok: true,
    });
  });
  afterAll(async () => {
    await app?.stop();
    await queries?.close();
  });
  return {
    get base() {
      return `http://localhost:${port}`;
    },
    get port() {
      return port;
    },
    get queries() {
      if (!queries) throw new Error("The app has not been started");
      return queries;
    },
    browser: (cookies = {}) => new Browser(`http://localhost:${port}`, cookies),
  };
}

/** One line for each table: the same as long as nothing in it changes. Jobs are among them; how often something was tried is not. */
export async function checksum(): Promise<Record<string, string>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND (n.nspname = 'public' AND c.relname <> 'rate_limits' OR c.relname = '_private_jobs') ORDER BY 1`;
  const sums = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS sum
       FROM ${name} t`,
  );
  const rows = await db().$queryRawUnsafe<{ name: string; sum: string }[]>(sums.join(" UNION ALL "));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}
