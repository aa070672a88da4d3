/** What one date has of its own, as the fields of its form show it. */
import { type Meetup, type MeetupRow, type Own, type Plan, planOf } from "@/lib/schedule/meetups";
import { toLocal } from "@/lib/time";
import type { ChangeRefusal } from "./change";

/** The form's fields for a date as it is. @param row of that date; null: nobody has touched it. */
export function fieldsOf(plans: readonly Plan[], meetup: Meetup, row: MeetupRow | null): Record<string, string> {
  const zone = planOf(plans, meetup.date)?.zone ?? meetup.zone;
  // A time in a gap of the clock stays as it was typed.
  const local = zone === meetup.zone ? meetup.local : toLocal(meetup.startsAt, zone);
  return {
    ...{ day: local.slice(0, 10), time: local.slice(11, 16), name: meetup.name ?? "" },
    length: String((meetup.endsAt.getTime() - meetup.startsAt.getTime()) / 60_000),
    ...{ placeIs: isOf(row?.place), place: row?.place?.value ?? "" },
    ...{ linkIs: isOf(row?.link), link: row?.link?.value ?? "" },
    ...{ capacityIs: isOf(row?.capacity), capacity: row?.capacity?.value?.toString() ?? "" },
    mayBring: row?.mayBring?.toString() ?? "",
  };
}

/** The form's fields for one more date: all as usual but its day. */
export function fieldsOfExtra(plan: Plan | null): Record<string, string> {
  const nothing = { place: "", link: "", capacity: "", mayBring: "", name: "", day: "" };
  const usual = { placeIs: "usual", linkIs: "usual", capacityIs: "usual" };
  return { ...nothing, ...usual, time: plan?.startTime.slice(0, 5) ?? "", length: String(plan?.length ?? "") };
}

function isOf(own: Own<unknown> | undefined): "usual" | "own" | "none" {
  if (!own) return "usual";
  return own.value === null ? "none" : "own";
}

/** Beside which field a refusal belongs; null: it is about the date as a whole. */
export function fieldOfRefusal(reason: ChangeRefusal, isAdded: boolean): "day" | null {
  if (isAdded && reason === "cancelled") return "day";
  return reason === "past" || reason === "taken" || reason === "exists" || reason === "away" ? "day" : null;
}
