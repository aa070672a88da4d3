import "server-only";
import { db } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import { unseal } from "@/lib/seal";
import { isMailboxSecret, keptSince, mailboxSecret } from "./mailbox";

/** A mail in the local mailbox. */
export type LocalMail = { id: string; recipient: string; subject: string; text: string; deliveredAt: Date };

/** Whether there is a mail server to send through. */
export function hasMailServer(): boolean {
  return env().SMTP_URL !== undefined;
}

/** Whether mails lie in a mailbox of this app's own: nobody has set up a mail server or an address yet. */
export function isLocal(): boolean {
  return !hasMailServer() && env().APP_URL === undefined;
}

/** Whether mails go anywhere: to a mail server, or into the local mailbox. */
export function takesMail(): boolean {
  return hasMailServer() || isLocal();
}

/** Where mails go: to a mail server, into the local mailbox, or nowhere but for sign-in links, which stand in the log. */
export function mailWay(): "server" | "mailbox" | "log" {
  if (hasMailServer()) return "server";
  return isLocal() ? "mailbox" : "log";
}

/** Where the local mailbox is, for the log alone; null where there is none. */
export function mailboxAddress(): string | null {
  return isLocal() ? `${appUrl()}/mailbox/${mailboxSecret(env().SECRET)}` : null;
}

/**
 * What was mailed in the last seven days, newest first.
 * @param secret as the address ends; the proof of who read the log.
 * @returns null where there is no mailbox or the secret is not right.
 */
export async function localMailbox(secret: string, now: Date): Promise<LocalMail[] | null> {
  if (!isLocal() || !isMailboxSecret(env().SECRET, secret)) return null;
  const rows = await db().mail.findMany({
    where: { createdAt: { gte: keptSince(now) }, deliveredAt: { not: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, recipient: true, subject: true, sealed: true, deliveredAt: true },
  });
  return rows.flatMap(({ id, recipient, subject, sealed, deliveredAt }) => {
    // Mails from while there was a mail server, or another SECRET, have no text any more.
    const text = unseal(env().SECRET, sealed);
    return text === null || deliveredAt === null ? [] : [{ id, recipient, subject, text, deliveredAt }];
  });
}

const MOST_AT_ONCE = 500;

/** Mails that are due and at which no process is, the longest due first, some hundreds at most. */
export async function dueMails(now: Date): Promise<string[]> {
  const free = { OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] };
  const where = { deliveredAt: null, tryAt: { lte: now }, ...free };
  const rows = await db().mail.findMany({
    where,
    orderBy: { tryAt: "asc" },
    take: MOST_AT_ONCE,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** The mail server's host and what mails come from; null: none is set up. */
export function mailServer(): { host: string; from: string } | null {
  const { SMTP_URL, MAIL_FROM } = env();
  return SMTP_URL && MAIL_FROM ? { host: new URL(SMTP_URL).hostname, from: MAIL_FROM } : null;
}
