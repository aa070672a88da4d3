import "server-only";
import { createTranslator } from "next-intl";
import { makeSignInToken, mayAsk } from "@/lib/auth/commands";
import { signInLink } from "@/lib/auth/sign-in";
import { db, type Tx, transaction } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import { enqueue, tellOperator } from "@/lib/jobs";
import type { Result } from "@/lib/result";
import { seal, unseal } from "@/lib/seal";
import { messages } from "@/messages/en";
import { hasMailServer, sendLetter } from "./door";
import { keptSince } from "./mailbox";

/** Stores a mail, its text encrypted, and queues its delivery: it is sent after this transaction's commit. */
export async function postMail(
  tx: Tx,
  mail: { to: string; subject: string; text: string },
  now: Date,
): Promise<{ mailId: string }> {
  const { id } = await tx.mail.create({
    data: { recipient: mail.to, subject: mail.subject, sealed: seal(env().SECRET, mail.text), createdAt: now },
    select: { id: true },
  });
  await enqueue(tx, "deliverMail", { mailId: id });
  return { mailId: id };
}

/**
 * Mails a link to sign in as this address, by a job. Every address gets one: an answer would tell who has an account.
 * Refused where links were asked for too often of late, for this address or from this network.
 */
export async function mailSignInLink(
  email: string,
  network: string | null,
  now: Date,
): Promise<Result<object, "tooOften">> {
  if (!(await mayAsk(email, network))) return { ok: false, reason: "tooOften" };
  const t = createTranslator({ locale: "en", messages, namespace: "mail.signIn" });
  await transaction(async (tx) => {
    const link = signInLink(appUrl(), email, await makeSignInToken(tx, email, now));
    await postMail(tx, { to: email, subject: t("subject"), text: t("text", { link }) }, now);
  });
  return { ok: true };
}

/**
 * Delivers a mail that is still to be delivered: to the mail server, where its text is then deleted; without one to the
 * log and, while that exists, the local mailbox. Throws where the server does not take it. Between the server's yes and
 * our writing it down a crash may send it twice, with the same Message-ID.
 */
export async function deliverMail(mailId: string, now: Date): Promise<void> {
  const mail = await db().mail.findUnique({
    where: { id: mailId },
    select: { recipient: true, subject: true, sealed: true, deliveredAt: true },
  });
  if (!mail || mail.deliveredAt) return;
  const text = unseal(env().SECRET, mail.sealed);
  if (text === null) throw new Error(`Mail ${mailId} was written under another SECRET`);
  if (hasMailServer()) {
    const messageId = `<${mailId}@${new URL(appUrl()).hostname}>`;
    await sendLetter({ to: mail.recipient, subject: mail.subject, text, messageId });
  } else {
    tellOperator(`No mail server is set up. Mail to ${mail.recipient}: ${mail.subject}\n\n${text}\n`);
  }
  const staysReadable = !hasMailServer() && !env().APP_URL;
  await db().mail.updateMany({
    where: { id: mailId },
    data: { deliveredAt: now, ...(staysReadable ? {} : { sealed: new Uint8Array() }) },
  });
}

/** Deletes mails that are older than the local mailbox shows. */
export async function deleteOldMails(now: Date): Promise<void> {
  await db().mail.deleteMany({ where: { createdAt: { lt: keptSince(now) } } });
}
