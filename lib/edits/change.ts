import type { Result } from "@/lib/result";
import { changeDate, type DateChange, type DateRefusal } from "./date-change";
import type { Dates, Made, Outcome } from "./dates";
import { changeSeries, type SeriesChange, type SeriesRefusal } from "./series-change";

/** Any edit: of one date, or of the series from a date on. */
export type Change = DateChange | SeriesChange;

/** Why an edit would come to nothing. */
export type ChangeRefusal = DateRefusal | SeriesRefusal;

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
