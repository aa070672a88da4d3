import { usePlanInWords } from "@/components/schedule/cadence-in-words";
import { CadenceLine } from "@/components/schedule/cadence-line";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { zoneInWords } from "@/lib/format";
import { hasEnded, planAt, type Schedule } from "@/lib/schedule/next";
import { isZoneSaid } from "@/lib/schedule/readers-time";
import { useTranslations } from "@/lib/words";

/**
 * How each series of a group repeats; where there are several, with their names.
 * @param props.zone the reader's; null where it is not known.
 * @param props.linked whether the way to all its dates stands beside it.
 * @param props.regularOf the series of which the reader is a regular.
 */
export function SeriesLines({
  schedules,
  zone,
  now,
  linked = true,
  regularOf = new Set(),
}: {
  schedules: readonly Schedule[];
  zone: string | null;
  now: Date;
  linked?: boolean;
  regularOf?: ReadonlySet<string>;
}) {
  return (
    <ul className="flex flex-col gap-1">
      {schedules.map((schedule) => (
        <SeriesLine
          key={schedule.seriesId}
          schedule={schedule}
          zone={zone}
          now={now}
          linked={linked}
          named={schedules.length > 1}
          isRegular={regularOf.has(schedule.seriesId)}
        />
      ))}
    </ul>
  );
}

function SeriesLine({
  schedule,
  zone,
  now,
  linked,
  named,
  isRegular,
}: {
  schedule: Schedule;
  zone: string | null;
  now: Date;
  linked: boolean;
  named: boolean;
  isRegular: boolean;
}) {
  const t = useTranslations("schedule");
  const regulars = useTranslations("regulars.link");
  const inWords = usePlanInWords();
  const plan = planAt(schedule.plans, now);
  if (!plan) return null;
  const said = isZoneSaid(now, plan.zone, zone) ? t("zone", { city: zoneInWords(plan.zone, now) }) : undefined;
  return (
    <li className="flex flex-wrap items-baseline gap-x-4">
      {named ? <bdi className="font-semibold">{schedule.name}</bdi> : null}
      <CadenceLine words={inWords(plan, said)} />
      {hasEnded(schedule.plans, now) ? <Badge tone="neutral">{t("ended")}</Badge> : null}
      {isRegular ? (
        <Link href={`/groups/${schedule.groupId}/${schedule.seriesId}/regular`} className="link -my-2 py-2 text-sm">
          {regulars("are")}
        </Link>
      ) : null}
      {linked ? (
        <Link href={`/groups/${schedule.groupId}/${schedule.seriesId}`} className="link -my-2 py-2 text-sm">
          {t("allDates")}
        </Link>
      ) : null}
    </li>
  );
}
