import "server-only";
import type { Tx } from "@/lib/db";
import type { Decision } from "./meetups";

/** What is decided of a date, with how many it takes. */
export type NewDecision = Omit<Decision, "at"> & { minimum: number };

/**
 * Ends what stands decided of a touched date and records what is decided now, null: nothing. One stands at most: the
 * caller holds its series.
 */
export async function settleDecision(tx: Tx, meetupId: string, decision: NewDecision | null, now: Date): Promise<void> {
  await tx.decision.updateMany({ where: { meetupId, reopenedAt: null }, data: { reopenedAt: now } });
  if (decision) await tx.decision.create({ data: { meetupId, ...decision, at: now }, select: { id: true } });
}
