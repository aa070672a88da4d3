import type { Room } from "@/lib/rsvp/room";
import type { useTranslations } from "@/lib/words";

type Words = ReturnType<typeof useTranslations<"rsvp.on">>;

/** How much room there is, in words: "3 seats free", "Full, 2 waiting"; null where as many come as like. */
export function roomInWords(t: Words, room: Room): string | null {
  if (room.state === "open") return null;
  if (room.state === "free") return t("free", { count: room.seats });
  if (room.state === "next") return t("next", { count: room.seats, heads: room.heads });
  return room.waiting > 0 ? t("fullWaiting", { count: room.waiting }) : t("full");
}
