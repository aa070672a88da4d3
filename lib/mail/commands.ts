import "server-only";
import { makeSignInToken, mayAsk } from "@/lib/auth/commands";
import { signInLink, signInUntil } from "@/lib/auth/sign-in";
import { db, type Tx, transaction } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import { enqueue, tellOperator } from "@/lib/jobs";
import type { Result } from "@/lib/result";
import { seal, unseal } from "@/lib/seal";
import { translator } from "@/lib/words";
import { leaseUntil, nextTry } from "./attempts";
import { sendOut } from "./door";
import type { Failure } from "./fault";
import type { Draw, Letter, Post } from "./letter";
import { keptSince } from "./mailbox";
import { dueMails, hasMailServer, isLocal } from "./queries";
import { signInLetter } from "./sign-in-letter";

/** Stores a letter, encrypted, that somebody asked for, and queues its delivery: it is sent after this commit. */
export async function postLetter(
  tx: Tx,
  { to, letter }: { to: string; letter: Letter },
  now: Date,
): Promise<{ mailId: string }> {
  const { id } = await tx.mail.create({
    data: {
      ...{ recipient: to, subject: letter.subject, createdAt: now, tryAt: now },
      sealed: seal(env().SECRET, JSON.stringify(letter)),
    },
    select: { id: true },
  });
  await enqueue(tx, "deliverMail", [{ mailId: id }]);
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
  const words = { t: translator("en", "letters.signIn"), app: translator("en", "app")("name") };
  await transaction(async (tx) => {
    const link = signInLink(appUrl(), email, await makeSignInToken(tx, email, now));
    await postLetter(tx, { to: email, letter: signInLetter(link, words) }, now);
  });
  return { ok: true };
}

/** What is to be mailed, or why nothing now: it is not the hour ("later"), or there is nothing left to say. */
export type Writing =
  | {
      is: "post";
      to: string;
      post: Post;
      /** Writes down what becomes of it, in the transaction that records the delivery: the address may be refused. */
      settle: (tx: Tx, outcome: "sent" | "refused", now: Date) => Promise<void>;
    }
  | { is: "later"; at: Date }
  | { is: "nothing" };

/** What delivering takes besides a mail server. */
export type Means = {
  draw: Draw;
  /** Writes the mail of a user from what is true now. */
  write: (mail: { mailId: string; userId: string }, now: Date) => Promise<Writing>;
  /** How long a mail server may take for one mail, in milliseconds. Left out: as long as `sendOut` says. */
  limitMs?: number;
};

type Leased = {
  id: string;
  userId: string | null;
  recipient: string;
  sealed: Uint8Array;
  createdAt: Date;
  attempts: number;
  /** Whether an attempt before this one may have been taken. */
  uncertain: boolean;
  leasedUntil: Date;
};

/**
 * Delivers a mail that is due and that no other process is at: to the mail server; without one into the local mailbox,
 * and sign-in links to the log. What fails is tried again by the tick, with the same Message-ID, so that the one mail
 * that a server may have taken without our knowing can be told to be the same.
 */
export async function deliverMail(mailId: string, now: Date, means: Means): Promise<void> {
  const mail = await lease(mailId, now);
  if (!mail) return;
  const { id, userId } = mail;
  const writing = userId === null ? askedFor(mail, now) : await means.write({ mailId: id, userId }, now);
  if (writing.is !== "post") return putOff(mail, writing.is === "later" ? writing.at : null);
  const { letter, calendars, unsubscribe } = writing.post;
  const drawn = await means.draw(letter);
  const { to } = writing;
  const messageId = `<${id}@${new URL(appUrl()).hostname}>`;
  if (hasMailServer()) {
    const outgoing = { to, subject: letter.subject, messageId, unsubscribe, calendars, ...drawn };
    const failure = await sendOut(outgoing, means.limitMs);
    if (failure) return recordFailure(mail, { failure, writing }, now);
  } else if (userId === null) {
    tellOperator(`No mail server is set up. Mail to ${to}: ${letter.subject}\n\n${drawn.text}\n`);
  }
  await transaction(async (tx) => {
    const sealed = isLocal() ? seal(env().SECRET, drawn.text) : new Uint8Array();
    const sent = { recipient: to, subject: letter.subject, sealed, deliveredAt: now, uncertain: false };
    const done = { tryAt: null, leasedUntil: null, fault: null, faultDetail: null };
    await tx.mail.updateMany({ where: { id }, data: { ...sent, ...done } });
    await writing.settle(tx, "sent", now);
  });
}

/** Takes a mail for this process alone, for some minutes; null where it is not due or another process has it. */
async function lease(mailId: string, now: Date): Promise<Leased | null> {
  const until = leaseUntil(now);
  const [row] = await db().$queryRaw<Omit<Leased, "leasedUntil">[]>`
    UPDATE mails SET leased_until = ${until}, uncertain = true
    FROM (SELECT id, uncertain FROM mails WHERE id = ${mailId}::uuid FOR UPDATE) before
    WHERE mails.id = before.id AND delivered_at IS NULL AND try_at <= ${now}
      AND (leased_until IS NULL OR leased_until <= ${now})
    RETURNING mails.id, user_id AS "userId", recipient, sealed, created_at AS "createdAt", attempts, before.uncertain`;
  return row ? { ...row, leasedUntil: until } : null;
}

/** A letter that somebody asked for, while its link works. */
function askedFor({ id, recipient: to, sealed, createdAt }: Leased, now: Date): Writing {
  if (now >= signInUntil(createdAt)) return { is: "nothing" };
  const text = unseal(env().SECRET, sealed);
  if (text === null) {
    tellOperator(`Mail ${id} was written under another SECRET and is not sent`);
    return { is: "nothing" };
  }
  // We sealed it ourselves.
  const letter = JSON.parse(text) as Letter;
  return { is: "post", to, post: { letter, calendars: [], unsubscribe: null }, settle: async () => {} };
}

/** Gives a mail back that was not tried. Without an hour it has come to its end. */
async function putOff({ id, uncertain, leasedUntil }: Leased, at: Date | null): Promise<void> {
  const ended = at === null ? { sealed: new Uint8Array() } : {};
  const data = { tryAt: at, leasedUntil: null, uncertain, fault: null, faultDetail: null, ...ended };
  await db().mail.updateMany({ where: { id, leasedUntil }, data });
}

type Failed = { failure: Failure; writing: Extract<Writing, { is: "post" }> };

/** A refused address is tried no more: what was for it has ended, and its person can be told. */
async function recordFailure(mail: Leased, { failure, writing }: Failed, now: Date): Promise<void> {
  const { fault, detail, taken } = failure;
  const { id, leasedUntil } = mail;
  const { to, settle, post } = writing;
  const attempts = mail.attempts + 1;
  const said = { recipient: to, subject: post.letter.subject, attempts, leasedUntil: null, fault, faultDetail: detail };
  const uncertain = mail.uncertain || taken === "unknown";
  await transaction(async (tx) => {
    // Before the mail, as in gathering: two that lock both do not wait for each other.
    const refusal = { refusedAt: now, refusal: detail };
    if (fault === "recipient") await tx.user.updateMany({ where: { email: to }, data: refusal });
    const end = fault === "recipient" ? { tryAt: null, sealed: new Uint8Array() } : { tryAt: nextTry(attempts, now) };
    const { count } = await tx.mail.updateMany({ where: { id, leasedUntil }, data: { ...said, uncertain, ...end } });
    if (fault === "recipient" && count > 0) await settle(tx, "refused", now);
  });
}

/** Queues what is due and at which no process is: a mail that a killed process left behind among it. */
export async function queueDueMails(now: Date): Promise<void> {
  const ids = await dueMails(now);
  await enqueue(
    db(),
    "deliverMail",
    ids.map((mailId) => ({ mailId })),
  );
}

/** Deletes mails that are older than the local mailbox shows, but for those of which something is still to be said. */
export async function deleteOldMails(now: Date): Promise<void> {
  const isOver = { OR: [{ tryAt: null }, { userId: null }] };
  await db().mail.deleteMany({ where: { createdAt: { lt: keptSince(now) }, ...isOver } });
}
