/** Compares what readers that are not ours find in a calendar with the dates on the pages. */
import fc from "fast-check";
import ICAL from "ical.js";
import { calendarItems, type EntryWords, entryOf, isMine } from "@/lib/calendar/entries";
import { calendarText } from "@/lib/calendar/icalendar";
import { meetups } from "@/lib/schedule/meetups";
import { anySeries, type Judged, WINDOW } from "./series";

/** What a calendar says of a date. */
export type Fact = {
  uid: string;
  start: string;
  end: string;
  status: string;
  sequence: number;
  changed: string;
  summary: string;
  location: string | null;
};

/** `mine`: the calendar of all one's groups, without what one said "out" to. */
export type Feed = "group" | "mine";

export function sampleSeries(count: number, seed: number): Judged[] {
  return fc.sample(anySeries, { numRuns: count, seed });
}

/** The dates as the pages have them. */
export function onPages({ schedule, said }: Judged, feed: Feed): Fact[] {
  return meetups(schedule.plans, schedule.rows, WINDOW).flatMap((meetup) => {
    const answer = said.own.get(`${schedule.seriesId}/${meetup.date}`)?.answer;
    if (feed === "mine" && answer === "out") return [];
    const isCancelled = meetup.state === "cancelled";
    const series = schedule.name === said.groupName ? said.groupName : `${said.groupName}: ${schedule.name}`;
    return {
      uid: `${schedule.seriesId}-${meetup.date}@regulars`,
      start: seconds(meetup.startsAt),
      end: seconds(meetup.endsAt),
      status: isCancelled ? "CANCELLED" : answer === "in" || answer === "out" ? "CONFIRMED" : "TENTATIVE",
      sequence: meetup.turn,
      changed: seconds(meetup.changedAt),
      summary: `${isCancelled ? "Cancelled: " : ""}${series}${meetup.name === null ? "" : ` – ${meetup.name}`}`,
      location: meetup.place ?? meetup.link,
    };
  });
}

const words: EntryWords = {
  cancelled: (title) => `Cancelled: ${title}`,
  waiting: (title) => `Waiting list: ${title}`,
  reason: (reason) => `Why: ${reason}`,
  answer: (answer) => `You said ${answer}, or nothing; or\\else`,
  note: (note) => `Your note: ${note}`,
  online: (link) => `Online: ${link}`,
};

/** The body of the feed. */
export function feedOf({ schedule, said }: Judged, feed: Feed): string {
  const items = calendarItems([schedule], [said], WINDOW).filter((item) => feed === "group" || isMine(item));
  const entries = items.map((item) => entryOf(item, words, "https://regulars.example.org"));
  return calendarText({ name: said.groupName, entries, hours: 1 });
}

/** What ical.js finds in a calendar. */
export function readByIcal(text: string): Fact[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => {
    const textOf = (name: string) => event.getFirstPropertyValue(name)?.toString() ?? null;
    const instantOf = (name: string) => {
      const value = event.getFirstPropertyValue(name);
      return value instanceof ICAL.Time ? seconds(value.toJSDate()) : "";
    };
    return {
      uid: textOf("uid") ?? "",
      start: instantOf("dtstart"),
      end: instantOf("dtend"),
      status: textOf("status") ?? "",
      sequence: Number(textOf("sequence")),
      changed: instantOf("last-modified"),
      summary: textOf("summary") ?? "",
      location: textOf("location"),
    };
  });
}

/** The dates that only one side has, or has otherwise. */
export function differing(ours: readonly Fact[], theirs: readonly Fact[]): string[] {
  const lines = (facts: readonly Fact[]) => facts.map(lineOf).sort();
  const [one, other] = [lines(ours), lines(theirs)];
  const twice = other.filter((line, index) => line === other[index - 1]);
  const [known, read] = [new Set(one), new Set(other)];
  return [...one.filter((line) => !read.has(line)), ...other.filter((line) => !known.has(line)), ...twice];
}

function lineOf({ uid, start, end, status, sequence, changed, summary, location }: Fact): string {
  return JSON.stringify([uid, start, end, status, sequence, changed, summary, location]);
}

function seconds(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}
