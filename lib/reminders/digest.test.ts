import { expect, test } from "vitest";
import type { Zone } from "@/lib/time";
import { at, reader, woken, written } from "@/tests/woken";
import { digestsOf } from "./digest";
import { spreadOf } from "./hours";
import type { Woken } from "./woken";

const now = at("2026-03-04T12:00:00Z");
const [ada, cora] = [reader("Ada", { role: "organizer" }), reader("Cora", { role: "coOrganizer" })];
const max = reader("Max");
const told = (change: Partial<Woken>, when = now) => digestsOf(woken({ readers: [ada, cora, max], ...change }), when);
const ids = (change: Partial<Woken>, when = now) => told(change, when).map(({ memberId }) => memberId);
const spoke = (memberId: string, when = now) => [{ memberId, at: when }];

const evening = (memberId: string) =>
  new Date(at("2026-03-04T17:00:00Z").getTime() + spreadOf(memberId, "run") * 60_000);

test("who answered is told to all who run the group, this evening, each at a minute of their own", () => {
  expect(told({ spoke: spoke("Max") })).toMatchObject([
    { memberId: "Ada", reason: "activity", date: "2026-03-04", revision: 0, due: evening("Ada") },
    { memberId: "Cora", reason: "activity", date: "2026-03-04", revision: 0, due: evening("Cora") },
  ]);
});

test("the day and the evening are the reader's own", () => {
  const readers = [{ ...ada, zone: "Asia/Tokyo" as Zone }, max];
  const [notice] = told({ readers, spoke: spoke("Max") });
  expect(notice).toMatchObject({ date: "2026-03-05" });
  expect(notice?.due?.toISOString().slice(0, 13)).toBe("2026-03-05T09");
});

test("not what one did oneself, and nothing where nothing happened", () => {
  expect(ids({})).toEqual([]);
  expect(ids({ spoke: spoke("Ada") })).toEqual(["Cora"]);
});

test("who joined is told in the group's oldest series, but not to who added them", () => {
  const fresh = reader("New", { joinedAt: now });
  expect(ids({ readers: [ada, cora, fresh] })).toEqual(["Ada", "Cora"]);
  expect(ids({ readers: [ada, cora, fresh], isFirst: false })).toEqual([]);
  expect(ids({ readers: [ada, cora, { ...fresh, addedBy: "Ada" }] })).toEqual(["Cora"]);
});

test("one digest at a time: what happens before it goes out is in it, what happens after it is in the next", () => {
  const sent = evening("Ada");
  const last = [written("Ada", "activity", "2026-03-04", { notBefore: sent, createdAt: now })];
  const before = { readers: [ada, max], written: last };
  expect(ids({ ...before, spoke: spoke("Max") })).toEqual([]);
  expect(ids({ ...before, spoke: spoke("Max", sent) }, sent)).toEqual([]);
  const after = new Date(sent.getTime() + 1);
  expect(told({ ...before, spoke: spoke("Max", after) }, after)).toMatchObject([{ date: "2026-03-05" }]);
});

test("not what was before one came, nor a week ago", () => {
  const week = at("2026-02-25T12:00:00Z");
  expect(ids({ spoke: spoke("Max", week) })).toEqual([]);
  expect(ids({ readers: [{ ...ada, joinedAt: now }, max], spoke: spoke("Max") })).toEqual([]);
});
