import type { ChildProcess } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { ensureCluster, lastReason, startServer } from "./cluster";
import { Fault } from "./fault.mjs";
import { codeOf } from "./folder";
import type { Home } from "./home";
import { isServerOn, type Lock, lockOf } from "./lock";
import { beforeExit } from "./stopping.mjs";

const START_MS = 60_000;
const POLL_MS = 50;

/** Fast shutdown, immediate shutdown, the end; and how long each may take. */
const STOPS = [
  ["SIGINT", 2500],
  ["SIGQUIT", 1000],
  ["SIGKILL", 500],
] as const;

// Whoever uses the server holds this lock, shared. Any number that nobody else locks in this database.
const USERS = 7_305_610;

/** A running embedded server. */
export interface Postgres {
  /** Whether it ran before us. */
  readonly adopted: boolean;
  /** The address of one of its databases. */
  url(database: string): string;
  /** Settles, in words, if the server ends without us. */
  readonly died: Promise<string>;
  /** Whether nobody else uses the server now. */
  isAlone(): Promise<boolean>;
}

/**
 * Starts the embedded server, or adopts the one that runs on this folder already. At the end of this process it is
 * stopped, unless another launcher uses it: whoever leaves last stops it.
 * @param needs whether the data must survive a loss of power; what only tests use need not.
 */
export async function openPostgres(home: Home, password: string, needs: { durable: boolean }): Promise<Postgres> {
  await ensureCluster(home, password);
  const address = (port: number, name: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`;
  let leaving = false;
  const joining = join(home, needs, (port) => address(port, "postgres"));
  // Registered before there is anything to stop: a signal may come while the server starts.
  beforeExit(async () => {
    leaving = true;
    const joined = await joining.catch(() => undefined);
    if (joined && (await leave(joined, home)) === "in use") {
      process.stdout.write("The database goes on: another launcher uses it.\n");
    }
  });
  const { user, lock, adopted } = await joining;
  const died = new Promise<string>((resolve) => {
    user.once("end", () => leaving || resolve(`the database ended; its log is ${home.folder}/postgres.log`));
  });
  return {
    adopted,
    url: (name) => address(lock.port, name),
    died,
    isAlone: async () => {
      const alone = await tryLock(user, "pg_try_advisory_lock");
      if (alone) await user.query("SELECT pg_advisory_unlock($1)", [USERS]);
      return alone;
    },
  };
}

/** Makes a database unless it is there. */
export async function ensureDatabase(postgres: Postgres, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url("postgres") });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE "${name}"`);
  } catch (error) {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) throw error;
  } finally {
    await client.end();
  }
}

interface Joined {
  readonly user: pg.Client;
  readonly lock: Lock;
  readonly adopted: boolean;
}

// Every turn looks afresh: meanwhile another launcher may have started the server, or its last user stopped it.
async function join(home: Home, needs: { durable: boolean }, address: (port: number) => string): Promise<Joined> {
  let child: ChildProcess | undefined;
  let reason = "it does not answer";
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const lock = await lockOf(home.data);
    if (typeof lock === "object") {
      const user = lock.port === 0 ? undefined : await use(address(lock.port), home);
      if (user) return { user, lock, adopted: lock.pid !== child?.pid };
    } else if (!child || child.exitCode !== null || child.signalCode !== null) {
      if (child) reason = await lastReason(home);
      if (child && !/lock file|shared memory block|Address already in use/.test(reason)) break;
      // Only a lock that names a living program hinders PostgreSQL; of a dead one it takes care itself.
      if (lock === "stale") await rm(path.join(home.data, "postmaster.pid"), { force: true });
      child = await startServer(home, needs);
    }
  }
  throw new Fault(`the embedded PostgreSQL does not start: ${reason}`);
}

/** Becomes a user of the server. @returns undefined while it starts or stops. */
async function use(address: string, home: Home): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: START_MS });
  // Without a listener a connection that breaks later would end this process; its end is an event of its own.
  client.on("error", () => {});
  try {
    await client.connect();
    if (await tryLock(client, "pg_try_advisory_lock_shared")) return client;
  } catch (error) {
    if (codeOf(error) === "28P01") throw new Fault(`${home.data} does not know the password in secrets.json`);
  }
  await client.end().catch(() => {});
  return undefined;
}

async function tryLock(client: pg.Client, lock: string): Promise<boolean> {
  const { rows } = await client.query(`SELECT ${lock}($1) AS got`, [USERS]);
  return rows[0].got;
}

async function leave({ user, lock }: Joined, home: Home): Promise<"stopped" | "in use"> {
  try {
    await user.query("SELECT pg_advisory_unlock_shared($1)", [USERS]);
    if (!(await tryLock(user, "pg_try_advisory_lock"))) {
      await user.end();
      return "in use";
    }
  } catch {
    // The server is gone, or on its way.
  }
  for (const [signal, patience] of STOPS) {
    if (!(await isServerOn(lock.pid, home.data))) break;
    process.kill(lock.pid, signal);
    // It gives up its lock a moment before it ends.
    const deadline = Date.now() + patience;
    while ((await isServerOn(lock.pid, home.data)) && Date.now() < deadline) await sleep(POLL_MS);
  }
  return "stopped";
}
