import { useLocale } from "next-intl";
import { clockIn, dateIn, dayInWords, zoneInWords } from "@/lib/format";
import { useTranslations } from "@/lib/words";

const SAID = {
  next: "waiting.next",
  again: "failed.again",
  noneSince: "behind.noneSince",
  waitsSince: "behind.waitsSince",
} as const;

/** An instant in words, as what it is: when the next of its kind comes, when one is tried again, since when one waits. */
export function Instant({ at, is, zone, now }: { at: Date; is: keyof typeof SAID; zone: string; now: Date }) {
  const t = useTranslations("operations");
  const locale = useLocale();
  const [date, today] = [dateIn(at, zone), dateIn(now, zone)];
  const day = date === today ? t("today") : dayInWords(date, today, locale);
  const when = t("when", { day, time: clockIn(at, zone, locale), zone: zoneInWords(zone, at) });
  return <time dateTime={at.toISOString()}>{t(SAID[is], { when })}</time>;
}
