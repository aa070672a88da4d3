/** What an edit does to seats: known before it is saved, from what everybody said. */
import type { OwnAnswer } from "@/lib/rsvp/answers";
import { effectiveOn, type SeatNews, seatingsAhead, seatNews, type Voice } from "@/lib/rsvp/seats";
import { type Meetup, type MeetupRow, meetupOn, touchedMeetup } from "@/lib/schedule/meetups";
import type { LocalDate } from "@/lib/time";
import { bare, type Dates, type Fresh, type Outcome } from "./dates";

/** The touched dates of a series after an edit. */
export function rowsAfter(dates: Dates, { rows }: Pick<Outcome, "rows">): MeetupRow[] {
  const written = new Set(rows.map(({ date }) => date));
  return [...dates.rows.filter(({ date }) => !written.has(date)).map(bare), ...rows];
}

/** Who said what after an edit: answers of carried dates lie at the new ones, of two of one person the newer. */
export function voicesAfter(voices: readonly Voice[], { carried, fresh = [] }: Outcome, turn: number): Voice[] {
  return voices.map((voice) => {
    const own = new Map(voice.own);
    for (const { from, to } of carried) {
      const [moving, there] = [own.get(from), own.get(to)];
      own.delete(from);
      if (moving && (!there || moving.ticket > there.ticket)) own.set(to, moving);
    }
    for (const { date, memberId, brings } of fresh) {
      if (memberId === voice.memberId) own.set(date, { answer: "in", ticket: turn, brings, note: null });
    }
    return { ...voice, own };
  });
}

/**
 * Who counts as "in" by an edit and did not before it, on a date that goes on: it left somebody's away days, say. They
 * get a new ticket there, behind everybody who was in: nobody loses a seat to an answer that had not counted.
 */
export function freshAnswers(dates: Dates, outcome: Outcome, voices: readonly Voice[]): Fresh[] {
  const after = voicesAfter(voices, outcome, 0);
  return outcome.rows.flatMap((row) => {
    const meetup = touchedMeetup(outcome.plans, row);
    const sources = [row.date, ...outcome.carried.filter(({ to }) => to === row.date).map(({ from }) => from)];
    const were = sources.flatMap((date) => heldBefore(dates, date) ?? []);
    if (!meetup || were.length === 0) return [];
    const counted = new Set(were.flatMap((was) => insOn(voices, was)).map(({ memberId }) => memberId));
    const newly = insOn(after, meetup).filter(({ memberId }) => !counted.has(memberId));
    return newly.map(({ memberId, brings }) => ({
      ...{ date: row.date, memberId, brings },
      was: after.find((voice) => voice.memberId === memberId)?.own.get(row.date)?.ticket ?? null,
    }));
  });
}

/** A date as it is before an edit; null where it is none. */
export function heldBefore({ plans, rows }: Dates, date: LocalDate): Meetup | null {
  const row = rows.find((one) => one.date === date);
  return row ? touchedMeetup(plans, bare(row)) : meetupOn(plans, [], date);
}

function insOn(voices: readonly Voice[], meetup: Meetup): (OwnAnswer & { memberId: string })[] {
  return effectiveOn(voices, meetup).flatMap(({ memberId, effective }) =>
    effective?.answer === "in" ? [{ ...effective, memberId }] : [],
  );
}

/** For whom an edit made at `turn` brings news of seats, within four weeks. */
export function newsOfEdit(
  dates: Dates,
  outcome: Outcome,
  voices: readonly Voice[],
  turn: number,
  now: Date,
): SeatNews[] {
  const before = seatingsAhead({ ...dates, voices }, now);
  const rows = rowsAfter(dates, outcome);
  const after = seatingsAhead({ plans: outcome.plans, rows, voices: voicesAfter(voices, outcome, turn) }, now);
  return seatNews(before, after, outcome.carried);
}
