import fc from "fast-check";
import { expect, test } from "vitest";
import { meetupOn, plainRow } from "@/lib/schedule/meetups";
import { date, tuesdays } from "@/tests/edited";
import { attendance, type InAnswer } from "./attendance";
import { seatingOn, seatingsAhead, seatNews, type Voice } from "./seats";

const now = new Date("2026-03-04T12:00:00Z");
const joined = new Date("2026-01-01T12:00:00Z");
const voice = (memberId: string, said: Partial<Voice> = {}): Voice => ({
  ...{ memberId, joinedAt: joined, leftAt: null, own: new Map(), standing: [], aways: [] },
  ...said,
});
const regular = (ticket: number) => ({ standing: [{ ticket, from: joined, until: null }] });
const said = (answer: "in" | "out", ticket: number, brings = 0) =>
  new Map([[date("2026-03-10"), { answer, ticket, brings, note: null }]]);
const awayFrom = (from: string, until: string, ticket: number, liftedAt: Date | null = null) => ({
  aways: [{ ticket, from: date(from), until: date(until), setAt: joined, liftedAt }],
});

const tenth = meetupOn([tuesdays], [], date("2026-03-10"));
function goingOn(voices: readonly Voice[]) {
  if (!tenth) throw new Error("no date");
  return seatingOn(voices, tenth).going.map(({ memberId, ticket, heads }) => [memberId, ticket, heads]);
}

test("a standing in seats its member with its ticket, an own answer overrides it, whom they bring count", () => {
  expect(goingOn([voice("ada", regular(3)), voice("ben", { ...regular(1), own: said("out", 5) })])).toEqual([
    ["ada", 3, 1],
  ]);
  expect(goingOn([voice("ada", { own: said("in", 4, 2) })])).toEqual([["ada", 4, 3]]);
});

test("of an own answer and an away the newer counts; an away goes before a standing in", () => {
  expect(goingOn([voice("ada", { own: said("in", 4), ...awayFrom("2026-03-10", "2026-03-11", 5) })])).toEqual([]);
  expect(goingOn([voice("ada", { own: said("in", 6), ...awayFrom("2026-03-10", "2026-03-11", 5) })])).toEqual([
    ["ada", 6, 1],
  ]);
  expect(goingOn([voice("ada", { ...regular(9), ...awayFrom("2026-03-01", "2026-03-11", 5) })])).toEqual([]);
});

test("an away covers its days only, the last day not, and none after it was lifted", () => {
  const going = [["ada", 9, 1]];
  expect(goingOn([voice("ada", { ...regular(9), ...awayFrom("2026-03-01", "2026-03-10", 5) })])).toEqual(going);
  expect(goingOn([voice("ada", { ...regular(9), ...awayFrom("2026-03-11", "2026-03-20", 5) })])).toEqual(going);
  expect(goingOn([voice("ada", { ...regular(9), ...awayFrom("2026-03-01", "2026-03-20", 5, now) })])).toEqual(going);
});

test("however many aways somebody has said, the last that covers the date counts", () => {
  const { aways } = awayFrom("2026-03-01", "2026-03-20", 5);
  const many = Array.from({ length: 200_000 }, (_, ticket) => aways.map((away) => ({ ...away, ticket }))).flat();
  expect(goingOn([voice("ada", { own: said("in", 199_999), aways: many })])).toEqual([]);
  expect(goingOn([voice("ada", { own: said("in", 200_000), aways: many })])).toEqual([["ada", 200_000, 1]]);
});

test("who was no member when it began has no seat", () => {
  expect(goingOn([voice("ada", { ...regular(1), leftAt: now })])).toEqual([]);
  expect(goingOn([voice("ada", { ...regular(1), joinedAt: new Date("2026-03-11T00:00Z") })])).toEqual([]);
});

test("seats ahead are those of the dates within four weeks that take place", () => {
  const row = { ...plainRow(date("2026-03-17")), state: "cancelled" as const };
  const ahead = seatingsAhead({ plans: [tuesdays], rows: [row], voices: [voice("ada", regular(1))] }, now);
  expect([...ahead.keys()]).toEqual(["2026-03-10", "2026-03-24", "2026-03-31"]);
});

test("news: who moved up, who lost a seat; a date that took over another's answers is held against that one", () => {
  const seats = (capacity: number, ...who: [string, number][]) =>
    attendance(
      capacity,
      who.map(([memberId, ticket]) => ({ memberId, ticket, heads: 1 })),
    );
  const day = date("2026-03-10");
  const news = (...[before, after]: [ReturnType<typeof seats>, ReturnType<typeof seats>]) =>
    seatNews(new Map([[day, before]]), new Map([[day, after]])).map(({ memberId, reason }) => `${memberId} ${reason}`);
  expect(news(seats(1, ["ada", 1], ["ben", 2]), seats(1, ["ben", 2]))).toEqual(["ben movedUp"]);
  expect(news(seats(2, ["ada", 1], ["ben", 2]), seats(1, ["ada", 1], ["ben", 2]))).toEqual(["ben lostSeat"]);
  expect(news(seats(1, ["ada", 1]), seats(1, ["ada", 1], ["ben", 2]))).toEqual([]);
  const [from, to] = [date("2026-03-10"), date("2026-03-09")];
  const [before, after] = [
    new Map([[from, seats(1, ["ada", 1], ["ben", 2])]]),
    new Map([[to, seats(2, ["ada", 1], ["ben", 2])]]),
  ];
  expect(seatNews(before, after)).toEqual([]);
  expect(seatNews(before, after, [{ from, to }])).toEqual([{ memberId: "ben", date: to, reason: "movedUp" }]);
});

test("nobody hears of two things, and nobody whose place is as before hears anything", () => {
  const parties = fc
    .uniqueArray(fc.record({ ticket: fc.nat(60), heads: fc.integer({ min: 1, max: 4 }) }), {
      selector: ({ ticket }) => ticket,
    })
    .map((all): InAnswer[] => all.map((one) => ({ ...one, memberId: `m${one.ticket}` })));
  const seats = fc.option(fc.integer({ min: 1, max: 12 }));
  fc.assert(
    fc.property(parties, seats, parties, seats, (one, few, other, many) => {
      const [before, after] = [attendance(few, one), attendance(many, other)];
      const day = date("2026-03-10");
      const news = seatNews(new Map([[day, before]]), new Map([[day, after]]));
      expect(new Set(news.map(({ memberId }) => memberId)).size).toBe(news.length);
      for (const { memberId, reason } of news) {
        const [was, is] = reason === "movedUp" ? [before.waiting, after.going] : [before.going, after.waiting];
        expect(was.some((party) => party.memberId === memberId)).toBe(true);
        expect(is.some((party) => party.memberId === memberId)).toBe(true);
      }
    }),
  );
});
