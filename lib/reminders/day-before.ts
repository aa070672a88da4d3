import type { NewNotice } from "@/lib/notices/notice";
import { afterQuiet } from "@/lib/notices/quiet";
import { type Effective, inForce } from "@/lib/rsvp/answers";
import { effectiveOn, seatingOn, type Voice } from "@/lib/rsvp/seats";
import type { Meetup } from "@/lib/schedule/meetups";
import type { Zone } from "@/lib/time";
import { decentThatDay, spreadOf } from "./hours";
import { AHEAD, moved, REMINDER, type Reader, type Woken, type Written } from "./woken";

/** From when on the reminders of a date are written. */
export function remindsFrom({ startsAt }: Pick<Meetup, "startsAt">): Date {
  return moved(startsAt, -REMINDER - AHEAD);
}

/** When one reader is reminded of a date: the day before, at a decent hour of their clock. */
export function reminderDue(
  meetup: Pick<Meetup, "startsAt" | "date">,
  of: { seriesId: string; memberId: string; zone: Zone },
): Date {
  return decentThatDay(moved(meetup.startsAt, -REMINDER), of.zone, spreadOf(of.memberId, of.seriesId, meetup.date));
}

/**
 * Reminders of dates that begin within two days: for whoever has a seat or said maybe and did so before theirs was due.
 * Who moved up after that heard it then.
 */
export function remindersOf(woken: Woken, coming: readonly Meetup[], now: Date): NewNotice[] {
  const soon = coming.filter((meetup) => meetup.state === "on" && remindsFrom(meetup) <= now);
  return soon.flatMap((meetup) => {
    const counting = remindable(woken.voices, meetup);
    return woken.readers.flatMap((reader) => {
      const effective = counting.get(reader.memberId);
      const due = effective && dueFor(woken, meetup, reader, effective, now);
      return due ? [{ ...noticeOf(woken, meetup, reader), due }] : [];
    });
  });
}

function noticeOf({ seriesId }: Woken, { date, turn, startsAt, zone }: Meetup, { memberId }: Reader) {
  return { memberId, seriesId, date, reason: "reminder" as const, revision: turn, startsAt, zone };
}

function remindable(voices: readonly Voice[], meetup: Meetup): ReadonlyMap<string, Effective> {
  const going = new Set(seatingOn(voices, meetup).going.map(({ memberId }) => memberId));
  const said = effectiveOn(voices, meetup).flatMap(({ memberId, effective }) =>
    effective && (effective.answer === "maybe" || going.has(memberId)) ? [[memberId, effective] as const] : [],
  );
  return new Map(said);
}

function dueFor(woken: Woken, meetup: Meetup, reader: Reader, effective: Effective, now: Date): Date | null {
  const { memberId } = reader;
  const zone = reader.zone ?? meetup.zone;
  const usual = reminderDue(meetup, { seriesId: woken.seriesId, memberId, zone });
  if (saidAt(woken, meetup, memberId, effective) > usual) return null;
  const mine = woken.written.filter((one) => one.memberId === memberId && one.date === meetup.date);
  if (mine.some((one) => one.reason === "movedUp" && one.createdAt > usual)) return null;
  if (mine.some((one) => one.reason === "reminder" && says(one, meetup, { usual, zone }))) return null;
  const due = usual > now ? usual : now;
  return afterQuiet(due, zone) < meetup.startsAt ? due : null;
}

/** When what counts for somebody was said: for this date, or for all. */
function saidAt({ answered, voices }: Woken, meetup: Meetup, memberId: string, { how, ticket }: Effective): Date {
  const standing = voices.find((voice) => voice.memberId === memberId)?.standing ?? [];
  const since =
    how === "own"
      ? answered.find((one) => one.memberId === memberId && one.date === meetup.date)?.at
      : standing.find((row) => row.ticket === ticket && inForce(row, meetup.startsAt))?.from;
  return since ?? new Date(0);
}

/**
 * Whether a written reminder says what is to be said: written of this state of the date, or of one that began at the
 * same time. One that was late when it was written is due from then on.
 */
function says(written: Written, meetup: Meetup, { usual, zone }: { usual: Date; zone: Zone }): boolean {
  const { notBefore, createdAt } = written;
  if (written.revision === meetup.turn) return true;
  if (written.dropped || !notBefore) return false;
  const wasLate = usual <= createdAt && notBefore.getTime() === afterQuiet(createdAt, zone).getTime();
  return wasLate || notBefore.getTime() === usual.getTime();
}
