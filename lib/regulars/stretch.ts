/** The days of an away, as people say them: the first and the last. */
import { addDays, addMonths, type LocalDate } from "@/lib/time";

/** Days from one until another, exclusive. */
export type Days = { from: LocalDate; until: LocalDate };

/** Why days are none to be away on. "tooLong": more than a year. */
export type DaysRefusal = "order" | "past" | "tooLong";

/** How often somebody may say within a day that they are away: each time is read with every date that it covers. */
export const AWAYS_A_DAY = 30;

/** Why nobody is away by a form. "tooMany": they said so more often within a day than anybody has plans. */
export type SetRefusal = DaysRefusal | "tooMany";

/**
 * The days from a first to a last one. Refused where they end before they begin, are over, or are more than a year.
 * @param today on the person's own calendar.
 */
export function daysOf(
  { from, to }: { from: LocalDate; to: LocalDate },
  today: LocalDate,
): { ok: true; days: Days } | { ok: false; reason: DaysRefusal } {
  if (to < from) return { ok: false, reason: "order" };
  if (to < today) return { ok: false, reason: "past" };
  const until = addDays(to, 1);
  return until > addMonths(from, 12) ? { ok: false, reason: "tooLong" } : { ok: true, days: { from, until } };
}

/** The last day of a stretch. */
export function lastDay({ until }: Pick<Days, "until">): LocalDate {
  return addDays(until, -1);
}

/** Whether a stretch covers a day. */
export function covers({ from, until }: Days, day: LocalDate): boolean {
  return from <= day && day < until;
}

/** Of those stretches that run today the last day of the one that runs longest; null: none runs. */
export function awayUntil(
  stretches: readonly (Days & { liftedAt: Date | null })[],
  today: LocalDate,
): LocalDate | null {
  const running = stretches.filter((days) => days.liftedAt === null && covers(days, today)).map(lastDay);
  return running.toSorted().at(-1) ?? null;
}
