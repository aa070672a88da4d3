import "server-only";
import { attempt, type Tx } from "@/lib/db";
import type { Member } from "@/lib/members/access";
import type { Result } from "@/lib/result";
import { fromDateColumn, type LocalDate, toDateColumn } from "@/lib/time";
import type { NewNotice } from "./notice";

/** Writes what people are to be told, in the transaction of what happened. What is written already stays once. */
export async function tell(tx: Tx, notices: readonly NewNotice[], now: Date): Promise<void> {
  if (notices.length === 0) return;
  const data = notices.map(({ date, ...notice }) => ({ ...notice, date: toDateColumn(date), createdAt: now }));
  await tx.notice.createMany({ data, skipDuplicates: true });
}

/** Puts away what a member was told of a date: their own new answer says more. */
export async function settleNotices(
  tx: Tx,
  { memberId, seriesId, date }: { memberId: string; seriesId: string; date: LocalDate },
  now: Date,
): Promise<void> {
  const where = { memberId, seriesId, date: toDateColumn(date), dismissedAt: null };
  await tx.notice.updateMany({ where, data: { dismissedAt: now } });
}

/** The same for the dates of some days, first until last (exclusive), in all series: away then, or back. */
export async function settleNoticesOfDays(
  tx: Tx,
  of: { memberIds: readonly string[]; from: LocalDate; until: LocalDate },
  now: Date,
): Promise<void> {
  const date = { gte: toDateColumn(of.from), lt: toDateColumn(of.until) };
  const where = { memberId: { in: [...of.memberIds] }, date, dismissedAt: null };
  await tx.notice.updateMany({ where, data: { dismissedAt: now } });
}

/**
 * Puts a notice away, and what was told of its date before it. Again: nothing happens. Refused ("gone") where it is none
 * of the member's.
 */
export async function dismissNotice(
  { memberId }: Member,
  id: string,
  now: Date,
): Promise<Result<{ seriesId: string; date: LocalDate }, "gone">> {
  return attempt(async (tx) => {
    const select = { seriesId: true, date: true, revision: true } as const;
    const found = await tx.notice.findFirst({ where: { id, memberId }, select });
    if (!found) return { ok: false, reason: "gone" };
    const { seriesId, date, revision } = found;
    const where = { memberId, seriesId, date, revision: { lte: revision }, dismissedAt: null };
    await tx.notice.updateMany({ where, data: { dismissedAt: now } });
    return { ok: true, seriesId, date: fromDateColumn(date) };
  });
}
