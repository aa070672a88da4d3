import { ChatMessage } from "@/components/edits/chat-message";
import { pageOf } from "@/lib/calendar/entries";
import { newsForChat } from "@/lib/edits/chat";
import { appUrl } from "@/lib/env";
import { mailServer } from "@/lib/mail/queries";
import type { Organizer } from "@/lib/members/access";
import type { MeetupWithPeople } from "@/lib/rsvp/queries";

/**
 * What organizers tell others of this date after a change, where no mail does.
 * @param props.isDone whether they come from doing something.
 */
export function ForChat({
  organizer: { groupId },
  found: { schedule, meetup },
  isDone,
  now,
}: {
  organizer: Organizer;
  found: MeetupWithPeople;
  isDone: boolean;
  now: Date;
}) {
  const row = schedule.rows.find(({ date }) => date === meetup.date);
  const kind = mailServer() ? null : newsForChat(row, meetup.startsAt, now);
  if (!kind) return null;
  const url = pageOf(appUrl(), { groupId, seriesId: schedule.seriesId, meetup });
  const date = { ...meetup, title: meetup.name ?? schedule.name };
  return (
    <div className="mb-6">
      <ChatMessage kind={kind} date={date} url={url} open={isDone} now={now} />
    </div>
  );
}
