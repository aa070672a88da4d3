import type { NewNotice } from "@/lib/notices/notice";
import { afterQuiet } from "@/lib/notices/quiet";
import { effectiveOn } from "@/lib/rsvp/seats";
import type { Meetup } from "@/lib/schedule/meetups";
import { decentAfter, decentThatDay, spreadOf } from "./hours";
import { AHEAD, askAt, type Dates, moved, type Reader, type Woken } from "./woken";

/** Nobody is asked more often for one series. */
const BETWEEN = 6 * 86_400_000;

/** From when on the questions of a date are written, if it is the next by then. */
export function asksFrom(meetup: Pick<Meetup, "startsAt" | "minimum">): Date {
  return moved(askAt(meetup), -AHEAD);
}

/**
 * Questions to those for whom nothing counts on the next date that takes place: neither an answer nor a standing one,
 * and they are not away. Who joined after they would have been asked has just seen it.
 */
export function questionsOf(woken: Woken, { coming, begun }: Pick<Dates, "coming" | "begun">, now: Date): NewNotice[] {
  const next = coming.find(({ state }) => state === "on");
  if (!next || asksFrom(next) > now) return [];
  const said = effectiveOn(woken.voices, next).filter(({ effective }) => effective !== null);
  const heard = new Set(said.map(({ memberId }) => memberId));
  return woken.readers.flatMap((reader) => {
    const due = heard.has(reader.memberId) ? null : dueFor(woken, { next, before: begun[0] }, reader, now);
    const { memberId } = reader;
    const { date, turn, startsAt, zone } = next;
    const { seriesId } = woken;
    return due ? [{ memberId, seriesId, date, reason: "question" as const, revision: turn, due, startsAt, zone }] : [];
  });
}

type Which = { next: Meetup; before: Meetup | undefined };

/** Null: they are not asked. What was written before counts from when it was due, and a late question as if it were not. */
function dueFor({ seriesId, written }: Woken, { next, before }: Which, reader: Reader, now: Date): Date | null {
  const { memberId, joinedAt } = reader;
  const zone = reader.zone ?? next.zone;
  const minutes = spreadOf(memberId, seriesId, next.date);
  const at = askAt(next);
  // Where dates lie close together it is the next only since the one before it began.
  const usual =
    before && before.startsAt > at ? decentAfter(before.startsAt, zone, minutes) : decentThatDay(at, zone, minutes);
  if (joinedAt > usual) return null;
  const wasAsked = written.some(({ reason, notBefore, ...one }) => {
    if (one.memberId !== memberId || reason !== "question" || !notBefore) return false;
    return Math.abs(usual.getTime() - notBefore.getTime()) < BETWEEN;
  });
  const due = usual > now ? usual : now;
  return wasAsked || afterQuiet(due, zone) >= next.startsAt ? null : due;
}
