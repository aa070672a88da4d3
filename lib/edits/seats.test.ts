import { expect, test } from "vitest";
import type { OwnAnswer } from "@/lib/rsvp/answers";
import type { Voice } from "@/lib/rsvp/seats";
import type { LocalDate, LocalDateTime } from "@/lib/time";
import { date, made, now, start, terms, tuesdays } from "@/tests/edited";
import type { Change } from "./change";
import type { Dates } from "./dates";
import { previewOf, settledOutcome } from "./preview";

const tenth = date("2026-03-10");

const voice = (memberId: string, said: Partial<OwnAnswer> | null, over: Partial<Voice> = {}): Voice => ({
  ...{ memberId, joinedAt: new Date(0), leftAt: null, standing: [], aways: [] },
  own: new Map<LocalDate, OwnAnswer>(
    said ? [[tenth, { answer: "in", ticket: 1, brings: 0, note: null, ...said }]] : [],
  ),
  ...over,
});
const regular = { standing: [{ ticket: 2, from: new Date(0), until: null }] };
const away = (ticket: number) => ({
  aways: [{ ticket, from: date("2026-03-09"), until: date("2026-03-12"), setAt: new Date(0), liftedAt: null }],
});

const usual = { startsAt: null, length: null, name: null, place: null, link: null, capacity: null, mayBring: null };
const ofDate = (own: Partial<typeof usual> | object): Change => ({
  kind: "dateChanged",
  date: tenth,
  own: { ...usual, length: 90, ...own },
});
const toPlan = (change: Parameters<typeof terms>[1]): Change => ({
  ...{ kind: "planChanged", from: tenth, until: null, later: "drop", besides: false },
  terms: terms(tuesdays, change),
});

function look(change: Change, voices: readonly Voice[], dates: Dates = start) {
  const result = settledOutcome({ dates, voices }, change, made(20, now), now);
  if (!result.ok) throw new Error(result.reason);
  const { outcome } = result;
  const preview = previewOf({ dates, voices }, change, outcome, made(20, now), now);
  const named = (seats: typeof preview.losing) => seats.map(({ meetup, memberIds }) => [meetup.date, ...memberIds]);
  return { ...preview, fresh: outcome.fresh, losing: named(preview.losing), rising: named(preview.rising) };
}

test("a date with fewer seats: the last parties by ticket lose theirs, and the digest says so", () => {
  const voices = [voice("Ada", { ticket: 1, brings: 1 }), voice("Bo", { ticket: 2 }), voice("Cem", { ticket: 3 })];
  const to = (seats: number) => look(ofDate({ capacity: { value: seats } }), voices);
  expect(to(3).losing).toEqual([["2026-03-10", "Cem"]]);
  expect(to(2).losing).toEqual([["2026-03-10", "Bo", "Cem"]]);
  const [bo, cem] = [look(ofDate({ capacity: { value: 2 } }), voices.slice(0, 2)), to(2)];
  expect(bo.digest).not.toBe(cem.digest);
});

test("a plan with fewer seats: regulars lose theirs on untouched dates too, within four weeks; with more others rise", () => {
  const voices = [
    voice("Ada", null, { standing: [{ ticket: 1, from: new Date(0), until: null }] }),
    voice("Bo", null, regular),
  ];
  expect(look(toPlan({ capacity: 1 }), voices).losing).toEqual([
    ...[
      ["2026-03-10", "Bo"],
      ["2026-03-17", "Bo"],
      ["2026-03-24", "Bo"],
      ["2026-03-31", "Bo"],
    ],
  ]);
  const few = { ...start, plans: [{ ...tuesdays, capacity: 1 }] };
  expect(look(toPlan({ capacity: 2 }), voices, few).rising).toHaveLength(4);
});

test("moved out of somebody's away days, their in counts behind who was in, whether their own or a regular's", () => {
  const moved = ofDate({ startsAt: "2026-03-13T19:00:00" as LocalDateTime, capacity: { value: 1 } });
  const voices = [
    voice("Ada", { ticket: 1, brings: 2 }, away(5)),
    voice("Bo", null, { ...regular, ...away(5) }),
    voice("Cem", { ticket: 6 }),
  ];
  const { fresh, losing } = look(moved, voices);
  expect(fresh).toEqual([
    { date: "2026-03-10", memberId: "Ada", brings: 2, was: 1 },
    { date: "2026-03-10", memberId: "Bo", brings: 0, was: null },
  ]);
  expect(losing).toEqual([]);
});

test("carried out of somebody's away days the same; within them, and where nobody is away, nothing is given anew", () => {
  const fridays = toPlan({ rrule: "FREQ=WEEKLY;BYDAY=FR" });
  const voices = [voice("Ada", { ticket: 1 }, away(5)), voice("Bo", { ticket: 2 })];
  expect(look(fridays, voices).fresh).toEqual([{ date: "2026-03-13", memberId: "Ada", brings: 0, was: 1 }]);
  const wednesdays = toPlan({ rrule: "FREQ=WEEKLY;BYDAY=WE" });
  expect(look(wednesdays, voices).fresh).toEqual([]);
});

test("an untouched date moved by hand leaves a regular's away days as a touched one does", () => {
  const [untouched, voices] = [date("2026-03-24"), [voice("Bo", null, { ...regular, ...away(5) })]];
  const there = voices.map((one) => ({
    ...one,
    aways: [
      { ...one.aways[0], ticket: 5, from: untouched, until: date("2026-03-25"), setAt: new Date(0), liftedAt: null },
    ],
  }));
  const own = { ...usual, length: 90, startsAt: "2026-03-26T19:00:00" as LocalDateTime };
  const { fresh } = look({ kind: "dateChanged", date: untouched, own }, there);
  expect(fresh).toEqual([{ date: "2026-03-24", memberId: "Bo", brings: 0, was: null }]);
});
