import { Badge } from "@/components/ui/badge";
import { useTranslations } from "@/lib/words";

export type OnStatusProps = {
  /** Heads, with those they bring. */
  going: number;
  /** Null: it is on with anybody. */
  minimum?: number | null;
  /** Null: as many as come. */
  capacity?: number | null;
  waiting?: number;
};

/** Whether it takes place and whether there is room: "needs 2 more", "on", "full, 1 waiting"; nothing without limits. */
export function OnStatus({ going, minimum = null, capacity = null, waiting = 0 }: OnStatusProps) {
  const t = useTranslations("rsvp.on");
  const missing = minimum === null ? 0 : minimum - going;
  const left = capacity === null ? null : capacity - going;
  if (missing > 0) return <Badge tone="warning">{t("needs", { count: missing })}</Badge>;
  if (waiting > 0) return <Badge tone="warning">{t("fullWaiting", { count: waiting })}</Badge>;
  if (left !== null && left <= 0) return <Badge tone="warning">{t("full")}</Badge>;
  if (minimum === null && left === null) return null;
  return (
    <span className="flex flex-wrap gap-2">
      {minimum === null ? null : <Badge tone="positive">{t("on")}</Badge>}
      {left === null ? null : <Badge>{t("seats", { count: left })}</Badge>}
    </span>
  );
}
