import { roomInWords } from "@/components/rsvp/room-in-words";
import { Badge } from "@/components/ui/badge";
import type { Room } from "@/lib/rsvp/room";
import { useTranslations } from "@/lib/words";

export type OnStatusProps = {
  /** Heads, with those they bring. */
  going: number;
  /** Null: it is on with anybody. */
  minimum?: number | null;
  room: Room;
};

/** Whether it takes place and whether there is room: "needs 2 more", "on", "full, 1 waiting"; nothing without limits. */
export function OnStatus({ going, minimum = null, room }: OnStatusProps) {
  const t = useTranslations("rsvp.on");
  const missing = minimum === null ? 0 : minimum - going;
  const words = roomInWords(t, room);
  if (missing > 0) return <Badge tone="warning">{t("needs", { count: missing })}</Badge>;
  if (minimum === null && words === null) return null;
  return (
    <span className="flex flex-wrap gap-2">
      {minimum === null || room.state === "full" ? null : <Badge tone="positive">{t("on")}</Badge>}
      {words === null ? null : (
        <Badge tone={room.state === "free" ? "neutral" : "warning"} className="whitespace-normal">
          {words}
        </Badge>
      )}
    </span>
  );
}
