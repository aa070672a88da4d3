/** When something that the clock brings is mailed: at a decent hour of its reader's own clock, and not to all at once. */
import { MORNING } from "@/lib/notices/quiet";
import {
  addDays,
  dateOf,
  type LocalDate,
  type LocalTime,
  localDateTime,
  timeOf,
  toInstant,
  toLocal,
  type Zone,
} from "@/lib/time";

const MINUTE = 60_000;
const LAST_HOUR = "20:00:00" as LocalTime;
const EVENING = "18:00:00" as LocalTime;

/** Minutes from 0 to 59, always the same for the same words (FNV-1a). */
export function spreadOf(...words: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const character of words.join("/")) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % 60;
}

const plus = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE);
const on = (day: LocalDate, time: LocalTime, zone: Zone) => toInstant(localDateTime(day, time), zone);

/**
 * From 8:00 until 20:59 on the day of an instant: what lies in the night before it comes in the morning, what lies after
 * 20:00 comes in the hour from then on.
 * @param minutes 0 to 59: how far it is moved, so that not all are told in one minute.
 */
export function decentThatDay(at: Date, zone: Zone, minutes: number): Date {
  const local = toLocal(at, zone);
  if (timeOf(local) < MORNING) return plus(on(dateOf(local), MORNING, zone), minutes);
  return plus(timeOf(local) < LAST_HOUR ? at : on(dateOf(local), LAST_HOUR, zone), minutes);
}

/** The same, but never before the instant: what lies after 20:00 comes the next morning. */
export function decentAfter(at: Date, zone: Zone, minutes: number): Date {
  const local = toLocal(at, zone);
  if (timeOf(local) < LAST_HOUR) return decentThatDay(at, zone, minutes);
  return plus(on(addDays(dateOf(local), 1), MORNING, zone), minutes);
}

/** The first instant later than `now` at so many minutes after 18:00 on a clock. */
export function eveningAfter(now: Date, zone: Zone, minutes: number): Date {
  const day = dateOf(toLocal(now, zone));
  const today = plus(on(day, EVENING, zone), minutes);
  return today > now ? today : plus(on(addDays(day, 1), EVENING, zone), minutes);
}
