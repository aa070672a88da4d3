import { useLocale } from "next-intl";
import { clockIn, dateIn, dayInWords, zoneInWords } from "@/lib/format";
import { useTranslations } from "@/lib/words";

/** When something is tried: what comes next of its kind, or one thing again. */
export function Instant({ at, is, zone, now }: { at: Date; is: "next" | "again"; zone: string; now: Date }) {
  const t = useTranslations("operations");
  const locale = useLocale();
  const day = dayInWords(dateIn(at, zone), dateIn(now, zone), locale);
  const when = t("when", { day, time: clockIn(at, zone, locale), zone: zoneInWords(zone, at) });
  return <time dateTime={at.toISOString()}>{t(is === "next" ? "waiting.next" : "failed.again", { when })}</time>;
}
