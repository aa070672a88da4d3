import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { AnswerLinkForm } from "@/components/answerlinks/answer-link-form";
import { FlashNotice } from "@/components/app/flash-notice";
import { Shell } from "@/components/app/shell";
import { AnswerStatus } from "@/components/rsvp/answer-status";
import { Badges } from "@/components/rsvp/attendance-list";
import { type AnswerShown, dateShown } from "@/components/rsvp/shown";
import { DateNotes } from "@/components/schedule/date-marks";
import { MeetupHeader } from "@/components/schedule/meetup-header";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { type AnswerLink, openAnswerLink } from "@/lib/answerlinks/access";
import { dateToAnswer } from "@/lib/answerlinks/queries";
import { viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { readFlash } from "@/lib/flash";
import { dayInWords } from "@/lib/format";
import { requestTime } from "@/lib/request";
import type { Answer } from "@/lib/rsvp/answers";
import type { Meetup } from "@/lib/schedule/meetups";
import { usualStart } from "@/lib/schedule/usual";
import { answerWith } from "@/lib/status";
import { fromDateColumn } from "@/lib/time";
import { getTranslations } from "@/lib/words";

const ANSWERS: readonly Answer[] = ["in", "maybe", "out"];

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("answerlinks"))("title") };
}

/** One date of somebody's, to answer from a mail: on a device that never signed in, and without signing it in. */
async function AnswerPage({ params, searchParams }: Props) {
  const { token } = await params;
  const link = (await openAnswerLink(token)) ?? notFound();
  const [asking, found] = await Promise.all([viewer(), dateToAnswer(link)]);
  const flash = await readFlash(["in", "maybe", "out", "waiting", "answerMoved"]);
  const now = requestTime();
  const frame = {
    ...{ viewer: asking && faceOf(asking), accent: link.group.accent, width: "narrow" as const },
    flash: flash && <FlashNotice flash={flash} />,
  };
  if (!found) {
    answerWith(410);
    return (
      <Shell {...frame}>
        <NoDate link={link} now={now} />
      </Shell>
    );
  }
  const { schedule, meetup } = found;
  const shown = dateShown(
    await getTranslations("rsvp"),
    found,
    { memberId: link.memberId, everybody: false, locale: await getLocale(), zone: null },
    now,
  );
  const { answer: asked } = await searchParams;
  const row = schedule.rows.find((touched) => touched.date === meetup.date);
  return (
    <Shell {...frame}>
      <MeetupHeader
        group={{ name: link.group.name, href: null }}
        series={schedule.name}
        name={meetup.name}
        start={meetup.startsAt}
        end={meetup.endsAt}
        zone={meetup.zone}
        viewerZone={link.member.zone}
        zoneNamed
        now={now}
        place={meetup.place}
        link={meetup.link}
        marks={{ cancelled: meetup.state === "cancelled", extra: row?.extra ?? false }}
      >
        <DateNotes reason={meetup.cancelReason} usual={usualStart(schedule.plans, meetup)} zone={null} now={now} />
        <div className="mt-4 empty:hidden">
          <Badges badges={shown.badges} />
          {shown.whether ? <p className="mt-1.5 text-sm text-ink-muted">{shown.whether}</p> : null}
        </div>
      </MeetupHeader>
      <Mine {...{ link, token, meetup, mine: shown.answer }} asked={ANSWERS.find((one) => one === asked) ?? null} />
    </Shell>
  );
}

/** The member's answer, and the form for another while there is something to answer. */
async function Mine({
  link,
  token,
  meetup,
  mine,
  asked,
}: {
  link: AnswerLink;
  token: string;
  meetup: Meetup;
  mine: AnswerShown;
  asked: Answer | null;
}) {
  const t = await getTranslations("answerlinks");
  const { answerlinks, rsvp } = await getMessages();
  const page = `/groups/${link.groupId}/${link.seriesId}/${meetup.date}`;
  const chosen = asked ?? mine.answer;
  const isOther = !mine.closed && asked !== null && asked !== mine.answer;
  return (
    <>
      <Card className="mt-7 flex flex-col gap-5">
        {mine.closed ? null : <p className="text-sm text-ink-muted">{t("as", { name: link.member.name })}</p>}
        {isOther ? (
          <p>
            {t("unsent")}
            {mine.answer === null ? null : ` ${t("soFar", { answer: mine.status.words })}`}
          </p>
        ) : mine.answer === null ? null : (
          <AnswerStatus shown={mine} />
        )}
        {mine.closed ? (
          <Notice>{mine.closed}</Notice>
        ) : (
          <AnswerLinkForm
            // Nothing that others do may be part of the key: without JavaScript a refusal finds its form by it.
            key={`${asked}:${mine.answer}`}
            token={token}
            date={meetup.date}
            chosen={chosen}
            words={{
              ...answerlinks.form,
              ...{ question: rsvp.control.question, maybe: rsvp.control.maybe, out: rsvp.control.out },
              in: mine.inLabel ?? rsvp.control.in,
              errors: rsvp.control.errors,
            }}
          />
        )}
      </Card>
      <p className="mt-6 text-sm text-ink-muted">
        {t("more")}{" "}
        {/* For who is not known here it leads to signing in, by a status that only a whole page may have. */}
        <a href={page} className="link tap">
          {t("page")}
        </a>
      </p>
    </>
  );
}

/** The date that was told of is none any more. */
async function NoDate({ link, now }: { link: AnswerLink; now: Date }) {
  const t = await getTranslations("answerlinks");
  const day = dayInWords(link.date, fromDateColumn(now), await getLocale());
  return (
    <>
      <PageHeader above={<bdi>{link.group.name}</bdi>} title={link.seriesName}>
        <p className="text-lg font-semibold text-ink line-through decoration-1">{day}</p>
        <p className="mt-3 font-semibold text-ink">{t("gone.title")}</p>
        <p>{t("gone.text")}</p>
      </PageHeader>
      <a href={`/groups/${link.groupId}/${link.seriesId}`} className="link tap">
        {t("gone.series")}
      </a>
    </>
  );
}

export default foundOrNot(AnswerPage);
