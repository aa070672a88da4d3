import { CadenceLine } from "@/components/schedule/cadence-line";
import { MeetupWhen } from "@/components/schedule/meetup-when";
import { Card } from "@/components/ui/card";
import type { Meetup } from "@/lib/schedule/meetups";
import { useTranslations } from "@/lib/words";

/** The next dates of what one is choosing. */
export function NextDates({ dates, words, now }: { dates: readonly Meetup[]; words: string; now: Date }) {
  const t = useTranslations("groups.found");
  return (
    <Card className="bg-sunken shadow-none">
      <CadenceLine words={words} />
      {dates.length > 0 ? (
        <ul className="mt-3 grid gap-x-6 gap-y-2.5 sm:grid-cols-2">
          {dates.map((meetup) => (
            <li key={meetup.date}>
              <MeetupWhen
                start={meetup.startsAt}
                end={meetup.endsAt}
                zone={meetup.zone}
                viewerZone={meetup.zone}
                now={now}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-2 text-ink-muted">{t("noDates")}</p>
      )}
    </Card>
  );
}
