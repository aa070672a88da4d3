import type { Seating } from "./attendance";

/**
 * How much room a date has. "next": seats are free, but the first party that waits is too big for them, so that nobody
 * else gets them either.
 */
export type Room =
  | { state: "open" }
  | { state: "free"; seats: number }
  | { state: "next"; seats: number; heads: number; waiting: number }
  | { state: "full"; waiting: number };

/** @param capacity null: as many come as like. */
export function roomOf({ goingHeads, waiting }: Seating, capacity: number | null): Room {
  if (capacity === null) return { state: "open" };
  const seats = capacity - goingHeads;
  const [first] = waiting;
  if (seats <= 0) return { state: "full", waiting: waiting.length };
  if (first) return { state: "next", seats, heads: first.heads, waiting: waiting.length };
  return { state: "free", seats };
}

/** How many wait before one who says "in" now; null: they have a seat. */
export function aheadOfMe(room: Room): number | null {
  return room.state === "full" || room.state === "next" ? room.waiting : null;
}
