import type { Cadence } from "@/lib/schedule/cadence";
import type { LocalTime } from "@/lib/time";

/** What a group comes together for. */
export const groupKinds = ["bookClub", "workout", "dinner", "games", "walk", "call", "other"] as const;
export type GroupKind = (typeof groupKinds)[number];

/** What most groups of a kind choose, to begin with. `length` in minutes. */
export type KindDefaults = { cadence: Cadence; time: LocalTime; length: number };

const at = (time: `${number}:${number}`) => `${time}:00` as LocalTime;

/** The defaults of each kind; times are on the wall clock of the group's zone. */
export const kindDefaults: Record<GroupKind, KindDefaults> = {
  bookClub: {
    cadence: { kind: "monthlyWeekday", every: 1, days: [{ nth: 1, weekday: 2 }] },
    time: at("19:00"),
    length: 120,
  },
  workout: { cadence: { kind: "weekly", every: 1, weekdays: [6] }, time: at("09:00"), length: 60 },
  dinner: {
    cadence: { kind: "monthlyWeekday", every: 1, days: [{ nth: 1, weekday: 5 }] },
    time: at("19:30"),
    length: 180,
  },
  games: { cadence: { kind: "weekly", every: 2, weekdays: [4] }, time: at("19:00"), length: 180 },
  walk: { cadence: { kind: "weekly", every: 1, weekdays: [7] }, time: at("10:00"), length: 120 },
  call: { cadence: { kind: "weekly", every: 1, weekdays: [7] }, time: at("17:00"), length: 60 },
  other: { cadence: { kind: "weekly", every: 1, weekdays: [3] }, time: at("19:00"), length: 120 },
};

/** The lengths one can choose, in minutes. */
export const lengthChoices = [30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480, 600, 720] as const;

/** Whether a text names a kind; "__proto__" and the like do not. */
export function isGroupKind(text: string): text is GroupKind {
  return groupKinds.some((kind) => kind === text);
}
