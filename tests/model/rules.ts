/**
 * The rules of seats once more, from the design alone (decisions 4, 5 and 8; record 0043) and as plainly as they can be
 * said: what the app reads and writes is held against them. Nothing here is the app's but the shapes of its data.
 */
import type { Answer } from "@/lib/rsvp/answers";
import type { Meetup } from "@/lib/schedule/meetups";
import type { LocalDate } from "@/lib/time";

/** One answer as it is stored. */
export type Said = { answer: Answer; ticket: number; brings: number };

/** An own answer in its row. `by`: the organizer who gave it for them. */
export type OwnSaid = Said & { id: string; memberId: string; date: LocalDate; by: string | null };

export type Regular = { memberId: string; ticket: number; from: Date; until: Date | null };

export type Absence = {
  id: string;
  memberId: string;
  ticket: number;
  from: LocalDate;
  until: LocalDate;
  setAt: Date;
  liftedAt: Date | null;
};

export type Membership = { memberId: string; userId: string; joinedAt: Date; leftAt: Date | null };

/** All that was said for one series. */
export type Words = {
  members: readonly Membership[];
  own: readonly OwnSaid[];
  regulars: readonly Regular[];
  absences: readonly Absence[];
};

/** A date as the rules need it. */
export type Day = Pick<Meetup, "date" | "startsAt" | "local" | "capacity" | "mayBring" | "state">;

export type Counting = Said & { memberId: string; how: "own" | "regular" | "away" };

/** Who has a seat and who waits, in the order of the line. */
export type Seats = { going: Counting[]; waiting: Counting[] };

function runsAt(at: Date, from: Date, until: Date | null): boolean {
  return at.getTime() >= from.getTime() && !(until !== null && at.getTime() >= until.getTime());
}

/** Whether somebody is away on a date: the day on which it is held, and only while the away is said. */
export function isAwayThen(absence: Absence, day: Day): boolean {
  const held = day.local.slice(0, 10);
  return held >= absence.from && held < absence.until && runsAt(day.startsAt, absence.setAt, absence.liftedAt);
}

/** What one membership says to a date as if it were never away. */
export function wordOf(words: Words, memberId: string, day: Day): Counting | null {
  const own = words.own.find((row) => row.memberId === memberId && row.date === day.date);
  if (own) return { memberId, answer: own.answer, ticket: own.ticket, brings: own.brings, how: "own" };
  const regular = words.regulars.find((row) => row.memberId === memberId && runsAt(day.startsAt, row.from, row.until));
  return regular ? { memberId, answer: "in", ticket: regular.ticket, brings: 0, how: "regular" } : null;
}

/** What counts for one membership on a date: of own word and away the later, an away before a standing "in". */
export function countsFor(words: Words, memberId: string, day: Day): Counting | null {
  const member = words.members.find((one) => one.memberId === memberId);
  if (!member || !runsAt(day.startsAt, member.joinedAt, member.leftAt)) return null;
  const word = wordOf(words, memberId, day);
  const absences = words.absences.filter((row) => row.memberId === memberId && isAwayThen(row, day));
  const last = absences.toSorted((a, b) => b.ticket - a.ticket)[0];
  if (last && !(word?.how === "own" && word.ticket > last.ticket)) {
    return { memberId, answer: "out", ticket: last.ticket, brings: 0, how: "away" };
  }
  return word;
}

/** What counts for everybody. */
export function countsOn(words: Words, day: Day): Counting[] {
  return words.members.flatMap(({ memberId }) => countsFor(words, memberId, day) ?? []);
}

export const headsOf = (parties: readonly { brings: number }[]) =>
  parties.reduce((heads, { brings }) => heads + 1 + brings, 0);

/** Only an edit gives several people a ticket at once: they have it in the order of their memberships. */
const byTicket = (a: Counting, b: Counting) => a.ticket - b.ticket || (a.memberId < b.memberId ? -1 : 1);

/** Seats by ticket, whole parties, and nobody past one that does not fit. */
export function seatsOf(counting: readonly Counting[], capacity: number | null): Seats {
  const line = counting.filter(({ answer }) => answer === "in").sort(byTicket);
  const seats: Seats = { going: [], waiting: [] };
  for (const party of line) {
    const fits = capacity === null || headsOf([...seats.going, party]) <= capacity;
    (fits && seats.waiting.length === 0 ? seats.going : seats.waiting).push(party);
  }
  return seats;
}

export const seatsOn = (words: Words, day: Day) => seatsOf(countsOn(words, day), day.capacity);

export type Given = { answer: Answer; brings: number | undefined };

/** What an answer comes to. */
export type Verdict =
  | { ok: false; reason: string }
  | { ok: true; said: Said; outcome: Answer | "waiting"; ahead: number | null };

/** What an answer to a date must come to at a turn, asked at `now`. */
export function verdictOn(
  words: Words,
  memberId: string,
  day: Day,
  given: Given,
  at: { turn: number; now: Date },
): Verdict {
  if (day.state === "cancelled") return { ok: false, reason: "cancelled" };
  if (day.startsAt.getTime() <= at.now.getTime()) return { ok: false, reason: "started" };
  const member = words.members.find((one) => one.memberId === memberId);
  if (!member || member.leftAt !== null) return { ok: false, reason: "gone" };
  const was = countsFor(words, memberId, day);
  const stays = was?.answer === given.answer;
  const brings = given.answer === "out" ? 0 : (given.brings ?? (stays ? was.brings : 0));
  const reason = whyNoParty(words, was, { memberId, answer: given.answer, brings }, day);
  if (reason) return { ok: false, reason };
  const ticket = stays && given.answer === "in" ? was.ticket : at.turn;
  const said: Counting = { memberId, answer: given.answer, ticket, brings, how: "own" };
  const others = countsOn(words, day).filter((one) => one.memberId !== memberId);
  const ahead = seatsOf([...others, said], day.capacity).waiting.findIndex((one) => one.memberId === memberId);
  if (ahead < 0) return { ok: true, said, outcome: given.answer, ahead: null };
  return { ok: true, said, outcome: "waiting", ahead };
}

type Party = { memberId: string; answer: Answer; brings: number };

/** How many of those whom one brought one may bring anew, from the end of the line. */
export function broughtAgain(memberId: string, brought: number, day: Day): number {
  const wishes = Array.from({ length: brought + 1 }, (_, fewer) => brought - fewer);
  const nobody = { members: [], own: [], regulars: [], absences: [] };
  return wishes.find((brings) => whyNoParty(nobody, null, { memberId, answer: "in", brings }, day) === null) ?? 0;
}

/** A party grows to what one may bring, a seated one only into free seats and while nobody waits. */
function whyNoParty(words: Words, was: Counting | null, party: Party, day: Day): string | null {
  const had = was && was.answer === party.answer ? was.brings : 0;
  if (party.brings <= had) return null;
  if (party.brings > day.mayBring) return "tooMany";
  if (party.answer !== "in" || day.capacity === null) return null;
  if (party.brings + 1 > day.capacity) return "tooMany";
  const { going, waiting } = seatsOn(words, day);
  if (!going.some(({ memberId }) => memberId === party.memberId)) return null;
  const free = day.capacity - headsOf(going);
  return waiting.length > 0 || party.brings - had > free ? "noRoom" : null;
}

/** Something somebody is to be told of their seat. */
export type News = { memberId: string; date: LocalDate; reason: "movedUp" | "lostSeat" };

/** Who is to be told what, by the seats of a date before and after. */
export function newsOf(date: LocalDate, before: Seats, after: Seats): News[] {
  const has = (parties: readonly Counting[], { memberId }: Counting) =>
    parties.some((party) => party.memberId === memberId);
  const up = after.going.filter((party) => has(before.waiting, party));
  const lost = after.waiting.filter((party) => has(before.going, party));
  return [
    ...up.map(({ memberId }) => ({ memberId, date, reason: "movedUp" as const })),
    ...lost.map(({ memberId }) => ({ memberId, date, reason: "lostSeat" as const })),
  ];
}
