/** When a mail is tried, and again. */

const MINUTE = 60_000;
const LEASE_MINUTES = 5;
const LONGEST_WAIT_MINUTES = 60;

/** Until when a mail is left to the process that begins to deliver it. */
export function leaseUntil(now: Date): Date {
  return new Date(now.getTime() + LEASE_MINUTES * MINUTE);
}

/** When a mail is tried again: after 1, 2, 4 … minutes, never after more than 60. @param attempts that failed, from 1. */
export function nextTry(attempts: number, now: Date): Date {
  // Far beyond the longest wait a power of two is no number any more.
  const minutes = Math.min(2 ** Math.min(attempts - 1, 10), LONGEST_WAIT_MINUTES);
  return new Date(now.getTime() + minutes * MINUTE);
}
