/** The dates of a series, as every page, feed, message and job sees them. */
import {
  addDays,
  type LocalDate,
  type LocalDateTime,
  type LocalTime,
  localDateOf,
  localDateTime,
  toInstant,
  type Zone,
} from "@/lib/time";
import { occurrences, occurrencesBackwards, type Repeating } from "./recurrence";
import { parseRule, type Rule } from "./rule";

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
  /** How many one may bring along. */
  mayBring: number;
  /** Null: it takes place whoever comes. */
  minimum: Minimum | null;
  /** The series' turn at which it was last changed, and when that was. */
  turn: number;
  changedAt: Date;
};

/**
 * How many heads it takes for a date to take place, how many minutes before its start that is decided, and what happens
 * where too few come: it is called off, or organizers are asked.
 */
export type Minimum = { heads: number; decideBefore: number; ifShort: "callOff" | "ask" };

/**
 * What was decided of a date with a minimum. "asked": organizers were, and have not said. `byId`: the organizer who
 * decided; null: the rule did. `heads`: how many were going then.
 */
export type Decision = { verdict: "on" | "off" | "asked"; at: Date; byId: string | null; heads: number };

/** What a date has of its own, "none" (`value: null`) among it. Null: as its plan says. */
export type Own<T> = { value: T | null } | null;

export type MeetupRow = {
  date: LocalDate;
  state: "on" | "cancelled" | "takenOut" | "carried" | "retired";
  /** Added by hand: a date of its series whatever the rule says. */
  extra: boolean;
  /** Null in this and the next two: as the plan says. */
  startsAt: LocalDateTime | null;
  zone: Zone | null;
  length: number | null;
  /** What this one date is called, beside its series' name. Null: as usual. */
  name: string | null;
  place: Own<string>;
  link: Own<string>;
  capacity: Own<number>;
  /** Null: as its plan says. */
  mayBring: number | null;
  /** Why it is cancelled, in an organizer's words. */
  cancelReason: string | null;
  retiredBy: RetiredBy | null;
  /** Of a date whose answers another took over: that one. */
  carriedTo: LocalDate | null;
  /** What stands decided of it. Null: nothing (yet, or any more). */
  decision: Decision | null;
  /** The series' turn at which the date itself was last changed, and when that was; 0 and null: it was only answered. */
  turn: number;
  changedAt: Date | null;
};

/** Why a date is none any more: another plan runs since, a break, the end, or the edit that made it was undone. */
export type RetiredBy = "planChanged" | "paused" | "ended" | "undone";

/** The row of a date that is as its plan says. */
export function plainRow(date: LocalDate): MeetupRow {
  const own = {
    startsAt: null,
    zone: null,
    length: null,
    name: null,
    place: null,
    link: null,
    capacity: null,
    mayBring: null,
  };
  const past = { cancelReason: null, retiredBy: null, carriedTo: null, decision: null, turn: 0, changedAt: null };
  return { date, state: "on", extra: false, ...own, ...past };
}

export type Meetup = {
  /** Its identity within the series, also where it was moved to another day. */
  date: LocalDate;
  startsAt: Date;
  endsAt: Date;
  /** Its start on the wall clock of `zone`, as planned: within a gap of the clock `startsAt` shows a later time. */
  local: LocalDateTime;
  zone: Zone;
  /** What this one date is called, beside its series' name. */
  name: string | null;
  place: string | null;
  link: string | null;
  capacity: number | null;
  mayBring: number;
  minimum: Minimum | null;
  decision: Decision | null;
  state: "on" | "cancelled";
  cancelReason: string | null;
  /** The series' turn at which anything of it last changed, and when: a calendar's SEQUENCE and LAST-MODIFIED. */
  turn: number;
  changedAt: Date;
};

/** Start instants, `from` inclusive and `to` exclusive; null: no bound (the last dates lie in 2199). */
export type Window = {
  from: Date | null;
  to: Date | null;
  /** The most wanted, counted from the side at which the list begins. */
  limit?: number;
  newestFirst?: boolean;
};

const MINUTE = 60_000;

/**
 * The meetups of one series (its plans in any order, its rows in any order) whose start lies in the window; ascending
 * unless `newestFirst`. What a row says counts before what its plan says; a row outside every plan takes what it lacks
 * from the plan before it, else from the first. Cancelled dates are listed; dates taken out, carried or retired are
 * not. Of two dates that start at one instant (one of them on a day that its zone skipped, or moved onto the other) one
 * is listed: the one that is on, else the one with a row, else the earlier. Without plans there are no meetups. Throws
 * on a plan whose rule `parseRule` refuses.
 */
export function meetups(plans: readonly Plan[], rows: readonly MeetupRow[], window: Window): Meetup[] {
  const ordered = plans.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const touched = new Map(rows.map((row) => [row.date, row]));
  const found = ordered.flatMap((plan) => untouchedMeetups(plan, touched, window));
  for (const row of rows) {
    const meetup = touchedMeetup(ordered, row);
    if (meetup && isWithin(window, meetup.startsAt)) found.push(meetup);
  }
  const rank = (meetup: Meetup) => (meetup.state === "on" ? 0 : 2) + (touched.has(meetup.date) ? 0 : 1);
  found.sort((a, b) => +a.startsAt - +b.startsAt || rank(a) - rank(b) || (a.date < b.date ? -1 : 1));
  const distinct = found.filter((meetup, index) => +meetup.startsAt !== +(found[index - 1]?.startsAt ?? Number.NaN));
  return (window.newestFirst ? distinct.reverse() : distinct).slice(0, window.limit);
}

/** The meetup whose identity is `date`; null where the series has none (or lists another on the same instant). */
export function meetupOn(plans: readonly Plan[], rows: readonly MeetupRow[], date: LocalDate): Meetup | null {
  const plan = planOf(plans, date);
  if (!plan) return null;
  const row = rows.find((candidate) => candidate.date === date);
  const { startsAt } = settle(plan, date, row);
  const to = new Date(startsAt.getTime() + 1);
  return meetups(plans, rows, { from: startsAt, to }).find((meetup) => meetup.date === date) ?? null;
}

/** The first `n` that start at `now` or later, ascending, cancelled ones among them. */
export function nextMeetups(plans: readonly Plan[], rows: readonly MeetupRow[], now: Date, n: number): Meetup[] {
  return meetups(plans, rows, { from: now, to: null, limit: n });
}

/** The plan in force on a date; on a date outside every plan the last before it, else the first. */
export function planOf(plans: readonly Plan[], date: LocalDate): Plan | null {
  const before = plans.filter((plan) => plan.from <= date);
  const latest = before.reduce<Plan | null>((best, plan) => (best && best.from > plan.from ? best : plan), null);
  return latest ?? plans.reduce<Plan | null>((best, plan) => (best && best.from < plan.from ? best : plan), null);
}

function isWithin({ from, to }: Window, instant: Date): boolean {
  return (from === null || instant >= from) && (to === null || instant < to);
}

/** Whether a row is a date of its series, taking place or cancelled. */
export function isLive<Row extends Pick<MeetupRow, "state">>(row: Row): row is Row & Pick<Meetup, "state"> {
  return row.state === "on" || row.state === "cancelled";
}

/** The meetup of a touched date, whatever else lies on its instant; null where it is none any more. */
export function touchedMeetup(plans: readonly Plan[], row: MeetupRow): Meetup | null {
  const plan = planOf(plans, row.date);
  return plan && isLive(row) ? { ...settle(plan, row.date, row), state: row.state } : null;
}

function settle(plan: Plan, date: LocalDate, row?: MeetupRow): Meetup {
  const local = row?.startsAt ?? localDateTime(date, plan.startTime);
  const zone = row?.zone ?? plan.zone;
  const startsAt = toInstant(local, zone);
  const endsAt = new Date(startsAt.getTime() + (row?.length ?? plan.length) * MINUTE);
  const last = row?.changedAt && row.turn > plan.turn ? { turn: row.turn, changedAt: row.changedAt } : plan;
  return {
    ...{ date, startsAt, endsAt, local, zone },
    name: row?.name ?? null,
    place: ownOr(row?.place, plan.place),
    link: ownOr(row?.link, plan.link),
    capacity: ownOr(row?.capacity, plan.capacity),
    mayBring: row?.mayBring ?? plan.mayBring,
    minimum: plan.minimum,
    decision: row?.decision ?? null,
    state: "on",
    cancelReason: row?.cancelReason ?? null,
    turn: last.turn,
    changedAt: last.changedAt,
  };
}

function ownOr<T>(own: Own<T> | undefined, usual: T | null): T | null {
  return own ? own.value : usual;
}

function untouchedMeetups(plan: Plan, touched: ReadonlyMap<LocalDate, MeetupRow>, window: Window): Meetup[] {
  const found: Meetup[] = [];
  for (const date of datesOf(plan, window)) {
    if (found.length === window.limit) break;
    if (touched.has(date)) continue;
    const meetup = settle(plan, date);
    if (isWithin(window, meetup.startsAt) && +meetup.startsAt !== +(found.at(-1)?.startsAt ?? Number.NaN)) {
      found.push(meetup);
    }
  }
  return found;
}

/** The plan's dates around a window. Two days more at each side: no zone and no gap moves a start further. */
function datesOf(plan: Plan, { from, to, newestFirst }: Window): Generator<LocalDate, void> {
  const first = from && addDays(localDateOf(from, plan.zone), -2);
  const beyond = to && addDays(localDateOf(to, plan.zone), 3);
  return planDates(plan, { from: first, to: beyond, newestFirst: newestFirst ?? false });
}

/** The dates (identities) that a plan by itself gives in [from, to), one at a time. Null: no bound to that side. */
export function* planDates(
  plan: Plan,
  { from, to, newestFirst }: { from: LocalDate | null; to: LocalDate | null; newestFirst: boolean },
): Generator<LocalDate, void> {
  const end = [plan.until, to].filter((date) => date !== null).sort()[0] ?? null;
  const isInside = (date: LocalDate) => (from === null || date >= from) && (end === null || date < end);
  if (plan.rrule === null) {
    if (isInside(plan.from)) yield plan.from;
    return;
  }
  const start = localDateTime(plan.from, plan.startTime);
  const repeating: Repeating = { start, zone: plan.zone, rule: ruleOf(plan.rrule) };
  if (!newestFirst) {
    yield* occurrences(repeating, { ...(from && { from }), ...(end && { to: end }) });
    return;
  }
  for (const date of occurrencesBackwards(repeating, end ?? ("2200-01-01" as LocalDate))) {
    if (!isInside(date)) return;
    yield date;
  }
}

const rules = new Map<string, Rule>();
const RULES_KEPT = 2000;

/** The rule of a plan, read once. Throws where `parseRule` refuses. */
export function ruleOf(text: string): Rule {
  const known = rules.get(text);
  if (known) return known;
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(`a plan has a rule that is not taken (${parsed.reason})`);
  if (rules.size >= RULES_KEPT) rules.clear();
  rules.set(text, parsed.rule);
  return parsed.rule;
}
