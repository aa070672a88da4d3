import { useLocale, useMessages } from "next-intl";
import { FromDate } from "@/components/edits/from-date";
import { LookForm } from "@/components/edits/look-form";
import { MinimumFields } from "@/components/edits/minimum-fields";
import { EndingFields, PlanQuestions, TermFields } from "@/components/edits/plan-fields";
import { RepeatFields } from "@/components/edits/repeat-fields";
import { usePlanInWords } from "@/components/schedule/cadence-in-words";
import { MeetupWhen } from "@/components/schedule/meetup-when";
import { Card } from "@/components/ui/card";
import type { Asked } from "@/lib/edits/asked";
import type { Preview } from "@/lib/edits/preview";
import { dateIn, dayInWords } from "@/lib/format";
import type { Meetup } from "@/lib/schedule/meetups";
import { useTranslations } from "@/lib/words";

const SHOWN = 4;

/**
 * The builder: from which date on, how it repeats and ends, when and where.
 * @param props.opened which fields it opened with: others take their place when another plan runs at the chosen date.
 */
export function PlanChangeForm({
  asked,
  dates,
  preview,
  lengths,
  opened,
  untouched,
  now,
}: {
  asked: Asked;
  dates: readonly Meetup[];
  preview: Preview | null;
  lengths: readonly number[];
  opened: string;
  untouched: boolean;
  now: Date;
}) {
  const t = useTranslations("edits.change");
  const locale = useLocale();
  const inWords = usePlanInWords();
  const { edits, schedule, ui } = useMessages();
  const said: Record<string, string> = { ...ui.errors, ...schedule.refused, ...edits.change.errors };
  const errorOf = (field: string) => (asked.ok ? undefined : said[asked.errors[field] ?? ""]);
  const { typed } = asked;
  const later = (preview?.later ?? []).map((plan) =>
    t("laterPlan", { day: dayInWords(plan.from, dateIn(now, plan.zone), locale), words: inWords(plan) }),
  );
  const asksBesides = typed.values.besides === "yes" || (preview?.lines.some(({ fate }) => fate === "out") ?? false);
  const shown = preview?.next ?? dates;
  return (
    <LookForm leading="date" untouched={untouched} show={edits.show}>
      <FromDate label={t("date")} dates={dates} chosen={typed.values.date ?? ""} now={now} error={errorOf("date")} />
      <div key={opened} className="flex flex-col gap-6">
        <RepeatFields typed={typed} errorOf={errorOf} />
        {shown.length > 0 ? (
          <Card className="bg-sunken shadow-none">
            <ul className="grid gap-x-6 gap-y-2.5 sm:grid-cols-2">
              {shown.slice(0, SHOWN).map(({ date, startsAt, endsAt, zone }) => (
                <li key={date}>
                  <MeetupWhen start={startsAt} end={endsAt} zone={zone} viewerZone={zone} now={now} />
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
        <EndingFields typed={typed} errorOf={errorOf} />
        <TermFields typed={typed} errorOf={errorOf} lengths={lengths} />
        <MinimumFields typed={typed} errorOf={errorOf} />
        <PlanQuestions typed={typed} later={later} asksBesides={asksBesides} />
      </div>
    </LookForm>
  );
}
