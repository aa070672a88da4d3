import { notFound } from "next/navigation";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { Shell } from "@/components/app/shell";
import { ChangedSince } from "@/components/edits/changed-since";
import { DateDetails } from "@/components/edits/date-details";
import { EditPreview } from "@/components/edits/edit-preview";
import { NothingYet } from "@/components/edits/nothing-yet";
import { SaveForm } from "@/components/edits/save-form";
import { Above } from "@/components/groups/above";
import { LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import type { Asked, Query } from "@/lib/edits/asked";
import type { DateRefusal } from "@/lib/edits/date-change";
import type { Editable } from "@/lib/edits/dates";
import { seriesToEdit } from "@/lib/edits/queries";
import { type Organizer, requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { meetupOn } from "@/lib/schedule/meetups";
import { type LocalDate, parseLocalDate } from "@/lib/time";
import { getTranslations } from "@/lib/words";
import type { lookAt } from "./look-at";

export type DateProps = {
  params: Promise<{ group: string; series: string; date: string }>;
  searchParams: Promise<Query>;
};

/** The date that a page changes, with its series; not found where that has none such. */
export async function dateToEdit(params: DateProps["params"]) {
  const address = await params;
  const organizer = await requireOrganizer(address.group);
  const now = requestTime();
  const date = parseLocalDate(address.date);
  const found = date && (await seriesToEdit(organizer, address.series, now));
  const meetup = found && meetupOn(found.schedule.plans, found.schedule.rows, date);
  if (!found || !meetup) notFound();
  const row = found.schedule.rows.find((touched) => touched.date === date) ?? null;
  return { organizer, now, found, date, meetup, row };
}

type Looked = Awaited<ReturnType<typeof lookAt>>;

/** The frame of a page that changes one date. @param props.above the page above it: the date's, or the series'. */
export function DatePage({
  organizer,
  above,
  title,
  text,
  edits,
  children,
}: {
  organizer: Organizer;
  above: { href: string; name: string };
  title: string;
  text: string;
  edits: Looked["edits"];
  children: ReactNode;
}) {
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader above={<Above {...above} />} title={title}>
        {text}
      </PageHeader>
      {edits ? <ChangedSince edits={edits} /> : null}
      {children}
    </Shell>
  );
}

/**
 * What an edit of one date comes to, with the button that makes it; else why it comes to nothing.
 * @param props.besides refusals that the page tells elsewhere.
 * @param props.nothing what stands there while nothing else is chosen.
 */
export async function DateOutcome({
  organizer,
  found,
  asked,
  result,
  date,
  back,
  now,
  save,
  besides = [],
  nothing,
}: {
  organizer: Organizer;
  found: Editable;
  asked: Asked;
  result: Looked["result"];
  date: LocalDate;
  back: string;
  now: Date;
  save: { label: string; keep: string; danger?: boolean; reason?: { label: string; hint: string } };
  besides?: readonly DateRefusal[];
  nothing?: string;
}) {
  const { edits: words, ui } = await getMessages();
  const t = await getTranslations("edits");
  if (!result) return null;
  if (!result.ok) {
    if (result.reason === "nothing" && nothing) return <NothingYet>{nothing}</NothingYet>;
    const isQuiet = besides.some((reason) => reason === result.reason);
    return isQuiet ? null : <Notice tone="warning">{words.save.reasons[result.reason]}</Notice>;
  }
  const { preview } = result;
  const lines = preview.lines.filter(({ before, after }) => (before ?? after)?.date === date);
  const { seriesId, groupId } = found.schedule;
  return (
    <>
      <EditPreview
        preview={{ ...preview, lines }}
        members={found.members}
        reader={{ zone: organizer.viewer.zone, now }}
        title={t("details.title")}
      >
        {lines.map((line) => (
          <DateDetails key={date} line={line} />
        ))}
      </EditPreview>
      <div className="mt-8">
        <SaveForm
          series={{ seriesId, groupId }}
          typed={asked.typed}
          previewed={result.previewed}
          label={save.label}
          danger={save.danger ?? false}
          words={words.save}
          ask={save.reason ? { name: "reason", ...save.reason, optional: ui.optional, errors: ui.errors } : null}
        >
          <LinkButton href={back} variant="quiet">
            {save.keep}
          </LinkButton>
        </SaveForm>
      </div>
    </>
  );
}
