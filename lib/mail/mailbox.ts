import { timingSafeEqual } from "node:crypto";
import { deriveToken } from "@/lib/token";

const KEPT_DAYS = 7;

/** Mails from before this instant are deleted. */
export function keptSince(now: Date): Date {
  return new Date(now.getTime() - KEPT_DAYS * 86_400_000);
}

/** What the local mailbox's address ends in: known to who reads the log, the same at each start. */
export function mailboxSecret(secret: string): string {
  return deriveToken(secret, "mailbox", "");
}

/** Whether an address ends in the right secret, in a time that does not depend on how much of it is right. */
export function isMailboxSecret(secret: string, given: string): boolean {
  const [right, other] = [Buffer.from(mailboxSecret(secret)), Buffer.from(given)];
  return right.length === other.length && timingSafeEqual(right, other);
}
