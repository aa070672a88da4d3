/**
 * When the browser tests take place, for the app: a Wednesday. Ahead of the real time, because browsers drop cookies
 * whose Expires is past.
 */
export const NOW = new Date("2036-03-05T12:00:00Z");

/** What a session or a device in tests is known until. */
export const LATER = new Date("2037-03-05T12:00:00Z");
