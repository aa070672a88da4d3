import { notFound } from "next/navigation";
import { getLocale, getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { ChangedSince } from "@/components/edits/changed-since";
import { DateChoice } from "@/components/edits/date-choice";
import { EditPreview } from "@/components/edits/edit-preview";
import { SaveForm } from "@/components/edits/save-form";
import { Above } from "@/components/groups/above";
import { LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import { askedChange, askedSince, type Query } from "@/lib/edits/asked";
import { editsSince, previewEdit, seriesToEdit } from "@/lib/edits/queries";
import { dateIn, dayInWords } from "@/lib/format";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { nextMeetups } from "@/lib/schedule/meetups";
import { localDateOf, UTC } from "@/lib/time";
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
  const words = (await getMessages()).edits;
  const locale = await getLocale();
  const today = localDateOf(now, plans[0]?.zone ?? UTC);
  const reader = { zone: organizer.viewer.zone, now };
  const back = `/groups/${groupId}/${seriesId}`;
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader above={<Above href={back} name={name} />} title={t("title", { series: name })}>
        {dates.length > 0 ? t("text") : t("over")}
      </PageHeader>
      {edits ? <ChangedSince edits={edits} /> : null}
      {dates.length > 0 ? (
        <DateChoice
          name="date"
          label={t("date")}
          dates={dates.map(({ date, startsAt, zone }) => ({
            date,
            words: dayInWords(dateIn(startsAt, zone), today, locale),
          }))}
          chosen={asked.typed.values.date ?? ""}
          show={words.show}
        />
      ) : null}
      {result?.ok ? (
        <>
          <EditPreview preview={result.preview} members={found.members} reader={reader} />
          <div className="mt-8">
            <SaveForm
              series={{ seriesId, groupId }}
              typed={asked.typed}
              previewed={{ digest: result.preview.digest, turn: found.turn }}
              label={t("save")}
              danger
              words={words.save}
            >
              <LinkButton href={back} variant="quiet">
                {t("keep")}
              </LinkButton>
            </SaveForm>
          </div>
        </>
      ) : null}
      {result && !result.ok && dates.length > 0 ? (
        <Notice tone="negative">{words.save.reasons[result.reason]}</Notice>
      ) : null}
    </Shell>
  );
}

export default foundOrNot(EndPage);
