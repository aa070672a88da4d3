import { describe, expect, test } from "vitest";
import type { LocalDateTime, LocalTime } from "@/lib/time";
import { start as answered, date, made, now, terms, touched, tuesdays } from "@/tests/edited";
import { type Change, outcomeOf } from "./change";
import type { Dates } from "./dates";
import { previewOf } from "./preview";

const start: Dates = { ...answered, rows: [...answered.rows.slice(0, 2), touched("2026-03-17", { Cem: "maybe" })] };
const own = { startsAt: null, length: null, name: null, place: null, link: null, capacity: null, mayBring: null };

function preview(change: Change, dates = start, turn = 7) {
  const result = outcomeOf(dates, change, made(turn, now), now);
  if (!result.ok) throw new Error(result.reason);
  return previewOf({ dates, voices: [] }, change, result.outcome, made(2, now), now);
}

const toPlan = (from: string, change: Parameters<typeof terms>[1]): Change => ({
  ...{ kind: "planChanged", from: date(from), until: null, later: "drop", besides: false },
  terms: terms(tuesdays, change),
});
const mondays = toPlan("2026-03-10", { rrule: "FREQ=WEEKLY;BYDAY=MO" });
const fates = (change: Change, dates = start) =>
  preview(change, dates).lines.map(({ fate, before, after }) => [fate, before?.date ?? null, after?.date ?? null]);

describe("each fate is named", () => {
  test("carried, and who answered is asked again, also where they said out", () => {
    expect(fates(mondays)).toEqual([
      ["carried", "2026-03-10", "2026-03-09"],
      ["carried", "2026-03-17", "2026-03-16"],
    ]);
    expect(preview(mondays).asked).toEqual(["Ada", "Bo", "Cem"]);
  });

  test("moved by another hour, altered by another place, kept before the change", () => {
    expect(fates(toPlan("2026-03-17", { startTime: "20:00:00" as LocalTime }))).toEqual([
      ["moved", "2026-03-17", "2026-03-17"],
    ]);
    const place = toPlan("2026-03-10", { place: "Park" });
    expect(fates(place).map(([fate]) => fate)).toEqual(["altered", "altered"]);
    expect(preview(place).asked).toEqual([]);
  });

  test("retired by a break, back by a rule that gives it again", () => {
    const change: Change = { kind: "paused", from: date("2026-03-10"), to: date("2026-03-12") };
    expect(fates(change)).toEqual([
      ["retired", "2026-03-10", null],
      ["kept", "2026-03-17", "2026-03-17"],
    ]);
    const retired = touched("2026-03-10", { Ada: "in" }, { state: "retired", retiredBy: "paused" });
    const paused = {
      plans: [
        { ...tuesdays, until: date("2026-03-10") },
        { ...tuesdays, from: date("2026-03-17") },
      ],
      rows: [retired],
    };
    expect(fates(toPlan("2026-03-06", {}), paused)).toEqual([["back", null, "2026-03-10"]]);
  });

  test("one that does not take place besides another of its week", () => {
    const at = { startsAt: "2026-03-21T15:00:00" as LocalDateTime, zone: tuesdays.zone };
    const moved = { ...start, rows: [touched("2026-03-17", { Cem: "maybe" }, at)] };
    expect(fates(mondays, moved)).toEqual([
      ["out", null, "2026-03-16"],
      ["kept", "2026-03-17", "2026-03-17"],
    ]);
  });

  test("one date: moved, cancelled, added", () => {
    const saturday = { ...own, startsAt: "2026-03-14T11:00:00" as LocalDateTime };
    expect(fates({ kind: "dateChanged", date: date("2026-03-10"), own: saturday })[0]).toEqual([
      "moved",
      "2026-03-10",
      "2026-03-10",
    ]);
    expect(fates({ kind: "dateCancelled", date: date("2026-03-24"), reason: null })).toContainEqual([
      "cancelled",
      "2026-03-24",
      "2026-03-24",
    ]);
    expect(fates({ kind: "dateAdded", date: date("2026-03-14"), own: saturday })).toContainEqual([
      "added",
      null,
      "2026-03-14",
    ]);
  });
});

describe("the digest", () => {
  test("is the same at another turn and moment, so that it can be compared when the edit is saved", () => {
    expect(preview(mondays, start, 99).digest).toBe(preview(mondays).digest);
  });

  test("differs where the edit differs, or where somebody answers for a date that it carries", () => {
    const all = [
      mondays,
      toPlan("2026-03-10", { rrule: "FREQ=WEEKLY;BYDAY=WE" }),
      { ...mondays, from: date("2026-03-17") },
    ];
    expect(new Set(all.map((change) => preview(change).digest)).size).toBe(3);
    const answered = { ...start, rows: [...start.rows.slice(0, 2), touched("2026-03-17", { Cem: "in" })] };
    expect(preview(mondays, answered).digest).not.toBe(preview(mondays).digest);
  });

  test("does not differ where somebody answers for a date that stays as it is", () => {
    const later = toPlan("2026-03-17", { place: "Park" });
    const answered = {
      ...start,
      rows: [start.rows[0], touched("2026-03-10", { Ada: "out" }), start.rows[2]] as Dates["rows"],
    };
    expect(preview(later, answered).digest).toBe(preview(later).digest);
  });
});

test("a later plan that the change reaches is named", () => {
  const two = [
    { ...tuesdays, until: date("2026-04-07") },
    { ...tuesdays, from: date("2026-04-07"), startTime: "20:00:00" as LocalTime },
  ];
  expect(preview(mondays, { ...start, plans: two }).later.map(({ from }) => from)).toEqual(["2026-04-07"]);
  expect(preview({ ...mondays, from: date("2026-04-14") } as Change, { ...start, plans: two }).later).toEqual([]);
});
