import { expect, test } from "vitest";
import { isQuiet } from "@/lib/notices/quiet";
import { plainRow } from "@/lib/schedule/meetups";
import type { Zone } from "@/lib/time";
import { date, tuesdays } from "@/tests/edited";
import { at, reader, regular, voice, woken, written } from "@/tests/woken";
import { questionsOf } from "./asking";
import { datesOf, type Woken } from "./woken";

// The next date is the tenth of March at 18:00 UTC: a question is due on the seventh from 18:00 UTC (19:00 in Berlin).
const TENTH = "2026-03-10";
const now = at("2026-03-06T18:00:00Z");
const asked = (change: Partial<Woken>, at = now) => {
  const world = woken(change);
  return questionsOf(world, datesOf(world, at), at);
};
const ids = (change: Partial<Woken>, at = now) => asked(change, at).map(({ memberId }) => memberId);
const hour = (due: Date | null | undefined) => due?.toISOString().slice(0, 13);
const silent = { readers: [reader("Sil")] };

test("only those are asked for whom nothing counts: not who said anything, is a regular or away", () => {
  const readers = ["Reg", "In", "Maybe", "Out", "Away", "Sil"].map((id) => reader(id));
  const aways = [
    { ticket: 9, from: date(TENTH), until: date("2026-03-12"), setAt: at("2026-02-02T00:00Z"), liftedAt: null },
  ];
  const voices = [
    ...[regular("Reg"), voice("In", { [TENTH]: "in" }), voice("Maybe", { [TENTH]: "maybe" })],
    ...[voice("Out", { [TENTH]: "out" }), { ...voice("Away"), aways }],
  ];
  const [question, ...more] = asked({ readers, voices });
  expect(more).toEqual([]);
  expect(question).toMatchObject({ memberId: "Sil", date: TENTH, reason: "question", revision: 1 });
  expect(hour(question?.due)).toBe("2026-03-07T18");
});

test("for the next date that takes place only, from four days before on", () => {
  expect(ids(silent, at("2026-03-06T17:59:59Z"))).toEqual([]);
  const rows = [{ ...plainRow(date(TENTH)), state: "cancelled" as const }];
  expect(asked({ ...silent, rows })).toEqual([]);
  expect(asked({ ...silent, rows }, at("2026-03-13T18:00:00Z"))).toMatchObject([{ date: "2026-03-17" }]);
});

test("where it is decided early the question is earlier: a day before that", () => {
  const minimum = { heads: 4, decideBefore: 4 * 1440, ifShort: "ask" as const };
  const plans = [{ ...tuesdays, minimum }];
  expect(hour(asked({ ...silent, plans }, at("2026-03-04T18:00:00Z"))[0]?.due)).toBe("2026-03-05T18");
  const short = [{ ...tuesdays, minimum: { ...minimum, decideBefore: 60 } }];
  expect(hour(asked({ ...silent, plans: short })[0]?.due)).toBe("2026-03-07T18");
});

test.each([
  ["joined after they would have been asked", reader("Sil", { joinedAt: at("2026-03-08T12:00:00Z") }), []],
  ["joined before", reader("Sil", { joinedAt: at("2026-03-05T12:00:00Z") }), ["Sil"]],
])("who %s", (_, one, expected) => {
  expect(ids({ readers: [one] }, at("2026-03-08T13:00:00Z"))).toEqual(expected);
});

test("an overdue one is due now, unless it would come after the start", () => {
  const late = at("2026-03-09T12:00:00Z");
  expect(asked(silent, late)).toMatchObject([{ memberId: "Sil", due: late }]);
  const dawn = [{ ...tuesdays, startTime: "07:00:00" as typeof tuesdays.startTime }];
  expect(ids({ ...silent, plans: dawn }, at("2026-03-10T01:00:00Z"))).toEqual([]);
});

test.each([
  ["for the same date", TENTH, "2026-03-07T18:30:00Z", []],
  ["less than six days before", "2026-03-05", "2026-03-02T08:30:00Z", []],
  ["a week before", "2026-03-03", "2026-02-28T18:30:00Z", ["Sil"]],
])("who was asked %s", (_, day, notBefore, expected) => {
  const before = [written("Sil", "question", day, { notBefore: at(notBefore), revision: 0 })];
  expect(ids({ ...silent, written: before })).toEqual(expected);
  expect(ids({ ...silent, written: before.map((one) => ({ ...one, memberId: "Else" })) })).toEqual(["Sil"]);
});

test("dates close together: asked once the one before has begun, spread and at a decent hour", () => {
  const daily = [{ ...tuesdays, rrule: "FREQ=DAILY" }];
  const begun = at("2026-03-09T18:00:00Z");
  const before = asked({ ...silent, plans: daily }, begun)[0];
  expect(before).toMatchObject({ date: TENTH });
  expect(hour(before?.due)).toBe("2026-03-09T18");
  const late = [{ ...tuesdays, rrule: "FREQ=DAILY", startTime: "22:00:00" as typeof tuesdays.startTime }];
  const question = asked({ ...silent, plans: late }, at("2026-03-09T21:00:00Z"))[0];
  expect(hour(question?.due)).toBe("2026-03-10T07");
});

test("the hour is the reader's own", () => {
  const zone = "America/Los_Angeles" as Zone;
  const [question] = asked({
    readers: [reader("Sil", { zone })],
    plans: [{ ...tuesdays, startTime: "10:00:00" as typeof tuesdays.startTime }],
  });
  // Ten in Berlin is one in the night there.
  expect(question?.due && isQuiet(question.due, zone)).toBe(false);
  expect(hour(question?.due)).toBe("2026-03-07T16");
});
