import type { LocalDate } from "@/lib/time";
import type { Was } from "./notice";

/** A change that one reader is told of a date: `date` is its identity after it, `was.date` the one before. */
export type Change = { seriesId: string; date: LocalDate; revision: number; was: Was };

/** The changes of one date, in the order in which they came about: what its reader knew is the first one's `was`. */
export type Thread<Found extends Change> = [Found, ...Found[]];

/**
 * One reader's changes by the date that they befell. A date whose answers another took over is the same date to them.
 * Changes of one revision are of one edit, at once: where each date moves to where the next one was, none of them is the
 * other; and a date that comes where another went away from is not that one.
 */
export function threadsOf<Found extends Change>(changes: readonly Found[]): Thread<Found>[] {
  const threads: Thread<Found>[] = [];
  let current = new Map<string, Thread<Found>>();
  for (const edit of editsOf(changes)) {
    const moved = new Map<string, Thread<Found>>();
    const left = new Map(current);
    for (const change of edit) {
      const before = keyOf(change, change.was.date);
      const thread = current.get(before);
      const next: Thread<Found> = thread ?? [change];
      if (thread) thread.push(change);
      else threads.push(next);
      left.delete(before);
      moved.set(keyOf(change, change.date), next);
    }
    current = new Map([...left, ...moved]);
  }
  return threads;
}

const keyOf = ({ seriesId }: Change, date: LocalDate) => `${seriesId}/${date}`;

function editsOf<Found extends Change>(changes: readonly Found[]): Found[][] {
  const edits = new Map<string, Found[]>();
  for (const change of changes.toSorted((a, b) => a.revision - b.revision)) {
    const key = `${change.seriesId}/${change.revision}`;
    edits.set(key, [...(edits.get(key) ?? []), change]);
  }
  return [...edits.values()];
}
