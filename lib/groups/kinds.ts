import type { LocalTime, Weekday } from "@/lib/time";

/** What a group comes together for. */
export const groupKinds = ["bookClub", "workout", "dinner", "games", "walk", "call", "other"] as const;
export type GroupKind = (typeof groupKinds)[number];

/** What most groups of a kind choose, to begin with. */
export type KindDefaults = { weekday: Weekday; every: "week" | "twoWeeks" | "month"; time: LocalTime; length: number };

const at = (time: string) => `${time}:00` as LocalTime;

export const kindDefaults: Record<GroupKind, KindDefaults> = {
  bookClub: { weekday: 2, every: "month", time: at("19:00"), length: 120 },
  workout: { weekday: 6, every: "week", time: at("09:00"), length: 60 },
  dinner: { weekday: 5, every: "month", time: at("19:30"), length: 180 },
  games: { weekday: 4, every: "twoWeeks", time: at("19:00"), length: 180 },
  walk: { weekday: 7, every: "week", time: at("10:00"), length: 120 },
  call: { weekday: 7, every: "week", time: at("17:00"), length: 60 },
  other: { weekday: 3, every: "week", time: at("19:00"), length: 120 },
};

/** Whether a text names a kind; "__proto__" and the like do not. */
export function isGroupKind(text: string): text is GroupKind {
  return groupKinds.some((kind) => kind === text);
}
