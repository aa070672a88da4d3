/** Seats over many dates: who has one, and for whom a change brings news. */
import { type Meetup, type MeetupRow, meetups, type Plan } from "@/lib/schedule/meetups";
import type { LocalDate } from "@/lib/time";
import { type Away, type Effective, effectiveAnswer, inForce, insOf, type OwnAnswer, type Standing } from "./answers";
import { attendance, type Seating } from "./attendance";

/** One membership with all that was said in it for one series, by date (identity). */
export type Voice = {
  memberId: string;
  joinedAt: Date;
  leftAt: Date | null;
  own: ReadonlyMap<LocalDate, OwnAnswer>;
  standing: readonly Standing[];
  aways: readonly Away[];
};

/** A series with what everybody said for it. */
export type Voiced = { plans: readonly Plan[]; rows: readonly MeetupRow[]; voices: readonly Voice[] };

/** What counts for each who was a member when a date began. */
export function effectiveOn(
  voices: readonly Voice[],
  meetup: Meetup,
): { memberId: string; effective: Effective | null }[] {
  const there = voices.filter(({ joinedAt, leftAt }) => inForce({ from: joinedAt, until: leftAt }, meetup.startsAt));
  return there.map(({ memberId, own, standing, aways }) => {
    const said = { own: own.get(meetup.date) ?? null, standing, aways };
    return { memberId, effective: effectiveAnswer(said, meetup) };
  });
}

/** Who has a seat on a date and who waits. */
export function seatingOn(voices: readonly Voice[], meetup: Meetup): Seating {
  return attendance(meetup.capacity, insOf(effectiveOn(voices, meetup)));
}

/** News of seats is told for dates within four weeks. */
const NEWS_DAYS = 28;

/** The instants of whose dates news of seats is told. */
export function spanOfNews(now: Date): { from: Date; to: Date } {
  return { from: new Date(now.getTime() + 1), to: new Date(now.getTime() + NEWS_DAYS * 86_400_000) };
}

/** The dates of whose seats news is told: those to come soon that take place. */
export function datesOfNews({ plans, rows }: Pick<Voiced, "plans" | "rows">, now: Date): Meetup[] {
  return meetups(plans, rows, spanOfNews(now)).filter(({ state }) => state === "on");
}

/** The seatings of the dates of which news is told, by identity. Cancelled dates have none. */
export function seatingsAhead({ voices, ...dates }: Voiced, now: Date): Map<LocalDate, Seating> {
  return new Map(datesOfNews(dates, now).map((meetup) => [meetup.date, seatingOn(voices, meetup)]));
}

/** What somebody is to be told of their seat on a date. */
export type SeatNews = { memberId: string; date: LocalDate; reason: "movedUp" | "lostSeat" };

/**
 * For whom a change brings news: who waited and has a seat now, who had one and waits now.
 * @param carried dates that took over another's answers: a seat on the one was a place on the other.
 */
export function seatNews(
  before: ReadonlyMap<LocalDate, Seating>,
  after: ReadonlyMap<LocalDate, Seating>,
  carried: readonly { from: LocalDate; to: LocalDate }[] = [],
): SeatNews[] {
  const sourceOf = (date: LocalDate) => carried.find(({ to }) => to === date)?.from ?? date;
  return [...after].flatMap(([date, now]) => {
    const was = before.get(sourceOf(date)) ?? before.get(date);
    if (!was) return [];
    const ids = (parties: Seating["going"]) => new Set(parties.map(({ memberId }) => memberId));
    const [seated, waited] = [ids(was.going), ids(was.waiting)];
    const movedUp = now.going.filter(({ memberId }) => waited.has(memberId) && !seated.has(memberId));
    const lost = now.waiting.filter(({ memberId }) => seated.has(memberId));
    return [
      ...movedUp.map(({ memberId }) => ({ memberId, date, reason: "movedUp" as const })),
      ...lost.map(({ memberId }) => ({ memberId, date, reason: "lostSeat" as const })),
    ];
  });
}
