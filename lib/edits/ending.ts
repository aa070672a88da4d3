import type { Answer } from "@/lib/rsvp/answers";
import { type Meetup, type MeetupRow, meetups, type Plan, touchedMeetup } from "@/lib/schedule/meetups";
import type { LocalDate } from "@/lib/time";

/** What becomes of a series that ends now. */
export type Ending = {
  /** Plans that have begun, each with its new (exclusive) end: its next date, which is none any more. */
  cut: { from: LocalDate; until: LocalDate }[];
  /** Plans that have not begun, by their first dates: they never were. */
  dropped: LocalDate[];
  /** Touched dates that are to come: they are none any more, and keep what was answered. */
  retired: LocalDate[];
};

/** A date that goes when its series ends, with how many have answered what. */
export type GoingDate = { meetup: Meetup; answers: Record<Answer, number> };

/** Why ending a series is refused. "over": nothing of it is to come. "changed": not what the preview showed any more. */
export type EndRefusal = "gone" | "over" | "changed";

/**
 * What ending a series at `now` comes to: dates that have started stay as they are, no later one is left. Null where
 * nothing is to come.
 * @param rows all touched dates that may be to come.
 */
export function endingOf(plans: readonly Plan[], rows: readonly MeetupRow[], now: Date): Ending | null {
  const isAhead = (row: MeetupRow) => {
    const meetup = touchedMeetup(plans, row);
    return meetup !== null && meetup.startsAt > now;
  };
  const retired = rows.filter(isAhead).map(({ date }) => date);
  const cut: Ending["cut"] = [];
  const dropped: LocalDate[] = [];
  for (const plan of plans) {
    const [next] = meetups([plan], [], { from: new Date(now.getTime() + 1), to: null, limit: 1 });
    if (!next) continue;
    if (next.date > plan.from) cut.push({ from: plan.from, until: next.date });
    else dropped.push(plan.from);
  }
  return cut.length + dropped.length + retired.length > 0 ? { cut, dropped, retired } : null;
}
