import { addDays, type LocalDate, type LocalTime, localDateTime, toInstant, type Zone } from "@/lib/time";

const DAY_MS = 86_400_000;

/** How long an invite is open: for ever, some days, or until the end of a date. */
export const expiryChoices = ["never", "1", "7", "30", "date"] as const;

export type Expiry = "never" | { days: number } | { until: LocalDate };

/**
 * When an invite made at `now` ends; null: never.
 * @param zone whose day a date is: that of the organizer who chose it.
 */
export function expiryOf(expiry: Expiry, zone: Zone, now: Date): Date | null {
  if (expiry === "never") return null;
  if ("days" in expiry) return new Date(now.getTime() + expiry.days * DAY_MS);
  return toInstant(localDateTime(addDays(expiry.until, 1), "00:00:00" as LocalTime), zone);
}
