import type { WhetherOn } from "@/lib/decisions/minimum";
import { clockIn, dateIn, dayInWords } from "@/lib/format";
import type { Translator } from "@/lib/words";

type Words = Translator<"rsvp">;

/** In short whether a date takes place: "Needs 2 more to be on", "It’s on"; null where another mark says it. */
export function whetherBadge(t: Words, whether: WhetherOn): { tone: "positive" | "warning"; text: string } | null {
  if (whether.is === "off") return null;
  if (whether.is === "on" || whether.is === "reached") return { tone: "positive", text: t("on.on") };
  return { tone: "warning", text: t(`on.${whether.is}`, { count: whether.more }) };
}

/** Why, and what happens when. @param at.zone the meetup's: its hour is said on that clock. */
export function whetherInWords(
  t: Words,
  whether: WhetherOn,
  { zone, locale, now }: { zone: string; locale: string; now: Date },
): string {
  const hour = (at: Date) => ({
    day: dayInWords(dateIn(at, zone), dateIn(now, zone), locale),
    time: clockIn(at, zone, locale),
  });
  switch (whether.is) {
    case "needs":
      if (whether.at <= now) return t("whether.due");
      return t("whether.needs", { ...hour(whether.at), ifShort: whether.ifShort });
    case "reached":
      return whether.at <= now ? t("whether.due") : t("whether.reached", hour(whether.at));
    case "on":
      return t(whether.byRule ? "whether.on" : "whether.onByWord");
    case "asked":
      return t("whether.asked");
    case "off":
      return t(whether.byRule ? "whether.off" : "whether.offByWord", { count: whether.heads });
  }
}
