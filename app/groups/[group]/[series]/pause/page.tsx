import { notFound } from "next/navigation";
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
import { askedChange, askedSince, type Query } from "@/lib/edits/asked";
import { editsSince, previewEdit, seriesToEdit } from "@/lib/edits/queries";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { nextMeetups } from "@/lib/schedule/meetups";
import { addDays, parseLocalDate } from "@/lib/time";
import { getTranslations } from "@/lib/words";

type Props = { params: Promise<{ group: string; series: string }>; searchParams: Promise<Query> };

const OFFERED = 26;
const USUAL_DAYS = 28;

/** From which date until which day a series makes a break, and what that comes to. */
async function PausePage({ params, searchParams }: Props) {
  const address = await params;
  const organizer = await requireOrganizer(address.group);
  const now = requestTime();
  const found = await seriesToEdit(organizer, address.series, now);
  if (!found) notFound();
  const { seriesId, groupId, name, plans, rows } = found.schedule;
  const query = await searchParams;
  const dates = nextMeetups(plans, rows, now, OFFERED);
  const from = (typeof query.date === "string" && parseLocalDate(query.date)) || dates[0]?.date;
  const usual = { date: from ?? "", to: from ? addDays(from, USUAL_DAYS) : "" };
  const asked = askedChange("paused", query, usual);
  const { date = "", to = "" } = asked.typed.values;
  const result = asked.ok ? previewEdit(found, asked.change, now) : null;
  const since = askedSince(query);
  const edits = since === null ? null : await editsSince(organizer, seriesId, since);
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
