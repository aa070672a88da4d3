/** Who is told what of an edit, date by date: those before it are compared with those after it. */
import type { NewNotice, Was } from "@/lib/notices/notice";
import { aspectsOf } from "@/lib/notices/shown";
import type { Effective } from "@/lib/rsvp/answers";
import { effectiveOn, spanOfNews, type Voice, type Voiced } from "@/lib/rsvp/seats";
import { isLive, type Meetup } from "@/lib/schedule/meetups";
import type { LocalDate } from "@/lib/time";
import type { Carried } from "./dates";
import { type Pair, pairsOf } from "./pairs";
import { UNDO_MS } from "./undo";

/** What one member is to be told of one date: of one that another took over from, the new one. */
export type DateNews = Pick<NewNotice, "memberId" | "date" | "startsAt" | "zone"> & {
  reason: "askedAgain" | "changed" | "cancelled" | "restored" | "added";
  was: Was;
};

type Of = { before: Voiced; after: Voiced; now: Date; isBack: (date: LocalDate) => boolean };

/**
 * What an edit brings news of, and to whom. Who had answered a date that moves or is carried is asked again, also where
 * they said "out". Of the rest those hear who are in, wait or said maybe: of dates within four weeks all of them, of
 * later ones who said so by themselves. Of a new date regulars hear, who are in without having said so. Taken back, an
 * edit brings the opposite news, so that both together are none.
 * @param edit.undone whether it takes another back: what comes by it was a date before.
 */
export function newsOfDates(
  before: Voiced,
  after: Voiced,
  { carried, undone }: { carried: readonly Carried[]; undone: boolean },
  now: Date,
): DateNews[] {
  const gone = new Set(before.rows.filter((row) => !isLive(row)).map(({ date }) => date));
  const of = { before, after, now, isBack: (date: LocalDate) => undone || gone.has(date) };
  const { pairs, moves } = pairsOf(before, after, carried, now);
  const stays = pairs.flatMap(({ before: was, after: is }) => (was && was.date === is?.date ? [{ was, is }] : []));
  // Their answers went elsewhere, where they are asked.
  const left = new Set(moves.map((move) => move.before.date));
  const moved = stays.filter(({ was, is }) => +was.startsAt !== +is.startsAt && !left.has(was.date));
  const asked = distinct([
    ...moves.flatMap((move) => askedOf(move.before, move.after, of)),
    ...moved.flatMap(({ was, is }) => askedOf(was, is, of)),
  ]);
  // Of the date that another took over from they hear by that one.
  const known = new Set(asked.flatMap(({ memberId, date, was }) => [`${memberId} ${date}`, `${memberId} ${was.date}`]));
  const told = pairs.flatMap((pair) => toldOf(pair, of));
  return [...asked, ...told.filter(({ memberId, date }) => !known.has(`${memberId} ${date}`))];
}

/** Two dates may become one, and one member have answered both. */
function distinct(news: readonly DateNews[]): DateNews[] {
  const found = new Map<string, DateNews>();
  for (const one of news) if (!found.has(`${one.memberId} ${one.date}`)) found.set(`${one.memberId} ${one.date}`, one);
  return [...found.values()];
}

function askedOf(before: Meetup, after: Meetup, { before: { voices }, now }: Of): DateNews[] {
  if (before.startsAt <= now || before.state !== "on" || after.state !== "on") return [];
  const answered = voices.filter(({ leftAt, own }) => leftAt === null && own.has(before.date));
  return answered.map(({ memberId }) => newsFor(memberId, "askedAgain", before, after));
}

function toldOf({ before, after }: Pair, of: Of): DateNews[] {
  const first = before ?? after;
  if (!first || first.startsAt <= of.now) return [];
  const [said, says] = [answersOn(of.before.voices, before), answersOn(of.after.voices, after)];
  const isNear = [before, after].some((meetup) => meetup !== null && meetup.startsAt < spanOfNews(of.now).to);
  const counts = (one: Effective | undefined) =>
    one !== undefined && one.answer !== "out" && (isNear || one.how === "own");
  const isOther = before !== null && after !== null && before.date !== after.date;
  return [...new Set([...said.keys(), ...says.keys()])].flatMap((memberId) => {
    const [was, is] = [said.get(memberId), says.get(memberId)];
    if (!counts(was) && !counts(is)) return [];
    // Their own answer stays with the one date, or lies with the other: for them that goes, or comes.
    if (before && (!isOther || was)) return changedFor(memberId, before, isOther && !is ? null : after);
    return after ? comingFor(memberId, is, after, of) : [];
  });
}

function changedFor(memberId: string, before: Meetup, after: Meetup | null): DateNews[] {
  if (before.state === "cancelled") return after?.state === "on" ? [newsFor(memberId, "restored", before, after)] : [];
  if (after?.state !== "on") return [newsFor(memberId, "cancelled", before, after)];
  return isElse(before, after) ? [newsFor(memberId, "changed", before, after)] : [];
}

function comingFor(memberId: string, says: Effective | undefined, after: Meetup, { isBack }: Of): DateNews[] {
  if (after.state !== "on") return [];
  if (isBack(after.date)) return [newsFor(memberId, "restored", null, after)];
  return says?.how === "regular" ? [newsFor(memberId, "added", null, after)] : [];
}

function answersOn(voices: readonly Voice[], meetup: Meetup | null): Map<string, Effective> {
  const said = meetup ? effectiveOn(voices, meetup) : [];
  return new Map(said.flatMap(({ memberId, effective }) => (effective ? [[memberId, effective]] : [])));
}

function isElse(before: Meetup, after: Meetup): boolean {
  return before.date !== after.date || aspectsOf(wasOf(before), after).length > 0;
}

function newsFor(memberId: string, reason: DateNews["reason"], before: Meetup | null, after: Meetup): DateNews;
function newsFor(memberId: string, reason: "cancelled", before: Meetup, after: Meetup | null): DateNews;
function newsFor(memberId: string, reason: DateNews["reason"], before: Meetup | null, after: Meetup | null): DateNews {
  const [first, last] = [before ?? after, after ?? before];
  if (!first || !last) throw new Error("news of no date");
  const { date, startsAt, zone } = last;
  return { memberId, date, reason, startsAt, zone, was: { ...wasOf(first), state: before?.state ?? null } };
}

/** A date as those know it who have not heard of a change of it yet. */
export function wasOf({ date, startsAt, endsAt, zone, place, link, name, state }: Meetup): Was {
  const [starts, ends] = [startsAt.toISOString(), endsAt.toISOString()];
  return { date, startsAt: starts, endsAt: ends, zone, place, link, name, state };
}

const DAY = 86_400_000;

/**
 * When word of an edit is due: once it cannot be taken back any more, or at once where its author wants that or a date,
 * as it was or is, begins within a day.
 * @param starts of the date, before and after.
 * @param edit.at when it was made; of an edit that takes another back, when that one was: so both are looked at together.
 */
export function dueOf(starts: readonly Date[], { at, tellNow }: { at: Date; tellNow: boolean }, now: Date): Date {
  const isSoon = starts.some((start) => start.getTime() - now.getTime() < DAY);
  if (tellNow || isSoon) return now;
  return new Date(Math.max(now.getTime(), at.getTime() + UNDO_MS));
}
