/** The ten worked edits of the design, each by its number. */
import { expect, test } from "vitest";
import type { LocalDateTime, LocalTime, Zone } from "@/lib/time";
import { applied, date, made, now, saidOn, shown, start, terms, touched, tuesdays } from "@/tests/edited";
import type { Dates, Outcome } from "./dates";
import { changeSeries, type End, type Pause, type PlanChange } from "./series-change";
import { beforeOf, undo } from "./undo";

const mondays = terms(tuesdays, { rrule: "FREQ=WEEKLY;BYDAY=MO" });

function planFrom(from: string, change: Partial<PlanChange> = {}): PlanChange {
  const usual = { kind: "planChanged", terms: terms(tuesdays), until: null, later: "drop", besides: false } as const;
  return { ...usual, from: date(from), ...change };
}

function outcomeOf(dates: Dates, change: PlanChange | Pause | End, turn = 7): Outcome {
  const result = changeSeries(dates, change, made(turn, now), now);
  if (!result.ok) throw new Error(result.reason);
  return result.outcome;
}

const after = (dates: Dates, change: PlanChange | Pause | End) => applied(dates, outcomeOf(dates, change));

test("1: Tuesday to Monday from the 10th carries the answers to the Monday of the same week", () => {
  const dates = after(start, planFrom("2026-03-10", { terms: mondays }));
  expect(shown(dates).slice(0, 4)).toEqual([
    "2026-03-03 03-03T19:00",
    "2026-03-09 03-09T19:00",
    "2026-03-16 03-16T19:00",
    "2026-03-23 03-23T19:00",
  ]);
  expect([saidOn(dates, "2026-03-09"), saidOn(dates, "2026-03-16")]).toEqual([["Ada in", "Bo out"], ["Ada maybe"]]);
  expect(saidOn(dates, "2026-03-03")).toEqual(["Ada in"]);
  expect(dates.rows.filter((row) => row.state === "carried").map((row) => [row.date, row.carriedTo])).toEqual([
    ["2026-03-10", "2026-03-09"],
    ["2026-03-17", "2026-03-16"],
  ]);
});

test("2: another hour keeps identities and answers, and writes no row", () => {
  const outcome = outcomeOf(
    start,
    planFrom("2026-03-10", { terms: terms(tuesdays, { startTime: "19:30:00" as LocalTime }) }),
  );
  expect(outcome).toMatchObject({ rows: [], carried: [], since: "2026-03-10" });
  expect(shown(applied(start, outcome)).slice(0, 3)).toEqual([
    "2026-03-03 03-03T19:00",
    "2026-03-10 03-10T19:30",
    "2026-03-17 03-17T19:30",
  ]);
});

test("3: another zone keeps identities and changes instants", () => {
  const outcome = outcomeOf(
    start,
    planFrom("2026-03-10", { terms: terms(tuesdays, { zone: "Europe/London" as Zone }) }),
  );
  expect(outcome).toMatchObject({ rows: [], carried: [], plans: [{ until: "2026-03-10" }, { zone: "Europe/London" }] });
});

test("4: a break from the 10th to the 30th retires its answers; it goes on on the 31st", () => {
  const dates = after(start, { kind: "paused", from: date("2026-03-10"), to: date("2026-03-31") });
  expect(shown(dates).slice(0, 2)).toEqual(["2026-03-03 03-03T19:00", "2026-03-31 03-31T19:00"]);
  expect(dates.rows.map((row) => [row.date, row.state, row.retiredBy])).toEqual([
    ["2026-03-03", "on", null],
    ["2026-03-10", "retired", "paused"],
    ["2026-03-17", "retired", "paused"],
  ]);
  expect(saidOn(dates, "2026-03-10")).toEqual(["Ada in", "Bo out"]);
});

test("5: the end from the 17th on retires that, and keeps the 10th", () => {
  const dates = after(start, { kind: "ended", from: date("2026-03-17") });
  expect(shown(dates)).toEqual(["2026-03-03 03-03T19:00", "2026-03-10 03-10T19:00"]);
  expect(dates.rows.map((row) => [row.date, row.state])).toEqual([
    ["2026-03-03", "on"],
    ["2026-03-10", "on"],
    ["2026-03-17", "retired"],
  ]);
});

test("6: of ten dates begun on 3 February five are left on 10 March", () => {
  const ten = { ...tuesdays, rrule: "FREQ=WEEKLY;BYDAY=TU;COUNT=10" };
  const dates = after(
    { ...start, plans: [ten] },
    planFrom("2026-03-10", {
      terms: terms(ten, { startTime: "20:00:00" as LocalTime, rrule: "FREQ=WEEKLY;BYDAY=TU;COUNT=5" }),
    }),
  );
  expect(shown(dates, "2026-02-01", "2027-01-01")).toHaveLength(10);
  expect(shown(dates, "2026-03-05", "2027-01-01").at(-1)).toBe("2026-04-07 04-07T20:00");
});

test("7: a date moved to another day by hand stays there; the new date of its week exists only if asked for", () => {
  const own = { startsAt: "2026-03-21T15:00:00" as LocalDateTime, zone: tuesdays.zone };
  const moved = { ...start, rows: [...start.rows.slice(0, 2), touched("2026-03-17", { Ada: "maybe" }, own)] };
  const change = planFrom("2026-03-10", { terms: mondays });
  expect(shown(after(moved, change)).slice(1, 4)).toEqual([
    "2026-03-09 03-09T19:00",
    "2026-03-17 03-21T15:00",
    "2026-03-23 03-23T19:00",
  ]);
  const besides = after(moved, { ...change, besides: true });
  expect(shown(besides)).toContain("2026-03-16 03-16T19:00");
  expect(saidOn(besides, "2026-03-17")).toEqual(["Ada maybe"]);
});

test("8: a rule date that meets an added date is that date, with its answers", () => {
  const rows = [...start.rows, touched("2026-03-13", { Cem: "in" }, { extra: true })];
  const dates = after(
    { ...start, rows },
    planFrom("2026-03-10", { terms: terms(tuesdays, { rrule: "FREQ=WEEKLY;BYDAY=FR" }) }),
  );
  expect(shown(dates).slice(0, 3)).toEqual([
    "2026-03-03 03-03T19:00",
    "2026-03-13 03-13T19:00",
    "2026-03-20 03-20T19:00",
  ]);
  expect(saidOn(dates, "2026-03-13")).toEqual(["Cem in"]);
  expect(saidOn(dates, "2026-03-20")).toEqual(["Ada maybe"]);
  expect(dates.rows.find((row) => row.date === "2026-03-10")).toMatchObject({
    state: "retired",
    retiredBy: "planChanged",
  });
});

test("9: a later change of time is kept on the new rule, or dropped", () => {
  const later = { ...tuesdays, from: date("2026-04-07"), startTime: "20:00:00" as LocalTime };
  const two = { ...start, plans: [{ ...tuesdays, until: date("2026-04-07") }, later] };
  const change = planFrom("2026-03-10", { terms: mondays });
  const kept = shown(after(two, { ...change, later: "keep" }), "2026-03-28", "2026-04-20");
  expect(kept).toEqual(["2026-03-30 03-30T19:00", "2026-04-06 04-06T20:00", "2026-04-13 04-13T20:00"]);
  const dropped = shown(after(two, change), "2026-03-28", "2026-04-20");
  expect(dropped).toEqual(["2026-03-30 03-30T19:00", "2026-04-06 04-06T19:00", "2026-04-13 04-13T19:00"]);
});

test("10: undone after a new answer: the old dates with the old answers, the newer of one person's wins", () => {
  const outcome = outcomeOf(start, planFrom("2026-03-10", { terms: mondays }));
  const edited = applied(start, outcome);
  const answered = {
    ...edited,
    rows: edited.rows.map((row) =>
      row.date === "2026-03-09"
        ? {
            ...row,
            answers: [
              { memberId: "Ada", answer: "in" as const, ticket: 1, brings: 0 },
              { memberId: "Bo", answer: "in" as const, ticket: 8, brings: 0 },
            ],
          }
        : row,
    ),
  };
  const back = undo(answered, beforeOf(start, outcome), made(9, now), now);
  const dates = applied(answered, back);
  expect(shown(dates)).toEqual(shown(start));
  expect([saidOn(dates, "2026-03-10"), saidOn(dates, "2026-03-17")]).toEqual([["Ada in", "Bo in"], ["Ada maybe"]]);
  expect(
    dates.rows
      .filter((row) => row.state === "on")
      .map((row) => row.date)
      .sort(),
  ).toEqual(["2026-03-03", "2026-03-10", "2026-03-17"]);
  expect(back.plans.at(-1)?.turn).toBe(9);
});

test("a date that has begun before the undo stays, with the answers that went to it; the others go back", () => {
  const monday = new Date("2026-03-09T17:55:00Z");
  const result = changeSeries(start, planFrom("2026-03-10", { terms: mondays }), made(7, monday), monday);
  if (!result.ok) throw new Error(result.reason);
  const edited = applied(start, result.outcome);
  const later = new Date("2026-03-09T18:04:00Z");
  const dates = applied(edited, undo(edited, beforeOf(start, result.outcome), made(9, later), later));
  expect(shown(dates).slice(0, 4)).toEqual([
    "2026-03-03 03-03T19:00",
    "2026-03-09 03-09T19:00",
    "2026-03-17 03-17T19:00",
    "2026-03-24 03-24T19:00",
  ]);
  expect(saidOn(dates, "2026-03-09")).toEqual(["Ada in", "Bo out"]);
  expect(saidOn(dates, "2026-03-17")).toEqual(["Ada maybe"]);
  expect(dates.rows.find((row) => row.date === "2026-03-10")).toMatchObject({ state: "carried" });
});

test("ended before it ever met, a series keeps a plan, so that a date moved into the past by hand still shows", () => {
  const first = { ...tuesdays, from: date("2026-03-10") };
  const own = { startsAt: "2026-03-03T19:00:00" as LocalDateTime, zone: tuesdays.zone };
  const moved = { plans: [first], rows: [touched("2026-03-10", { Ada: "in" }, own)] };
  const dates = after(moved, { kind: "ended", from: date("2026-03-05") });
  expect(shown(dates, "2026-01-01", "2027-01-01")).toEqual(["2026-03-10 03-03T19:00"]);
  const never = after({ plans: [first], rows: [] }, { kind: "ended", from: date("2026-03-05") });
  expect(shown(never, "2026-01-01", "2027-01-01")).toEqual([]);
});

test.each([
  ["noDates", planFrom("2026-03-10", { terms: terms(tuesdays, { rrule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }) })],
  ["nothing", planFrom("2026-03-10")],
  ["order", planFrom("2026-03-10", { terms: mondays, until: date("2026-03-08") })],
  ["order", { kind: "paused", from: date("2026-03-10"), to: date("2026-03-10") } as const],
  ["nothing", { kind: "paused", from: date("2026-03-11"), to: date("2026-03-17") } as const],
] as const)("refused: %s", (reason, change) => {
  expect(changeSeries(start, change, made(7, now), now)).toEqual({ ok: false, reason });
});

test("refused: an end of what has ended, or never was", () => {
  const over = { plans: [{ ...tuesdays, until: date("2026-03-04") }], rows: [] };
  for (const dates of [over, { plans: [], rows: [] }]) {
    const result = changeSeries(dates, { kind: "ended", from: date("2026-03-05") }, made(7, now), now);
    expect(result).toEqual({ ok: false, reason: "nothing" });
  }
});

test("a break over all that is left keeps a plan too, and one over what is retired already is nothing", () => {
  const once = { ...tuesdays, from: date("2026-03-10"), rrule: null };
  const added = touched("2026-03-01", { Ada: "in" }, { extra: true });
  const dates: Dates = { plans: [once], rows: [added] };
  const pause: Pause = { kind: "paused", from: date("2026-03-09"), to: date("2026-03-12") };
  const paused = after(dates, pause);
  expect(shown(paused)).toEqual(["2026-03-01 03-01T19:00"]);
  expect(changeSeries(paused, pause, made(8, now), now)).toEqual({ ok: false, reason: "nothing" });
  const ended: End = { kind: "ended", from: date("2026-03-05") };
  expect(changeSeries(paused, ended, made(8, now), now)).toEqual({ ok: false, reason: "nothing" });
});
