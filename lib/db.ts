import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

// Prisma's defaults of 2 and 5 s failed 268 of 400 simultaneous answers that queued for one series.
const WAIT_MS = 15_000;

/** Connects to a database; the app has one such client, `db()`, and each test one of its own. */
export function connect(url: string, poolSize: number): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: poolSize }),
    transactionOptions: { maxWait: WAIT_MS, timeout: WAIT_MS },
  });
}

const holder = globalThis as typeof globalThis & { regularsDb?: PrismaClient };

/** The client of this process. */
export function db(): PrismaClient {
  holder.regularsDb ??= connect(env().DATABASE_URL, env().DATABASE_POOL_SIZE);
  return holder.regularsDb;
}

/** A client inside a transaction. */
export type Tx = Prisma.TransactionClient;

/** Runs `work` in one transaction: all of its writes or none. Inside, only `tx` is used. */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work);
}

class Refused<R> extends Error {
  constructor(readonly result: R) {
    super("refused");
  }
}

/** Runs a command in one transaction. What it refuses it has not written: a refusal rolls back. */
export async function attempt<R extends { ok: boolean }>(work: (tx: Tx) => Promise<R>): Promise<R> {
  try {
    return await transaction(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Refused(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.result;
    throw error;
  }
}

/** Whether a write failed because the row exists already: the unique index is the arbiter of duplicates. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** Whether a write failed because there is no such row (any more). */
export function isMissing(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2025";
}
