import type { IconName } from "@/components/ui/icon";

export const kindIcons = {
  bookClub: "bookOpen",
  workout: "dumbbell",
  dinner: "utensils",
  games: "dices",
  walk: "footprints",
  call: "phone",
  other: "sparkles",
} as const satisfies Record<string, IconName>;

/** What a group does together, as the screen shows it. */
export type Kind = keyof typeof kindIcons;

export const kinds = Object.keys(kindIcons) as readonly Kind[];
