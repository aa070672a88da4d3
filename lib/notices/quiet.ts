/** When mail lets people sleep: quiet hours are from 21:00 until 8:00 on the clock of whoever reads. */
import { addDays, dateOf, type LocalTime, localDateTime, timeOf, toInstant, toLocal, type Zone } from "@/lib/time";
import { kindOf, type Reason } from "./notice";

/** When quiet hours end. */
export const MORNING = "08:00:00" as LocalTime;
const NOON = "12:00:00" as LocalTime;
const EVENING = "21:00:00" as LocalTime;

/** Whether an instant lies in the quiet hours of a zone: from 21:00 (inclusive) until 8:00 (exclusive). */
export function isQuiet(at: Date, zone: Zone): boolean {
  const time = timeOf(toLocal(at, zone));
  return time >= EVENING || time < MORNING;
}

/** The first instant from `at` on that lies outside the quiet hours of a zone. */
export function afterQuiet(at: Date, zone: Zone): Date {
  if (!isQuiet(at, zone)) return at;
  const local = toLocal(at, zone);
  const day = timeOf(local) < MORNING ? dateOf(local) : addDays(dateOf(local), 1);
  return toInstant(localDateTime(day, MORNING), zone);
}

/**
 * Whether something may wake its reader: a change, a cancellation or news of a seat of a meetup that starts before the
 * next noon of their clock. A confirmation of what they just said themselves is no news.
 */
export function mayWake(reason: Reason, startsAt: Date, at: Date, zone: Zone): boolean {
  const kind = kindOf(reason);
  if (reason === "confirmed" || reason === "added" || (kind !== "change" && kind !== "seat")) return false;
  return startsAt < nextNoon(at, zone);
}

function nextNoon(at: Date, zone: Zone): Date {
  const local = toLocal(at, zone);
  const day = timeOf(local) < NOON ? dateOf(local) : addDays(dateOf(local), 1);
  return toInstant(localDateTime(day, NOON), zone);
}

/** When something that is due may be mailed: at once where it may wake its reader, else after their quiet hours. */
export function decentTime(due: Date, { reason, startsAt }: { reason: Reason; startsAt: Date }, zone: Zone): Date {
  return mayWake(reason, startsAt, due, zone) ? due : afterQuiet(due, zone);
}
