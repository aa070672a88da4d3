import type { Answer } from "@/lib/rsvp/answers";
import type { Voice } from "@/lib/rsvp/seats";
import type { StoredSchedule } from "@/lib/schedule/columns";
import { type Meetup, type MeetupRow, meetups, type Plan, touchedMeetup } from "@/lib/schedule/meetups";
import { addDays, dateOf, type LocalDate, later, localDateOf } from "@/lib/time";

/** A touched date as an edit finds it, with everybody's own answer and how many comments it has. */
export type TouchedDate = MeetupRow & { answers: readonly GivenAnswer[]; comments: number };

export type GivenAnswer = { memberId: string; answer: Answer; ticket: number; brings: number };

/** What the dates of a series are made of. `rows`: all touched dates that an edit may reach. */
export type Dates = { plans: readonly Plan[]; rows: readonly TouchedDate[] };

/**
 * A series as an edit finds it, with all that was said for its dates to come, the turn at which that holds, and the
 * names of the group's members by id.
 */
export type Editable = {
  schedule: StoredSchedule;
  dates: Dates;
  voices: readonly Voice[];
  turn: number;
  members: ReadonlyMap<string, string>;
};

/** The series' turn that an edit took, and when. */
export type Made = { turn: number; changedAt: Date };

/** Answers that go from one date to another. */
export type Carried = { from: LocalDate; to: LocalDate };

/** What an edit comes to. */
export type Outcome = {
  /** The first date (identity) that it touches: earlier ones are as before. */
  since: LocalDate;
  /** All plans of the series afterwards, ascending. */
  plans: Plan[];
  /** The touched dates that it writes, as they are afterwards. */
  rows: MeetupRow[];
  carried: Carried[];
  /** Who is "in" anew on a date that it changes. */
  fresh?: Fresh[];
};

/** An "in" that an edit gives a new ticket. `was`: the ticket of the own answer that lay there; null: a regular's. */
export type Fresh = { date: LocalDate; memberId: string; brings: number; was: number | null };

/** What the members of now said to a date by themselves, in the order of the tickets. */
export function answersTo(date: LocalDate, voices: readonly Voice[]): GivenAnswer[] {
  const found = voices.flatMap(({ memberId, leftAt, own }) => {
    const said = leftAt === null ? own.get(date) : undefined;
    return said ? [{ memberId, answer: said.answer, ticket: said.ticket, brings: said.brings }] : [];
  });
  return found.toSorted((a, b) => a.ticket - b.ticket);
}

/** A touched date as it is written: its answers and comments stand elsewhere. */
export function bare({ answers: _answers, comments: _comments, ...row }: TouchedDate): MeetupRow {
  return row;
}

/** Whether somebody moved this date to another day by hand. */
export function isMoved(row: MeetupRow): boolean {
  return row.startsAt !== null && dateOf(row.startsAt) !== row.date;
}

/** Whether a touched date has begun. Not so where it is none. */
export function hasStarted(plans: readonly Plan[], row: MeetupRow, now: Date): boolean {
  const meetup = touchedMeetup(plans, row);
  return meetup !== null && meetup.startsAt <= now;
}

/** The first day from `date` on that comes after every date of the plans that has begun. */
export function firstOpenDay(plans: readonly Plan[], date: LocalDate, now: Date): LocalDate {
  const to = new Date(now.getTime() + 1);
  const [begun] = meetups(plans, [], { from: null, to, limit: 1, newestFirst: true });
  return begun && begun.date >= date ? addDays(begun.date, 1) : date;
}

/** As above, and never before the present day in `zone`. */
export function firstDayAhead(plans: readonly Plan[], date: LocalDate, zone: Plan["zone"], now: Date): LocalDate {
  const today = localDateOf(now, zone);
  return firstOpenDay(plans, later(date, today), now);
}

/** A touched date with everything written out that it takes from its plan: a change of the plan leaves it alone. */
export function frozen<Row extends MeetupRow>(plans: readonly Plan[], row: Row): Row {
  const meetup = touchedMeetup(plans, row);
  if (!meetup) return row;
  const { startsAt, endsAt, local, zone, place, link, capacity, mayBring } = meetup;
  const length = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
  const own = { place: { value: place }, link: { value: link }, capacity: { value: capacity } };
  return { ...row, startsAt: local, zone, length, ...own, mayBring };
}

/** Puts plans in the order of their first dates. */
export function inOrder(plans: readonly Plan[]): Plan[] {
  return plans.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** The touched dates that other plans would change although they are to stay as they are, with all written out. */
export function leftAlone({ plans, rows }: Dates, next: readonly Plan[], written: readonly MeetupRow[]): MeetupRow[] {
  return rows.flatMap((row) => {
    const [before, after] = [touchedMeetup(plans, row), touchedMeetup(next, row)];
    const isWritten = written.some(({ date }) => date === row.date);
    return before && !isWritten && !isHeldAlike(before, after) ? [frozen(plans, bare(row))] : [];
  });
}

function isHeldAlike(one: Meetup, other: Meetup | null): boolean {
  if (other === null || +one.startsAt !== +other.startsAt || +one.endsAt !== +other.endsAt) return false;
  return (["zone", "place", "link", "capacity", "mayBring"] as const).every((field) => one[field] === other[field]);
}
