import type { IconName } from "@/components/ui/icon";
import type { GroupKind } from "@/lib/groups/kinds";

/** What a kind of group looks like. */
export const kindIcons: Record<GroupKind, IconName> = {
  bookClub: "bookOpen",
  workout: "dumbbell",
  dinner: "utensils",
  games: "dices",
  walk: "footprints",
  call: "phone",
  other: "sparkles",
};
