import { expect, test } from "vitest";
import { type MeetupRow, plainRow } from "@/lib/schedule/meetups";
import type { LocalDateTime, Zone } from "@/lib/time";
import { date, tuesdays } from "@/tests/edited";
import { at, reader, regular, voice, woken, written } from "@/tests/woken";
import { reminderDue, remindersOf } from "./day-before";
import { datesOf, type Woken } from "./woken";

// The date is the tenth of March at 19:00 in Berlin, 18:00 UTC: a reminder is due on the ninth from 18:00 UTC on.
const TENTH = "2026-03-10";
const now = at("2026-03-08T18:00:00Z");
const dueOf = (memberId: string, startsAt = "2026-03-10T18:00:00Z", zone = "Europe/Berlin") =>
  reminderDue({ startsAt: at(startsAt), date: date(TENTH) }, { seriesId: "run", memberId, zone: zone as Zone });
const reminded = (change: Partial<Woken>, at = now) => {
  const world = woken(change);
  return remindersOf(world, datesOf(world, at).coming, at).map(({ memberId, date, due }) => ({ memberId, date, due }));
};
const ids = (change: Partial<Woken>, at = now) => reminded(change, at).map(({ memberId }) => memberId);

test("who has a seat and who said maybe is reminded; nobody who waits, is out, away or silent", () => {
  const readers = ["Reg", "In", "Maybe", "Out", "Waits", "Silent", "Away"].map((id) => reader(id));
  const aways = [
    { ticket: 9, from: date("2026-03-09"), until: date("2026-03-12"), setAt: at("2026-02-02T00:00Z"), liftedAt: null },
  ];
  const waits = { answer: "in" as const, ticket: 8, note: null, brings: 0 };
  const voices = [
    ...[regular("Reg"), voice("In", { [TENTH]: "in" }), voice("Maybe", { [TENTH]: "maybe" })],
    ...[voice("Out", { [TENTH]: "out" }), { ...voice("Waits"), own: new Map([[date(TENTH), waits]]) }],
    { ...regular("Away"), aways },
  ];
  const plans = [{ ...tuesdays, capacity: 2 }];
  expect(reminded({ readers, voices, plans })).toEqual([
    { memberId: "Reg", date: TENTH, due: dueOf("Reg") },
    { memberId: "In", date: TENTH, due: dueOf("In") },
    { memberId: "Maybe", date: TENTH, due: dueOf("Maybe") },
  ]);
});

test("they are written two days before the start and not earlier, and not once it has begun", () => {
  const world = { readers: [reader("Reg")], voices: [regular("Reg")] };
  expect(ids(world, at("2026-03-08T17:59:59Z"))).toEqual([]);
  expect(ids(world, now)).toEqual(["Reg"]);
  expect(ids(world, at("2026-03-10T18:00:00Z"))).toEqual([]);
});

test("the hour is the reader's own, else the meetup's", () => {
  const readers = [reader("Reg", { zone: "Asia/Tokyo" as Zone }), reader("In", { zone: null })];
  const voices = [regular("Reg"), regular("In")];
  // 18:00 UTC is three in the night in Tokyo.
  expect(dueOf("Reg", undefined, "Asia/Tokyo").toISOString().slice(0, 13)).toBe("2026-03-09T23");
  expect(reminded({ readers, voices }).map(({ due }) => due)).toEqual([
    dueOf("Reg", undefined, "Asia/Tokyo"),
    dueOf("In"),
  ]);
});

test("who says in later is reminded if theirs was not due before", () => {
  const readers = [reader("In")];
  const voices = [voice("In", { [TENTH]: "in" })];
  const answered = (when: Date) => [{ memberId: "In", date: date(TENTH), at: when }];
  const due = dueOf("In");
  const later = new Date(due.getTime() + 60_000);
  expect(ids({ readers, voices, answered: answered(due) }, later)).toEqual(["In"]);
  expect(ids({ readers, voices, answered: answered(later) }, later)).toEqual([]);
  const since = (from: Date) => [{ ...regular("In"), standing: [{ ticket: 0, from, until: null }] }];
  expect(ids({ readers, voices: since(due) }, later)).toEqual(["In"]);
  expect(ids({ readers, voices: since(later) }, later)).toEqual([]);
});

test("an overdue one is written all the same, due now, unless it would come after the start", () => {
  const world = { readers: [reader("Reg")], voices: [regular("Reg")] };
  const late = at("2026-03-10T09:00:00Z");
  expect(reminded(world, late)).toEqual([{ memberId: "Reg", date: TENTH, due: late }]);
  const dawn = { ...world, plans: [{ ...tuesdays, startTime: "07:30:00" as typeof tuesdays.startTime }] };
  expect(ids(dawn, at("2026-03-09T12:00:00Z"))).toEqual(["Reg"]);
  expect(ids(dawn, at("2026-03-10T02:00:00Z"))).toEqual([]);
});

test("who moved up after theirs would have been due heard it then", () => {
  const world = { readers: [reader("Reg")], voices: [regular("Reg")] };
  const late = at("2026-03-10T09:00:00Z");
  const told = (createdAt: Date) => [written("Reg", "movedUp", TENTH, { createdAt })];
  expect(ids({ ...world, written: told(at("2026-03-10T08:00:00Z")) }, late)).toEqual([]);
  expect(ids({ ...world, written: told(at("2026-03-08T08:00:00Z")) }, late)).toEqual(["Reg"]);
});

const rowAt = (startsAt: string, turn: number): MeetupRow => ({
  ...plainRow(date(TENTH)),
  ...{ startsAt: startsAt as LocalDateTime, turn, changedAt: now },
});

test.each([
  ["of this state of the date", { revision: 1 }, [], false],
  [
    "with the same hour, of the date before its place changed",
    { notBefore: dueOf("Reg") },
    [rowAt("2026-03-10T19:00:00", 5)],
    false,
  ],
  ["with another hour, before it was moved", { notBefore: dueOf("Reg") }, [rowAt("2026-03-10T12:00:00", 5)], true],
  [
    "with the same hour, but dropped while it was elsewhere",
    { notBefore: dueOf("Reg"), dropped: true },
    [rowAt("2026-03-10T19:00:00", 5)],
    true,
  ],
])("one is written %s: again %s", (_, change, rows, again) => {
  const told = [written("Reg", "reminder", TENTH, change)];
  expect(ids({ readers: [reader("Reg")], voices: [regular("Reg")], rows, written: told }).length === 1).toBe(again);
});

test("one that was late when it was written is the one for that hour, also after the place changed", () => {
  const createdAt = at("2026-03-10T09:00:00Z");
  const told = [written("Reg", "reminder", TENTH, { createdAt, notBefore: createdAt })];
  const world = {
    readers: [reader("Reg")],
    voices: [regular("Reg")],
    rows: [rowAt("2026-03-10T19:00:00", 5)],
    written: told,
  };
  expect(ids(world, at("2026-03-10T10:00:00Z"))).toEqual([]);
});

test("not of a cancelled date", () => {
  const rows = [{ ...plainRow(date(TENTH)), state: "cancelled" as const }];
  expect(ids({ readers: [reader("Reg")], voices: [regular("Reg")], rows })).toEqual([]);
});
