import { type Cadence, cadenceToRule, firstDatesOf, presetsFor, ruleToCadence } from "@/lib/schedule/cadence";
import {
  addDays,
  type LocalDate,
  type LocalTime,
  parseLocalDate,
  parseLocalTime,
  parseZone,
  type Zone,
} from "@/lib/time";
import { type GroupKind, kindDefaults, lengthChoices } from "./kinds";

/** How a cadence stands in a form: its RRULE value, or "once". */
export function cadenceValue(cadence: Cadence): string {
  return cadenceToRule(cadence) ?? "once";
}

/** What a form with a plan shows: what was chosen so far, and the cadences that fit its first date. */
export type Choices = {
  from: LocalDate;
  time: LocalTime;
  zone: Zone | null;
  /** In minutes. */
  length: number;
  cadence: Cadence;
  cadences: readonly Cadence[];
};

/**
 * Completes what the query holds by what most groups of this kind choose; what cannot be read there counts as missing.
 * @param today in the zone of the one who founds, as far as it is known.
 */
export function choicesFor(
  kind: GroupKind,
  chosen: { from: string; cadence: string; time: string; zone: string; length: string },
  today: LocalDate,
): Choices {
  const usual = kindDefaults[kind];
  const [usualFrom = today] = firstDatesOf(usual.cadence, addDays(today, 1), 1);
  const from = parseLocalDate(chosen.from) ?? usualFrom;
  const wanted = ruleToCadence(chosen.cadence === "once" ? null : chosen.cadence) ?? usual.cadence;
  const cadences = presetsFor(from);
  return {
    from,
    time: parseLocalTime(chosen.time) ?? usual.time,
    zone: parseZone(chosen.zone),
    length: lengthChoices.find((minutes) => String(minutes) === chosen.length) ?? usual.length,
    cadence: cadences.find((preset) => isAlike(preset, wanted)) ?? cadences[0] ?? wanted,
    cadences,
  };
}

/** Whether two cadences are the same but for the day: "first Tuesday" becomes "second Wednesday" with another date. */
function isAlike(one: Cadence, other: Cadence): boolean {
  if (one.kind === "once" || other.kind === "once") return one.kind === other.kind;
  const isLast = (cadence: Cadence) => cadence.kind === "monthlyWeekday" && cadence.days[0]?.nth === -1;
  return one.kind === other.kind && one.every === other.every && isLast(one) === isLast(other);
}
