import type { Meetup } from "./meetups";

/** How many heads a date needs: a full one is never short. Null: it takes place whoever comes. */
export function neededHeads({ minimum, capacity }: Pick<Meetup, "minimum" | "capacity">): number | null {
  return minimum && Math.min(minimum.heads, capacity ?? minimum.heads);
}

/** Whether a date does not take place because of its minimum. One that an organizer gave a reason for does not for that. */
export function isCalledOff(meetup: Pick<Meetup, "state" | "cancelReason" | "decision">): boolean {
  return meetup.state === "cancelled" && meetup.cancelReason === null && meetup.decision?.verdict === "off";
}

/** How long before its start it may be chosen to decide whether a date takes place, in minutes: two hours to a week. */
export const decideChoices: readonly number[] = [120, 360, 720, 1440, 2880, 4320, 10_080];

/** A stretch before a start, in the greatest unit in which it is whole. */
export function beforeIn(minutes: number): { count: number; unit: "weeks" | "days" | "hours" | "minutes" } {
  const units = [
    ["weeks", 10_080],
    ["days", 1440],
    ["hours", 60],
  ] as const;
  const [unit, size] = units.find(([, size]) => minutes >= size && minutes % size === 0) ?? (["minutes", 1] as const);
  return { count: minutes / size, unit };
}
