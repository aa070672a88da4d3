import {
  type Away,
  type Effective,
  effectiveAnswer,
  type OwnAnswer,
  type Standing,
  whyClosed,
} from "@/lib/rsvp/answers";
import type { Meetup } from "@/lib/schedule/meetups";
import { type Count, comingDates, type Dated, type Schedule } from "@/lib/schedule/next";
import { unusualPlace } from "@/lib/schedule/usual";
import { type Seats, seatsOn, showsSeats, type Voices } from "./seats";

/** One date in somebody's list, with their answer. */
export type AgendaItem = {
  groupId: string;
  groupName: string;
  /** Mine in that group. */
  memberId: string;
  seriesId: string;
  seriesName: string;
  meetup: Meetup;
  /** Where it is, where that is another place than usual. */
  place: string | null;
  mine: Effective | null;
  /** Null: not looked up. */
  seats: Seats | null;
};

/** The answer of one member that counts for a date, from all that they said. */
export function mineOn(
  { own, standing, aways }: Pick<Said, "own" | "standing" | "aways">,
  seriesId: string,
  meetup: Meetup,
): Effective | null {
  const said = { standing: standing.get(seriesId) ?? [], aways: aways.get(seriesId) ?? [] };
  return effectiveAnswer({ own: own.get(`${seriesId}/${meetup.date}`) ?? null, ...said }, meetup);
}

/** What one member said in one group: own answers by series and date ("<id>/2026-03-10"), the rest by series. */
export type Said = {
  groupId: string;
  groupName: string;
  memberId: string;
  own: ReadonlyMap<string, OwnAnswer>;
  standing: ReadonlyMap<string, readonly Standing[]>;
  aways: ReadonlyMap<string, readonly Away[]>;
};

/** The next dates of these schedules with one's own answers, by start. */
export function agendaItems(
  schedules: readonly Schedule[],
  said: readonly Said[],
  now: Date,
  count: Count,
): AgendaItem[] {
  return datedItems(comingDates(schedules, now, count), said);
}

/** These dates with one's own answers. Dates of groups one is not in are left out. */
export function datedItems(dates: readonly Dated[], said: readonly Said[]): AgendaItem[] {
  const groups = new Map(said.map((place) => [place.groupId, place]));
  return dates.flatMap(({ schedule, meetup }) => {
    const place = groups.get(schedule.groupId);
    if (!place) return [];
    const { seriesId, groupId, name: seriesName } = schedule;
    const mine = mineOn(place, seriesId, meetup);
    const where = unusualPlace(schedule.plans, meetup);
    const { groupName, memberId } = place;
    return [{ groupId, groupName, memberId, seriesId, seriesName, meetup, place: where, mine, seats: null }];
  });
}

/** These dates with their seats, where a list shows those. */
export function seated(items: readonly AgendaItem[], voices: Voices, now: Date): AgendaItem[] {
  return items.map((item) => (showsSeats(item, now) ? { ...item, seats: seatsOn(voices, item) } : item));
}

const OWED_DAYS = 14;

/** Whether somebody waits for this answer: open, not given, and within two weeks or the next date of its series. */
function isOwed(item: AgendaItem, isNext: boolean, now: Date): boolean {
  if (item.mine || whyClosed(item.meetup, now)) return false;
  return isNext || item.meetup.startsAt.getTime() - now.getTime() < OWED_DAYS * 86_400_000;
}

const byStart = (a: AgendaItem, b: AgendaItem) => a.meetup.startsAt.getTime() - b.meetup.startsAt.getTime();

/** Splits coming dates into the answers one owes and the rest, each by start. */
export function agenda(items: readonly AgendaItem[], now: Date): { owed: AgendaItem[]; settled: AgendaItem[] } {
  const seen = new Set<string>();
  const owed: AgendaItem[] = [];
  const settled: AgendaItem[] = [];
  for (const item of [...items].sort(byStart)) {
    const isNext = !seen.has(item.seriesId);
    seen.add(item.seriesId);
    (isOwed(item, isNext, now) ? owed : settled).push(item);
  }
  return { owed, settled };
}
