import { MeetupWhen } from "@/components/schedule/meetup-when";
import { Badge } from "@/components/ui/badge";
import type { Outlook, Prospect } from "@/lib/regulars/outlook";
import { useTranslations } from "@/lib/words";

const TONES = { seated: "positive", waits: "warning" } as const;

/** The next dates with how one stands on each. */
export function OutlookList({ outlook, reader }: { outlook: Outlook; reader: { zone: string | null; now: Date } }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-raised shadow-sm">
      {outlook.map(({ meetup, prospect }) => (
        <li
          key={meetup.date}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-4 py-3.5 md:px-5"
        >
          <MeetupWhen
            start={meetup.startsAt}
            end={meetup.endsAt}
            zone={meetup.zone}
            viewerZone={reader.zone}
            now={reader.now}
          />
          <ProspectBadge prospect={prospect} />
        </li>
      ))}
    </ul>
  );
}

function ProspectBadge({ prospect }: { prospect: Prospect }) {
  const t = useTranslations("regulars.prospects");
  if (prospect.is === "waits") return <Badge tone={TONES.waits}>{t("waits", { ahead: prospect.ahead })}</Badge>;
  if (prospect.is === "seated") return <Badge tone={TONES.seated}>{t("seated")}</Badge>;
  return <Badge>{t(prospect.is === "said" ? prospect.answer : prospect.is)}</Badge>;
}
