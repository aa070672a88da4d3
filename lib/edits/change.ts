import type { Result } from "@/lib/result";
import { changeDate, type DateChange, type DateRefusal } from "./date-change";
import type { Dates, Made, Outcome } from "./dates";
import { changeSeries, type SeriesChange, type SeriesRefusal } from "./series-change";

/** Any edit: of one date, or of the series from a date on. */
export type Change = DateChange | SeriesChange;

/** Why an edit would come to nothing. */
export type ChangeRefusal = DateRefusal | SeriesRefusal;

/** Why an edit is not made. "gone": they run the group no more, or it has no such series. "changed": it would do
 * something else than its preview showed. */
export type EditRefusal = ChangeRefusal | "gone" | "changed";

/** An edit that was made: who, when, what. `by` null: a former member who asked not to be named. */
export type MadeEdit = { kind: Change["kind"] | "undone"; by: string | null; at: Date; turn: number; from: Date };

/** What an edit comes to, or why it is none. */
export function outcomeOf(
  dates: Dates,
  change: Change,
  made: Made,
  now: Date,
): Result<{ outcome: Outcome }, ChangeRefusal> {
  switch (change.kind) {
    case "planChanged":
    case "paused":
    case "ended":
      return changeSeries(dates, change, made, now);
    default:
      return changeDate(dates, change, made, now);
  }
}
