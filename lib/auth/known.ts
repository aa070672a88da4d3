import { z } from "zod";
import { KNOWN_DAYS } from "@/lib/known-days";

const DAY_MS = 86_400_000;

/** Until when a browser stays known that is written to now. */
export function knownUntil(now: Date): Date {
  return new Date(now.getTime() + KNOWN_DAYS * DAY_MS);
}

/** Whether a browser that is known until then is due to be renewed: once a day is often enough. */
export function isRenewalDue(until: Date, now: Date): boolean {
  return until.getTime() < knownUntil(now).getTime() - DAY_MS;
}

const PAGE_KEY_MINUTES = 10;

/**
 * Whether a page's random key may still stand for the person it made. A double tap comes within seconds; a key found
 * later in a saved page must not open their place.
 */
export function isSamePress(madeAt: Date, now: Date): boolean {
  return now.getTime() - madeAt.getTime() < PAGE_KEY_MINUTES * 60_000;
}

/** The random key that a page for strangers carries in its form. */
export const pageKeySchema = z.string().regex(/^[\w-]{43}$/);
