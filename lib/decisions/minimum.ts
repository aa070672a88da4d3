import type { Meetup } from "@/lib/schedule/meetups";

/** What is to be done by rule: the date takes place, is called off, organizers are asked, or what was decided is open again. */
export type Ruling = "on" | "callOff" | "ask" | "reopen";

/** What of a date its minimum is judged by. */
export type Judged = Pick<Meetup, "startsAt" | "state" | "minimum" | "decision">;

const MINUTE = 60_000;

/** When it is decided whether a date takes place. Null: it takes place whoever comes. */
export function decideAt({ minimum, startsAt }: Pick<Judged, "minimum" | "startsAt">): Date | null {
  return minimum && new Date(startsAt.getTime() - minimum.decideBefore * MINUTE);
}

/** What is due of a date by rule at `now`; null: nothing. @param heads how many are going. */
export function ruling(meetup: Judged, heads: number, now: Date): Ruling | null {
  const { minimum, decision, state, startsAt } = meetup;
  const at = decideAt(meetup);
  if (state === "cancelled" || startsAt <= now || !minimum || at === null || at > now || decision) return null;
  return heads >= minimum.heads ? "on" : minimum.ifShort;
}
