import { fromFirstDate } from "@/lib/schedule/first";
import { type Meetup, nextMeetups, type Plan } from "@/lib/schedule/meetups";
import type { LocalDate, LocalTime, Zone } from "@/lib/time";

/** What one chooses about when a group meets. `cadence` is an RRULE value, null for once. */
export type When = { from: LocalDate; cadence: string | null; time: LocalTime; zone: Zone };

/** The first plan of a series, begun at the first date of its rule. Null where it never meets. */
export function firstPlan(
  when: When,
  { length, place, link }: { length: number; place: string | null; link: string | null },
  made: { turn: number; changedAt: Date },
): Plan | null {
  return fromFirstDate({
    from: when.from,
    until: null,
    startTime: when.time,
    zone: when.zone,
    rrule: when.cadence,
    capacity: null,
    mayBring: 0,
    minimum: null,
    length,
    place,
    link,
    ...made,
  });
}

/** The next dates of what one is choosing. @param length in minutes. */
export function previewDates(when: When, length: number, now: Date, count: number): Meetup[] {
  const plan = firstPlan(when, { length, place: null, link: null }, { turn: 0, changedAt: now });
  return plan ? nextMeetups([plan], [], now, count) : [];
}

/** Why adding a series is refused. "gone": they do not run the group any more. */
export type AddRefusal = "noDates" | "gone";

/** Why founding is refused. "noDates": the rule never meets from now on. "stale": its page founded a group long ago.
 * "mayNot": not everybody may found groups here. */
export type FoundRefusal = "nameMissing" | "noDates" | "stale" | "mayNot";

/** Why a form with a plan in it is refused. */
export type PlanRefusal = FoundRefusal | AddRefusal;
