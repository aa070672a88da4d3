import { useTranslations } from "next-intl";
import { CadenceLine } from "@/components/schedule/cadence-line";
import { useCadenceInWords } from "@/components/schedule/cadence-in-words";
import { Link } from "@/components/ui/link";
import { planAt, type Schedule } from "@/lib/schedule/next";

/** How each series of a group repeats, with the way to all its dates. */
export function SeriesLines({ schedules, now }: { schedules: readonly Schedule[]; now: Date }) {
  const t = useTranslations("schedule");
  const inWords = useCadenceInWords();
  return (
    <ul className="flex flex-col gap-1.5">
      {schedules.map((schedule) => {
        const plan = planAt(schedule.plans, now);
        return (
          <li key={schedule.seriesId} className="flex flex-wrap items-baseline gap-x-4">
            <CadenceLine words={plan ? inWords(plan) : schedule.name} />
            <Link href={`/groups/${schedule.groupId}/${schedule.seriesId}`} className="link text-sm">
              {t("allDates")}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
