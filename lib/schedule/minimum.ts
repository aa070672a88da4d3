import type { Meetup } from "./meetups";

/** How many heads a date needs: a full one is never short. Null: it takes place whoever comes. */
export function neededHeads({ minimum, capacity }: Pick<Meetup, "minimum" | "capacity">): number | null {
  return minimum && Math.min(minimum.heads, capacity ?? minimum.heads);
}
