/** What whoever runs the instance sees of reminders and mail: numbers, and nobody's address. */

/** Why a notice was not mailed. */
export const DROPS = ["untrue", "switchedOff", "noAddress", "noServer"] as const;

export type Drop = (typeof DROPS)[number];

/** What is counted is counted up to here: a page must not grow with what waits. */
export const MOST = 1000;

/** What a tick takes to come by and to do its work. */
const USUAL_MS = 30_000;

/**
 * How far what falls due is behind, in milliseconds.
 * @param due when the oldest of each kind fell due that nobody has done yet; null: nothing of that kind is due.
 * @returns null: up to date.
 */
export function behind(due: readonly (Date | null)[], now: Date): number | null {
  const oldest = Math.min(...due.flatMap((at) => (at ? [at.getTime()] : [])));
  const late = now.getTime() - oldest;
  return late > USUAL_MS ? late : null;
}

/** That mail does not get out: since when the oldest of it waits, and whether none at all has got out since. */
export type Stuck = { since: Date; isAll: boolean };

/**
 * Whether mail gets out.
 * @param waitsSince when the oldest mail was made that failed and is tried again; null: there is none.
 * @param delivered when the last mail went out; null: none did of late.
 */
export function stuck(waitsSince: Date | null, delivered: Date | null): Stuck | null {
  return waitsSince && { since: waitsSince, isAll: delivered === null || delivered < waitsSince };
}

/** A span as people say it: in minutes below two hours, in hours below two days, else in days; at least one. */
export function roughly(ms: number): { value: number; unit: "minute" | "hour" | "day" } {
  const minutes = ms / 60_000;
  if (minutes < 120) return { value: Math.max(1, Math.round(minutes)), unit: "minute" };
  if (minutes < 48 * 60) return { value: Math.round(minutes / 60), unit: "hour" };
  return { value: Math.round(minutes / 60 / 24), unit: "day" };
}

/** A mail address as far as operators need it: "ada.l@example.org" is "a…@example.org". */
export function masked(address: string): string {
  const at = address.lastIndexOf("@");
  const [first = ""] = address.slice(0, Math.max(at, 0));
  return `${first}…${at < 0 ? "" : address.slice(at)}`;
}

// What RFC 5322 §3.2.3 allows in an atom, and letters of any script (RFC 6532).
const ADDRESS = /[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+@[\p{L}\p{N}.-]*[\p{L}\p{N}]/gu;

/** A mail server's words with the addresses in them masked, and the recipient wherever they stand, also without a domain. */
export function withoutAddresses(text: string, recipient: string): string {
  const plain = recipient === "" ? text : text.replaceAll(recipient, masked(recipient));
  const told = plain.replaceAll(ADDRESS, (address) => (address.includes("…") ? address : masked(address)));
  const [first = "", ...more] = recipient.slice(0, Math.max(recipient.lastIndexOf("@"), 0));
  if (more.length === 0) return told;
  // The domain stands beside it on the page.
  const name = `${first}${more.join("")}`.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return told.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, "giu"), `${first}…`);
}
