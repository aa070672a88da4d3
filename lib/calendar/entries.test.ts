import { expect, test } from "vitest";
import type { Answer } from "@/lib/rsvp/answers";
import { meetups } from "@/lib/schedule/meetups";
import type { LocalDateTime, LocalTime } from "@/lib/time";
import { date, touched, tuesdays } from "@/tests/edited";
import { type CalendarItem, calendarItems, entryOf, isMine, itemOf, placed, spanOfCalendar, uidOf } from "./entries";

const words = {
  cancelled: (title: string) => `Cancelled: ${title}`,
  waiting: (title: string) => `Waiting list: ${title}`,
  reason: (reason: string) => `Why: ${reason}`,
  answer: (answer: Answer | "waiting" | null) => `Answer: ${answer ?? "none"}`,
  note: (note: string) => `Note: ${note}`,
  online: (link: string) => `Online: ${link}`,
};
const window = { from: new Date("2026-03-01T00:00Z"), to: new Date("2026-04-01T00:00Z") };
const schedule = { seriesId: "s1", groupId: "g1", name: "Tuesday run", description: null, plans: [tuesdays], rows: [] };

function item(change: Partial<CalendarItem> & { row?: Parameters<typeof touched>[2] } = {}): CalendarItem {
  const { row, ...rest } = change;
  const [meetup] = meetups([tuesdays], row ? [touched("2026-03-03", {}, row)] : [], window);
  if (!meetup) throw new Error("no date");
  return {
    groupId: "g1",
    groupName: "Runners",
    memberId: "m1",
    seriesId: "s1",
    seriesName: "Tuesday run",
    meetup,
    mine: null,
    seats: null,
    ...rest,
  };
}

const said = (answer: Answer, note: string | null = null) => ({
  answer,
  ticket: 1,
  note,
  brings: 0,
  how: "own" as const,
});
const entry = (given: CalendarItem) => entryOf(given, words, "https://regulars.example.org");

test("a date in a calendar", () => {
  expect(entry(item())).toEqual({
    uid: "s1-2026-03-03@regulars",
    startsAt: new Date("2026-03-03T18:00Z"),
    endsAt: new Date("2026-03-03T19:30Z"),
    sequence: 1,
    changedAt: tuesdays.changedAt,
    status: "TENTATIVE",
    busy: false,
    summary: "Runners: Tuesday run",
    description: "Answer: none\nhttps://regulars.example.org/groups/g1/s1/2026-03-03",
    location: "Café",
    url: "https://regulars.example.org/groups/g1/s1/2026-03-03",
  });
});

test.each([
  ["in", "CONFIRMED", true],
  ["maybe", "TENTATIVE", false],
  ["out", "CONFIRMED", false],
] as const)("said %s: %s, taking my time: %s", (answer, status, busy) => {
  const shown = entry(item({ mine: said(answer, "late by 20 min") }));
  expect(shown).toMatchObject({ status, busy });
  expect(shown.description).toMatch(new RegExp(`^Answer: ${answer}\nNote: late by 20 min\n`));
});

test("a date for which I wait says so, is not sure and takes none of my time", () => {
  const waiting = item({ mine: said("in"), seats: { place: { state: "waiting", ahead: 1 }, going: 8 } });
  expect(entry(waiting)).toMatchObject({ status: "TENTATIVE", busy: false });
  expect(entry(waiting).summary).toBe("Waiting list: Runners: Tuesday run");
  expect(entry(waiting).description).toMatch(/^Answer: waiting\n/);
  const seated = item({ mine: said("in"), seats: { place: { state: "going" }, going: 1 } });
  expect(entry(seated)).toEqual(entry(item({ mine: said("in") })));
});

test("a place is looked up where one may wait: in for a date with seats", () => {
  const voice = (memberId: string, ticket: number) => {
    const own = new Map([[date("2026-03-03"), { ...said("in"), ticket }]]);
    return { memberId, joinedAt: new Date(0), leftAt: null, own, standing: [], aways: [] };
  };
  const voices = new Map([["s1", [voice("m1", 2), voice("m2", 1)]]]);
  const placesOf = (given: CalendarItem) => placed([given], voices).map(({ seats }) => seats?.place ?? null);
  const row = { capacity: { value: 1 } };
  expect(placesOf(item({ mine: said("in"), row }))).toEqual([{ state: "waiting", ahead: 0 }]);
  expect(placesOf(item({ mine: said("in"), row: { capacity: { value: null } } }))).toEqual([null]);
  expect(placesOf(item({ mine: said("maybe"), row }))).toEqual([null]);
  const found = { schedule: { seriesId: "s1", name: "Tuesday run" }, meetup: item({ row }).meetup };
  const people = [
    { memberId: "m1", effective: { ...said("in"), ticket: 2 } },
    { memberId: "m2", effective: said("in") },
  ];
  const one = { groupId: "g1", memberId: "m1", group: { name: "Runners" } };
  expect(itemOf(one, { ...found, people }).seats).toEqual({ place: { state: "waiting", ahead: 0 }, going: 1 });
});

test("a date is not sure while too few come to it, and sure again once enough do, or it is decided", () => {
  const statusOf = (going: number | null, verdict: "on" | "asked" | null = null, answer: Answer = "in") => {
    const { meetup, ...rest } = item({ mine: said(answer) });
    const minimum = { heads: 3, decideBefore: 60, ifShort: "ask" } as const;
    const decision = verdict && { verdict, at: new Date(0), byId: null, heads: 3 };
    const seats = going === null ? null : { going, place: { state: "going" as const } };
    return entry({ ...rest, meetup: { ...meetup, minimum, decision }, seats }).status;
  };
  expect([statusOf(2), statusOf(3), statusOf(null)]).toEqual(["TENTATIVE", "CONFIRMED", "TENTATIVE"]);
  expect([statusOf(2, "asked"), statusOf(3, "asked"), statusOf(null, "on")]).toEqual([
    ...["TENTATIVE", "CONFIRMED", "CONFIRMED"],
  ]);
  expect(statusOf(0, null, "out")).toBe("CONFIRMED");
});

test("a cancelled date says why, whatever I said", () => {
  const row = { state: "cancelled", cancelReason: "Storm", turn: 9, changedAt: new Date("2026-03-02T10:00Z") } as const;
  expect(entry(item({ row, mine: said("in") }))).toMatchObject({
    status: "CANCELLED",
    busy: false,
    summary: "Cancelled: Runners: Tuesday run",
    description: "Why: Storm\nhttps://regulars.example.org/groups/g1/s1/2026-03-03",
    sequence: 9,
    changedAt: row.changedAt,
  });
});

test("what a date has of its own is shown, and a series called as its group is named once", () => {
  const row = { name: "With torches", place: { value: null }, link: { value: "https://call.example.org" } };
  const shown = entry(item({ row, groupName: "Tuesday run" }));
  expect(shown).toMatchObject({ summary: "Tuesday run – With torches", location: "https://call.example.org" });
  expect(shown.description).toContain("Online: https://call.example.org");
});

test("a moved date keeps its identity", () => {
  const row = { startsAt: "2026-03-05T20:00:00" as LocalDateTime, zone: tuesdays.zone };
  const shown = entry(item({ row }));
  expect([shown.uid, shown.startsAt]).toEqual([uidOf("s1", date("2026-03-03")), new Date("2026-03-05T19:00Z")]);
});

test("mine are all dates but those I said out to", () => {
  const own = new Map([
    ["s1/2026-03-03", said("out")],
    ["s1/2026-03-10", said("in")],
  ]);
  const place = { groupId: "g1", groupName: "Runners", memberId: "m1", own, standing: new Map(), aways: new Map() };
  const items = calendarItems([schedule], [place], window);
  expect(items.map(({ meetup }) => meetup.date)).toEqual(meetups([tuesdays], [], window).map((meetup) => meetup.date));
  expect(items.filter(isMine).map(({ meetup }) => meetup.date)).not.toContain("2026-03-03");
  expect(items.filter(isMine)).toHaveLength(items.length - 1);
});

test("dates of several series come by their start", () => {
  const later = { ...schedule, seriesId: "s0", plans: [{ ...tuesdays, startTime: "20:00:00" as LocalTime }] };
  const places = [
    { groupId: "g1", groupName: "Runners", memberId: "m1", own: new Map(), standing: new Map(), aways: new Map() },
  ];
  const items = calendarItems([later, schedule], places, window);
  const starts = items.map(({ meetup }) => meetup.startsAt.getTime());
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
});

test("a calendar reaches from 3 months back to 18 ahead, in whole months", () => {
  const span = { from: new Date("2026-02-01T00:00Z"), to: new Date("2027-12-01T00:00Z") };
  for (const now of ["2026-05-01T00:00Z", "2026-05-17T11:00Z", "2026-05-31T23:59:59.999Z"]) {
    expect(spanOfCalendar(new Date(now))).toEqual(span);
  }
});
