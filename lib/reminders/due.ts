/** What falls due of a series by the clock, and when it is to be looked at again. */
import { decideAt, type Ruling, ruling } from "@/lib/decisions/minimum";
import type { NewNotice } from "@/lib/notices/notice";
import { seatingOn } from "@/lib/rsvp/seats";
import type { Meetup } from "@/lib/schedule/meetups";
import { asksFrom, questionsOf } from "./asking";
import { remindersOf, remindsFrom } from "./day-before";
import { digestsOf } from "./digest";
import { silenceOf } from "./silence";
import { type Dates, datesOf, earliest, LONGEST_SLEEP, moved, type Woken } from "./woken";

/** What is to be written, what is to be carried out, and when the series wakes again (null: never by itself). */
export type Due = {
  notices: NewNotice[];
  rulings: { meetup: Meetup; heads: number; ruling: Ruling }[];
  wakesAt: Date | null;
};

/**
 * What is due of a series at `now`: questions, reminders, whether it is still alive, digests for who runs it; and of
 * dates with a minimum what is to be decided. A ruling changes what is true, so it comes alone, and the series is due
 * again at once. Nothing is due of dates that have begun, and what is written already is not due again.
 */
export function dueOf(woken: Woken, now: Date): Due {
  const dates = datesOf(woken, now);
  const { coming } = dates;
  const rulings = coming.flatMap((meetup) => {
    const heads = seatingOn(woken.voices, meetup).goingHeads;
    const found = ruling(meetup, heads, now);
    return found ? [{ meetup, heads, ruling: found }] : [];
  });
  if (rulings.length > 0) return { notices: [], rulings, wakesAt: now };
  const notices = [
    ...remindersOf(woken, coming, now),
    ...questionsOf(woken, dates, now),
    ...silenceOf(woken, dates, now),
    ...digestsOf(woken, now),
  ];
  return { notices, rulings, wakesAt: nextWake(dates, now) };
}

/**
 * The next instant at which something of these dates may fall due by the clock alone; whatever else makes something due
 * wakes their series. Null: none is to come or runs.
 */
export function nextWake({ all, hasMore }: Pick<Dates, "all" | "hasMore">, now: Date): Date | null {
  const instants = all
    .filter(({ state }) => state === "on")
    .flatMap(instantsOf)
    .filter((at) => at > now);
  return earliest(hasMore ? [...instants, moved(now, LONGEST_SLEEP)] : instants);
}

/** A date's start makes the one after it the next, and its end may be the end of a silence. */
function instantsOf(meetup: Meetup): Date[] {
  const decided = decideAt(meetup);
  const all = [asksFrom(meetup), remindsFrom(meetup), meetup.startsAt, meetup.endsAt];
  return decided ? [...all, decided] : all;
}
