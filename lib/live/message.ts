/** Turns of series by their ids: all that a stream says. */
export type Turns = ReadonlyMap<string, number>;

/** Keeps connections open that proxies would close, and says nothing. */
export const HEARTBEAT = ":\n\n";

/** Turns as one server-sent event, a line each; with how long to wait before asking again where the stream breaks. */
export function eventOf(turns: Turns, retryMs?: number): string {
  const lines = [...turns].map(([series, turn]) => `data: ${series} ${turn}\n`);
  return `${retryMs === undefined ? "" : `retry: ${retryMs}\n`}${lines.join("")}\n`;
}

/** Reads what `eventOf` wrote, or PostgreSQL's word of one turn. Lines that are none are left out. */
export function turnsIn(data: string): Map<string, number> {
  const turns = new Map<string, number>();
  for (const line of data.split("\n")) {
    const [, series, turn] = /^([0-9a-f-]{36}) (\d+)$/.exec(line) ?? [];
    if (series !== undefined) turns.set(series, Number(turn));
  }
  return turns;
}
