import { useLocale } from "next-intl";
import { cn } from "@/lib/cn";
import { leafOf } from "@/lib/format";

const sizes = {
  regular: { tile: "w-14", month: "text-xs", day: "text-xl", weekday: "text-xs" },
  large: { tile: "w-18 md:w-20", month: "text-sm", day: "text-3xl", weekday: "text-sm" },
};

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
  size?: keyof typeof sizes;
  tone?: "plain" | "today" | "muted";
}) {
  const leaf = leafOf(date, useLocale());
  const look = sizes[size];
  return (
    <div
      aria-hidden="true"
      className={cn(
        "shrink-0 self-start overflow-hidden rounded-md border border-line bg-raised pb-1.5 text-center shadow-sm",
        look.tile,
        tone === "muted" && "text-ink-muted shadow-none",
      )}
    >
      <div
        className={cn(
          "py-0.5 leading-snug font-semibold",
          look.month,
          tone === "today" || size === "large" ? "bg-accent text-accent-ink" : "bg-accent-soft text-accent-soft-ink",
          tone === "muted" && "bg-sunken text-ink-muted",
        )}
      >
        {leaf.month}
      </div>
      <div className={cn("pt-1 font-heading leading-none font-bold tabular-nums", look.day)}>{leaf.day}</div>
      <div className={cn("pt-0.5 leading-tight text-ink-muted", look.weekday)}>{leaf.weekday}</div>
    </div>
  );
}
