/** One "in" for a date: a party of `heads` (the member and whom they bring) that holds a ticket. */
export type InAnswer = { memberId: string; ticket: number; heads: number };

/** Who has a seat and who waits, each in the order of the tickets. */
export type Seating = { going: InAnswer[]; waiting: InAnswer[]; goingHeads: number };

/**
 * Seats whole parties by ticket while the sum fits. From the first that does not fit everybody waits, even a smaller
 * party that would fit: else a shrinking party could displace it.
 * @param capacity heads, or null where as many come as like.
 */
export function attendance(capacity: number | null, answers: readonly InAnswer[]): Seating {
  const line = [...answers].sort((a, b) => a.ticket - b.ticket || (a.memberId < b.memberId ? -1 : 1));
  let goingHeads = 0;
  let seated = 0;
  for (const answer of line) {
    if (capacity !== null && goingHeads + answer.heads > capacity) break;
    goingHeads += answer.heads;
    seated += 1;
  }
  return { going: line.slice(0, seated), waiting: line.slice(seated), goingHeads };
}

/** Where one stands: seated, waiting behind `ahead` parties, or not in the line. */
export type Place = { state: "going" } | { state: "waiting"; ahead: number } | null;

/** One member's place in a seating. */
export function placeOf(seating: Seating, memberId: string): Place {
  if (seating.going.some((answer) => answer.memberId === memberId)) return { state: "going" };
  const ahead = seating.waiting.findIndex((answer) => answer.memberId === memberId);
  return ahead < 0 ? null : { state: "waiting", ahead };
}
