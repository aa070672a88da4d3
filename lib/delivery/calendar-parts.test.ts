import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { entryOf, uidOf } from "@/lib/calendar/entries";
import type { CalendarPart } from "@/lib/mail/letter";
import { REASONS, type Reason } from "@/lib/notices/notice";
import type { LocalDate } from "@/lib/time";
import { BASE, everyReason, item, making, meetup, NOW, said, told, was, written } from "@/tests/told";

/** What a calendar app reads of a part. */
function read({ method, text }: CalendarPart) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent");
  const [event] = events;
  if (!event || events.length > 1) throw new Error("one event a part");
  const value = (name: string) => event.getFirstPropertyValue(name);
  const instant = (name: string) => (value(name) as ICAL.Time).toJSDate();
  expect(calendar.getFirstPropertyValue("method")).toBe(method);
  expect(instant("dtstamp")).toEqual(NOW);
  return {
    ...{ method, uid: value("uid"), sequence: value("sequence"), status: value("status"), summary: value("summary") },
    ...{ startsAt: instant("dtstart"), endsAt: instant("dtend") },
  };
}

const PUBLISHED: Reason[] = [
  ...(["confirmed", "changed", "restored", "askedAgain", "movedUp", "lostSeat", "added", "decidedOn"] as const),
];
const CANCELLED: Reason[] = ["cancelled", "calledOff"];

test.each(REASONS)("%s: the part says the same date as the feed, or there is none", (reason) => {
  const one = everyReason[reason]();
  const parts = written([one]).calendars.map(read);
  const method = PUBLISHED.includes(reason) ? "PUBLISH" : CANCELLED.includes(reason) ? "CANCEL" : null;
  expect(parts.map((part) => part.method)).toEqual(method ? [method] : []);
  const [part] = parts;
  if (!part || !one.item) return;
  const { uid, startsAt, endsAt, sequence, status } = entryOf(one.item, making.words.entry, BASE);
  expect(part).toMatchObject({ uid, startsAt, endsAt, sequence, status });
  expect(part.status === "CANCELLED").toBe(method === "CANCEL");
});

describe("taking a date back", () => {
  const known = was({ date: "2026-03-09" as LocalDate });

  test("of a date that is none any more it is made of what its reader knew", () => {
    expect(written([told("cancelled", { item: null, was: known, revision: 23 })]).calendars.map(read)).toEqual([
      {
        ...{ method: "CANCEL", uid: uidOf("s1", known.date), sequence: 23, status: "CANCELLED" },
        summary: "Cancelled: Runners: Tuesday run",
        ...{ startsAt: new Date(known.startsAt), endsAt: new Date(known.endsAt) },
      },
    ]);
  });

  test("of a carried one the old is taken back and the new one told", () => {
    const parts = written([told("changed", { was: known, revision: 23 })]).calendars.map(read);
    expect(parts.map(({ method, uid }) => [method, uid])).toEqual([
      ["CANCEL", uidOf("s1", known.date)],
      ["PUBLISH", uidOf("s1", meetup().date)],
    ]);
    expect(parts[0]).toMatchObject({ sequence: 23 });
  });

  test("its SEQUENCE is never behind the turn at which it was called off", () => {
    const off = meetup("2026-03-10", { state: "cancelled", turn: 7 });
    const [part] = written([told("calledOff", { item: item({ meetup: off }), revision: 9 })]).calendars.map(read);
    expect(part).toMatchObject({ method: "CANCEL", sequence: 9 });
  });

  test("of several news of it the last gives the SEQUENCE", () => {
    const moved = [
      told("changed", { was: known, revision: 12 }),
      told("cancelled", { item: null, was: known, revision: 9 }),
    ];
    const parts = written(moved.map((one) => ({ ...one, item: null }))).calendars.map(read);
    expect(parts.map(({ method, sequence }) => [method, sequence])).toEqual([["CANCEL", 12]]);
  });

  test("of what its reader never knew as a date there is nothing to take back", () => {
    expect(written([told("cancelled", { item: null })]).calendars).toEqual([]);
    const added = told("added", { was: was({ state: null, date: "2026-03-09" as LocalDate }) });
    expect(
      written([added])
        .calendars.map(read)
        .map(({ method }) => method),
    ).toEqual(["PUBLISH"]);
  });
});

test("what one said out to stays out of the calendar, as in the feed", () => {
  expect(written([told("askedAgain", { item: item({ mine: said("out") }), was: was() })]).calendars).toEqual([]);
});

test("who waits has a date that takes none of their time", () => {
  const [part] = written([told("confirmed", { item: item({ ahead: 0 }) })]).calendars.map(read);
  expect(part).toMatchObject({ status: "TENTATIVE", summary: "Waiting list: Runners: Tuesday run" });
});

test("each date of a digest has its own part, once", () => {
  const next = told("confirmed", { item: item({ meetup: meetup("2026-03-17") }) });
  const parts = written([told("changed", { was: was() }), told("movedUp"), next]).calendars.map(read);
  expect(parts.map(({ uid }) => uid)).toEqual([uidOf("s1", meetup().date), uidOf("s1", meetup("2026-03-17").date)]);
});
