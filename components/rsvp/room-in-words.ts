import type { Room } from "@/lib/rsvp/room";
import type { Translator } from "@/lib/words";

/** How much room there is, in words: "3 seats free", "Full, 2 waiting"; null where as many come as like. */
export function roomInWords(t: Translator<"rsvp">, room: Room): string | null {
  if (room.state === "open") return null;
  if (room.state === "free") return t("on.free", { count: room.seats });
  if (room.state === "next") return t("on.next", { count: room.seats, heads: room.heads });
  return room.waiting > 0 ? t("on.fullWaiting", { count: room.waiting }) : t("on.full");
}
