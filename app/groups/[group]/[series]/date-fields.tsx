import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { DateForm } from "@/components/edits/date-form";
import type { Asked } from "@/lib/edits/asked";
import { fieldOfRefusal } from "@/lib/edits/own-fields";
import type { previewEdit } from "@/lib/edits/preview";
import { lengthChoices } from "@/lib/groups/kinds";
import type { Plan } from "@/lib/schedule/meetups";
import { getTranslations } from "@/lib/words";

/** The form for what one date has of its own, with what is wrong beside its field, and below it what it comes to. */
export async function DateFields({
  asked,
  result,
  plan,
  isAsked,
  children,
}: {
  asked: Asked;
  result: ReturnType<typeof previewEdit> | null;
  /** What is usual for the date. */
  plan: Plan | null;
  /** Whether anything was chosen yet: a form that was only opened has no faults. */
  isAsked: boolean;
  children: ReactNode;
}) {
  const { edits, groups, ui } = await getMessages();
  const t = await getTranslations("edits.date");
  const g = await getTranslations("groups.found");
  const known: Readonly<Record<string, string>> = { ...ui.errors, ...groups.found.form.errors, ...edits.date.errors };
  const faults = asked.ok || !isAsked ? {} : asked.errors;
  const kind = asked.typed.values.kind;
  const refused = result && !result.ok ? result.reason : null;
  const beside = refused && fieldOfRefusal(refused, kind === "dateAdded");
  const errors = {
    ...Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, known[fault] ?? ui.errors.invalid])),
    ...(refused && beside ? { [beside]: edits.save.reasons[refused] } : {}),
  };
  const { values } = asked.typed;
  const lengths = [...new Set([...lengthChoices, Number(values.length) || 60])].toSorted((a, b) => a - b);
  const usual = (value: string | number | null | undefined) =>
    value ? t("usual", { value: String(value) }) : t("usualNone");
  const { place, link, capacity } = edits.date;
  return (
    <DateForm
      values={{ ...values, time: (values.time ?? "").slice(0, 5) }}
      errors={errors}
      lengths={lengths.map((minutes) => ({
        value: String(minutes),
        label: minutes < 120 || minutes % 30 !== 0 ? g("minutes", { minutes }) : g("hours", { hours: minutes / 60 }),
      }))}
      words={{
        ...edits.date.fields,
        timeHint: t("timeHint", { zone: plan?.zone ?? "" }),
        ...{ optional: ui.optional, show: edits.show },
        place: { ...place, usual: usual(plan?.place) },
        link: { ...link, usual: usual(plan?.link) },
        capacity: { ...capacity, usual: plan?.capacity ? usual(plan.capacity) : t("usualSeats") },
        usualBring: plan?.mayBring ? usual(plan.mayBring) : t("usualNobody"),
      }}
    >
      {children}
    </DateForm>
  );
}
