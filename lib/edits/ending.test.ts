import fc from "fast-check";
import { expect, test } from "vitest";
import { type MeetupRow, meetups, type Plan, plainRow } from "@/lib/schedule/meetups";
import { addDays, type LocalDate, type LocalDateTime, type LocalTime, type Zone } from "@/lib/time";
import { type Ending, endingOf } from "./ending";

const tuesdays: Plan = {
  from: "2026-02-03" as LocalDate,
  until: null,
  startTime: "19:00:00" as LocalTime,
  zone: "Europe/Berlin" as Zone,
  rrule: "FREQ=WEEKLY;BYDAY=TU",
  length: 90,
  place: null,
  link: null,
  capacity: null,
  turn: 1,
  changedAt: new Date(0),
};
const mondays: Plan = { ...tuesdays, from: "2026-04-06" as LocalDate, rrule: "FREQ=WEEKLY;BYDAY=MO" };
const now = new Date("2026-03-04T12:00:00Z");

function row(date: string, given: Partial<MeetupRow> = {}): MeetupRow {
  return { ...plainRow(date as LocalDate), ...given };
}

/** What is stored after an ending. */
function applied(plans: readonly Plan[], rows: readonly MeetupRow[], { cut, dropped, retired }: Ending) {
  return {
    plans: plans
      .filter(({ from }) => !dropped.includes(from))
      .map((plan) => ({ ...plan, until: cut.find(({ from }) => from === plan.from)?.until ?? plan.until })),
    rows: rows.map((one) => (retired.includes(one.date) ? { ...one, state: "retired" as const } : one)),
  };
}

test("the running plan ends at its next date, what was answered for later dates is retired, the past stays", () => {
  const rows = [row("2026-03-03"), row("2026-03-10"), row("2026-03-17", { state: "cancelled" })];
  expect(endingOf([tuesdays], rows, now)).toEqual({
    cut: [{ from: "2026-02-03", until: "2026-03-10" }],
    dropped: [],
    retired: ["2026-03-10", "2026-03-17"],
  });
});

test("a plan that has not begun is dropped, also where it is the only one", () => {
  const running = { ...tuesdays, until: "2026-04-06" as LocalDate };
  expect(endingOf([running, mondays], [], now)).toEqual({
    cut: [{ from: "2026-02-03", until: "2026-03-10" }],
    dropped: ["2026-04-06"],
    retired: [],
  });
  expect(endingOf([mondays], [], now)).toEqual({ cut: [], dropped: ["2026-04-06"], retired: [] });
});

test("one date alone: before it is dropped, after it nothing is to come", () => {
  const once = { ...tuesdays, rrule: null };
  expect(endingOf([once], [], new Date("2026-02-03T17:59:59Z"))).toMatchObject({ dropped: ["2026-02-03"] });
  expect(endingOf([once], [], new Date("2026-02-03T18:00:00Z"))).toBeNull();
});

test("a date on its way goes on", () => {
  const start = new Date("2026-03-10T18:00:00Z");
  const rows = [row("2026-03-10")];
  expect(endingOf([tuesdays], rows, start)).toMatchObject({ cut: [{ until: "2026-03-17" }], retired: [] });
  expect(endingOf([tuesdays], rows, new Date(start.getTime() - 1))).toMatchObject({ retired: ["2026-03-10"] });
});

test("rows count by when they are held; what is no date any more is left alone", () => {
  const at = (text: string) => ({ startsAt: text as LocalDateTime });
  const rows = [
    row("2026-03-03", at("2026-03-21T10:00:00")),
    row("2026-03-24", at("2026-03-01T10:00:00")),
    row("2026-03-31", { state: "takenOut" }),
    row("2026-04-07", { state: "retired" }),
    row("2026-03-13", at("2026-03-13T10:00:00")),
  ];
  expect(endingOf([tuesdays], rows, now)?.retired).toEqual(["2026-03-03", "2026-03-13"]);
});

test("an ended series has nothing to end", () => {
  expect(endingOf([{ ...tuesdays, until: "2026-03-10" as LocalDate }], [row("2026-03-03")], now)).toBeNull();
  expect(endingOf([], [], now)).toBeNull();
});

const anyRows = fc
  .uniqueArray(
    fc.record({
      after: fc.nat(200),
      state: fc.constantFrom("on", "cancelled", "takenOut", "retired"),
      moved: fc.nat(40),
    }),
    {
      maxLength: 8,
      selector: ({ after }) => after,
    },
  )
  .map((items) =>
    items.map(({ after, state, moved }) => {
      const day = addDays(tuesdays.from, after);
      const startsAt = moved > 20 ? (`${addDays(day, moved - 30)}T08:00:00` as LocalDateTime) : null;
      return row(day, { state: state as MeetupRow["state"], startsAt });
    }),
  );
const anyPlan = fc
  .record({
    rrule: fc.constantFrom("FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=MONTHLY;BYDAY=1TU", null),
    zone: fc.constantFrom("Europe/Berlin", "Pacific/Apia", "America/New_York"),
    until: fc.option(fc.constant("2026-06-02")),
  })
  .map((plan) => ({ ...tuesdays, ...plan }) as Plan);

test("whatever there was: the past is as it was, and nothing is to come", () => {
  fc.assert(
    fc.property(anyPlan, fc.boolean(), anyRows, fc.nat(200), fc.nat(24), (first, second, rows, days, hours) => {
      const later: Plan = { ...mondays, from: "2026-07-06" as LocalDate };
      const plans = second && first.until ? [first, later] : [first];
      const at = new Date(Date.parse("2026-02-04T12:00:00Z") + (days * 24 + hours) * 3_600_000);
      const ending = endingOf(plans, rows, at);
      const after = ending ? applied(plans, rows, ending) : { plans, rows };
      const past = { from: null, to: new Date(at.getTime() + 1) };
      expect(meetups(after.plans, after.rows, past)).toEqual(meetups(plans, rows, past));
      expect(meetups(after.plans, after.rows, { from: past.to, to: null })).toEqual([]);
      expect(endingOf(after.plans, after.rows, at)).toBeNull();
      for (const plan of after.plans) expect(plan.until === null || plan.until > plan.from).toBe(true);
    }),
  );
});
