import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import type { App } from "@/launcher/app";
import { freePort } from "@/launcher/ports";
import { db } from "@/lib/db";
import { databaseUrl, withDatabase } from "@/tests/database";
import { Browser } from "./browser";
import { startBuilt } from "./built";
import { logQueries, type QueryLog } from "./queries";

/** The app that the tests of a file run against, on the same database as `db()`. Its tick stands still. */
export type RunningApp = {
  readonly base: string;
  readonly port: number;
  readonly queries: QueryLog;
  /** A browser of its own; `cookies` as name and value. */
  browser(cookies?: Readonly<Record<string, string>>): Browser;
};

type Options = {
  /** Settings of this app beyond those that all have, asked for when it starts. */
  settings?: () => Promise<Readonly<Record<string, string>>>;
  /** Its queries are written down, or what it logs is: the app is started for this file, as it is for one with settings. */
  own?: boolean;
  /** When the database is: see `withDatabase`. */
  emptied?: "each" | "once";
};

/**
 * Gives the tests of a file the running build, with an empty database before each: the one that all files of this slot
 * share, or one of its own. Called once, at the top of the file.
 */
export function withApp({ settings, own = settings !== undefined, emptied }: Options = {}): RunningApp {
  let app: App | undefined;
  let port = 0;
  let queries: QueryLog | undefined;
  withDatabase(emptied);
  beforeAll(async () => {
    const shared = own ? undefined : inject("ports")?.[process.env.VITEST_POOL_ID ?? ""];
    port = shared ?? (await freePort());
    // Links name the port that the app believes to be at; what signs them here must agree.
    process.env.PORT = String(port);
    if (shared !== undefined) return;
    queries = await logQueries(databaseUrl);
    app = await startBuilt({ ...(await settings?.()), DATABASE_URL: queries.url, PORT: String(port) });
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
      if (!queries) throw new Error("Of a shared app no queries are written down");
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
