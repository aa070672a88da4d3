/** What goes out with a message for calendar apps. */
import { entryOf, isMine, pageOf, titleOf, uidOf } from "@/lib/calendar/entries";
import { calendarText, type Entry, type Method } from "@/lib/calendar/icalendar";
import type { CalendarPart } from "@/lib/mail/letter";
import type { Reason, Was } from "@/lib/notices/notice";
import type { About } from "./about";
import { spotOf } from "./lines";
import type { Told } from "./told";
import type { MessageWords } from "./words";

/** What is written into a calendar, or changes what stands there. */
const PUBLISHED: readonly Reason[] = [
  ...(["confirmed", "changed", "restored", "askedAgain", "movedUp", "lostSeat", "added", "decidedOn"] as const),
];

type Publisher = { words: Pick<MessageWords, "entry">; base: string; now: Date };

/** The parts of one date: itself as its reader's feed has it, or that it takes place no more; of a carried one both. */
export function calendarParts({ told, first, reasons, was }: About, publisher: Publisher): CalendarPart[] {
  const { item } = first;
  const { words, base, now } = publisher;
  const revision = Math.max(...told.map((one) => one.revision));
  const part = (method: Method, entry: Entry) => ({
    method,
    text: calendarText({ name: null, entries: [entry], hours: null, sent: { method, at: now } }),
  });
  const gone =
    was && was.state !== null && was.date !== item?.meetup.date
      ? [goneEntry({ ...first, revision }, was, publisher)]
      : [];
  const taken = gone.map((entry) => part("CANCEL", entry));
  if (!item) return taken;
  const entry = entryOf(item, words.entry, base);
  if (item.meetup.state === "cancelled") {
    return [...taken, part("CANCEL", { ...entry, sequence: Math.max(entry.sequence, revision) })];
  }
  if (!isMine(item) || !PUBLISHED.some((reason) => reasons.has(reason))) return taken;
  return [...taken, part("PUBLISH", entry)];
}

/** The entry of a date that is none any more, by what its reader knew. */
function goneEntry({ group, series, revision }: Told, was: Was, { words, base, now }: Publisher): Entry {
  const { startsAt, endsAt, place, link } = spotOf(was);
  const url = pageOf(base, { groupId: group.id, seriesId: series.id, meetup: was });
  return {
    ...{ uid: uidOf(series.id, was.date), startsAt, endsAt, sequence: revision, changedAt: now },
    ...{ status: "CANCELLED", busy: false },
    summary: words.entry.cancelled(titleOf({ groupName: group.name, seriesName: series.name, meetup: { name: null } })),
    ...{ description: url, location: place ?? link, url },
  };
}
