import type { WhetherOn } from "@/lib/decisions/minimum";
import { clockIn, dateIn, dayInWords, zoneInWords } from "@/lib/format";
import { isZoneSaid } from "@/lib/schedule/readers-time";
import type { Translator } from "@/lib/words";

type Words = Translator<"rsvp">;

/** In short whether a date takes place: "Needs 2 more to be on", "It’s on"; null where another mark says it. */
export function whetherBadge(t: Words, whether: WhetherOn): { tone: "positive" | "warning"; text: string } | null {
  if (whether.is === "off") return null;
  if (whether.is === "on" || whether.is === "reached") return { tone: "positive", text: t("on.on") };
  return { tone: "warning", text: t(`on.${whether.is}`, { count: whether.more }) };
}

/**
 * Why, and what happens when.
 * @param at.zone the meetup's: its hour is said on that clock, with its name where `readerZone` shows another or is null.
 */
export function whetherInWords(
  t: Words,
  whether: WhetherOn,
  { zone, readerZone, locale, now }: { zone: string; readerZone: string | null; locale: string; now: Date },
): string {
  const hour = (at: Date) => {
    const time = clockIn(at, zone, locale);
    return {
      day: dayInWords(dateIn(at, zone), dateIn(now, zone), locale),
      time: isZoneSaid(at, zone, readerZone) ? t("whether.hour", { time, city: zoneInWords(zone, at) }) : time,
    };
  };
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
