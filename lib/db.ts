import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { statementNames } from "@/lib/statements";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

// Prisma's defaults of 2 and 5 s failed 268 of 400 simultaneous answers that queued for one series.
const WAIT_MS = 15_000;

/**
 * Connects to a database; the app has one such client, `db()`, and each test one of its own.
 * @param pool.isBehindPooler statements then go without names: the next one may reach another connection.
 */
export function connect(url: string, pool: { size: number; isBehindPooler: boolean }): PrismaClient {
  const options = pool.isBehindPooler ? {} : { statementNameGenerator: statementNames() };
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: pool.size }, options),
    transactionOptions: { maxWait: WAIT_MS, timeout: WAIT_MS },
  });
}

const holder = globalThis as typeof globalThis & { regularsDb?: PrismaClient };

/** The client of this process. */
export function db(): PrismaClient {
  if (!holder.regularsDb) {
    const { DATABASE_URL, DATABASE_DIRECT_URL, DATABASE_POOL_SIZE: size } = env();
    holder.regularsDb = connect(DATABASE_URL, { size, isBehindPooler: DATABASE_DIRECT_URL !== undefined });
  }
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

// Thousands of rows have one of a few labels.
const namesOfLabels = new Map<string, string>();

/**
 * A value of one of Prisma's enums from its label in the database ("co_organizer"), for statements of our own. Throws
 * on a label that no value has.
 */
export function storedEnum<Value extends string>(values: Readonly<Record<string, Value>>, label: string): Value {
  const name = namesOfLabels.get(label) ?? label.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  namesOfLabels.set(label, name);
  const value = Object.values(values).find((candidate) => candidate === name);
  if (value === undefined) throw new Error(`The database has a label that is no value: ${label}`);
  return value;
}
