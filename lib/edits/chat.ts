import type { MeetupRow } from "@/lib/schedule/meetups";

const DAY_MS = 86_400_000;

/** What a group's chat is told of a date. */
export type ChatKind = "next" | "changed" | "added" | "cancelled";

/**
 * What people may not have heard of a date yet where nobody is mailed: what was made of it within a day. Null: nothing,
 * or it has begun.
 * @param row of a date that somebody touched.
 */
export function newsForChat(
  row: Pick<MeetupRow, "state" | "extra" | "changedAt"> | undefined,
  startsAt: Date,
  now: Date,
): Exclude<ChatKind, "next"> | null {
  if (!row?.changedAt || startsAt <= now || now.getTime() - row.changedAt.getTime() >= DAY_MS) return null;
  if (row.state === "cancelled") return "cancelled";
  if (row.state !== "on") return null;
  return row.extra ? "added" : "changed";
}
