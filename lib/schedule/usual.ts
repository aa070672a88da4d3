/** What one date has otherwise than its plan says. */
import { type LocalDate, localDateTime, toInstant, type Zone } from "@/lib/time";
import { type Meetup, type Plan, planDates, planOf } from "./meetups";

/** When a date that was moved would begin by the rule. Null: it begins then, or the rule does not give it. */
export function usualStart(plans: readonly Plan[], meetup: Meetup): { startsAt: Date; zone: Zone } | null {
  const plan = planOf(plans, meetup.date);
  if (!plan) return null;
  const startsAt = toInstant(localDateTime(meetup.date, plan.startTime), plan.zone);
  return +startsAt !== +meetup.startsAt && isGiven(plan, meetup.date) ? { startsAt, zone: plan.zone } : null;
}

/** The place of a date that meets elsewhere than its plan says. Null: it is as usual, or meets nowhere. */
export function unusualPlace(plans: readonly Plan[], { date, place }: Meetup): string | null {
  return place === planOf(plans, date)?.place ? null : place;
}

function isGiven(plan: Plan, date: LocalDate): boolean {
  const [first] = planDates(plan, { from: date, to: null, newestFirst: false });
  return first === date;
}
