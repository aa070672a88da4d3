import type { NewNotice } from "@/lib/notices/notice";
import type { Written } from "./woken";

/** Which of the notices that are written a new one replaces: of the same reader, reason and date, and an older state of it. */
export function superseded(
  notices: readonly NewNotice[],
  written: readonly Written[],
): Pick<Written, "memberId" | "reason" | "date" | "revision">[] {
  const keyOf = (one: Pick<Written, "memberId" | "reason" | "date">) => `${one.memberId}/${one.reason}/${one.date}`;
  const fresh = new Map(notices.map((notice) => [keyOf(notice), notice.revision]));
  return written.flatMap((old) => {
    const { memberId, reason, date, revision } = old;
    return revision < (fresh.get(keyOf(old)) ?? revision) ? [{ memberId, reason, date, revision }] : [];
  });
}
