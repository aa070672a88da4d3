import { expect, test } from "vitest";
import type { Answer } from "@/lib/rsvp/answers";
import type { Voice } from "@/lib/rsvp/seats";
import { type MeetupRow, meetups } from "@/lib/schedule/meetups";
import { date, touched, tuesdays } from "@/tests/edited";
import { seated } from "./agenda";
import { mayWait, seatsOn, showsSeats, spansOf } from "./seats";

const third = date("2026-03-03");
const before = new Date("2026-03-01T00:00Z");
const after = new Date("2026-03-04T00:00Z");

function dateWith(row: Partial<MeetupRow> = {}) {
  const [meetup] = meetups([tuesdays], [touched("2026-03-03", {}, { capacity: { value: null }, ...row })], {
    from: before,
    to: after,
  });
  if (!meetup) throw new Error("no date");
  return meetup;
}

const answer = (value: Answer, ticket: number, brings = 0) => ({ answer: value, ticket, brings, note: null });
const voice = (memberId: string, own: ReturnType<typeof answer>): Voice => ({
  ...{ memberId, joinedAt: new Date(0), leftAt: null, standing: [], aways: [] },
  own: new Map([[third, own]]),
});
const voices = new Map([["s1", [voice("me", answer("in", 3)), voice("ada", answer("in", 1, 1))]]]);
const listed = (row: Partial<MeetupRow> = {}) => ({ seriesId: "s1", memberId: "me", meetup: dateWith(row) });
const capacity = { value: 2 };

test("who goes, the room there is, and my place", () => {
  expect(seatsOn(voices, listed())).toEqual({ going: 3, room: { state: "open" }, place: { state: "going" } });
  expect(seatsOn(voices, listed({ capacity }))).toEqual({
    going: 2,
    room: { state: "full", waiting: 1 },
    place: { state: "waiting", ahead: 0 },
  });
});

test("nothing is known of a series that was not asked about, or of a cancelled date", () => {
  expect(seatsOn(voices, { ...listed(), seriesId: "s2" })).toBeNull();
  expect(seatsOn(voices, listed({ state: "cancelled" }))).toBeNull();
});

test("a list shows the seats of dates to come, and of past ones where I may have waited for a seat or for others", () => {
  const mine = { ...answer("in", 3), how: "own" as const };
  const item = { ...listed(), ...{ groupId: "g", groupName: "Runners", seriesName: "Run" }, place: null, seats: null };
  expect(showsSeats({ ...item, mine: null }, before)).toBe(true);
  expect(showsSeats({ ...item, mine }, after)).toBe(false);
  const limited = { ...item, meetup: dateWith({ capacity }), mine };
  expect(showsSeats(limited, after)).toBe(true);
  expect(mayWait({ ...limited, mine: { ...mine, answer: "maybe" } })).toBe(false);
  expect(mayWait({ ...limited, meetup: dateWith({ capacity, state: "cancelled" }) })).toBe(false);
  const minimum = { heads: 4, decideBefore: 60, ifShort: "ask" } as const;
  const inDoubt = dateWith({});
  expect(mayWait({ meetup: { ...inDoubt, minimum }, mine })).toBe(true);
  const decision = { verdict: "on", at: before, byId: null, heads: 4 } as const;
  expect(mayWait({ meetup: { ...inDoubt, minimum, decision }, mine })).toBe(false);
  const [past] = seated([{ ...item, mine }], voices, after);
  const [full] = seated([limited], voices, after);
  expect([past?.seats, full?.seats?.place]).toEqual([null, { state: "waiting", ahead: 0 }]);
});

test("what is asked spans the starts of each series' dates; for no dates nothing is asked", () => {
  expect(spansOf([])).toEqual([]);
  const [one, two] = meetups([tuesdays], [], { from: before, to: new Date("2026-03-11T00:00Z") });
  if (!one || !two) throw new Error("no dates");
  const items = [
    { seriesId: "b", meetup: two },
    { seriesId: "a", meetup: one },
    { seriesId: "b", meetup: one },
  ];
  expect(spansOf(items)).toEqual([
    { seriesId: "b", from: one.startsAt, to: two.startsAt },
    { seriesId: "a", from: one.startsAt, to: one.startsAt },
  ]);
});
