import { MeetupWhen } from "@/components/schedule/meetup-when";
import { Badge } from "@/components/ui/badge";
import type { AgendaItem } from "@/lib/agenda/agenda";
import type { Had } from "@/lib/regulars/away";
import { useTranslations } from "@/lib/words";

/** The dates that being away takes one out of, with what one gives up on each. */
export function CoveredList({
  covered,
  reader,
}: {
  covered: { shown: readonly { item: AgendaItem; had: Had }[]; count: number };
  reader: { zone: string | null; now: Date };
}) {
  const t = useTranslations("regulars.away");
  const more = covered.count - covered.shown.length;
  if (covered.count === 0) return <p className="text-ink-muted">{t("covers", { count: 0 })}</p>;
  return (
    <>
      <h3 className="mb-3 font-semibold">{t("covers", { count: covered.count })}</h3>
      <ul className="divide-y divide-line rounded-lg border border-line bg-raised shadow-sm">
        {covered.shown.map(({ item, had }) => (
          <li
            key={`${item.seriesId}/${item.meetup.date}`}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-4 py-3.5 md:px-5"
          >
            <div className="min-w-0">
              <p className="font-semibold wrap-anywhere">
                <bdi>{item.seriesName}</bdi>
              </p>
              <MeetupWhen
                start={item.meetup.startsAt}
                end={item.meetup.endsAt}
                zone={item.meetup.zone}
                viewerZone={reader.zone}
                now={reader.now}
              />
            </div>
            <Badge tone={had === "seat" || had === "waits" ? "warning" : "neutral"}>{t(`had.${had}`)}</Badge>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="mt-3 text-sm text-ink-muted">{t("more", { count: more })}</p> : null}
    </>
  );
}
