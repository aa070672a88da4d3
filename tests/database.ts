import { afterAll, beforeAll, beforeEach, inject } from "vitest";
import { db } from "@/lib/db";
import { administer, databaseAt, ensureCopy } from "./postgres";

/** The address of this worker's database, for tests that need a connection of their own. */
export const databaseUrl = process.env.DATABASE_URL ?? "";

/**
 * Gives the tests of a file a migrated database; code under test finds it through `db()`. Called once, at the top of the
 * file.
 * @param emptied before each test, or once: of tests that only read, and of those that put back what `keepDatabase` kept.
 */
export function withDatabase(emptied: "each" | "once" = "each"): void {
  beforeAll(() => ensureCopy(inject("templateUrl"), databaseUrl));
  (emptied === "each" ? beforeEach : beforeAll)(emptyDatabase);
  afterAll(() => db().$disconnect());
}

// Rows are deleted, not truncated: for the few that a test leaves that takes two milliseconds instead of thirty-five. Without
// triggers the order of the tables does not matter, and all of them are emptied.
/** Empties this worker's database: where one test plays many cases. */
export async function emptyDatabase(): Promise<void> {
  await db().$executeRawUnsafe(`DO $$
    DECLARE t regclass;
    BEGIN
      SET LOCAL session_replication_role = replica;
      FOR t IN
        SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname = 'public' AND c.relname <> '_prisma_migrations'
      LOOP
        EXECUTE 'DELETE FROM ' || t;
      END LOOP;
      DELETE FROM graphile_worker._private_jobs;
    END $$`);
}

/** Lets nobody into this worker's database and drops who is, as if it had stopped; or lets them in again. */
export async function openDatabase(isOpen: boolean): Promise<void> {
  const [server, name] = [databaseAt(databaseUrl, "postgres"), new URL(databaseUrl).pathname.slice(1)];
  await administer(server, `ALTER DATABASE "${name}" ALLOW_CONNECTIONS ${isOpen}`);
  if (isOpen) return;
  await administer(server, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
}

/**
 * Keeps every row of this worker's database: to put back what a test changed takes less than to store it anew, and what
 * was read of it, as a form, holds again.
 * @returns what puts the rows back in place of those that are there then.
 */
export async function keepDatabase(): Promise<() => Promise<void>> {
  const tables = await db().$queryRaw<{ name: string; columns: string }[]>`
    SELECT format('%I.%I', n.nspname, c.relname) AS name, string_agg(quote_ident(a.attname), ', ') AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relkind = 'r' AND (n.nspname = 'public' AND c.relname <> '_prisma_migrations' OR c.relname = '_private_jobs')
    GROUP BY 1`;
  const read = tables.map(
    ({ name, columns }) =>
      `SELECT '${name}' AS name, '${columns}' AS columns, json_agg(t)::text AS rows FROM ${name} t`,
  );
  const all = await db().$queryRawUnsafe<{ name: string; columns: string; rows: string | null }[]>(
    read.join(" UNION ALL "),
  );
  const kept = all.flatMap(({ rows, ...table }) => (rows === null ? [] : [{ ...table, rows }]));
  const inserts = kept.map(
    ({ name, columns }, index) =>
      `kept_${index} AS (INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE
       SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $${index + 1}::json))`,
  );
  return async () => {
    await emptyDatabase();
    if (kept.length === 0) return;
    await db().$transaction([
      db().$executeRaw`SET LOCAL session_replication_role = replica`,
      db().$executeRawUnsafe(`WITH ${inserts.join(", ")} SELECT 1`, ...kept.map(({ rows }) => rows)),
    ]);
  };
}
