/** A device or a session of somebody. `browser`: in words, null where it is not known; `here`: it is this browser's. */
export type KnownBrowser = { id: string; browser: string | null; since: Date; here: boolean };

/**
 * The browsers in which somebody is known, as they are told of them: this one first, as one line even where it is known
 * by both cookies, then the newest first.
 */
export function browserLines(rows: readonly KnownBrowser[]): KnownBrowser[] {
  const newestFirst = [...rows].sort((a, b) => b.since.getTime() - a.since.getTime() || (a.id < b.id ? -1 : 1));
  const here = newestFirst.filter((row) => row.here);
  const eldest = here.at(-1);
  const others = newestFirst.filter((row) => !row.here);
  if (!eldest) return others;
  return [{ ...eldest, browser: here.find(({ browser }) => browser !== null)?.browser ?? null }, ...others];
}
