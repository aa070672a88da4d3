import { cadenceToRule } from "@/lib/schedule/cadence";
import type { Meetup } from "@/lib/schedule/meetups";
import { localDateOf, parseZone, UTC } from "@/lib/time";
import { type Choices, choicesFor } from "./choices";
import type { GroupKind } from "./kinds";
import { previewDates } from "./plan";

const SHOWN_DATES = 4;

/**
 * What the page of a form with a plan shows: what its query holds of the form's fields (typed before), completed by what
 * most groups of its kind choose, and the next dates of that.
 * @param zone of who asks, where it is known.
 */
export function askedFor(
  kind: GroupKind,
  query: Readonly<Record<string, string | string[] | undefined>>,
  zone: string | null,
  now: Date,
): { typed: (field: string) => string; choices: Choices; dates: Meetup[] } {
  const typed = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value : "";
  };
  const zoneText = typed("zone") || zone || "";
  const chosen = {
    from: typed("from"),
    cadence: typed("cadence"),
    time: typed("time"),
    zone: zoneText,
    length: typed("length"),
  };
  const choices = choicesFor(kind, chosen, localDateOf(now, parseZone(zoneText) ?? UTC));
  const { from, time } = choices;
  const when = { from, time, zone: choices.zone ?? UTC, cadence: cadenceToRule(choices.cadence) };
  return { typed, choices, dates: previewDates(when, choices.length, now, SHOWN_DATES) };
}
