import { useLocale } from "next-intl";
import { cn } from "@/lib/cn";
import { leafOf } from "@/lib/format";

/**
 * A leaf of the calendar. It only decorates: the date stands in words beside it.
 * @param props.date the meetup's local date (or local date and time).
 * @param props.tone `today` stands out, `muted` is past or cancelled.
 */
export function DateTile({
  date,
  size = "regular",
  tone = "plain",
}: {
  date: string;
  size?: "regular" | "large";
  tone?: "plain" | "today" | "muted";
}) {
  const leaf = leafOf(date, useLocale());
  const isToday = tone === "today" || (size === "large" && tone === "plain");
  return (
    <div
      aria-hidden="true"
      className={cn(
        "leaf",
        size === "large" && "leaf-large",
        isToday && "leaf-today",
        tone === "muted" && "leaf-muted",
      )}
    >
      <div>{leaf.month}</div>
      <div>{leaf.day}</div>
      <div>{leaf.weekday}</div>
    </div>
  );
}
