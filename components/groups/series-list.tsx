import { usePlanInWords } from "@/components/schedule/cadence-in-words";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { hasEnded, planAt, type Schedule } from "@/lib/schedule/next";
import { useTranslations } from "@/lib/words";

/** Every series of a group with the way to change it, ended ones too. */
export function SeriesList({ schedules, now }: { schedules: readonly Schedule[]; now: Date }) {
  const t = useTranslations("groups.settings.series");
  const inWords = usePlanInWords();
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-raised shadow-sm">
      {schedules.map(({ seriesId, groupId, name, plans }) => {
        const plan = planAt(plans, now);
        const ended = hasEnded(plans, now);
        return (
          <li
            key={seriesId}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3.5 md:px-5"
          >
            <div className="min-w-0 wrap-anywhere">
              <p className="flex flex-wrap items-center gap-2.5 font-semibold">
                <bdi>{name}</bdi>
                {ended ? <Badge tone="neutral">{t("ended")}</Badge> : null}
              </p>
              {plan ? <p className="text-sm text-ink-muted first-letter:uppercase">{inWords(plan)}</p> : null}
            </div>
            <Link href={`/groups/${groupId}/${seriesId}/settings`} className="link tap text-sm">
              {t(ended ? "rename" : "edit")}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
