import { deriveToken, isSameSecret } from "@/lib/token";

const KEPT_DAYS = 7;

/** Mails from before this instant are deleted. */
export function keptSince(now: Date): Date {
  return new Date(now.getTime() - KEPT_DAYS * 86_400_000);
}

/** What the local mailbox's address ends in: known to who reads the log, the same at each start. */
export function mailboxSecret(secret: string): string {
  return deriveToken(secret, "mailbox", "");
}

/** Whether the local mailbox's address ends in the right secret. */
export function isMailboxSecret(secret: string, given: string): boolean {
  return isSameSecret(mailboxSecret(secret), given);
}
