/** Who came of late: as ticked, else as answered. What was in force when a date began counts, nothing later. */
import { inForce } from "@/lib/rsvp/answers";
import { seatingOn, type Voice } from "@/lib/rsvp/seats";
import { type Meetup, type MeetupRow, meetups, type Plan } from "@/lib/schedule/meetups";
import type { LocalDate } from "@/lib/time";

/** How many dates a history looks back on. */
export const HISTORY_DATES = 12;

// Some of the dates that a plan gives were cancelled or retired: look at more than are shown.
const LOOKED_AT = 60;

/**
 * The instants between which the last dates of some plans lie; `from` null: back to the first. Which of them took place
 * the touched dates of that span say.
 */
export function spanOfHistory(plans: readonly Plan[], now: Date): { from: Date | null; to: Date } {
  const last = meetups(plans, [], { from: null, to: justAfter(now), newestFirst: true, limit: LOOKED_AT });
  return { from: (last.length === LOOKED_AT && last.at(-1)?.startsAt) || null, to: justAfter(now) };
}

const justAfter = (now: Date) => new Date(now.getTime() + 1);

/** The last dates that began by now and took place, newest first. */
export function lastDates(plans: readonly Plan[], rows: readonly MeetupRow[], now: Date): Meetup[] {
  const window = { ...spanOfHistory(plans, now), newestFirst: true };
  return meetups(plans, rows, window)
    .filter(({ state }) => state === "on")
    .slice(0, HISTORY_DATES);
}

/** Who came to a date; `checked` false: nobody ticked, and who had a seat by the answers of then counts. */
export type DateTurnout = { meetup: Meetup; came: ReadonlySet<string>; checked: boolean };

/** @param ticked who was ticked, by date (identity); a date that is not in it was not checked. */
export function turnoutsOf(
  dates: readonly Meetup[],
  voices: readonly Voice[],
  ticked: ReadonlyMap<LocalDate, ReadonlySet<string>>,
): DateTurnout[] {
  return dates.map((meetup) => {
    const came = ticked.get(meetup.date);
    if (came) return { meetup, came, checked: true };
    const seated = seatingOn(voices, meetup).going.map(({ memberId }) => memberId);
    return { meetup, came: new Set(seated), checked: false };
  });
}

/** One of the dates at whose start somebody was a member. */
export type Attended = { meetup: Meetup; came: boolean; checked: boolean };

/** A membership. */
export type Belonging = { memberId: string; joinedAt: Date; leftAt: Date | null };

/** The dates among these at whose start somebody was a member, with whether they came. */
export function historyOf(member: Belonging, turnouts: readonly DateTurnout[]): Attended[] {
  return turnouts
    .filter(({ meetup }) => inForce({ from: member.joinedAt, until: member.leftAt }, meetup.startsAt))
    .map(({ meetup, came, checked }) => ({ meetup, came: came.has(member.memberId), checked }));
}

/** How often somebody came, of how many. */
export function tally(history: readonly Attended[]): { came: number; of: number } {
  return { came: history.filter(({ came }) => came).length, of: history.length };
}

// Missing three in a row is long where people meet weekly, and where they meet monthly too.
const LONG = 3;

/**
 * Those who missed the last three dates or more, the longest away first.
 * @returns `last`: the date they came to last; null: none of these.
 */
export function longUnseen<Person>(
  people: readonly { person: Person; history: readonly Attended[] }[],
): { person: Person; last: Meetup | null }[] {
  const missed = people.map(({ person, history }) => {
    const index = history.findIndex(({ came }) => came);
    return { person, times: index < 0 ? history.length : index, last: history[index]?.meetup ?? null };
  });
  return missed
    .filter(({ times }) => times >= LONG)
    .toSorted((a, b) => b.times - a.times)
    .map(({ person, last }) => ({ person, last }));
}
