import { expect, test } from "vitest";
import type { LocalDate } from "@/lib/time";
import type { Reason } from "./notice";
import { type Now, noticesOf, type StoredNotice, shownNotices } from "./shown";

const now = new Date("2026-03-04T12:00:00Z");
const coming: Now = { startsAt: new Date("2026-03-10T18:00:00Z"), state: "on", stand: "going" };

function notice(id: string, reason: Reason, revision = 1, date = "2026-03-10"): StoredNotice {
  return { id, seriesId: "run", date: date as LocalDate, reason, revision };
}

const shown = (notices: StoredNotice[], found: Now | null) =>
  shownNotices(notices, () => found, now).map(({ id }) => id);

test("what is so still is shown, and nothing else", () => {
  expect(shown([notice("up", "movedUp")], coming)).toEqual(["up"]);
  expect(shown([notice("lost", "lostSeat")], { ...coming, stand: "waiting" })).toEqual(["lost"]);
  expect(shown([notice("up", "movedUp")], { ...coming, stand: "waiting" })).toEqual([]);
  expect(shown([notice("lost", "lostSeat")], coming)).toEqual([]);
  for (const reason of ["movedUp", "lostSeat"] as const) {
    expect(shown([notice("none", reason)], { ...coming, stand: null })).toEqual([]);
  }
});

test("not of a date that is cancelled, gone or begun", () => {
  const up = [notice("up", "movedUp")];
  expect(shown(up, { ...coming, state: "cancelled" })).toEqual([]);
  expect(shown(up, null)).toEqual([]);
  expect(shown(up, { ...coming, startsAt: now })).toEqual([]);
  expect(shown(up, { ...coming, startsAt: new Date(now.getTime() + 1) })).toEqual(["up"]);
});

test("of each date the newest alone counts, also where it is not true any more", () => {
  const notices = [notice("old", "movedUp", 3), notice("new", "lostSeat", 5), notice("older", "movedUp", 1)];
  expect(shown(notices, coming)).toEqual([]);
  expect(shown(notices, { ...coming, stand: "waiting" })).toEqual(["new"]);
  expect(shown([notice("a", "movedUp"), notice("b", "movedUp", 1, "2026-03-17")], coming)).toEqual(["a", "b"]);
  expect(shown([notice("later", "movedUp", 9), notice("first", "movedUp", 2)], coming)).toEqual(["later"]);
});

test("stored reasons are read as ours", () => {
  const row = { id: "n", seriesId: "run", date: "2026-03-10" as LocalDate, revision: 1 };
  const read = noticesOf([
    { ...row, reason: "moved_up" },
    { ...row, reason: "lost_seat" },
  ]);
  expect(read.map(({ reason }) => reason)).toEqual(["movedUp", "lostSeat"]);
});
