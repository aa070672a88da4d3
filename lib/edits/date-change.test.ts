import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MeetupRow, meetupOn, meetups, type Own } from "@/lib/schedule/meetups";
import { addDays, type LocalDateTime, type LocalTime, type Zone } from "@/lib/time";
import { start as answered, applied, date, made, now, saidOn, shown, touched, tuesdays } from "@/tests/edited";
import { changeDate, type DateChange, type OwnOfDate } from "./date-change";
import type { Dates, Outcome } from "./dates";
import { beforeOf, undo } from "./undo";

const start: Dates = {
  ...answered,
  rows: [...answered.rows, touched("2026-03-24", {}, { state: "cancelled", cancelReason: "Holidays" })],
};
const local = (text: string) => `${text}:00` as LocalDateTime;
const usual = { length: 90, name: null, place: null, link: null, capacity: null, mayBring: null };

function own(startsAt: string, change: Partial<OwnOfDate> = {}): OwnOfDate {
  return { ...usual, startsAt: local(startsAt), ...change };
}

function changed(day: string, startsAt: string, change: Partial<OwnOfDate> = {}): DateChange {
  return { kind: "dateChanged", date: date(day), own: own(startsAt, change) };
}

function addedOn(day: string, time = "20:00"): DateChange {
  return { kind: "dateAdded", date: date(day), own: own(`${day}T${time}`) };
}

function outcomeOf(change: DateChange, dates = start, at = now): Outcome {
  const result = changeDate(dates, change, made(7, at), at);
  if (!result.ok) throw new Error(result.reason);
  return result.outcome;
}

const refusal = (change: DateChange, dates = start, at = now) => {
  const result = changeDate(dates, change, made(7, at), at);
  return result.ok ? null : result.reason;
};

const edited = (change: DateChange, dates = start) => applied(dates, outcomeOf(change, dates));
const rowOf = (change: DateChange, dates = start) => outcomeOf(change, dates).rows[0];
const withRow = (day: string, row: Partial<MeetupRow>): Dates => ({
  ...start,
  rows: [...start.rows.filter((one) => one.date !== day), touched(day, { Bo: "in" }, row)],
});

describe("a change of one date is refused", () => {
  const cancel = (day: string): DateChange => ({ kind: "dateCancelled", date: date(day), reason: null });
  const restore = (day: string): DateChange => ({ kind: "dateRestored", date: date(day) });

  test.each([
    ["noSuchDate", changed("2026-03-11", "2026-03-11T19:00")],
    ["noSuchDate", cancel("2026-03-11")],
    ["noSuchDate", restore("2026-03-11")],
    ["started", changed("2026-03-03", "2026-03-20T19:00")],
    ["started", cancel("2026-03-03")],
    ["started", restore("2026-03-03")],
    ["past", changed("2026-03-10", "2026-03-04T12:00")],
    ["past", addedOn("2026-03-04", "12:59")],
    ["taken", changed("2026-03-10", "2026-03-17T19:00")],
    ["taken", changed("2026-03-10", "2026-03-31T19:00")],
    ["cancelled", changed("2026-03-24", "2026-03-25T19:00")],
    ["cancelled", cancel("2026-03-24")],
    ["cancelled", addedOn("2026-03-24")],
    ["notCancelled", restore("2026-03-10")],
    ["nothing", changed("2026-03-10", "2026-03-10T19:00")],
    ["exists", addedOn("2026-03-10")],
    ["exists", addedOn("2026-03-31")],
  ] as const)("%s", (reason, change) => {
    expect(refusal(change)).toBe(reason);
  });

  test("away: its day is that of a date that was moved", () => {
    const dates = edited(changed("2026-03-17", "2026-03-21T11:00"));
    expect(refusal(addedOn("2026-03-17"), dates)).toBe("away");
  });

  test("taken: an extra begins when a moved one does", () => {
    const dates = edited(changed("2026-03-17", "2026-03-21T11:00"));
    expect(refusal(addedOn("2026-03-21", "11:00"), dates)).toBe("taken");
    expect(refusal(addedOn("2026-03-21", "11:01"), dates)).toBeNull();
  });

  test("noSuchDate: a series without a plan has no clock to go by", () => {
    expect(refusal(addedOn("2026-03-21"), { plans: [], rows: [] })).toBe("noSuchDate");
  });

  test("nothing: of an extra, and of one that stands fast whatever its plan says", () => {
    const extra = edited(addedOn("2026-03-13"));
    expect(refusal(changed("2026-03-13", "2026-03-13T20:00"), extra)).toBe("nothing");
    // Eight in the evening in London is nine in Berlin.
    const fast = { startsAt: local("2026-03-17T20:00"), zone: "Europe/London" as Zone, length: 90 };
    expect(refusal(changed("2026-03-17", "2026-03-17T21:00"), withRow("2026-03-17", fast))).toBe("nothing");
  });
});

test("a moved date that no rule gives any more stands fast where it is moved back to its own day", () => {
  const dates = edited(changed("2026-03-10", "2026-03-12T19:00"));
  const mondays = { ...dates, plans: [{ ...tuesdays, rrule: "FREQ=WEEKLY;BYDAY=MO" }] };
  const back = changed("2026-03-10", "2026-03-10T19:00");
  expect(rowOf(back, mondays)).toMatchObject({ startsAt: local("2026-03-10T19:00"), zone: "Europe/Berlin" });
  expect(rowOf(back, dates)).toMatchObject({ startsAt: null, zone: null });
});

describe("a date has as usual, of its own, or not at all", () => {
  type Tri = "place" | "link" | "capacity";
  const plan = { ...tuesdays, link: "https://example.org/room" };
  const values = { place: "Park", link: "https://example.org/other", capacity: 4 };
  const usually = { place: "Café", link: "https://example.org/room", capacity: 8 };
  const cases = (["place", "link", "capacity"] as const).flatMap((field: Tri) => [
    [field, "usual", null, usually[field]] as const,
    [field, "own", { value: values[field] }, values[field]] as const,
    [field, "none", { value: null }, null] as const,
  ]);

  test.each(cases)("%s: %s", (field, _, given: Own<string | number>, seen) => {
    const dates = { ...start, plans: [plan] };
    const result = edited(changed("2026-03-10", "2026-03-10T18:00", { [field]: given }), dates);
    const meetup = meetupOn(result.plans, result.rows, date("2026-03-10"));
    expect(meetup?.[field]).toBe(seen);
    for (const other of ["place", "link", "capacity"] as const) {
      if (other !== field) expect(meetup?.[other]).toBe(usually[other]);
    }
    const back = edited(changed("2026-03-10", "2026-03-10T18:00", { length: 30 }), result);
    expect(meetupOn(back.plans, back.rows, date("2026-03-10"))?.[field]).toBe(usually[field]);
  });

  test("its length and its name", () => {
    const result = edited(changed("2026-03-10", "2026-03-10T19:00", { length: 120, name: "Chess" }));
    const meetup = meetupOn(result.plans, result.rows, date("2026-03-10"));
    expect([meetup?.name, meetup?.endsAt]).toEqual(["Chess", new Date("2026-03-10T20:00Z")]);
    expect(rowOf(changed("2026-03-10", "2026-03-10T19:00"), result)).toMatchObject({ length: null, name: null });
  });
});

describe("a date moves", () => {
  test("to another day, and keeps its identity and its answers", () => {
    const dates = edited(changed("2026-03-10", "2026-03-14T11:00"));
    expect(shown(dates).slice(0, 3)).toEqual([
      "2026-03-03 03-03T19:00",
      "2026-03-10 03-14T11:00",
      "2026-03-17 03-17T19:00",
    ]);
    expect(saidOn(dates, "2026-03-10")).toEqual(["Ada in", "Bo out"]);
  });

  test("across midnight", () => {
    const dates = edited(changed("2026-03-10", "2026-03-11T00:15"));
    const meetup = meetupOn(dates.plans, dates.rows, date("2026-03-10"));
    expect([meetup?.date, meetup?.startsAt]).toEqual(["2026-03-10", new Date("2026-03-10T23:15Z")]);
    expect(refusal(addedOn("2026-03-11", "00:15"), dates)).toBe("taken");
  });

  test("back to when it usually is, which needs no time of its own any more", () => {
    const dates = edited(changed("2026-03-10", "2026-03-14T11:00"));
    expect(rowOf(changed("2026-03-10", "2026-03-10T19:00"), dates)).toMatchObject({ startsAt: null, zone: null });
  });

  test("into a gap of the clock: read with the offset before it, and nobody else may begin there", () => {
    const dates = edited(changed("2026-03-31", "2026-03-29T02:30"));
    const meetup = meetupOn(dates.plans, dates.rows, date("2026-03-31"));
    expect([meetup?.startsAt, meetup?.local]).toEqual([new Date("2026-03-29T01:30Z"), "2026-03-29T02:30:00"]);
    expect(refusal(addedOn("2026-03-29", "03:30"), dates)).toBe("taken");
    expect(refusal(changed("2026-03-31", "2026-03-29T03:30"), dates)).toBe("nothing");
  });
});

describe("an extra date", () => {
  test("keeps its time whatever the plan says, also the usual one", () => {
    expect(rowOf(addedOn("2026-03-13", "19:00"))).toMatchObject({
      ...{ extra: true, startsAt: "2026-03-13T19:00:00", zone: "Europe/Berlin" },
    });
  });

  test.each([
    ["retired", { state: "retired", retiredBy: "planChanged", name: "Old" }],
    ["carried", { state: "carried", carriedTo: date("2026-03-17") }],
    ["takenOut", { state: "takenOut" }],
  ] as const)("on a date that was %s is that date, anew and with its answers", (_, row) => {
    const dates = edited(addedOn("2026-03-13"), withRow("2026-03-13", row));
    expect(dates.rows.find((one) => one.date === "2026-03-13")).toMatchObject({
      ...{ state: "on", extra: true, retiredBy: null, carriedTo: null, name: null },
    });
    expect(shown(dates)).toContain("2026-03-13 03-13T20:00");
    expect(saidOn(dates, "2026-03-13")).toEqual(["Bo in"]);
  });
});

test("cancelled with a reason, and put back without it", () => {
  const gone = edited({ kind: "dateCancelled", date: date("2026-03-10"), reason: "Snow" });
  expect(meetupOn(gone.plans, gone.rows, date("2026-03-10"))).toMatchObject({
    state: "cancelled",
    cancelReason: "Snow",
  });
  const back = edited({ kind: "dateRestored", date: date("2026-03-10") }, gone);
  expect(meetupOn(back.plans, back.rows, date("2026-03-10"))).toMatchObject({ state: "on", cancelReason: null });
  expect(saidOn(back, "2026-03-10")).toEqual(["Ada in", "Bo out"]);
});

test("the other dates are the same before and after, and all of them once it is taken back", () => {
  const day = fc.integer({ min: -3, max: 60 }).map((days) => addDays(date("2026-03-03"), days));
  const time = fc.constantFrom("00:15", "02:30", "03:30", "19:00", "23:59").map((text) => `${text}:00` as LocalTime);
  const tri = <T>(value: T) => fc.constantFrom<Own<T>>(null, { value }, { value: null });
  const owned = fc
    .record({ day, time, length: fc.constantFrom(90, 30), place: tri("Park"), capacity: tri(3) })
    .map((given): OwnOfDate => ({ ...usual, ...given, startsAt: `${given.day}T${given.time}` as LocalDateTime }));
  const change: fc.Arbitrary<DateChange> = fc.oneof(
    fc.record({ kind: fc.constant("dateChanged" as const), date: day, own: owned }),
    fc.record({ kind: fc.constant("dateCancelled" as const), date: day, reason: fc.constantFrom(null, "Snow") }),
    fc.record({ kind: fc.constant("dateRestored" as const), date: day }),
    owned.map((given) => ({ kind: "dateAdded" as const, date: date(given.startsAt?.slice(0, 10) ?? ""), own: given })),
  );
  const window = { from: new Date("2026-02-01T00:00Z"), to: new Date("2026-07-01T00:00Z") };
  const said = (dates: Dates) =>
    dates.rows
      .map((row) => [row.date, saidOn(dates, row.date)])
      .filter(([, all]) => all?.length)
      .sort();
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
      let dates = start;
      for (const one of changes) {
        const result = changeDate(dates, one, made(7, now), now);
        if (!result.ok) continue;
        const next = applied(dates, result.outcome);
        const others = (state: Dates) => meetups(state.plans, state.rows, window).filter((it) => it.date !== one.date);
        expect(others(next)).toEqual(others(dates));
        expect(said(next)).toEqual(said(dates));
        const back = applied(next, undo(next, beforeOf(dates, result.outcome), made(8, now), now));
        const when = (state: Dates) => shown(state, "2026-02-01", "2026-07-01");
        expect(when(back)).toEqual(when(dates));
        dates = next;
      }
    }),
  );
});
