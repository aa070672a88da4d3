import { describe, expect, test } from "vitest";
import type { Effective } from "@/lib/rsvp/answers";
import { type MeetupRow, type Plan, plainRow } from "@/lib/schedule/meetups";
import type { LocalDate, LocalDateTime, LocalTime, Zone } from "@/lib/time";
import { planFaults, rowFaults, seatFaults } from "./rules";

const date = (text: string) => text as LocalDate;

function plan(from: string, until: string | null, rrule: string | null = "FREQ=WEEKLY;BYDAY=TU"): Plan {
  return {
    ...{ from: date(from), until: until === null ? null : date(until), startTime: "19:00:00" as LocalTime },
    ...{ zone: "Europe/Berlin" as Zone, rrule, length: 90, place: null, link: null, capacity: null, mayBring: 0 },
    ...{ minimum: null, turn: 0, changedAt: new Date(0) },
  };
}

const row = (on: string, more: Partial<MeetupRow> = {}): MeetupRow => ({ ...plainRow(date(on)), ...more });

const carried = (on: string, to: string) => row(on, { state: "carried", carriedTo: date(to) });

describe("plans", () => {
  test("one after the other, with a gap or none, are well", () => {
    const plans = [plan("2026-04-07", null), plan("2026-02-03", "2026-03-03"), plan("2026-03-03", "2026-03-10")];
    expect(planFaults(plans)).toEqual([]);
  });

  test.each([
    [[plan("2026-02-03", "2026-03-04"), plan("2026-03-03", null)], "overlaps the plan from 2026-03-03"],
    [[plan("2026-02-03", null), plan("2026-03-03", null)], "overlaps the plan from 2026-03-03"],
    [[plan("2026-02-03", "2026-02-03")], "ends before it begins"],
  ])("not well: %#", (plans, fault) => {
    expect(planFaults(plans)).toEqual([`plan from 2026-02-03: ${fault}`]);
  });
});

describe("rows", () => {
  const plans = [plan("2026-02-03", "2026-03-17")];

  test("by a plan, extra, moved, cancelled, taken out, carried, retired: each is well", () => {
    const rows = [
      row("2026-02-10"),
      row("2026-02-12", { extra: true }),
      row("2026-02-13", { startsAt: "2026-02-14T10:00:00" as LocalDateTime }),
      row("2026-02-17", { state: "cancelled" }),
      row("2026-02-19", { state: "takenOut" }),
      row("2026-03-31", { state: "retired", retiredBy: "ended" }),
      carried("2026-02-20", "2026-02-21"),
      carried("2026-02-21", "2026-02-24"),
      carried("2026-02-22", "2026-03-31"),
    ];
    expect(rowFaults(plans, rows)).toEqual([]);
  });

  test.each([
    [[row("2026-02-11")], "2026-02-11: is no date of its plans, nor extra, nor moved"],
    [[row("2026-03-17")], "2026-03-17: is no date of its plans, nor extra, nor moved"],
    [[row("2026-03-11", { state: "cancelled" })], "2026-03-11: is no date of its plans, nor extra, nor moved"],
    [[row("2026-03-10", { state: "retired" })], "2026-03-10: is retired without a reason"],
    [[row("2026-03-10", { carriedTo: date("2026-03-03") })], "2026-03-10: is on and names 2026-03-03 as carried to"],
    [[carried("2026-03-10", "2026-03-11")], "2026-03-10: is carried to 2026-03-11, which is no date"],
    [[row("2026-03-10", { state: "carried" })], "2026-03-10: is carried, and 2026-03-10 says nowhere to"],
    [[carried("2026-03-10", "2026-03-10")], "2026-03-10: is carried in a circle, by way of 2026-03-10"],
  ])("not well: %#", (rows, fault) => {
    expect(rowFaults(plans, rows)).toEqual([`date ${fault}`]);
  });

  test("each of a circle is named", () => {
    const circle = [carried("2026-03-10", "2026-03-11"), carried("2026-03-11", "2026-03-10")];
    expect(rowFaults(plans, circle)).toHaveLength(2);
  });

  test("without a plan a row is no date", () => {
    expect(rowFaults([], [row("2026-02-10")])).toHaveLength(1);
  });
});

describe("seats", () => {
  const said = (memberId: string, ticket: number, brings = 0, answer: Effective["answer"] = "in") => ({
    memberId,
    effective: { answer, ticket, brings, note: null, how: "own" as const },
  });
  const of = { turn: 3, edits: new Set<number>() };
  const on = (capacity: number | null) => ({ date: date("2026-03-10"), capacity });

  test("parties by ticket, some waiting, are well; whoever does not come may share a ticket", () => {
    const people = [said("a", 1), said("b", 2, 9), said("c", 3), said("d", 3, 0, "out"), said("e", 3, 0, "maybe")];
    expect(seatFaults(on(2), people, of)).toEqual([]);
    expect(seatFaults(on(null), [...people, { memberId: "f", effective: null }], of)).toEqual([]);
  });

  test("several are in anew by one edit", () => {
    const people = [said("a", 1), said("b", 2), said("c", 2)];
    expect(seatFaults(on(2), people, { turn: 3, edits: new Set([2]) })).toEqual([]);
    expect(seatFaults(on(2), people, { turn: 3, edits: new Set([3]) })).toHaveLength(1);
  });

  test.each([
    [[said("a", 1), said("b", 1)], "members a and b have one ticket, 1"],
    [[said("a", 4)], "member a has ticket 4, above the turn 3"],
    [[said("a", 1, 10)], "member a comes as a party of 11"],
    [[said("a", 1, -1)], "member a comes as a party of 0"],
    // A party of less than nobody would make room that is not there.
    [[said("a", 1, 4), said("b", 2, -4), said("c", 3, 1)], "member b comes as a party of -3"],
  ])("not well: %#", (people, fault) => {
    expect(seatFaults(on(5), people, of)).toContain(`date 2026-03-10: ${fault}`);
  });
});
