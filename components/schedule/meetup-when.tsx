import { useLocale } from "next-intl";
import { dateIn, dayInWords, distanceInWords, relativeTo, spanIn, zoneInWords } from "@/lib/format";
import { isZoneSaid, readersTime } from "@/lib/schedule/readers-time";
import { useTranslations } from "@/lib/words";

export type When = {
  /** Instants. */
  start: Date;
  end: Date;
  /** The meetup's zone (IANA). */
  zone: string;
  /** The reader's; null where it is not known. */
  viewerZone: string | null;
  /** Whether the meetup's zone is named in any case. */
  zoneNamed?: boolean;
  now: Date;
};

/**
 * When a meetup is: day and time in its own zone, named where the reader's clock shows another time (or is not known),
 * the reader's time below as theirs, and how far away it is beside it.
 * @param props.size `large` heads a page, `regular` is a row of a list (the reader's time in it too).
 */
export function MeetupWhen({
  start,
  end,
  zone,
  viewerZone,
  zoneNamed = false,
  now,
  size = "regular",
}: When & { size?: "regular" | "large" }) {
  const t = useTranslations("schedule");
  const locale = useLocale();
  const own = readersTime(t, { start, end, zone, readerZone: viewerZone, now }, locale);
  const named = zoneNamed || isZoneSaid(start, zone, viewerZone);
  const day = dayInWords(dateIn(start, zone), dateIn(now, zone), locale);
  const time = (
    <span>
      <span className="whitespace-nowrap">{spanIn(start, end, zone, locale)}</span>
      {named ? `, ${t("zone", { city: zoneInWords(zone, start) })}` : null}
    </span>
  );
  const far = <HowFar {...{ start, end, zone, now }} />;
  const readers = own ? <p className="text-sm text-ink-muted">{own}</p> : null;
  if (size === "large") {
    return (
      <div>
        <p className="text-lg font-semibold md:text-xl">
          <time dateTime={start.toISOString()}>{day}</time>
        </p>
        <p className="flex flex-wrap gap-x-2">
          {time} <span className="text-ink-muted">{far}</span>
        </p>
        {readers}
      </div>
    );
  }
  return (
    <div>
      <p className="flex flex-wrap gap-x-2 text-sm">
        <time dateTime={start.toISOString()}>
          {day}, {time}
        </time>{" "}
        <span className="text-ink-muted">{far}</span>
      </p>
      {readers}
    </div>
  );
}

function HowFar({ start, end, zone, now }: Pick<When, "start" | "end" | "zone" | "now">) {
  const t = useTranslations("schedule.relative");
  const locale = useLocale();
  const relative = relativeTo(now, start, end, zone);
  return relative.is === "away" ? distanceInWords(relative.value, relative.unit, locale) : t(relative.is);
}
