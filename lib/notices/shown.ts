import type { LocalDate } from "@/lib/time";
import { REASONS, type Reason } from "./notice";

/** What somebody was told and has not put away. */
export type StoredNotice = { id: string; seriesId: string; date: LocalDate; reason: Reason; revision: number };

/** A notice as PostgreSQL writes it in JSON: its reason as the database spells it. */
export type NoticeJson = Omit<StoredNotice, "reason"> & { reason: string };

/** A date as it is now for one person; `stand`: seated, waiting, or not in the line. */
export type Now = { startsAt: Date; state: "on" | "cancelled"; stand: "going" | "waiting" | null };

/** Stored notices as the rules take them. */
export function noticesOf(rows: readonly NoticeJson[]): StoredNotice[] {
  return rows.flatMap((row) => {
    const reason = REASONS.find(
      (one) => one.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) === row.reason,
    );
    return reason ? [{ ...row, reason }] : [];
  });
}

/** Whether a notice says what is so still: of a date to come that takes place, and of the seat one has or waits for. */
function holds({ reason }: StoredNotice, found: Now | null, now: Date): boolean {
  if (!found || found.state === "cancelled" || found.startsAt <= now) return false;
  if (reason === "movedUp") return found.stand === "going";
  return reason === "lostSeat" && found.stand === "waiting";
}

/**
 * What is worth showing: the newest notice of each date, where it is true still.
 * @param nowOf what became of its date; null: it is none any more.
 */
export function shownNotices<Notice extends StoredNotice>(
  notices: readonly Notice[],
  nowOf: (notice: Notice) => Now | null,
  now: Date,
): Notice[] {
  const newest = new Map<string, Notice>();
  for (const notice of notices) {
    const key = `${notice.seriesId}/${notice.date}`;
    const other = newest.get(key);
    if (!other || other.revision < notice.revision) newest.set(key, notice);
  }
  return [...newest.values()].filter((notice) => holds(notice, nowOf(notice), now));
}
