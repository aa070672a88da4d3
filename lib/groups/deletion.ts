/** How a deleted group comes back, or not. */

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Until when a group that was deleted then can come back. */
export function recoverableUntil(deletedAt: Date): Date {
  return new Date(deletedAt.getTime() + KEPT_DAYS * DAY_MS);
}

/** Groups deleted at or before this instant are gone for good. */
export function keptSince(now: Date): Date {
  return new Date(now.getTime() - KEPT_DAYS * DAY_MS);
}

/**
 * The generation of the link that brings a group back: the minute of its deletion, so that the link of an earlier
 * deletion opens nothing.
 */
export function recoveryGeneration(deletedAt: Date): number {
  return Math.floor(deletedAt.getTime() / MINUTE_MS);
}

const tidied = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();

/** Whether somebody typed the group's name: capitals and spaces are not what it is about. */
export function isNameTyped(name: string, typed: string): boolean {
  return tidied(name) === tidied(typed);
}

/** Why deleting is refused. "gone": they do not run the group any more, or it is deleted already. */
export type DeleteRefusal = "gone" | "nameDiffers";
