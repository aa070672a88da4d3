/** What a calendar shows of the dates of groups. */
import { type AgendaItem, datedItems, type Said } from "@/lib/agenda/agenda";
import { mayWait, type Seats, seatsOn, type Voices } from "@/lib/agenda/seats";
import { type Answer, type Effective, insOf } from "@/lib/rsvp/answers";
import { attendance, placeOf } from "@/lib/rsvp/attendance";
import { type Meetup, meetups, type Window } from "@/lib/schedule/meetups";
import type { Schedule } from "@/lib/schedule/next";
import { addMonths, fromDateColumn, type LocalDate, startOfMonth, toDateColumn } from "@/lib/time";
import type { Entry } from "./icalendar";

/** The words around what people wrote themselves. */
export type EntryWords = {
  cancelled: (title: string) => string;
  /** I wait for a seat. */
  waiting: (title: string) => string;
  reason: (reason: string) => string;
  /** My answer, or that I wait for a seat; null: none given. */
  answer: (answer: Answer | "waiting" | null) => string;
  note: (note: string) => string;
  online: (link: string) => string;
};

const BACK = 3;
const AHEAD = 18;

/**
 * The instants of whose dates a calendar has: whole months, from 3 back to 18 ahead, so that what it says changes with
 * the dates and not with every hour.
 */
export function spanOfCalendar(now: Date): { from: Date; to: Date } {
  const month = startOfMonth(fromDateColumn(now));
  return { from: toDateColumn(addMonths(month, -BACK)), to: toDateColumn(addMonths(month, AHEAD + 1)) };
}

/** The identity of a date in every calendar, whatever becomes of it. */
export function uidOf(seriesId: string, date: LocalDate): string {
  return `${seriesId}-${date}@regulars`;
}

/** A date with what one said to it, as a calendar takes it. */
export type CalendarItem = Omit<AgendaItem, "place" | "seats"> & { seats: Pick<Seats, "place"> | null };

/** All dates of these schedules in the window with one's own answers, by start; of groups that one is in. */
export function calendarItems(schedules: readonly Schedule[], said: readonly Said[], window: Window): CalendarItem[] {
  const dates = schedules.flatMap((schedule) =>
    meetups(schedule.plans, schedule.rows, window).map((meetup) => ({ schedule, meetup })),
  );
  return datedItems(dates, said).sort(
    (a, b) => +a.meetup.startsAt - +b.meetup.startsAt || (a.seriesId < b.seriesId ? -1 : 1),
  );
}

/** One date with everybody's answers, as one member's own lists would show it. */
export function itemOf(
  { groupId, memberId, group }: { groupId: string; memberId: string; group: { name: string } },
  { schedule, meetup, people }: Found,
): CalendarItem {
  const mine = people.find((person) => person.memberId === memberId)?.effective ?? null;
  const place = placeOf(attendance(meetup.capacity, insOf(people)), memberId);
  const { seriesId, name: seriesName } = schedule;
  return { groupId, groupName: group.name, memberId, seriesId, seriesName, meetup, mine, seats: { place } };
}

type Found = {
  schedule: { seriesId: string; name: string };
  meetup: Meetup;
  people: readonly { memberId: string; effective: Effective | null }[];
};

/** Dates of a calendar with my place on those where I may wait for a seat. */
export function placed(items: readonly CalendarItem[], voices: Voices): CalendarItem[] {
  return items.map((item) => (mayWait(item) ? { ...item, seats: seatsOn(voices, item) } : item));
}

/** Whether a calendar of all that is one's own has a date: not what one said "out" to. */
export function isMine(item: CalendarItem): boolean {
  return item.mine?.answer !== "out";
}

/** Where a date's page is. @param base the app's address, without a slash at its end. */
export function pageOf(
  base: string,
  item: { groupId: string; seriesId: string; meetup: Pick<Meetup, "date"> },
): string {
  return `${base}/groups/${item.groupId}/${item.seriesId}/${item.meetup.date}`;
}

/** A date as a calendar shows it to one member. */
export function entryOf(item: CalendarItem, words: EntryWords, base: string): Entry {
  const { meetup, mine, seriesId } = item;
  const isCancelled = meetup.state === "cancelled";
  const waits = isWaiting(item);
  const title = titleOf(item);
  const url = pageOf(base, item);
  return {
    uid: uidOf(seriesId, meetup.date),
    startsAt: meetup.startsAt,
    endsAt: meetup.endsAt,
    sequence: meetup.turn,
    changedAt: meetup.changedAt,
    status: isCancelled ? "CANCELLED" : isDecided(item) ? "CONFIRMED" : "TENTATIVE",
    busy: !isCancelled && !waits && mine?.answer === "in",
    summary: isCancelled ? words.cancelled(title) : waits ? words.waiting(title) : title,
    description: [
      ...(isCancelled && meetup.cancelReason !== null ? [words.reason(meetup.cancelReason)] : []),
      ...(isCancelled ? [] : [words.answer(waits ? "waiting" : (mine?.answer ?? null))]),
      ...(isCancelled || !mine?.note ? [] : [words.note(mine.note)]),
      ...(meetup.link === null ? [] : [words.online(meetup.link)]),
      url,
    ].join("\n"),
    location: meetup.place ?? meetup.link,
    url,
  };
}

function isWaiting({ seats }: CalendarItem): boolean {
  return seats?.place?.state === "waiting";
}

function isDecided(item: CalendarItem): boolean {
  return item.mine !== null && item.mine.answer !== "maybe" && !isWaiting(item);
}

/** Group, series and what the date itself is called; a series called as its group is named once. */
export function titleOf({ groupName, seriesName, meetup }: Titled): string {
  const name = seriesName === groupName ? groupName : `${groupName}: ${seriesName}`;
  return meetup.name === null ? name : `${name} – ${meetup.name}`;
}

type Titled = { groupName: string; seriesName: string; meetup: Pick<Meetup, "name"> };
