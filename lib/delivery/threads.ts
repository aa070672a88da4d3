import type { Was } from "@/lib/notices/notice";
import type { LocalDate } from "@/lib/time";

/** A change of one date: `date` is its identity after it, `was.date` the one before. */
export type Change = { memberId: string; seriesId: string; date: LocalDate; revision: number; was: Was };

/**
 * Changes by the date that they befell, each thread in the order in which they came about. A date whose answers another
 * took over is the same date to its reader. Changes of one revision are of one edit, at once: where each date moves to
 * where the next one was, none of them is the other.
 */
export function threadsOf<Found extends Change>(changes: readonly Found[]): Found[][] {
  const threads: Found[][] = [];
  let current = new Map<string, Found[]>();
  for (const edit of editsOf(changes)) {
    const moved = new Map<string, Found[]>();
    const left = new Map(current);
    for (const change of edit) {
      const before = keyOf(change, change.was.date);
      const thread = current.get(before) ?? [];
      if (thread.length === 0) threads.push(thread);
      thread.push(change);
      left.delete(before);
      moved.set(keyOf(change, change.date), thread);
    }
    current = new Map([...left, ...moved]);
  }
  return threads;
}

const keyOf = ({ memberId, seriesId }: Change, date: LocalDate) => `${memberId}/${seriesId}/${date}`;

function editsOf<Found extends Change>(changes: readonly Found[]): Found[][] {
  const edits = new Map<string, Found[]>();
  for (const change of changes.toSorted((a, b) => a.revision - b.revision)) {
    const key = `${change.memberId}/${change.seriesId}/${change.revision}`;
    edits.set(key, [...(edits.get(key) ?? []), change]);
  }
  return [...edits.values()];
}
