/** What an edit says of dates of which something stands decided by their minimum. */
import { seatingOn, type Voice } from "@/lib/rsvp/seats";
import { touchedMeetup } from "@/lib/schedule/meetups";
import { neededHeads } from "@/lib/schedule/minimum";
import type { LocalDate } from "@/lib/time";
import type { Dates, Outcome } from "./dates";

/** That a date takes place or does not, decided with so many going of so many. */
export type Decided = { date: LocalDate; verdict: "on" | "off"; heads: number; minimum: number };

/**
 * Who puts a date back that was called off decides that it is on, and who cancels one that was on decides that it is
 * off. Where nothing stands decided, and of any other edit, there is nothing to say.
 */
export function decidedBy(
  dates: Dates,
  { plans, rows }: Pick<Outcome, "plans" | "rows">,
  voices: readonly Voice[],
): Decided[] {
  return rows.flatMap((row) => {
    const stands = dates.rows.find(({ date }) => date === row.date)?.decision;
    const meetup = touchedMeetup(plans, row);
    const verdict = meetup?.state === "on" ? "on" : "off";
    if (!stands || !meetup || (stands.verdict === "off") === (verdict === "off")) return [];
    const heads = seatingOn(voices, meetup).goingHeads;
    return [{ date: row.date, verdict, heads, minimum: neededHeads(meetup) ?? 0 }];
  });
}
