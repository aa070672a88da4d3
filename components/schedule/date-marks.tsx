import { useLocale } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { clockIn, dateIn, dayInWords, zoneInWords } from "@/lib/format";
import { isZoneSaid } from "@/lib/schedule/readers-time";
import { useTranslations } from "@/lib/words";

/** That a date is cancelled, or one more than its rule gives; nothing where it is neither. */
export function DateBadges({ cancelled, extra }: { cancelled: boolean; extra: boolean }) {
  const t = useTranslations("schedule");
  if (!cancelled && !extra) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {cancelled ? <Badge tone="negative">{t("cancelled")}</Badge> : null}
      {extra ? <Badge>{t("extra")}</Badge> : null}
    </div>
  );
}

/**
 * Why a date is cancelled, and when it would be by the rule where it was moved; nothing where neither is known.
 * @param props.zone the reader's; null where it is not known.
 */
export function DateNotes({
  reason,
  usual,
  zone,
  now,
}: {
  reason: string | null;
  usual: { startsAt: Date; zone: string } | null;
  zone: string | null;
  now: Date;
}) {
  const t = useTranslations("schedule");
  const locale = useLocale();
  const day = usual && dayInWords(dateIn(usual.startsAt, usual.zone), dateIn(now, usual.zone), locale);
  return (
    <>
      {usual ? (
        <p className="mt-3 text-ink-muted">
          {t("usually", { day: day ?? "", time: clockIn(usual.startsAt, usual.zone, locale) })}
          {isZoneSaid(usual.startsAt, usual.zone, zone)
            ? `, ${t("zone", { city: zoneInWords(usual.zone, usual.startsAt) })}`
            : null}
        </p>
      ) : null}
      {reason ? (
        <p className="mt-4 rounded-md bg-negative-soft px-4 py-3 wrap-anywhere">
          <span className="font-semibold">{t("reason")}</span> <bdi>{reason}</bdi>
        </p>
      ) : null}
    </>
  );
}
