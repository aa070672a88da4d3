import type { LocalDate, LocalDateTime, LocalTime, Zone } from "@/lib/time";

export type Plan = {
  from: LocalDate;
  /** Exclusive. Null: open. */
  until: LocalDate | null;
  startTime: LocalTime;
  zone: Zone;
  /** Null: meets once, on `from`. */
  rrule: string | null;
  /** In minutes. */
  length: number;
  place: string | null;
  link: string | null;
  capacity: number | null;
};

export type MeetupRow = {
  date: LocalDate;
  state: "on" | "cancelled" | "takenOut";
  startsAt: LocalDateTime | null;
  zone: Zone | null;
  length: number | null;
};

export type Meetup = {
  /** Its identity within the series. */
  date: LocalDate;
  startsAt: Date;
  endsAt: Date;
  /** Its start on the wall clock of `zone`. */
  local: LocalDateTime;
  zone: Zone;
  place: string | null;
  link: string | null;
  capacity: number | null;
  state: "on" | "cancelled";
};

/** Start instants: `from` inclusive, `to` exclusive; null: unbounded (dates end with the year 2199). */
export type Window = { from: Date | null; to: Date | null; limit?: number; newestFirst?: boolean };

declare function todo(): never;
export function meetups(_plans: readonly Plan[], _rows: readonly MeetupRow[], _window: Window): Meetup[] { return todo(); }
export function meetupOn(_plans: readonly Plan[], _rows: readonly MeetupRow[], _date: LocalDate): Meetup | null { return todo(); }
/** The first `n` that start at `now` or later, ascending. */
export function nextMeetups(_plans: readonly Plan[], _rows: readonly MeetupRow[], _now: Date, _n: number): Meetup[] { return todo(); }
/** The last `n` that started before `now`, newest first. */
export function lastMeetups(_plans: readonly Plan[], _rows: readonly MeetupRow[], _now: Date, _n: number): Meetup[] { return todo(); }
