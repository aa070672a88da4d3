import { notFound } from "next/navigation";
import { getLocale, getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { DecideForm } from "@/components/decisions/decide-form";
import { Above } from "@/components/groups/above";
import { whetherInWords } from "@/components/rsvp/whether-in-words";
import { LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import { comersOf } from "@/lib/decisions/comers";
import { whetherOn, whyNotDecide } from "@/lib/decisions/minimum";
import { dateIn, dayInWords } from "@/lib/format";
import { requireOrganizer } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { meetupWithPeople } from "@/lib/rsvp/queries";
import { rollOf } from "@/lib/rsvp/roll";
import { neededHeads } from "@/lib/schedule/minimum";
import { parseLocalDate } from "@/lib/time";
import { getTranslations } from "@/lib/words";

type Props = { params: Promise<{ group: string; series: string; date: string }> };

/** An organizer says whether a date takes place. */
async function DecidePage({ params }: Props) {
  const address = await params;
  const organizer = await requireOrganizer(address.group);
  const date = parseLocalDate(address.date);
  const found = date && (await meetupWithPeople(organizer, address.series, date));
  if (!found) notFound();
  const { schedule, meetup, people } = found;
  const now = requestTime();
  const roll = rollOf(people, meetup.capacity);
  const told = comersOf(people, meetup.capacity, organizer.memberId);
  const refusals = { on: whyNotDecide(meetup, "on", now), off: whyNotDecide(meetup, "off", now) };
  const verdicts = (["on", "off"] as const).filter((verdict) => refusals[verdict] === null);
  const t = await getTranslations("decisions");
  const { decisions: words } = await getMessages();
  const locale = await getLocale();
  const day = dayInWords(dateIn(meetup.startsAt, meetup.zone), dateIn(now, meetup.zone), locale);
  const back = `/groups/${organizer.groupId}/${schedule.seriesId}/${meetup.date}`;
  const whether = whetherOn(meetup, roll.goingHeads, now);
  const at = { zone: meetup.zone, readerZone: organizer.viewer.zone, locale, now };
  const needed = neededHeads(meetup);
  return (
    <Shell viewer={faceOf(organizer.viewer)} width="narrow" accent={organizer.group.accent}>
      <PageHeader above={<Above href={back} name={schedule.name} />} title={t("title", { day })}>
        {needed === null || verdicts.length === 0 ? null : t("text", { count: roll.goingHeads, needed })}
      </PageHeader>
      {whether ? <p className="mb-3">{whetherInWords(await getTranslations("rsvp"), whether, at)}</p> : null}
      {verdicts.length > 0 ? (
        <>
          <p className="mb-6">{t("told", { count: told.length })}</p>
          <DecideForm
            fields={{ group: organizer.groupId, series: schedule.seriesId, date: meetup.date }}
            {...{ verdicts, words }}
          >
            <LinkButton href={back} variant="quiet">
              {t("later")}
            </LinkButton>
          </DecideForm>
        </>
      ) : (
        <div className="flex flex-col items-start gap-5">
          <Notice>{t(`reasons.${refusals.on ?? "already"}`)}</Notice>
          <LinkButton href={back} variant="secondary">
            {t("back")}
          </LinkButton>
        </div>
      )}
    </Shell>
  );
}

export default foundOrNot(DecidePage);
