import { notFound } from "next/navigation";
import { getLocale, getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { TurnoutForm } from "@/components/turnout/turnout-form";
import { LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import { dateIn, dayInWords } from "@/lib/format";
import { requireOrganizer } from "@/lib/members/access";
import { sharedNames } from "@/lib/members/namesakes";
import { requestTime } from "@/lib/request";
import { fromDateColumn, parseLocalDate } from "@/lib/time";
import { type Present, turnoutToTake } from "@/lib/turnout/queries";
import { whyNoTurnout } from "@/lib/turnout/turnout";
import { getTranslations } from "@/lib/words";

type Props = { params: Promise<{ group: string; series: string; date: string }> };

/** Organizers tick who came to a date that has begun. */
async function TurnoutPage({ params }: Props) {
  const address = await params;
  const organizer = await requireOrganizer(address.group);
  const date = parseLocalDate(address.date);
  const found = date && (await turnoutToTake(organizer, address.series, date));
  if (!found) notFound();
  const { schedule, meetup, people, isTaken } = found;
  const now = requestTime();
  const refusal = whyNoTurnout(meetup, now);
  const t = await getTranslations("turnout");
  const { turnout: words } = await getMessages();
  const back = `/groups/${organizer.groupId}/${schedule.seriesId}/${meetup.date}`;
  const day = dayInWords(dateIn(meetup.startsAt, meetup.zone), dateIn(now, meetup.zone), await getLocale());
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader above={<Above href={back} name={`${schedule.name}, ${day}`} />} title={t("title")}>
        {refusal ? null : t(isTaken ? "textTaken" : "text")}
      </PageHeader>
      {refusal ? (
        <div className="flex flex-col items-start gap-5">
          <Notice>{t(`not.${refusal}`)}</Notice>
          <LinkButton href={back} variant="secondary">
            {t("back")}
          </LinkButton>
        </div>
      ) : (
        <TurnoutForm
          fields={{ group: organizer.groupId, series: schedule.seriesId, date: meetup.date }}
          people={await labelled(people, now)}
          words={words}
        />
      )}
    </Shell>
  );
}

/** Whose name does not tell who they are has their day of joining. */
async function labelled(people: readonly Present[], now: Date) {
  const [t, members] = [await getTranslations("turnout"), await getTranslations("members")];
  const locale = await getLocale();
  const named = people.map(({ name, ...person }) => ({ ...person, name: name ?? t("former") }));
  const isShared = sharedNames(named);
  return named.map(({ memberId, name, joinedAt, came }) => {
    const date = () => dayInWords(fromDateColumn(joinedAt), fromDateColumn(now), locale);
    return { memberId, name: isShared(name) ? members("namesake", { name, date: date() }) : name, came };
  });
}

export default foundOrNot(TurnoutPage);
