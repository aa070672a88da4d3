import { afterAll, beforeAll, beforeEach, inject } from "vitest";
import { db } from "@/lib/db";
import { administer, databaseAt } from "./postgres";

/** The address of this worker's database, for tests that need a connection of their own. */
export const databaseUrl = process.env.DATABASE_URL ?? "";

/**
 * Gives the tests of a file a migrated database, empty before each of them; code under test finds it through `db()`.
 * Called once, at the top of the file.
 */
export function withDatabase(): void {
  beforeAll(ensureDatabase);
  beforeEach(emptyDatabase);
  afterAll(() => db().$disconnect());
}

/** Makes another copy of the migrated template; the caller drops it. */
async function copyTemplate(name: string): Promise<string> {
  const template = new URL(inject("templateUrl")).pathname.slice(1);
  await administer(databaseAt(databaseUrl, "postgres"), `CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  return databaseAt(databaseUrl, name);
}

async function ensureDatabase(): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  const found = await administer(inject("templateUrl"), "SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (found.length === 0) await copyTemplate(name);
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
