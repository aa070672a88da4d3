import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { viewOf } from "@/app/api/live/view";
import { foundOrNot } from "@/app/found-or-not";
import { FlashNotice } from "@/components/app/flash-notice";
import { Shell } from "@/components/app/shell";
import { PersonalLinkCard } from "@/components/auth/personal-link-card";
import { AddToCalendar } from "@/components/calendar/add-to-calendar";
import { DateActs } from "@/components/edits/date-acts";
import { UndoNotice } from "@/components/edits/undo-notice";
import { Live, LiveAttendance, LiveBadges, LiveSummary, LiveWhether } from "@/components/live/live";
import { NewsList } from "@/components/notices/news-list";
import { RegularLink } from "@/components/regulars/regular-link";
import { AnswerControl } from "@/components/rsvp/answer-control";
import { dateShown } from "@/components/rsvp/shown";
import { DateNotes } from "@/components/schedule/date-marks";
import { MeetupHeader } from "@/components/schedule/meetup-header";
import { SeriesLines } from "@/components/schedule/series-lines";
import { Columns } from "@/components/ui/columns";
import { Section } from "@/components/ui/section";
import { newsBy, noticed } from "@/lib/agenda/news";
import { faceOf } from "@/lib/auth/face";
import { ownPersonalLink } from "@/lib/auth/queries";
import { entryOf, itemOf, pageOf } from "@/lib/calendar/entries";
import { entryWords } from "@/lib/calendar/entry-words";
import { dateEditToUndo } from "@/lib/edits/queries";
import { appUrl } from "@/lib/env";
import { readFlash } from "@/lib/flash";
import { drawnFrom } from "@/lib/live/view";
import { type Member, organizerOf, requireMember } from "@/lib/members/access";
import { dismiss } from "@/lib/notices/actions";
import { requestTime } from "@/lib/request";
import { answer } from "@/lib/rsvp/actions";
import { dateWithPeople, type MeetupWithPeople } from "@/lib/rsvp/queries";
import { rollOf } from "@/lib/rsvp/roll";
import { usualStart } from "@/lib/schedule/usual";
import { parseLocalDate } from "@/lib/time";
import { getTranslations } from "@/lib/words";
import { Comments } from "./comments";
import { ForChat } from "./for-chat";
import { FormerDatePage } from "./former-date";
import { WhoCame } from "./who-came";

// Who has just joined answers first and looks for a way back later.
const NEW_FOR_MS = 60 * 60 * 1000;

const EVERYBODY = "?people=all";

const OUTCOMES = [
  ...(["in", "maybe", "out", "waiting", "joined", "alreadyMember"] as const),
  ...(["dateChanged", "dateCancelled", "dateRestored", "dateAdded", "answeredFor", "turnoutTaken"] as const),
  ...(["decidedOn", "decidedOff"] as const),
  ...(["commentWritten", "commentChanged", "commentDeleted", "commentRemoved", "notAllowed"] as const),
] as const;

type Props = {
  params: Promise<{ group: string; series: string; date: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function MeetupPage({ params, searchParams }: Props) {
  const address = await params;
  const everybody = (await searchParams).people === "all";
  const date = parseLocalDate(address.date);
  const member = await requireMember(address.group);
  const found = date && (await dateWithPeople(member, address.series, date, everybody));
  if (!found) notFound();
  const now = requestTime();
  if (found.is === "former") return <FormerDatePage member={member} found={found} now={now} />;
  const { schedule, meetup, people, notices } = found;
  const t = await getTranslations("rsvp");
  const flash = await readFlash(OUTCOMES);
  const organizer = organizerOf(member);
  const undoable = organizer && (await dateEditToUndo(organizer, schedule.seriesId, meetup.date, now));
  const row = schedule.rows.find((touched) => touched.date === meetup.date);
  const { zone } = member.viewer;
  const shown = dateShown(t, found, { memberId: member.memberId, everybody, locale: await getLocale(), zone }, now);
  const view = viewOf([schedule], [{ ...schedule, seriesName: schedule.name, meetup, shown }], now);
  const [live, of] = [`/api/live/${member.groupId}`, `${schedule.seriesId}/${meetup.date}`];
  const me = people.find((person) => person.memberId === member.memberId);
  const standing = () => ({
    place: rollOf(people, meetup.capacity).placeOf(member.memberId),
    answer: me?.effective?.answer ?? null,
  });
  const news = newsBy(noticed(notices, [schedule], [member]), standing, now);
  const isNew = me !== undefined && now.getTime() - me.joinedAt.getTime() < NEW_FOR_MS;
  const personal = isNew ? ownPersonalLink(member.viewer) : null;
  const page = (
    <Shell viewer={faceOf(member.viewer)} accent={member.group.accent} flash={flash && <FlashNotice flash={flash} />}>
      <NewsList news={news} from="meetup" reader={{ zone: member.viewer.zone, now }} dismiss={dismiss} />
      {undoable ? <UndoNotice edit={undoable} series={schedule} /> : null}
      {organizer ? (
        <ForChat organizer={organizer} found={found} isDone={flash?.outcome.startsWith("date") ?? false} now={now} />
      ) : null}
      <Columns
        lead={
          <>
            <MeetupHeader
              group={{ name: member.group.name, href: `/groups/${member.groupId}` }}
              series={schedule.name}
              name={meetup.name}
              start={meetup.startsAt}
              end={meetup.endsAt}
              zone={meetup.zone}
              viewerZone={member.viewer.zone}
              now={now}
              place={meetup.place}
              link={meetup.link}
              marks={{ cancelled: meetup.state === "cancelled", extra: row?.extra ?? false }}
            >
              <DateNotes reason={meetup.cancelReason} usual={usualStart(schedule.plans, meetup)} {...{ zone, now }} />
            </MeetupHeader>
            <div className="mt-7">
              <AnswerControl
                action={answer}
                fields={{ group: member.groupId, series: schedule.seriesId, date: meetup.date, from: "meetup" }}
                shown={shown.answer}
              />
            </div>
            <WhoCame member={member} found={found} now={now} />
            {me && meetup.startsAt > now ? (
              <p className="mt-3">
                <RegularLink series={schedule} isRegular={me.isRegular} />
              </p>
            ) : null}
            {organizer && meetup.startsAt > now ? (
              <DateActs
                href={`/groups/${member.groupId}/${schedule.seriesId}/${meetup.date}`}
                cancelled={meetup.state === "cancelled"}
                takes={meetup.minimum !== null}
                asked={meetup.decision?.verdict === "asked"}
              />
            ) : null}
          </>
        }
        side={
          <Section
            id="who"
            title={t(meetup.startsAt <= now ? "whoSaid" : meetup.state === "cancelled" ? "whoWas" : "who")}
            aside={<LiveSummary of={of} summary={shown.summary} />}
          >
            <div className="mb-4 empty:hidden">
              <LiveBadges of={of} badges={shown.badges} />
              <LiveWhether of={of} whether={shown.whether} />
            </div>
            <LiveAttendance of={of} parts={shown.parts} nobody={shown.nobody} all={EVERYBODY} />
          </Section>
        }
        rest={
          <>
            {schedule.description ? <p className="mb-4 whitespace-pre-line">{schedule.description}</p> : null}
            <SeriesLines schedules={[schedule]} zone={zone} now={now} />
            {meetup.state === "on" && meetup.endsAt > now ? (
              <div className="mt-4">
                <ToCalendar member={member} found={found} />
              </div>
            ) : null}
            {personal ? (
              <div className="mt-9">
                <PersonalLinkCard url={personal} />
              </div>
            ) : null}
            <Comments
              member={member}
              seriesId={schedule.seriesId}
              meetup={meetup}
              query={await searchParams}
              now={now}
            />
          </>
        }
      />
    </Shell>
  );
  return (
    <Live shown={drawnFrom(view)} stream={live} from={`${live}/${of}${everybody ? EVERYBODY : ""}`}>
      {page}
    </Live>
  );
}

async function ToCalendar({ member, found }: { member: Member; found: MeetupWithPeople }) {
  const item = itemOf(member, found);
  const entry = entryOf(item, entryWords(await getTranslations("calendar.entry")), appUrl());
  const file = `${pageOf("", item)}/calendar.ics`;
  return <AddToCalendar entry={entry} file={file} feed={`/groups/${member.groupId}/calendar`} />;
}

export default foundOrNot(MeetupPage);
