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
 * Puts notices away, and what was told of their dates before them. Again: nothing happens. Refused ("gone") where one is
 * none of the member's.
 * @returns series and date of the first.
 */
export async function dismissNotices(
  { memberId }: Member,
  ids: readonly string[],
  now: Date,
): Promise<Result<{ seriesId: string; date: LocalDate }, "gone">> {
  return attempt(async (tx) => {
    const select = { seriesId: true, date: true, revision: true } as const;
    const where = { id: { in: [...new Set(ids)] }, memberId };
    const found = await tx.notice.findMany({ where, select, orderBy: { date: "asc" } });
    const [first] = found;
    if (!first || found.length < where.id.in.length) return { ok: false, reason: "gone" };
    const before = found.map(({ revision, ...of }) => ({ ...of, revision: { lte: revision } }));
    const data = { dismissedAt: now };
    await tx.notice.updateMany({ where: { memberId, OR: before, reason: shown, dismissedAt: null }, data });
    return { ok: true, seriesId: first.seriesId, date: fromDateColumn(first.date) };
  });
}
