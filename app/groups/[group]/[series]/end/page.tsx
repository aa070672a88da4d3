import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { ChangedSince } from "@/components/edits/changed-since";
import { EditOutcome } from "@/components/edits/edit-outcome";
import { FromDate } from "@/components/edits/from-date";
import { LookForm } from "@/components/edits/look-form";
import { LookingAt } from "@/components/edits/looking";
import { Above } from "@/components/groups/above";
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import { askedChange } from "@/lib/edits/asked";
import { getTranslations } from "@/lib/words";
import { lookAt } from "../look-at";
import { type SeriesProps, seriesToChange } from "../series-edit";

/** From which date on a series ends, what that comes to, and the button that ends it. */
async function EndPage(props: SeriesProps) {
  const { organizer, now, found, dates, query } = await seriesToChange(props);
  const { seriesId, groupId, name } = found.schedule;
  const asked = askedChange("ended", query, { date: dates[0]?.date ?? "" });
  const { result, edits } = await lookAt(organizer, found, asked, query, now);
  const t = await getTranslations("edits.end");
  const { edits: words, ui } = await getMessages();
  const said: Record<string, string> = { ...ui.errors, ...words.change.errors };
  const error = asked.ok ? undefined : said[asked.errors.date ?? ""];
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader
        above={<Above href={`/groups/${groupId}/${seriesId}`} name={name} />}
        title={t("title", { series: name })}
      >
        {dates.length > 0 ? t("text") : t("over")}
      </PageHeader>
      {edits ? <ChangedSince edits={edits} /> : null}
      {dates.length > 0 ? (
        <LookingAt>
          <LookForm leading="date" untouched={false} show={words.show}>
            <FromDate label={t("date")} dates={dates} chosen={asked.typed.values.date ?? ""} now={now} error={error} />
          </LookForm>
          {result ? (
            <EditOutcome
              {...{ result, found }}
              typed={asked.typed}
              reader={{ zone: organizer.viewer.zone, now }}
              words={words.end}
              danger
            />
          ) : null}
        </LookingAt>
      ) : null}
    </Shell>
  );
}

export default foundOrNot(EndPage);
