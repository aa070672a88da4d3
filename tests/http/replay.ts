/** What happened in a race, turn by turn, held against the rules: each redirect, each notice, each row. */
import { expect } from "vitest";
import type { Answer } from "@/lib/rsvp/answers";
import { meetupOn } from "@/lib/schedule/meetups";
import { type Day, type News, newsOf, seatsOn, verdictOn, type Words } from "@/tests/model/rules";
import { expectSame } from "@/tests/model/said";
import type { Stored } from "@/tests/model/stored";
import type { Carried, Gathering } from "./crowd";

/** Something that took a turn, and what it was told. */
export type Happened =
  | { is: "answer"; memberId: string; answer: Answer; brings: number; carried: Carried }
  | { is: "edit"; turn: number; capacity: number }
  | { is: "left"; memberId: string };

/** Puts what happened in the order of its turns: whoever left, one after the other, took those that nobody else did. */
function inTurns(happened: readonly Happened[]): Happened[] {
  const turns = new Map<number, Happened>();
  const untold = happened.filter(({ is }) => is === "left");
  for (const one of happened) {
    if (one.is === "left") continue;
    const turn = one.is === "edit" ? one.turn : one.carried.turn;
    expect(turns.has(turn), `turn ${turn} was taken twice`).toBe(false);
    turns.set(turn, one);
  }
  return happened.map((_, index) => {
    const one = turns.get(index + 1) ?? untold.shift();
    if (!one) throw new Error(`nothing took turn ${index + 1}`);
    return one;
  });
}

type Live = { words: Words; day: Day; news: (News & { revision: number })[] };

/** Holds a race against the rules. `before` and `after`: what is stored. Gives how many were told something. */
export function expectReplayed(
  { seriesId, date }: Gathering,
  happened: readonly Happened[],
  { before, after }: { before: Stored; after: Stored },
  now: Date,
): { told: number } {
  const day = meetupOn(before.schedule.plans, before.schedule.rows, date);
  if (!day) throw new Error(`${seriesId} has no ${date}`);
  const live: Live = { words: before, day, news: [] };
  for (const [index, one] of inTurns(happened).entries()) replay(live, one, { turn: index + 1, now });
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
  const before = seatsOn(live.words, live.day);
  if (one.is === "edit") live.day = { ...live.day, capacity: one.capacity };
  if (one.is === "left")
    live.words = {
      ...live.words,
      members: live.words.members.map((row) => (row.memberId === one.memberId ? { ...row, leftAt: at.now } : row)),
    };
  if (one.is === "answer") answer(live, one, at);
  // Edits tell nobody yet.
  if (one.is === "edit") return;
  const news = newsOf(live.day.date, before, seatsOn(live.words, live.day));
  for (const note of news) if (note.memberId !== one.memberId) live.news.push({ ...note, revision: at.turn });
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
