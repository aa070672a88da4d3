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
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import { askedChange, askedSince, type Query } from "@/lib/edits/asked";
import { editsSince, previewEdit, seriesToEdit } from "@/lib/edits/queries";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { nextMeetups } from "@/lib/schedule/meetups";
import { getTranslations } from "@/lib/words";

type Props = { params: Promise<{ group: string; series: string }>; searchParams: Promise<Query> };

const OFFERED = 26;

/** From which date on a series ends, what that comes to, and the button that ends it. */
async function EndPage({ params, searchParams }: Props) {
  const address = await params;
  const organizer = await requireOrganizer(address.group);
  const now = requestTime();
  const found = await seriesToEdit(organizer, address.series, now);
  if (!found) notFound();
  const { seriesId, groupId, name, plans, rows } = found.schedule;
  const query = await searchParams;
  const dates = nextMeetups(plans, rows, now, OFFERED);
  const asked = askedChange("ended", query, { date: dates[0]?.date ?? "" });
  const result = asked.ok ? previewEdit(found, asked.change, now) : null;
  const since = askedSince(query);
  const edits = since === null ? null : await editsSince(organizer, seriesId, since);
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
