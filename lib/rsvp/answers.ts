import type { InAnswer } from "./attendance";

/** What one says to a meetup. */
export type Answer = "in" | "maybe" | "out";

/** A member's own answer to one date. */
export type OwnAnswer = { answer: Answer; ticket: number; note: string | null };

/** A member's "in" for the whole series, as far as it was in force at a date's start. */
export type Standing = { ticket: number; from: Date; until: Date | null };

/** What holds for one member on one date: their own word, else their standing "in", else null. */
export type Effective = { answer: Answer; ticket: number; note: string | null; regular: boolean };

/** Whether a row with a beginning and an end (exclusive) was in force at an instant. */
export function inForce(row: { from: Date; until: Date | null }, at: Date): boolean {
  return row.from <= at && (row.until === null || at < row.until);
}

/** The answer that counts for one member: one's own word before the standing one. */
export function effectiveAnswer(
  own: OwnAnswer | null,
  standing: readonly Standing[],
  startsAt: Date,
): Effective | null {
  if (own) return { ...own, regular: false };
  const running = standing.find((row) => inForce(row, startsAt));
  return running ? { answer: "in", ticket: running.ticket, note: null, regular: true } : null;
}

/** The "in"s among effective answers, as the fold over seats takes them. */
export function insOf(people: readonly { memberId: string; effective: Effective | null }[]): InAnswer[] {
  return people.flatMap(({ memberId, effective }) =>
    effective?.answer === "in" ? [{ memberId, ticket: effective.ticket, heads: 1 }] : [],
  );
}

/**
 * The ticket of a new answer. While one stays "in" (also over a standing "in") the first ticket is kept; leaving "in"
 * gives it up.
 * @param turn the series' turn that the command took.
 */
export function ticketOf(before: Effective | null, answer: Answer, turn: number): number {
  return before?.answer === "in" && answer === "in" ? before.ticket : turn;
}

/** Why a date takes no answer now, or null where it does: after the start attendance is taken instead. */
export function whyClosed(
  meetup: { startsAt: Date; state: "on" | "cancelled" },
  now: Date,
): "cancelled" | "started" | null {
  if (meetup.state === "cancelled") return "cancelled";
  return meetup.startsAt <= now ? "started" : null;
}

/** Why an answer is refused: no member any more, no such date, or closed. */
export type AnswerRefusal = "gone" | "noSuchDate" | "cancelled" | "started";
