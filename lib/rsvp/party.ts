import type { Answer } from "./answers";
import type { Seating } from "./attendance";

/** A party as it is and as it is to be, of a date with its seats and how many one may bring. */
export type Growth = {
  before: { answer: Answer; brings: number } | null;
  answer: Answer;
  brings: number;
  memberId: string;
};

/**
 * Why somebody may not come with so many, or null where they may. A seated party grows only into free seats and only
 * while nobody waits: else it would lose its seats, or overtake. What was allowed once stays so.
 * @param seating as it was before.
 */
export function whyNotBring(
  { before, answer, brings, memberId }: Growth,
  { mayBring, capacity }: { mayBring: number; capacity: number | null },
  seating: Seating,
): "tooMany" | "noRoom" | null {
  const brought = before?.answer === answer ? before.brings : 0;
  if (brings <= brought) return null;
  if (brings > mayBring) return "tooMany";
  if (answer !== "in" || capacity === null) return null;
  if (1 + brings > capacity) return "tooMany";
  const seated = seating.going.find((party) => party.memberId === memberId);
  if (!seated) return null;
  const hasRoom = seating.waiting.length === 0 && seating.goingHeads + brings + 1 - seated.heads <= capacity;
  return hasRoom ? null : "noRoom";
}

/** How many one is offered to bring: no more than seats besides one's own, and never fewer than one already brings. */
export function mostToBring(
  { mayBring, capacity }: { mayBring: number; capacity: number | null },
  brings: number | null,
): number {
  const most = capacity === null ? mayBring : Math.min(mayBring, Math.max(0, capacity - 1));
  return Math.max(most, brings ?? 0);
}
