import { expect, test } from "vitest";
import type { Decision, MeetupRow, Plan } from "@/lib/schedule/meetups";
import { now, touched, tuesdays } from "@/tests/edited";
import { decidedBy } from "./decided";

const plans: Plan[] = [{ ...tuesdays, minimum: { heads: 3, decideBefore: 60, ifShort: "callOff" } }];

function decided(verdict: Decision["verdict"] | null, before: MeetupRow["state"], after: MeetupRow["state"]) {
  const decision = verdict && { verdict, at: now, byId: null, heads: 1 };
  const row = touched("2026-03-10", {}, { state: before, decision });
  return decidedBy({ plans, rows: [row] }, { plans, rows: [{ ...row, state: after }] }, []);
}

const said = { date: "2026-03-10", heads: 0, minimum: 3 };

test("who puts a called-off date back decides that it is on, who cancels a decided one that it is off", () => {
  expect(decided("off", "cancelled", "on")).toEqual([{ ...said, verdict: "on" }]);
  expect(decided("on", "on", "cancelled")).toEqual([{ ...said, verdict: "off" }]);
  expect(decided("asked", "on", "cancelled")).toEqual([{ ...said, verdict: "off" }]);
});

test("nothing is decided where nothing stands, where it stays as it is, or where it is a date no more", () => {
  expect(decided(null, "on", "cancelled")).toEqual([]);
  expect(decided("on", "on", "on")).toEqual([]);
  expect(decided("asked", "on", "on")).toEqual([]);
  expect(decided("off", "cancelled", "cancelled")).toEqual([]);
  expect(decided("on", "on", "retired")).toEqual([]);
});
