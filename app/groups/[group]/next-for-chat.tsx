import { ChatMessage } from "@/components/edits/chat-message";
import type { AgendaItem } from "@/lib/agenda/agenda";
import { pageOf } from "@/lib/calendar/entries";
import { appUrl } from "@/lib/env";
import { mailServer } from "@/lib/mail/queries";

/** What organizers send around before the next date, where no mail asks and reminds. */
export function NextForChat({ items, now }: { items: readonly AgendaItem[]; now: Date }) {
  const next = items.find(({ meetup }) => meetup.state === "on" && meetup.startsAt > now);
  if (!next || mailServer()) return null;
  const date = { ...next.meetup, title: next.meetup.name ?? next.seriesName };
  return <ChatMessage kind="next" date={date} url={pageOf(appUrl(), next)} open={false} now={now} />;
}
