import type { LocalDate, Zone } from "@/lib/time";

/**
 * Why somebody is told something. Of a seat: "movedUp" (they waited and have one now), "lostSeat" (the other way round),
 * "confirmed" (they said "in" for the first time). Of a date: "question" (they have not answered), "reminder" (the day
 * before), "changed" (another time, place, length or name), "cancelled" (it does not take place, or is no date any
 * more), "restored" (it does after all), "added" (one more, for regulars), "askedAgain" (an edit moved what they had
 * answered), "decidedOn" and "calledOff" (by the minimum). For organizers: "decide" (too few come), "stillAlive" (nobody
 * answers the series any more), "activity" (who joined and answered).
 */
export const REASONS = [
  ...(["movedUp", "lostSeat", "confirmed", "question", "reminder", "changed", "cancelled", "restored"] as const),
  ...(["added", "askedAgain", "decidedOn", "calledOff", "decide", "stillAlive", "activity"] as const),
] as const;

export type Reason = (typeof REASONS)[number];

/** Whether it is told of a date, and not of a series or a group. */
export function isOfDate(reason: Reason): reason is Exclude<Reason, "stillAlive" | "activity"> {
  return reason !== "stillAlive" && reason !== "activity";
}

/** What the interface shows until its reader puts it away; of several at once of one date the first of these. */
export const SHOWN = [
  ...(["calledOff", "cancelled", "askedAgain", "lostSeat", "movedUp", "restored", "changed", "added"] as const),
  ...(["decidedOn", "decide", "stillAlive"] as const),
] as const satisfies readonly Reason[];

export type ShownReason = (typeof SHOWN)[number];

/** What one switches on and off, by group. */
export const KINDS = ["question", "reminder", "seat", "change", "organizing"] as const;

export type Kind = (typeof KINDS)[number];

const KIND_OF: Record<Reason, Kind> = {
  ...{ movedUp: "seat", lostSeat: "seat", confirmed: "seat", question: "question", reminder: "reminder" },
  ...{ changed: "change", cancelled: "change", restored: "change", added: "change", askedAgain: "change" },
  ...{ decidedOn: "change", calledOff: "change" },
  ...{ decide: "organizing", stillAlive: "organizing", activity: "organizing" },
};

/** The switch that a reason is under. */
export function kindOf(reason: Reason): Kind {
  return KIND_OF[reason];
}

/** A date as somebody knew it before a change, in JSON. */
export type Was = {
  /** Its identity then: of a date whose answers another took over, the old one. */
  date: LocalDate;
  /** Instants, as ISO 8601 has them. */
  startsAt: string;
  endsAt: string;
  zone: Zone;
  place: string | null;
  link: string | null;
  /** What that one date was called. Left out: nobody noted it. */
  name?: string | null;
  /** Null: it was no date. */
  state: "on" | "cancelled" | null;
};

/** Something one person is to be told: once for each reason, meetup and revision (the series' turn). */
export type NewNotice = {
  memberId: string;
  seriesId: string;
  /** The identity of the meetup that it is about. */
  date: LocalDate;
  reason: Reason;
  revision: number;
  /** From when on it may be mailed, quiet hours apart. Null: it is shown and never mailed. */
  due: Date | null;
  /** When the meetup begins, and its own zone. */
  startsAt: Date;
  zone: Zone;
  /** Of a change: what its reader knew. */
  was?: Was;
};
