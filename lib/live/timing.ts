/** When an open page asks for what has changed. All times in milliseconds of one clock. */

/** News is spread over so long: not all open pages ask at once. */
export const SPREAD_MS = 800;
/**
 * From one asking to the next where news keeps coming. A page must show an answer within two seconds: what remains is for
 * the way there and back. Longer than the pause between two messages of a stream, so that the next news is there by then.
 */
export const SPACING_MS = 1400;
/** The least and the most to wait after something failed. */
const [FIRST_RETRY_MS, LAST_RETRY_MS] = [3_000, 300_000];

/**
 * How long to wait with asking after news came. Pages that have asked just now are spread already and go on at their
 * own pace.
 * @param sinceAsked since the page last asked; null: it has not yet.
 * @param chance from 0 to 1.
 */
export function waitOf(sinceAsked: number | null, chance: number): number {
  if (sinceAsked !== null && sinceAsked < SPACING_MS) return SPACING_MS - sinceAsked;
  return Math.floor(chance * SPREAD_MS);
}

/** How long to wait after so many failures one after the other: three seconds, then twice as long each time. */
export function retryOf(failures: number, chance: number): number {
  const most = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20));
  return Math.floor(most * (0.75 + chance / 4));
}
