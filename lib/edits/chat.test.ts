import { expect, test } from "vitest";
import { newsForChat } from "./chat";

const now = new Date("2026-03-04T12:00:00Z");
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const row = { state: "on" as const, extra: false, changedAt: at(-1) };

test.each([
  ["changed an hour ago", row, at(1), "changed"],
  ["changed a day ago less a moment", { ...row, changedAt: new Date(at(-24).getTime() + 1) }, at(1), "changed"],
  ["cancelled", { ...row, state: "cancelled" as const }, at(1), "cancelled"],
  ["added by hand", { ...row, extra: true }, at(1), "added"],
  ["added by hand and cancelled", { ...row, extra: true, state: "cancelled" as const }, at(1), "cancelled"],
  ["untouched", undefined, at(1), null],
  ["only answered", { ...row, changedAt: null }, at(1), null],
  ["changed a day ago", { ...row, changedAt: at(-24) }, at(1), null],
  ["begun", row, now, null],
  ["no date any more", { ...row, state: "retired" as const }, at(1), null],
])("%s: the chat hears", (_, touched, startsAt, kind) => {
  expect(newsForChat(touched, startsAt, now)).toBe(kind);
});
