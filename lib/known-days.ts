/** How long a device or a session lasts from its last write, in days. Browsers cap cookies at 400. */
export const KNOWN_DAYS = 400;
