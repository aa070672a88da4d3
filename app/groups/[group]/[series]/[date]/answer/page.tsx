import { randomUUID } from "node:crypto";
import { notFound } from "next/navigation";
import { getLocale, getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { AddAnsweringForm } from "@/components/invites/add-guest-form";
import { AnswerForForm } from "@/components/rsvp/answer-for-form";
import { Disclosure } from "@/components/ui/disclosure";
import { LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import { dateIn, dayInWords } from "@/lib/format";
import { type Organizer, requireOrganizer } from "@/lib/members/access";
import { sharedNames } from "@/lib/members/namesakes";
import { groupMembers } from "@/lib/members/queries";
import { requestTime } from "@/lib/request";
import { whyClosed } from "@/lib/rsvp/answers";
import { type MeetupWithPeople, meetupWithPeople } from "@/lib/rsvp/queries";
import { fromDateColumn, parseLocalDate } from "@/lib/time";
import { getTranslations } from "@/lib/words";

type Props = { params: Promise<{ group: string; series: string; date: string }> };

/** An organizer notes what a member told them, or somebody who is not in the group yet. */
async function AnswerForPage({ params }: Props) {
  const address = await params;
  const organizer = await requireOrganizer(address.group);
  const date = parseLocalDate(address.date);
  const found = date && (await meetupWithPeople(organizer, address.series, date));
  if (!found) notFound();
  const { schedule, meetup } = found;
  const now = requestTime();
  const closed = whyClosed(meetup, now);
  const t = await getTranslations("rsvp.for");
  const { rsvp, ui } = await getMessages();
  const words = { ...rsvp.for, optional: ui.optional };
  const back = `/groups/${organizer.groupId}/${schedule.seriesId}/${meetup.date}`;
  const day = dayInWords(dateIn(meetup.startsAt, meetup.zone), dateIn(now, meetup.zone), await getLocale());
  const fields = { group: organizer.groupId, series: schedule.seriesId, date: meetup.date };
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader above={<Above href={back} name={`${schedule.name}, ${day}`} />} title={t("title")}>
        {closed ? null : t("text")}
      </PageHeader>
      {closed ? (
        <div className="flex flex-col items-start gap-5">
          <Notice>{t(`closed.${closed}`)}</Notice>
          <LinkButton href={back} variant="secondary">
            {t("back")}
          </LinkButton>
        </div>
      ) : (
        <>
          <AnswerForForm
            fields={fields}
            choices={await choicesOf(organizer, found)}
            mayBring={meetup.mayBring}
            optional={ui.optional}
            words={words}
          />
          <Disclosure label={t("new")} className="mt-9 border-t border-line pt-4">
            <p className="mb-5 text-ink-muted">{t("newText")}</p>
            <AddAnsweringForm
              fields={{ ...fields, press: randomUUID() }}
              words={{ ...words, do: words.add }}
              said={words}
              mayBring={meetup.mayBring}
            />
          </Disclosure>
        </>
      )}
    </Shell>
  );
}

/** Everybody in the group, those who have not said first. Whose name does not tell who they are has their day of joining. */
async function choicesOf(organizer: Organizer, { people }: MeetupWithPeople) {
  const members = await groupMembers(organizer);
  const t = await getTranslations("rsvp.for");
  const named = await getTranslations("members");
  const locale = await getLocale();
  const today = fromDateColumn(requestTime());
  const isShared = sharedNames(members);
  const said = new Map(people.map(({ memberId, effective }) => [memberId, effective?.answer ?? null]));
  const all = members.map(({ memberId, name, joinedAt }) => {
    const joined = () => dayInWords(fromDateColumn(joinedAt), today, locale);
    return { memberId, name: isShared(name) ? named("namesake", { name, date: joined() }) : name };
  });
  const answered = all.flatMap(({ memberId, name }) => {
    const answer = said.get(memberId);
    return answer ? [{ memberId, name: t(`is.${answer}`, { name }) }] : [];
  });
  const silent = all.filter(({ memberId }) => !said.get(memberId));
  return [
    { title: t("silent"), members: silent },
    { title: t("said"), members: answered },
  ];
}

export default foundOrNot(AnswerForPage);
