import type { Meetup } from "@/lib/schedule/meetups";
import { dateOf, type LocalDate } from "@/lib/time";
import type { InAnswer } from "./attendance";

/** What one says to a meetup. */
export type Answer = "in" | "maybe" | "out";

/** A member's own answer to one date. `brings`: how many come along with them. */
export type OwnAnswer = { answer: Answer; ticket: number; note: string | null; brings: number };

/** A member's "in" for the whole series, as far as it was in force at a date's start. */
export type Standing = { ticket: number; from: Date; until: Date | null };

/**
 * A member's stretch of days, `until` exclusive, with the ticket it has in a series. In force for dates that start from
 * `setAt` until `liftedAt`.
 */
export type Away = { ticket: number; from: LocalDate; until: LocalDate; setAt: Date; liftedAt: Date | null };

/** All that one member said that may count for a date. */
export type Spoken = { own: OwnAnswer | null; standing: readonly Standing[]; aways: readonly Away[] };

/** What holds for one member on one date, and by what: their own word, their standing "in", or that they are away. */
export type Effective = OwnAnswer & { how: "own" | "regular" | "away" };

/** When a date is held: its instant, and the wall clock on which an away's days are read. */
export type When = Pick<Meetup, "startsAt" | "local">;

/** Whether a row with a beginning and an end (exclusive) was in force at an instant. */
export function inForce(row: { from: Date; until: Date | null }, at: Date): boolean {
  return row.from <= at && (row.until === null || at < row.until);
}

/** Whether a stretch of days covers a date, by the day on which it is held. */
export function isAwayOn(away: Away, { startsAt, local }: When): boolean {
  const day = dateOf(local);
  return away.from <= day && day < away.until && inForce({ from: away.setAt, until: away.liftedAt }, startsAt);
}

/** The answer that counts for one member: of own word and away the newer by ticket, then the standing "in"; else null. */
export function effectiveAnswer({ own, standing, aways }: Spoken, when: When): Effective | null {
  // Not spread into arguments: there may be more of them than a call takes.
  const away = aways.reduce(
    (last, row) => (row.ticket > last && isAwayOn(row, when) ? row.ticket : last),
    Number.NEGATIVE_INFINITY,
  );
  if (own && own.ticket > away) return { ...own, how: "own" };
  if (away > Number.NEGATIVE_INFINITY) return { answer: "out", ticket: away, note: null, brings: 0, how: "away" };
  const running = standing.find((row) => inForce(row, when.startsAt));
  return running ? { answer: "in", ticket: running.ticket, note: null, brings: 0, how: "regular" } : null;
}

/** The "in"s among effective answers, as the fold over seats takes them. */
export function insOf(people: readonly { memberId: string; effective: Effective | null }[]): InAnswer[] {
  return people.flatMap(({ memberId, effective }) =>
    effective?.answer === "in" ? [{ memberId, ticket: effective.ticket, heads: 1 + effective.brings }] : [],
  );
}

/**
 * The ticket of a new answer. While one stays "in" (also over a standing "in") the first ticket is kept; leaving "in"
 * gives it up.
 * @param turn the series' turn that the command took.
 */
export function ticketOf(before: Pick<Effective, "answer" | "ticket"> | null, answer: Answer, turn: number): number {
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

/**
 * Why an answer is refused: no member any more, no such date, closed, or the party. "tooMany": more than one may bring
 * to it, or than it has seats. "noRoom": seated alone, but not with those.
 */
export type AnswerRefusal = "gone" | "noSuchDate" | "cancelled" | "started" | "tooMany" | "noRoom";
