/** Which date after an edit is which date before it, as people see it. */
import { spanOfNews, type Voiced } from "@/lib/rsvp/seats";
import { type Meetup, meetupOn, meetups, planOf, touchedMeetup } from "@/lib/schedule/meetups";
import type { LocalDate } from "@/lib/time";
import type { Carried } from "./dates";
import { type Period, periodToCarry } from "./plans";

/** What the dates of a series are made of. */
export type Series = Pick<Voiced, "plans" | "rows">;

/** A date before and after an edit; null where it is none. */
export type Pair = { before: Meetup | null; after: Meetup | null };

const DAY = 86_400_000;

/** The dates of a series of which an edit may bring news, by identity: those to come soon, and every touched one. */
function heldDates({ plans, rows }: Series, now: Date): Map<LocalDate, Meetup> {
  const { from, to } = spanOfNews(now);
  // A month's dates stand for one another: whether one is the only one must be seen also at the end of the span.
  const wide = { from: new Date(from.getTime() - 3 * DAY), to: new Date(to.getTime() + 32 * DAY) };
  const touched = rows.flatMap((row) => touchedMeetup(plans, row) ?? []);
  return new Map([...meetups(plans, rows, wide), ...touched].map(byDate));
}

/** Those and, of some dates further off that an edit touches, what they are in the series. */
function alsoOn(held: ReadonlyMap<LocalDate, Meetup>, dates: Iterable<LocalDate>, { plans, rows }: Series) {
  const further = [...dates].filter((date) => !held.has(date) && !rows.some((row) => row.date === date));
  return new Map([...held, ...further.flatMap((date) => meetupOn(plans, rows, date) ?? []).map(byDate)]);
}

const byDate = (meetup: Meetup): [LocalDate, Meetup] => [meetup.date, meetup];

/**
 * The dates before and after an edit, side by side: each with itself, or with the one that stands for it since (its
 * answers went there and neither was a date besides; or nobody had touched it, and of its week, month or year it is the
 * only one to go and that the only one to come).
 * @returns besides the `moves` of answers: who gave one sees the date move, whatever else is a date.
 */
export function pairsOf(
  before: Series,
  after: Series,
  carried: readonly Carried[],
  now: Date,
): { pairs: Pair[]; moves: { before: Meetup; after: Meetup }[] } {
  const held = { before: heldDates(before, now), after: heldDates(after, now) };
  const was = alsoOn(held.before, held.after.keys(), before);
  const is = alsoOn(held.after, held.before.keys(), after);
  const moves = carried.flatMap(({ from, to }) => {
    const [source, target] = [was.get(from), is.get(to)];
    return source && target ? [{ before: source, after: target }] : [];
  });
  const heirs = new Map<LocalDate, LocalDate>();
  for (const { from, to } of carried) if (!was.has(to) && !is.has(from)) heirs.set(from, to);
  const takenFrom = new Set(carried.map(({ from }) => from));
  const takenTo = new Set(carried.map(({ to }) => to));
  const going = [...was.keys()].filter((date) => !is.has(date) && !takenFrom.has(date));
  const coming = [...is.keys()].filter((date) => !was.has(date) && !takenTo.has(date));
  for (const [date, heir] of heirsOf(going, coming, [before, after])) heirs.set(date, heir);
  const inherited = new Set(heirs.values());
  const kept = [...was].map(([date, meetup]) => ({ before: meetup, after: is.get(heirs.get(date) ?? date) ?? null }));
  const added = [...is].filter(([date]) => !was.has(date) && !inherited.has(date));
  return { pairs: [...kept, ...added.map(([, meetup]) => ({ before: null, after: meetup }))], moves };
}

/**
 * Which date stands for which that goes: in the time of either, by the rules of before and after, both are the only ones
 * to go and to come. So the way back is the same.
 */
function heirsOf(
  going: readonly LocalDate[],
  coming: readonly LocalDate[],
  series: readonly Series[],
): [LocalDate, LocalDate][] {
  const only = (dates: readonly LocalDate[], { from, to }: Period) => {
    const [first, ...more] = dates.filter((date) => from <= date && date < to);
    return more.length === 0 ? first : undefined;
  };
  const pairOf = (date: LocalDate) => {
    const time = timeOf(date, series);
    return [only(going, time), only(coming, time)] as const;
  };
  return going.flatMap((date) => {
    const [gone, heir] = pairOf(date);
    if (gone === undefined || heir === undefined) return [];
    const [goes, comes] = pairOf(heir);
    return gone === date && goes === date && comes === heir ? [[date, heir]] : [];
  });
}

/** The week, month or year of a date that all of these keep to. */
function timeOf(date: LocalDate, series: readonly Series[]): Period {
  const periods = series.map(({ plans }) => periodToCarry(planOf(plans, date)?.rrule ?? null, date));
  const [froms, tos] = [periods.map(({ from }) => from).sort(), periods.map(({ to }) => to).sort()];
  return { from: froms.at(-1) ?? date, to: tos[0] ?? date };
}
