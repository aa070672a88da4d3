import "server-only";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { deriveToken } from "@/lib/token";

/** How often something may be done by one (an address, a network) in a stretch of time. */
export type Limit = { name: string; times: number; seconds: number };

/**
 * Counts one more of something, in the database, so that every process counts the same. Who did it is stored only as
 * a keyed hash. Where the database does not answer nobody is refused: what follows will say so.
 * @param who null: not known, and not counted.
 * @returns whether it is within the limit.
 */
export async function countOne({ name, times, seconds }: Limit, who: string | null): Promise<boolean> {
  if (who === null) return true;
  const limiter = new RateLimiterPrisma({
    storeClient: db(),
    tableName: "rateLimit",
    keyPrefix: name,
    points: times,
    duration: seconds,
    clearExpiredByTimeout: false,
  });
  try {
    await limiter.consume(deriveToken(env().SECRET, "limit", who));
    return true;
  } catch (refusal) {
    return !(refusal instanceof RateLimiterRes);
  }
}
