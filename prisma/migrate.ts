import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { everything, schemaEngine } from "./engine";

/** Where the migrations lie, one folder each, named by their instant in UTC. */
export const migrationsFolder = path.join(import.meta.dirname, "migrations");

// Any number that nobody else locks in this database.
const LOCK = 7_305_611;

/**
 * Brings a database to the present schema; several processes may do so at once.
 * @returns the names of the migrations that were applied, none if it was up to date.
 */
export async function migrate(databaseUrl: string, folder = migrationsFolder): Promise<{ applied: string[] }> {
  return alone(databaseUrl, async () => {
    const failure: { cause?: unknown } = {};
    const factory = wholeScripts(new PrismaPg({ connectionString: databaseUrl, max: 1 }), failure);
    const engine = await schemaEngine(factory);
    const migrationsList = await listMigrations(folder);
    try {
      const result = await engine.applyMigrations({ migrationsList, filters: everything });
      return { applied: result.appliedMigrationNames };
    } catch (error) {
      throw failure.cause ?? error;
    } finally {
      engine.free();
      await factory.end();
    }
  });
}

/** Brings the tables of the job queue, which are graphile-worker's own, to the version that is installed. */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  await alone(databaseUrl, () =>
    runMigrations({ connectionString: databaseUrl, maxPoolSize: 2, logger: new Logger(() => () => {}) }),
  );
}

async function alone<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

/** The migrations of a folder, in their order. */
async function listMigrations(folder: string) {
  const names = (await readdir(folder)).filter((name) => /^\d{14}_/.test(name)).sort();
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: await readFile(path.join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  );
  const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };
  return { baseDir: folder, lockfile, shadowDbInitScript: "", migrationDirectories };
}

/**
 * Prisma's adapter cuts a script at each semicolon, those within texts too, and runs the pieces one by one. Sent as one
 * query, PostgreSQL runs all of it or nothing. What went wrong is kept in `failure`: the engine reports only a number.
 */
function wholeScripts(factory: PrismaPg, failure: { cause?: unknown }) {
  const pools: pg.Pool[] = [];
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await factory.connect();
    const pool = adapter.underlyingDriver() as pg.Pool;
    pools.push(pool);
    adapter.executeScript = async (script) => {
      try {
        await pool.query(script);
      } catch (error) {
        failure.cause = error;
        throw error;
      }
    };
    return adapter;
  };
  const end = () => Promise.all(pools.map((pool) => pool.ended || pool.end()));
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect,
    end,
  } satisfies SqlDriverAdapterFactory & {
    end: () => Promise<unknown>;
  };
}
