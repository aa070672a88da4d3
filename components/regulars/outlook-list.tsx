import { MeetupWhen } from "@/components/schedule/meetup-when";
import { Badge } from "@/components/ui/badge";
import type { Fate, Outlook } from "@/lib/regulars/outlook";
import { useTranslations } from "@/lib/words";

const TONES = { seated: "positive", waits: "warning" } as const;

/** The next dates with how one stands on each. */
export function OutlookList({ outlook, reader }: { outlook: Outlook; reader: { zone: string | null; now: Date } }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-raised shadow-sm">
      {outlook.map(({ meetup, fate }) => (
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
          <FateBadge fate={fate} />
        </li>
      ))}
    </ul>
  );
}

function FateBadge({ fate }: { fate: Fate }) {
  const t = useTranslations("regulars.fates");
  if (fate.is === "waits") return <Badge tone={TONES.waits}>{t("waits", { ahead: fate.ahead })}</Badge>;
  if (fate.is === "seated") return <Badge tone={TONES.seated}>{t("seated")}</Badge>;
  return <Badge>{t(fate.is === "said" ? fate.answer : fate.is)}</Badge>;
}
