import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { ChangedSince } from "@/components/edits/changed-since";
import { EditOutcome } from "@/components/edits/edit-outcome";
import { FromDate } from "@/components/edits/from-date";
import { LookForm } from "@/components/edits/look-form";
import { LookingAt } from "@/components/edits/looking";
import { Above } from "@/components/groups/above";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import { askedChange } from "@/lib/edits/asked";
import { addDays, parseLocalDate } from "@/lib/time";
import { getTranslations } from "@/lib/words";
import { lookAt } from "../look-at";
import { type SeriesProps, seriesToChange } from "../series-edit";

const USUAL_DAYS = 28;

/** From which date until which day a series makes a break, and what that comes to. */
async function PausePage(props: SeriesProps) {
  const { organizer, now, found, dates, query } = await seriesToChange(props);
  const { seriesId, groupId, name } = found.schedule;
  const from = (typeof query.date === "string" && parseLocalDate(query.date)) || dates[0]?.date;
  const usual = { date: from ?? "", to: from ? addDays(from, USUAL_DAYS) : "" };
  const asked = askedChange("paused", query, usual);
  const { date = "", to = "" } = asked.typed.values;
  const { result, edits } = await lookAt(organizer, found, asked, query, now);
  const t = await getTranslations("edits.pause");
  const { edits: words, ui } = await getMessages();
  const said: Record<string, string> = { ...ui.errors, ...words.change.errors };
  const errorOf = (field: string) => (asked.ok ? undefined : said[asked.errors[field] ?? ""]);
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader
        above={<Above href={`/groups/${groupId}/${seriesId}`} name={name} />}
        title={t("title", { series: name })}
      >
        {from ? t("text") : t("over")}
      </PageHeader>
      {edits ? <ChangedSince edits={edits} /> : null}
      {from ? (
        <LookingAt>
          <LookForm leading="date" untouched={query.to === undefined} show={words.show}>
            <FromDate label={t("date")} dates={dates} chosen={date} now={now} error={errorOf("date")} />
            <Field key={usual.to} name="to" label={t("to")} error={errorOf("to")}>
              {(control) => <Input {...control} type="date" required defaultValue={to} />}
            </Field>
          </LookForm>
          {result ? (
            <EditOutcome
              {...{ result, found }}
              typed={asked.typed}
              reader={{ zone: organizer.viewer.zone, now }}
              words={words.pause}
            />
          ) : null}
        </LookingAt>
      ) : null}
    </Shell>
  );
}

export default foundOrNot(PausePage);
