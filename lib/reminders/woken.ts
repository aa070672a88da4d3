/** A series that is looked at because something of it may be due: what is read of it, and how far. */
import { decideAt } from "@/lib/decisions/minimum";
import type { Role } from "@/lib/members/policy";
import type { Reason } from "@/lib/notices/notice";
import type { Voice } from "@/lib/rsvp/seats";
import { type Meetup, type MeetupRow, meetups, type Plan } from "@/lib/schedule/meetups";
import type { LocalDate, Zone } from "@/lib/time";

/** Somebody who is a member now. */
export type Reader = {
  memberId: string;
  role: Role;
  joinedAt: Date;
  /** Which organizer added them. Null: they came by themselves, or long ago. */
  addedBy: string | null;
  zone: Zone | null;
};

/** A notice that is written. `dropped`: it was settled without a mail. */
export type Written = {
  memberId: string;
  reason: Reason;
  date: LocalDate;
  revision: number;
  notBefore: Date | null;
  createdAt: Date;
  dropped: boolean;
};

export type Woken = {
  seriesId: string;
  plans: readonly Plan[];
  /** Within `spanOf`. */
  rows: readonly MeetupRow[];
  /** Whether there are touched dates beyond it. */
  hasLater: boolean;
  voices: readonly Voice[];
  /** When each own answer for one of these dates was given. */
  answered: readonly { memberId: string; date: LocalDate; at: Date }[];
  /** When each member last answered for themselves, as far as that was within `ACTIVITY_KEPT`. */
  spoke: readonly { memberId: string; at: Date }[];
  readers: readonly Reader[];
  /** Of these dates; of digests and of "is it still alive" the last of each member. */
  written: readonly Written[];
  /** Whether it is the group's oldest series: there it is told who joined. */
  isFirst: boolean;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A reminder comes a day before the start. */
export const REMINDER = DAY;
/** A question comes three days before the start, or a day before it is decided where that is earlier. */
const QUESTION = 3 * DAY;
const BEFORE_DECIDING = DAY;
/** What is due at an hour of each reader's own is written a day ahead, for all at once. */
export const AHEAD = DAY;
/** News of who joined and answered is told while it is no older. */
export const ACTIVITY_KEPT = 7 * DAY;

/** So many dates of the rule are looked back upon: the last three that took place are among them. */
const DATES_BACK = 8;
const LONGEST = 8 * DAY;
/** A series with dates to come sleeps no longer: a date far ahead need not be known now. */
export const LONGEST_SLEEP = 28 * DAY;

/** The least of some instants; null: there are none. */
export function earliest(instants: readonly Date[]): Date | null {
  return instants.reduce<Date | null>((first, at) => (first && first <= at ? first : at), null);
}

/** An instant moved by some milliseconds. */
export function moved(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

/** When those are asked who have not answered a date, hours apart: before it is decided whether it takes place. */
export function askAt(meetup: Pick<Meetup, "startsAt" | "minimum">): Date {
  const [usual, decided] = [moved(meetup.startsAt, -QUESTION), decideAt(meetup)];
  const before = decided && moved(decided, -BEFORE_DECIDING);
  return before && before < usual ? before : usual;
}

/**
 * Which dates of a series matter at `now`: from the last few that began, `until` where something is to be done for them
 * by then, and `to` where it is to be known when the series is to wake again.
 */
export function spanOf(plans: readonly Plan[], now: Date): { from: Date; until: Date; to: Date } {
  const decideBefore = Math.max(0, ...plans.map(({ minimum }) => minimum?.decideBefore ?? 0)) * MINUTE;
  // An hour more: what begins when the last of it does is among them.
  const lead = Math.max(QUESTION, decideBefore + BEFORE_DECIDING) + AHEAD + HOUR;
  const last = meetups(plans, [], { from: null, to: now, limit: DATES_BACK, newestFirst: true });
  const begun = earliest(last.map(({ startsAt }) => startsAt));
  const running = moved(now, -LONGEST);
  return {
    from: begun && begun < running ? begun : running,
    until: moved(now, lead),
    to: moved(now, lead + LONGEST_SLEEP),
  };
}

/** The dates of a series around an instant. */
export type Dates = {
  /** Those that take place or are cancelled, from the last few that began until it is known when to wake again. */
  all: Meetup[];
  /** Of these the ones that begin later and for which something may be to do. */
  coming: Meetup[];
  /** Of these the ones that took place and have begun, the last first. */
  begun: Meetup[];
  /** Whether there are more behind them. */
  hasMore: boolean;
};

/** Its cost does not grow with how far back or ahead the dates of a series reach. */
export function datesOf({ plans, rows, hasLater }: Pick<Woken, "plans" | "rows" | "hasLater">, now: Date): Dates {
  const { from, until, to } = spanOf(plans, now);
  const all = meetups(plans, rows, { from, to });
  return {
    all,
    coming: all.filter(({ startsAt }) => startsAt > now && startsAt < until),
    begun: all.filter(({ startsAt, state }) => startsAt <= now && state === "on").reverse(),
    hasMore: hasLater || meetups(plans, [], { from: to, to: null, limit: 1 }).length > 0,
  };
}
