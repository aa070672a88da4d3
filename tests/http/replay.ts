/** What happened in a race, turn by turn, held against the rules: each redirect, each notice, each row. */
import { expect } from "vitest";
import type { Answer } from "@/lib/rsvp/answers";
import type { LocalDate } from "@/lib/time";
import { type Day, type News, newsOf, type Seats, seatsOn, verdictOn, type Words } from "@/tests/model/rules";
import { expectSame } from "@/tests/model/said";
import { newsDays, type Stored } from "@/tests/model/stored";
import type { Carried, Gathering } from "./crowd";

/** Something that took a turn, and what it was told. */
export type Happened =
  | { is: "answer"; memberId: string; answer: Answer; brings: number; carried: Carried }
  | { is: "edit"; turn: number; capacity: number }
  | { is: "regular"; memberId: string; turn: number }
  | { is: "away"; memberId: string; from: LocalDate; until: LocalDate }
  | { is: "left"; memberId: string };

/** The turn of what happened; null: nothing says it. Of an away it is the ticket that it has. */
function turnOf(one: Happened, after: Stored): number | null {
  if (one.is === "answer") return one.carried.turn;
  if (one.is === "left") return null;
  if (one.is === "away") return after.absences.find(({ memberId }) => memberId === one.memberId)?.ticket ?? null;
  return one.turn;
}

/** Puts what happened in the order of its turns: whoever left, one after the other, took those that nobody else did. */
function inTurns(happened: readonly Happened[], after: Stored): Happened[] {
  const turns = new Map<number, Happened>();
  const untold = happened.filter(({ is }) => is === "left");
  for (const one of happened) {
    const turn = turnOf(one, after);
    if (turn === null) continue;
    expect(turns.has(turn), `turn ${turn} was taken twice`).toBe(false);
    turns.set(turn, one);
  }
  return happened.map((_, index) => {
    const one = turns.get(index + 1) ?? untold.shift();
    if (!one) throw new Error(`nothing took turn ${index + 1}`);
    return one;
  });
}

/** `seats`: of each date of which news is told. */
type Live = {
  words: Words;
  day: Day;
  days: Day[];
  seats: Map<LocalDate, Seats>;
  news: (News & { revision: number })[];
};

/** Holds a race against the rules. `before` and `after`: what is stored. Gives how many were told something. */
export function expectReplayed(
  { seriesId, date }: Gathering,
  happened: readonly Happened[],
  { before, after }: { before: Stored; after: Stored },
  now: Date,
): { told: number } {
  const days = newsDays(before, now);
  const day = days.find((one) => one.date === date);
  if (!day) throw new Error(`${seriesId} has no ${date}`);
  const live: Live = { words: before, day, days, seats: new Map(), news: [] };
  for (const one of days) live.seats.set(one.date, seatsOn(before, one));
  for (const [index, one] of inTurns(happened, after).entries()) replay(live, one, { turn: index + 1, now });
  expect(after.turn).toBe(happened.length);
  expectSame(withoutInstants(after), withoutInstants(live.words));
  const shown = (notes: readonly (News & { revision: number })[]) =>
    notes.map((one) => `${one.revision} ${one.memberId} ${one.reason} ${one.date}`).sort();
  expect(shown(after.told)).toEqual(shown(live.news));
  const { going } = seatsOn(live.words, live.day);
  expect(going.reduce((heads, { brings }) => heads + 1 + brings, 0)).toBeLessThanOrEqual(live.day.capacity ?? 0);
  return { told: live.news.length };
}

function replay(live: Live, one: Happened, at: { turn: number; now: Date }): void {
  happen(live, one, at);
  // What is of one date alone changes no other.
  const isOfDate = one.is === "answer" || one.is === "edit";
  for (const day of isOfDate ? [live.day] : live.days.map((each) => (each.date === live.day.date ? live.day : each))) {
    const before = live.seats.get(day.date) ?? { going: [], waiting: [] };
    const after = seatsOn(live.words, day);
    live.seats.set(day.date, after);
    const news = newsOf(day.date, before, after);
    const isOwn = (note: News) => one.is !== "edit" && note.memberId === one.memberId;
    live.news.push(...news.filter((note) => !isOwn(note)).map((note) => ({ ...note, revision: at.turn })));
  }
}

function happen(live: Live, one: Happened, at: { turn: number; now: Date }): void {
  const { words } = live;
  if (one.is === "answer") answer(live, one, at);
  else if (one.is === "edit") live.day = { ...live.day, capacity: one.capacity };
  else if (one.is === "regular") {
    const row = { memberId: one.memberId, ticket: at.turn, from: at.now, until: null };
    live.words = { ...words, regulars: [...words.regulars, row] };
  } else if (one.is === "away") {
    const { memberId, from, until } = one;
    const row = { id: "", memberId, ticket: at.turn, from, until, setAt: at.now, liftedAt: null };
    live.words = { ...words, absences: [...words.absences, row] };
  } else {
    const ends = <Row extends { memberId: string }>(row: Row, end: object): Row =>
      row.memberId === one.memberId ? { ...row, ...end } : row;
    const members = words.members.map((row) => ends(row, { leftAt: at.now }));
    live.words = { ...words, members, regulars: words.regulars.map((row) => ends(row, { until: at.now })) };
  }
}

function answer(live: Live, one: Extract<Happened, { is: "answer" }>, at: { turn: number; now: Date }): void {
  const { memberId, brings, carried } = one;
  const verdict = verdictOn(live.words, memberId, live.day, { answer: one.answer, brings }, at);
  const says = `turn ${at.turn}: ${JSON.stringify(one)}`;
  if (!verdict.ok) throw new Error(`${says} must be refused: ${verdict.reason}`);
  expect(carried, says).toEqual({ outcome: verdict.outcome, turn: at.turn, ahead: verdict.ahead });
  const row = { id: "", memberId, date: live.day.date, by: null, ...verdict.said };
  live.words = { ...live.words, own: [...live.words.own.filter((own) => own.memberId !== memberId), row] };
}

/** Requests have clocks of their own. */
function withoutInstants(words: Words): Words {
  const end = (at: Date | null) => at && new Date(0);
  return {
    ...words,
    members: words.members.map((row) => ({ ...row, joinedAt: new Date(0), leftAt: end(row.leftAt) })),
    regulars: words.regulars.map((row) => ({ ...row, from: new Date(0), until: end(row.until) })),
    absences: words.absences.map((row) => ({ ...row, setAt: new Date(0), liftedAt: end(row.liftedAt) })),
  };
}
