import type { Meetup } from "@/lib/schedule/meetups";

/**
 * Why it is not taken down who came: the organizer runs the group no more, the series has no such date, it has not begun,
 * it was cancelled, or somebody ticked was no member at its start.
 */
export type TurnoutRefusal = "gone" | "noSuchDate" | "notYet" | "cancelled" | "unknown";

/** Why a date takes no turnout at this moment, or null where it does. */
export function whyNoTurnout(meetup: Pick<Meetup, "startsAt" | "state">, now: Date): "notYet" | "cancelled" | null {
  if (meetup.state === "cancelled") return "cancelled";
  return meetup.startsAt > now ? "notYet" : null;
}
