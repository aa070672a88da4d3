import { useMessages } from "next-intl";
import { FoundForm } from "@/components/groups/found-form";
import { NextDates } from "@/components/groups/next-dates";
import { useCadenceInWords } from "@/components/schedule/cadence-in-words";
import { PageHeader } from "@/components/ui/page-header";
import { type Choices, cadenceValue } from "@/lib/groups/choices";
import { type GroupKind, lengthChoices } from "@/lib/groups/kinds";
import type { Meetup } from "@/lib/schedule/meetups";
import { zoneNames } from "@/lib/time";
import { useTranslations } from "@/lib/words";

/**
 * Founding a group of a kind: the form, and the next dates of what is chosen in it.
 * @param props.typed what a field held when the dates were asked for without JavaScript; empty: nothing.
 */
export function FoundPanel({
  kind,
  pageKey,
  asksName,
  typed,
  choices,
  dates,
  now,
}: {
  kind: GroupKind;
  pageKey: string;
  asksName: boolean;
  typed: (field: string) => string;
  choices: Choices;
  dates: readonly Meetup[];
  now: Date;
}) {
  const t = useTranslations("groups");
  const inWords = useCadenceInWords();
  const { groups, ui } = useMessages();
  const { form, placeholders } = groups.found;
  return (
    <>
      <PageHeader title={t("found.title", { kind: t(`kinds.${kind}`) })} />
      <FoundForm
        kind={kind}
        pageKey={pageKey}
        asksName={asksName}
        defaults={{
          name: typed("name"),
          you: typed("you"),
          place: typed("place"),
          link: typed("link"),
          from: choices.from,
          time: choices.time.slice(0, 5),
          zone: choices.zone ?? "",
          cadence: cadenceValue(choices.cadence),
          length: String(choices.length),
        }}
        cadences={choices.cadences.map((cadence) => ({ value: cadenceValue(cadence), label: inWords(cadence) }))}
        lengths={lengthChoices.map((minutes) => ({
          value: String(minutes),
          label: minutes < 120 ? t("found.minutes", { minutes }) : t("found.hours", { hours: minutes / 60 }),
        }))}
        zones={zoneNames()}
        words={{
          ...form,
          namePlaceholder: placeholders[kind],
          optional: ui.optional,
          errors: { ...ui.errors, ...form.errors },
        }}
      >
        <NextDates dates={dates} words={inWords(choices.cadence)} now={now} />
      </FoundForm>
    </>
  );
}
