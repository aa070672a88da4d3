import { MeetupWhen } from "@/components/schedule/meetup-when";
import type { GoingDate } from "@/lib/edits/ending";
import { useTranslations } from "@/lib/words";

/** Dates that go, with what was answered for them. */
export function GoingDates({ dates, zone, now }: { dates: readonly GoingDate[]; zone: string | null; now: Date }) {
  const t = useTranslations("edits.end");
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-raised shadow-sm">
      {dates.map(({ meetup, answers }) => (
        <li key={meetup.date} className="px-4 py-3.5 md:px-5">
          <MeetupWhen start={meetup.startsAt} end={meetup.endsAt} zone={meetup.zone} viewerZone={zone} now={now} />
          <p className="text-sm text-ink-muted">{t("answers", answers)}</p>
        </li>
      ))}
    </ul>
  );
}
