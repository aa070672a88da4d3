import { expect, test } from "vitest";
import type { LocalDateTime } from "@/lib/time";
import { applied, date, made, now, saidOn, shown, start, terms, touched, tuesdays } from "@/tests/edited";
import { changeDate, type DateChange } from "./date-change";
import { changeSeries, type PlanChange } from "./series-change";
import { beforeOf, UNDO_MS, undo, whyNotUndone } from "./undo";

const own = { startsAt: null, length: null, name: null, place: null, link: null, capacity: null, mayBring: null };

test("an edit is taken back for ten minutes, while it is the last of its series", () => {
  const edit = { turn: 7, at: now, last: 7, isDecided: false };
  const at = (ms: number) => new Date(now.getTime() + ms);
  expect(whyNotUndone(edit, at(UNDO_MS))).toBeNull();
  expect(whyNotUndone(edit, at(UNDO_MS + 1))).toBe("late");
  expect(whyNotUndone({ ...edit, last: 8 }, now)).toBe("later");
  expect(whyNotUndone({ ...edit, isDecided: true }, now)).toBe("decided");
});

test("an added date is none again, and keeps what was answered meanwhile", () => {
  const result = changeDate(start, { kind: "dateAdded", date: date("2026-03-13"), own }, made(7, now), now);
  if (!result.ok) throw new Error(result.reason);
  const edited = applied(start, result.outcome);
  const rows = edited.rows.map((row) => (row.date === "2026-03-13" ? touched("2026-03-13", { Bo: "in" }, row) : row));
  const answered = { ...edited, rows };
  const dates = applied(answered, undo(answered, beforeOf(start, result.outcome), made(9, now), now));
  expect(shown(dates)).toEqual(shown(start));
  expect(dates.rows.find((row) => row.date === "2026-03-13")).toMatchObject({ state: "retired", retiredBy: "undone" });
  expect(saidOn(dates, "2026-03-13")).toEqual(["Bo in"]);
});

test("a date that was moved by hand and back to its day, which no plan gives, is as it was after an edit that left it alone", () => {
  const row = { ...touched("2026-03-16", { Ada: "in" }), startsAt: "2026-03-16T17:15:00" as LocalDateTime, turn: 5 };
  const found = { ...start, rows: [...start.rows, row] };
  const mondays = terms(tuesdays, { rrule: "FREQ=WEEKLY;BYDAY=MO" });
  const change: PlanChange = {
    ...{ kind: "planChanged", from: date("2026-03-09"), until: null, later: "drop", besides: false },
    terms: mondays,
  };
  const result = changeSeries(found, change, made(7, now), now);
  if (!result.ok) throw new Error(result.reason);
  const edited = applied(found, result.outcome);
  const dates = applied(edited, undo(edited, beforeOf(found, result.outcome), made(9, now), now));
  expect(shown(dates)).toEqual(shown(found));
  expect(saidOn(dates, "2026-03-16")).toEqual(["Ada in"]);
});

test("an answer to a new date that nobody had before goes to the old date of its week", () => {
  const change: PlanChange = {
    ...{ kind: "planChanged", from: date("2026-03-10"), until: null, later: "drop", besides: false },
    terms: terms(tuesdays, { rrule: "FREQ=WEEKLY;BYDAY=MO" }),
  };
  const result = changeSeries(start, change, made(7, now), now);
  if (!result.ok) throw new Error(result.reason);
  const edited = applied(start, result.outcome);
  const answered = { ...edited, rows: [...edited.rows, touched("2026-03-23", { Bo: "maybe" })] };
  const dates = applied(answered, undo(answered, beforeOf(start, result.outcome), made(9, now), now));
  expect(saidOn(dates, "2026-03-24")).toEqual(["Bo maybe"]);
});

test("a plan that a change had cut goes on as a plan of its own, from the change on, with the turn of the undo", () => {
  const result = changeSeries(start, { kind: "ended", from: date("2026-03-17") }, made(7, now), now);
  if (!result.ok) throw new Error(result.reason);
  const edited = applied(start, result.outcome);
  expect(undo(edited, beforeOf(start, result.outcome), made(9, now), now).plans).toMatchObject([
    { from: "2026-02-03", until: "2026-03-17", turn: 1 },
    { from: "2026-03-17", until: null, turn: 9 },
  ]);
});

test("a date that was to begin meanwhile stays where it was moved to, touched before or not", () => {
  const moved = { ...own, length: 90, startsAt: "2026-03-12T19:00:00" as LocalDateTime };
  for (const found of [start, { ...start, rows: [] }]) {
    const soon = new Date("2026-03-10T17:55:00Z");
    const change: DateChange = { kind: "dateChanged", date: date("2026-03-10"), own: moved };
    const result = changeDate(found, change, made(7, soon), soon);
    if (!result.ok) throw new Error(result.reason);
    const edited = applied(found, result.outcome);
    const undone = (at: string) =>
      shown(applied(edited, undo(edited, beforeOf(found, result.outcome), made(9, now), new Date(at))));
    expect(undone("2026-03-10T17:59:59Z")).toEqual(shown(found));
    expect(undone("2026-03-10T18:00:00Z")).toEqual(shown(edited));
  }
});
