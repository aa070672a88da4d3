import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type LocalDate, type LocalDateTime, type LocalTime, type Zone } from "@/lib/time";
import { anyDate } from "@/tests/any-rule";
import { type MeetupRow, meetupOn, meetups, nextMeetups, type Plan, plainRow } from "./meetups";

const date = (text: string) => text as LocalDate;
const tuesdays: Plan = {
  from: date("2026-02-03"),
  until: null,
  startTime: "19:00:00" as LocalTime,
  zone: "Europe/Berlin" as Zone,
  rrule: "FREQ=WEEKLY",
  length: 90,
  place: "Café",
  link: null,
  capacity: 8,
  mayBring: 0,
  minimum: null,
  turn: 1,
  changedAt: new Date(0),
};
const row = (day: string, change: Partial<MeetupRow> = {}): MeetupRow => ({
  ...plainRow(date(day)),
  ...change,
});
const march = { from: new Date("2026-03-01T00:00:00Z"), to: new Date("2026-04-01T00:00:00Z") };
const dates = (found: { date: LocalDate }[]) => found.map((meetup) => meetup.date);
const now = new Date("2026-03-10T18:00:00Z");

test("a plan gives dates on its wall clock; an end is the start's instant plus the length", () => {
  const found = meetups([tuesdays], [], march);
  expect(dates(found)).toEqual(["2026-03-03", "2026-03-10", "2026-03-17", "2026-03-24", "2026-03-31"]);
  expect(found.map((meetup) => meetup.startsAt.getUTCHours())).toEqual([18, 18, 18, 18, 17]);
  expect(found[0]).toMatchObject({ local: "2026-03-03T19:00:00", place: "Café", capacity: 8, state: "on" });
  expect(found[0]?.endsAt.toISOString()).toBe("2026-03-03T19:30:00.000Z");
});

describe("rows", () => {
  test("one taken out or retired is shown nowhere, one cancelled is shown as such", () => {
    const rows = [
      row("2026-03-10", { state: "takenOut" }),
      row("2026-03-17", { state: "cancelled" }),
      row("2026-03-24", { state: "retired" }),
    ];
    const found = meetups([tuesdays], rows, march);
    expect(dates(found)).toEqual(["2026-03-03", "2026-03-17", "2026-03-31"]);
    expect(found[1]?.state).toBe("cancelled");
    for (const gone of ["2026-03-10", "2026-03-24"]) expect(meetupOn([tuesdays], rows, date(gone))).toBeNull();
  });
  test("one moved keeps its identity, also into and out of the window", () => {
    const moved = row("2026-02-24", { startsAt: "2026-03-21T10:00:00" as LocalDateTime, length: 30 });
    const found = meetups(
      [tuesdays],
      [moved, row("2026-03-31", { startsAt: "2026-05-02T10:00:00" as LocalDateTime })],
      march,
    );
    expect(dates(found)).toEqual(["2026-03-03", "2026-03-10", "2026-03-17", "2026-02-24", "2026-03-24"]);
    expect(found[3]?.endsAt.toISOString()).toBe("2026-03-21T09:30:00.000Z");
  });
  test("an extra takes what it lacks from the plan in force, else the last before, else the first", () => {
    const late = { ...tuesdays, from: date("2026-04-07"), startTime: "20:00:00" as LocalTime };
    const plans = [late, { ...tuesdays, until: date("2026-03-10") }];
    const rows = [row("2026-04-10"), row("2026-03-20"), row("2026-01-15")];
    expect(meetupOn(plans, rows, date("2026-04-10"))?.local).toBe("2026-04-10T20:00:00");
    expect(meetupOn(plans, rows, date("2026-03-20"))?.local).toBe("2026-03-20T19:00:00");
    expect(meetupOn(plans, rows, date("2026-01-15"))?.local).toBe("2026-01-15T19:00:00");
  });
  test("a zone of its own changes the instant, not the clock", () => {
    const found = meetupOn([tuesdays], [row("2026-03-10", { zone: "Europe/London" as Zone })], date("2026-03-10"));
    expect(found?.startsAt.toISOString()).toBe("2026-03-10T19:00:00.000Z");
  });
});

test("of two dates on one instant one is listed, rather one that is on", () => {
  const onto = row("2026-03-10", { startsAt: "2026-03-17T19:00:00" as LocalDateTime });
  expect(dates(meetups([tuesdays], [onto], march))).toEqual(["2026-03-03", "2026-03-10", "2026-03-24", "2026-03-31"]);
  expect(meetupOn([tuesdays], [onto], date("2026-03-17"))).toBeNull();
  const cancelled = { ...onto, state: "cancelled" as const };
  expect(dates(meetups([tuesdays], [cancelled], march))).toContain("2026-03-17");
});

test("a plan without rule meets once, a series without plans never", () => {
  expect(dates(meetups([{ ...tuesdays, rrule: null }], [], { from: null, to: null }))).toEqual(["2026-02-03"]);
  expect(dates(meetups([{ ...tuesdays, rrule: null }], [], march))).toEqual([]);
  expect(meetups([], [row("2026-03-10")], march)).toEqual([]);
  expect(meetupOn([], [row("2026-03-10")], date("2026-03-10"))).toBeNull();
});

test("meetupOn knows only dates of the series", () => {
  expect(meetupOn([tuesdays], [], date("2026-03-10"))?.date).toBe("2026-03-10");
  expect(meetupOn([tuesdays], [], date("2026-03-11"))).toBeNull();
  expect(meetupOn([{ ...tuesdays, until: date("2026-03-10") }], [], date("2026-03-10"))).toBeNull();
});

test("next begins with what starts now, last with the one before", () => {
  expect(dates(nextMeetups([tuesdays], [], now, 2))).toEqual(["2026-03-10", "2026-03-17"]);
  expect(dates(meetups([tuesdays], [], { from: null, to: now, limit: 2, newestFirst: true }))).toEqual([
    "2026-03-03",
    "2026-02-24",
  ]);
  expect(dates(meetups([tuesdays], [], { from: null, to: now, limit: 99, newestFirst: true }))).toHaveLength(5);
});

test("a rule that is not taken is an error, not a silence", () => {
  expect(() => meetups([{ ...tuesdays, rrule: "FREQ=HOURLY" }], [], march)).toThrow("finerThanDay");
});

const anyZone = fc.constantFrom("Europe/Berlin", "Pacific/Apia", "America/New_York", "Africa/Casablanca", "UTC");
const anyRrule = fc.constantFrom(
  "FREQ=DAILY",
  "FREQ=WEEKLY;BYDAY=MO,TH",
  "FREQ=MONTHLY;BYDAY=-1FR",
  "FREQ=DAILY;COUNT=40",
);
const anyTime = fc.constantFrom("00:00:00", "02:30:00", "19:00:00", "23:59:00");
const anyPlan = fc
  .record({ from: anyDate, zone: anyZone, rrule: anyRrule, startTime: anyTime })
  .map((plan) => ({ ...tuesdays, ...plan }) as Plan);
const anyRows = (plan: Plan) =>
  fc
    .uniqueArray(
      fc.record({
        after: fc.nat(120),
        state: fc.constantFrom("on", "cancelled", "takenOut", "retired"),
        moved: fc.nat(40),
      }),
      {
        maxLength: 6,
        selector: (item) => item.after,
      },
    )
    .map((items) =>
      items.map(({ after, state, moved }) => {
        const startsAt = moved > 20 ? (`${addDays(plan.from, after + moved - 30)}T08:00:00` as LocalDateTime) : null;
        return row(addDays(plan.from, after), { state: state as MeetupRow["state"], startsAt });
      }),
    );
const anySeries = anyPlan.chain((plan) => fc.record({ plan: fc.constant(plan), rows: anyRows(plan) }));

test("a window is the sum of its parts, ends of lists agree with it, and each date is found by itself", () => {
  fc.assert(
    fc.property(anySeries, fc.nat(9000), fc.nat(9000), ({ plan, rows }, first, second) => {
      const hour = (hours: number) => new Date(Date.parse(plan.from) + ((hours - 2000) * 3_600_000) / 2);
      const [from, middle, to] = [hour(0), hour(Math.min(first, second)), hour(Math.max(first, second))];
      const all = meetups([plan], rows, { from, to });
      expect([...meetups([plan], rows, { from, to: middle }), ...meetups([plan], rows, { from: middle, to })]).toEqual(
        all,
      );
      expect(meetups([plan], rows, { from, to, newestFirst: true, limit: 5 })).toEqual(all.toReversed().slice(0, 5));
      expect(meetups([plan], rows, { from, to, limit: 5 })).toEqual(all.slice(0, 5));
      for (const meetup of all.slice(0, 5)) expect(meetupOn([plan], rows, meetup.date)).toEqual(meetup);
    }),
    { numRuns: 200 },
  );
});
