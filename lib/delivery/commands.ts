import "server-only";
import { db, type Tx, transaction } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import { enqueue } from "@/lib/jobs";
import { type Means, deliverMail as sendMail, type Writing } from "@/lib/mail/commands";
import { takesMail } from "@/lib/mail/queries";
import { postOf } from "./message";
import { waitingFor } from "./queries";
import { type Sending, sendingOf } from "./sending";
import { waysOf } from "./ways";
import { messageWords } from "./words";

/**
 * Gathers what is due: settles what nobody can be mailed, and puts the rest into one mail a person, which is queued. What
 * came since a mail was sent whose fate is not known goes into another.
 */
export async function gatherMails(now: Date): Promise<void> {
  await settleWithoutServer(now);
  await settleWithoutAddress(now);
  for (;;) {
    const userIds = await usersWithDue(now);
    let gathered = 0;
    for (const userId of userIds) if (await gatherFor(userId, now)) gathered += 1;
    // Whoever is left is with another process.
    if (gathered === 0) return;
  }
}

/** Nothing waits for a mail server that nobody has set up, mails among it that were gathered while there was one. */
async function settleWithoutServer(now: Date): Promise<void> {
  if (takesMail()) return;
  await transaction(async (tx) => {
    await tx.mail.updateMany({
      where: { userId: { not: null }, deliveredAt: null, tryAt: { not: null } },
      data: { tryAt: null, leasedUntil: null },
    });
    await tx.notice.updateMany({
      where: { settledAt: null, notBefore: { lte: now } },
      data: { settledAt: now, dropped: "noServer" },
    });
  });
}

async function settleWithoutAddress(now: Date): Promise<void> {
  await db().$executeRaw`
    UPDATE notices SET settled_at = ${now}, dropped = 'no_address' WHERE id IN (
      SELECT n.id FROM notices n JOIN members m ON m.id = n.member_id JOIN users u ON u.id = m.user_id
      WHERE n.settled_at IS NULL AND n.mail_id IS NULL AND n.not_before <= ${now}
        AND (u.email IS NULL OR u.refused_at IS NOT NULL)
      FOR UPDATE OF n SKIP LOCKED)`;
}

const MOST_AT_ONCE = 500;

async function usersWithDue(now: Date): Promise<string[]> {
  const rows = await db().$queryRaw<{ userId: string }[]>`
    SELECT m.user_id AS "userId" FROM notices n JOIN members m ON m.id = n.member_id JOIN users u ON u.id = m.user_id
    WHERE n.settled_at IS NULL AND n.mail_id IS NULL AND n.not_before <= ${now}
      AND u.email IS NOT NULL AND u.refused_at IS NULL
    GROUP BY m.user_id ORDER BY min(n.not_before) LIMIT ${MOST_AT_ONCE}`;
  return rows.map(({ userId }) => userId);
}

/** Puts all that is due to one person into a mail. False where another process is at it. */
async function gatherFor(userId: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const [user] = await tx.$queryRaw<{ email: string | null }[]>`
      SELECT email FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE SKIP LOCKED`;
    if (!user?.email) return false;
    const due = await tx.$queryRaw<{ id: string }[]>`
      SELECT n.id FROM notices n JOIN members m ON m.id = n.member_id
      WHERE m.user_id = ${userId}::uuid AND n.settled_at IS NULL AND n.mail_id IS NULL AND n.not_before <= ${now}`;
    if (due.length === 0) return false;
    const mailId = (await openMail(tx, userId, now)) ?? (await newMail(tx, { userId, recipient: user.email }, now));
    await tx.notice.updateMany({ where: { id: { in: due.map(({ id }) => id) } }, data: { mailId } });
    await enqueue(tx, "deliverMail", [{ mailId }]);
    return true;
  });
}

/** The mail of a person that no server has seen and no process is at. One that failed keeps its hour. */
async function openMail(tx: Tx, userId: string, now: Date): Promise<string | null> {
  const [mail] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE mails SET try_at = CASE WHEN fault IS NULL THEN least(try_at, ${now}) ELSE try_at END
    WHERE id = (
      SELECT id FROM mails WHERE user_id = ${userId}::uuid AND delivered_at IS NULL AND try_at IS NOT NULL
        AND NOT uncertain AND (leased_until IS NULL OR leased_until <= ${now})
      ORDER BY created_at, id LIMIT 1 FOR UPDATE)
    RETURNING id`;
  return mail?.id ?? null;
}

async function newMail(tx: Tx, whose: { userId: string; recipient: string }, now: Date): Promise<string> {
  const data = { ...whose, subject: "", sealed: new Uint8Array(), createdAt: now, tryAt: now };
  return (await tx.mail.create({ data, select: { id: true } })).id;
}

/** Delivers a mail, a person's from what is true and wanted at this moment. */
export function deliverMail(mailId: string, now: Date, means: Omit<Means, "write">): Promise<void> {
  return sendMail(mailId, now, { ...means, write: (mail) => writeMail(mail, now) });
}

type UserMail = { mailId: string; userId: string };

async function writeMail(mail: UserMail, now: Date): Promise<Writing> {
  if (!takesMail()) return { is: "nothing" };
  const { reader, pending, ahead } = await waitingFor(mail, now);
  const ids = pending.map(({ told: { noticeId } }) => noticeId);
  if (!reader) {
    await transaction((tx) => settle(tx, ids, "noAddress", now));
    return { is: "nothing" };
  }
  const sending = sendingOf({ pending, ahead }, reader.zone, now);
  const { tell, covered, later } = sending;
  const isLater = tell.length === 0 && later.length > 0;
  await transaction((tx) => writeDown(tx, sending, isLater ? null : mail, now));
  if (isLater) return { is: "later", at: new Date(Math.min(...later.map(({ at }) => at.getTime()))) };
  if (tell.length === 0) return { is: "nothing" };
  const ways = waysOf(appUrl(), env().SECRET, reader.userId, tell);
  const said = [...tell.map(({ noticeId }) => noticeId), ...covered];
  return {
    ...{ is: "post", to: reader.email, post: postOf(reader, tell, { words: messageWords("en"), ways, now }) },
    settle: (tx, outcome, at) => settle(tx, said, outcome === "sent" ? null : "noAddress", at),
  };
}

/** Settles what is not told. @param mail that goes without what is to wait, which comes in another; null: all waits. */
async function writeDown(tx: Tx, { dropped, later }: Sending, mail: UserMail | null, now: Date): Promise<void> {
  for (const why of ["untrue", "switchedOff"] as const) {
    await settle(
      tx,
      dropped.filter((one) => one.why === why).map(({ noticeId }) => noticeId),
      why,
      now,
    );
  }
  if (!mail) return;
  for (const { noticeId, at } of later) {
    const where = { id: noticeId, mailId: mail.mailId, settledAt: null };
    await tx.notice.updateMany({ where, data: { mailId: null, notBefore: at } });
  }
}

type Dropped = "untrue" | "switchedOff" | "noAddress";

async function settle(tx: Tx, ids: readonly string[], dropped: Dropped | null, now: Date): Promise<void> {
  if (ids.length === 0) return;
  const where = { id: { in: [...ids] }, settledAt: null };
  await tx.notice.updateMany({ where, data: { settledAt: now, dropped } });
}
