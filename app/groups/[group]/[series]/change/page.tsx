import { notFound } from "next/navigation";
import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { ChangedSince } from "@/components/edits/changed-since";
import { EditOutcome } from "@/components/edits/edit-outcome";
import { LookingAt } from "@/components/edits/looking";
import { PlanChangeForm } from "@/components/edits/plan-change-form";
import { Above } from "@/components/groups/above";
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import { askedChange } from "@/lib/edits/asked";
import { usualChange } from "@/lib/edits/builder";
import { lengthChoices } from "@/lib/groups/kinds";
import { localDateOf, parseLocalDate, UTC } from "@/lib/time";
import { getTranslations } from "@/lib/words";
import { lookAt } from "../look-at";
import { type SeriesProps, seriesToChange } from "../series-edit";

/** Another day, hour, place or rhythm for a series from a date on, what that comes to, and the button that saves it. */
async function ChangePage(props: SeriesProps) {
  const { organizer, now, found, dates, query } = await seriesToChange(props);
  const { seriesId, groupId, name, plans } = found.schedule;
  const chosen = typeof query.date === "string" ? parseLocalDate(query.date) : null;
  const from = chosen ?? dates[0]?.date ?? localDateOf(now, plans[0]?.zone ?? UTC);
  const usual = usualChange(plans, from);
  if (!usual) notFound();
  const untouched = query.repeat === undefined;
  // Of boxes that somebody unticked nothing is in the query.
  const asked = askedChange("planChanged", query, { ...usual.values, ...(untouched ? usual.lists : {}) });
  const { result, edits } = await lookAt(organizer, found, asked, query, now);
  const t = await getTranslations("edits.change");
  const { change: words } = (await getMessages()).edits;
  const { date: _, ...opened } = usual.values;
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader
        above={<Above href={`/groups/${groupId}/${seriesId}`} name={name} />}
        title={t("title", { series: name })}
      >
        {t("text")}
      </PageHeader>
      {edits ? <ChangedSince edits={edits} /> : null}
      <LookingAt>
        <PlanChangeForm
          {...{ asked, dates, untouched, now }}
          preview={result?.ok ? result.preview : null}
          lengths={lengthChoices}
          opened={JSON.stringify([opened, usual.lists])}
        />
        {result ? (
          <EditOutcome
            {...{ result, found, words }}
            typed={asked.typed}
            reader={{ zone: organizer.viewer.zone, now }}
            nothing={words.nothing}
          />
        ) : null}
      </LookingAt>
    </Shell>
  );
}

export default foundOrNot(ChangePage);
