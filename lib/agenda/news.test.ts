import { expect, test } from "vitest";
import type { Reason } from "@/lib/notices/notice";
import type { Voice } from "@/lib/rsvp/seats";
import type { LocalDate, LocalDateTime } from "@/lib/time";
import { date, touched, tuesdays } from "@/tests/edited";
import { newsOf, noticed } from "./news";

const now = new Date("2026-03-02T12:00Z");
const plan = { ...tuesdays, capacity: 1 };
const moved = touched("2026-03-10", {}, { startsAt: "2026-03-11T19:00:00" as LocalDateTime, zone: tuesdays.zone });
const run = { seriesId: "s1", groupId: "g1", name: "Tuesday run", description: null, plans: [plan], rows: [moved] };
const said = [{ groupId: "g1", memberId: "me" }];

const notice = (reason: Reason, day: string, id: string = reason) => ({
  ...{ id, seriesId: "s1", date: day as LocalDate, reason, revision: 4 },
});
const saysIn = (memberId: string, ticket: number, days: readonly string[]): Voice => ({
  ...{ memberId, joinedAt: new Date(0), leftAt: null, standing: [], aways: [] },
  own: new Map(days.map((day) => [date(day), { answer: "in", ticket, note: null, brings: 0 }])),
});

test("news names the series, the day on which the date is held, and how many wait before me", () => {
  const notices = noticed([notice("lostSeat", "2026-03-10"), notice("movedUp", "2026-03-03")], [run], said);
  const voices = new Map([["s1", [saysIn("me", 9, ["2026-03-03", "2026-03-10"]), saysIn("ada", 1, ["2026-03-10"])]]]);
  const of = { groupId: "g1", seriesId: "s1", seriesName: "Tuesday run", ahead: 0 };
  expect(newsOf(notices, voices, now)).toEqual([
    { ...of, id: "movedUp", reason: "movedUp", date: "2026-03-03", day: "2026-03-03" },
    { ...of, id: "lostSeat", reason: "lostSeat", date: "2026-03-10", day: "2026-03-11" },
  ]);
});

test("none where it is not so any more, the date is none, or the series is nobody's", () => {
  const up = [notice("movedUp", "2026-03-03")];
  expect(newsOf(noticed(up, [run], said), new Map(), now)).toEqual([]);
  expect(noticed([notice("movedUp", "2026-03-04")], [run], said)).toEqual([]);
  expect(noticed(up, [], said)).toEqual([]);
  expect(noticed(up, [{ ...run, groupId: "g2" }], said)).toEqual([]);
});
