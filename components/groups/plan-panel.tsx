import { useMessages } from "next-intl";
import type { ComponentProps } from "react";
import { FoundForm } from "@/components/groups/found-form";
import type { FoundWords } from "@/components/groups/found-words";
import { NextDates } from "@/components/groups/next-dates";
import { useCadenceInWords } from "@/components/schedule/cadence-in-words";
import { type Choices, cadenceValue } from "@/lib/groups/choices";
import { lengthChoices } from "@/lib/groups/kinds";
import type { Meetup } from "@/lib/schedule/meetups";
import { zoneNames } from "@/lib/time";
import { useTranslations } from "@/lib/words";

type Given = Pick<ComponentProps<typeof FoundForm>, "action" | "path" | "hidden" | "pageKey" | "asksName">;

/** What a page with this form was asked for, and what it shows of it. */
export type Asked = {
  /** What a field held when the dates were asked for without JavaScript; empty: nothing. */
  typed: (field: string) => string;
  choices: Choices;
  dates: readonly Meetup[];
  now: Date;
};

type OwnWords = Pick<FoundWords, "name" | "namePlaceholder" | "found" | "founding" | "reasons">;

/** The form for a series with its first plan, and the next dates of what is chosen in it. */
export function PlanPanel({ typed, choices, dates, now, words, ...given }: Given & Asked & { words: OwnWords }) {
  const t = useTranslations("groups");
  const inWords = useCadenceInWords();
  const { groups, schedule, ui } = useMessages();
  const { form } = groups.found;
  return (
    <FoundForm
      {...given}
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
        ...words,
        optional: ui.optional,
        errors: { ...ui.errors, ...schedule.refused, ...form.errors },
      }}
    >
      <NextDates dates={dates} words={inWords(choices.cadence)} now={now} />
    </FoundForm>
  );
}
