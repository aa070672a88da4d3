import "server-only";
import { attempt, type Tx } from "@/lib/db";
import type { Member } from "@/lib/members/access";
import type { Result } from "@/lib/result";
import { fromDateColumn, type LocalDate, parseZone, toDateColumn } from "@/lib/time";
import { type NewNotice, type Reason, SHOWN } from "./notice";
import { decentTime } from "./quiet";

/**
 * Writes what people are to be told, in the transaction of what happened, each to be mailed after its reader's quiet
 * hours: on their own clock, else on the meetup's. What is written already stays once.
 */
export async function tell(tx: Tx, notices: readonly NewNotice[], now: Date): Promise<void> {
  if (notices.length === 0) return;
  const readers = await tx.member.findMany({
    relationLoadStrategy: "join",
    where: { id: { in: [...new Set(notices.map(({ memberId }) => memberId))] } },
    select: { id: true, user: { select: { zone: true } } },
  });
  const zones = new Map(readers.map(({ id, user }) => [id, user.zone === null ? null : parseZone(user.zone)]));
  const data = notices.map(({ due, startsAt, zone, was, ...notice }) => ({
    ...notice,
    date: toDateColumn(notice.date),
    createdAt: now,
    notBefore: due && decentTime(due, { reason: notice.reason, startsAt }, zones.get(notice.memberId) ?? zone),
    ...(was && { was }),
  }));
  await tx.notice.createMany({ data, skipDuplicates: true });
}

// What is not shown cannot be put away: it is to be mailed whatever is.
const shown: { in: Reason[] } = { in: [...SHOWN] };

/** Puts away what a member is shown of a date: their own new answer says more. */
export async function settleNotices(
  tx: Tx,
  { memberId, seriesId, date }: { memberId: string; seriesId: string; date: LocalDate },
  now: Date,
): Promise<void> {
  const where = { memberId, seriesId, date: toDateColumn(date), reason: shown, dismissedAt: null };
  await tx.notice.updateMany({ where, data: { dismissedAt: now } });
}

/** The same for the dates of some days, first until last (exclusive), in all series: away then, or back. */
export async function settleNoticesOfDays(
  tx: Tx,
  of: { memberIds: readonly string[]; from: LocalDate; until: LocalDate },
  now: Date,
): Promise<void> {
  const date = { gte: toDateColumn(of.from), lt: toDateColumn(of.until) };
  const where = { memberId: { in: [...of.memberIds] }, date, reason: shown, dismissedAt: null };
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
    const where = { memberId, seriesId, date, revision: { lte: revision }, reason: shown, dismissedAt: null };
    await tx.notice.updateMany({ where, data: { dismissedAt: now } });
    return { ok: true, seriesId, date: fromDateColumn(date) };
  });
}
