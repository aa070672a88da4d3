/** The figures of one row at one number of connections; times in milliseconds. */
export type Figures = { perSecond: number; p50: number; p99: number };

/** The least share of its floor, in which figures, and the most queries (null: any number). */
export type Goal = { ratio: number; of: readonly (keyof Ratio)[]; queries: number | null };

/** What stands on the left of a row's figures, and against which row it is held. */
export type Row = {
  name: string;
  /** The name of its floor's row; null for a floor, and for what is shown for the reader alone. */
  floor: string | null;
  /** Statements that one request sends to the database, BEGIN and COMMIT among them. */
  queries: number;
  goal: Goal | null;
  /** By connections. */
  figures: ReadonlyMap<number, Figures>;
};

/** Shares of the floor: 1 is as good as the floor, less is worse, in both. */
export type Ratio = { perSecond: number; p50: number };

/** The middle of some numbers, of two middles the mean. Throws on none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError("There is no median of nothing");
  return (low + high) / 2;
}

/** The smallest of some numbers that at least `share` (0 to 1) of them do not exceed. Throws on none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError("There is no percentile of nothing");
  return found;
}

/** The figures of one run. @param times of its responses, in milliseconds. @param seconds it took. */
export function figuresOf(times: readonly number[], seconds: number): Figures {
  return { perSecond: times.length / seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** Several runs of the same as one: the median of each figure. */
export function medianOf(runs: readonly Figures[]): Figures {
  const of = (figure: keyof Figures) => median(runs.map((run) => run[figure]));
  return { perSecond: of("perSecond"), p50: of("p50"), p99: of("p99") };
}

/** How a row does against its floor. A time half as long is twice as good. */
export function ratioTo(floor: Figures, figures: Figures): Ratio {
  return { perSecond: figures.perSecond / floor.perSecond, p50: floor.p50 / figures.p50 };
}

/** The ratio of a row at a number of connections, or null where it has no floor. */
function ratioOf(row: Row, rows: readonly Row[], connections: number): Ratio | null {
  const floor = rows.find(({ name }) => name === row.floor)?.figures.get(connections);
  const figures = row.figures.get(connections);
  return floor && figures ? ratioTo(floor, figures) : null;
}

const HEADS = ["", "connections", "requests/s", "p50 ms", "p99 ms", "of floor: requests/s", "p50", "queries"];

/** One table of all rows, a line for each number of connections. */
export function formatTable(rows: readonly Row[]): string {
  const lines = rows.flatMap((row) =>
    [...row.figures].map(([connections, { perSecond, p50, p99 }]) => {
      const ratio = ratioOf(row, rows, connections);
      const shares = ratio ? [ratio.perSecond.toFixed(2), ratio.p50.toFixed(2)] : ["", ""];
      const times = [perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1)];
      return [row.name, String(connections), ...times, ...shares, String(row.queries)];
    }),
  );
  const widths = HEADS.map((_, column) => Math.max(...[HEADS, ...lines].map((cells) => cells[column]?.length ?? 0)));
  const pad = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)));
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [pad(HEADS), rule, ...lines.map(pad)].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A row's goal: whether it holds, and the worst ratio over all connections. */
export type Judgement = { name: string; holds: boolean; worst: number; queries: number };

/** Judges every row that has a goal: at each number of connections. */
export function judge(rows: readonly Row[]): Judgement[] {
  return rows.flatMap((row) => {
    if (!row.goal) return [];
    const { ratio: least, of, queries } = row.goal;
    const ratios = [...row.figures.keys()].map((connections) => ratioOf(row, rows, connections));
    const worst = Math.min(...ratios.flatMap((ratio) => of.map((figure) => ratio?.[figure] ?? 0)));
    const holds = worst >= least && (queries === null || row.queries <= queries);
    return [{ name: row.name, holds, worst, queries: row.queries }];
  });
}

/** The last line: which goals hold. */
export function goalsInWords(judgements: readonly Judgement[]): string {
  const words = judgements.map(
    ({ name, holds, worst, queries }) =>
      `${name} ${holds ? "holds" : "MISSED"} (at worst ${worst.toFixed(2)} of its floor, ${queries} queries)`,
  );
  return `Goals: ${words.join("; ")}.`;
}
