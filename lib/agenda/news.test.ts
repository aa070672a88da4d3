import { expect, test } from "vitest";
import type { ShownReason, Was } from "@/lib/notices/notice";
import type { StoredNotice } from "@/lib/notices/shown";
import type { Voice } from "@/lib/rsvp/seats";
import type { LocalDate, LocalDateTime } from "@/lib/time";
import { date, touched, tuesdays } from "@/tests/edited";
import { newsGroups, newsOf, noticed } from "./news";

const now = new Date("2026-03-02T12:00Z");
const plan = { ...tuesdays, capacity: 1 };
const moved = touched("2026-03-10", {}, { startsAt: "2026-03-11T19:00:00" as LocalDateTime, zone: tuesdays.zone });
const off = touched("2026-03-17", {}, { state: "cancelled", cancelReason: "Storm" });
const gone = touched("2026-03-24", {}, { state: "retired", retiredBy: "paused" });
const rows = [moved, off, gone];
const run = { seriesId: "s1", groupId: "g1", name: "Tuesday run", description: null, plans: [plan], rows };
const said = [{ groupId: "g1", memberId: "me" }];

const notice = (reason: ShownReason, day: string, known: Was | null = null): StoredNotice => ({
  ...{ id: `${reason} ${day}`, seriesId: "s1", date: day as LocalDate, reason, revision: 4, was: known },
});
const was = (day: string, place = "Café"): Was => ({
  ...{ date: date(day), startsAt: `${day}T18:00:00.000Z`, endsAt: `${day}T19:30:00.000Z`, zone: tuesdays.zone },
  ...{ place, link: null, name: null, state: "on" },
});
const says = (memberId: string, ticket: number, days: readonly string[], answer: "in" | "maybe" = "in"): Voice => ({
  ...{ memberId, joinedAt: new Date(0), leftAt: null, standing: [], aways: [] },
  own: new Map(days.map((day) => [date(day), { answer, ticket, brings: 0, note: null }])),
});

test("news names the series, when the date is held, and how many wait before me", () => {
  const notices = noticed([notice("lostSeat", "2026-03-10"), notice("movedUp", "2026-03-03")], [run], said);
  const voices = new Map([["s1", [says("me", 9, ["2026-03-03", "2026-03-10"]), says("ada", 1, ["2026-03-10"])]]]);
  expect(newsOf(notices, voices, now)).toMatchObject([
    {
      ...{ groupId: "g1", seriesId: "s1", seriesName: "Tuesday run", reason: "movedUp", date: "2026-03-03", ahead: 0 },
      ...{ isDate: true, was: null, aspects: [], stand: "going" },
      when: { startsAt: new Date("2026-03-03T18:00Z"), endsAt: new Date("2026-03-03T19:30Z"), zone: "Europe/Berlin" },
    },
    {
      reason: "lostSeat",
      date: "2026-03-10",
      when: { startsAt: new Date("2026-03-11T18:00Z") },
      stand: "waiting",
      ahead: 0,
    },
  ]);
});

test("of a change it says what was, of a cancelled date why, and of one that is none any more when it would have been", () => {
  const told = [
    notice("askedAgain", "2026-03-10", was("2026-03-10", "Beach")),
    notice("cancelled", "2026-03-17", was("2026-03-17")),
    notice("cancelled", "2026-03-24", was("2026-03-24")),
  ];
  const voices = new Map([["s1", [says("me", 9, ["2026-03-10"], "maybe")]]]);
  expect(newsOf(noticed(told, [run], said), voices, now)).toMatchObject([
    {
      ...{ reason: "askedAgain", stand: "maybe", place: "Café", aspects: ["time", "place"] },
      was: { startsAt: new Date("2026-03-10T18:00Z"), place: "Beach" },
    },
    { reason: "cancelled", why: "Storm", isDate: true },
    { reason: "cancelled", why: null, isDate: false, when: { startsAt: new Date("2026-03-24T18:00Z") } },
  ]);
});

test("none where it is not so any more, or the series is nobody's", () => {
  const up = [notice("movedUp", "2026-03-03")];
  expect(newsOf(noticed(up, [run], said), new Map(), now)).toEqual([]);
  expect(newsOf(noticed([notice("movedUp", "2026-03-04")], [run], said), new Map(), now)).toEqual([]);
  expect(noticed(up, [], said)).toEqual([]);
  expect(noticed(up, [{ ...run, groupId: "g2" }], said)).toEqual([]);
});

test("of a date that was cancelled with a reason, whatever was decided of it, that it was called off is not said as well", () => {
  const decision = { verdict: "off", at: now, byId: "ada", heads: 2 } as const;
  const newsWith = (cancelReason: string | null) => {
    const rows = [{ ...off, cancelReason, decision }];
    return newsOf(noticed([notice("calledOff", "2026-03-17")], [{ ...run, rows }], said), new Map(), now);
  };
  expect(newsWith("Storm")).toEqual([]);
  expect(newsWith(null)).toMatchObject([{ reason: "calledOff", byRule: false }]);
});

test("what one change brought of several dates is one, of each kind by itself", () => {
  const told = [
    notice("cancelled", "2026-03-17", was("2026-03-17")),
    notice("changed", "2026-03-10", was("2026-03-10")),
    notice("cancelled", "2026-03-24", was("2026-03-24")),
    { ...notice("cancelled", "2026-03-25", was("2026-03-25")), revision: 5 },
  ];
  const voices = new Map([["s1", [says("me", 9, ["2026-03-10"])]]]);
  const groups = newsGroups(newsOf(noticed(told, [run], said), voices, now));
  expect(groups.map((group) => group.map((one) => one.date.slice(5)))).toEqual([
    ["03-10"],
    ["03-17", "03-24"],
    ["03-25"],
  ]);
});
