import { expect, test } from "vitest";
import { plainRow } from "@/lib/schedule/meetups";
import { date, tuesdays } from "@/tests/edited";
import { at, reader, regular, voice, woken, written } from "@/tests/woken";
import { silenceOf } from "./silence";
import { datesOf, type Woken } from "./woken";

// Third, tenth and seventeenth of February; the third of them ends at 19:30 UTC.
const end = at("2026-02-17T19:30:00Z");
const readers = [reader("Ada", { role: "organizer" }), reader("Cora", { role: "coOrganizer" }), reader("Max")];
const asked = (change: Partial<Woken>, now = end) => {
  const world = woken({ readers, ...change });
  return silenceOf(world, datesOf(world, now), now).map(({ memberId, date }) => `${memberId} ${date}`);
};

test("after three dates that nobody answered the organizer is asked, once the third has ended", () => {
  expect(asked({}, at("2026-02-17T19:29:59Z"))).toEqual([]);
  expect(asked({})).toEqual(["Ada 2026-02-17"]);
  expect(asked({ voices: [regular("Ada")] })).toEqual(["Ada 2026-02-17"]);
});

test.each([
  ["somebody answered one of them", { voices: [voice("Max", { "2026-02-10": "out" })] }],
  ["two regulars came", { voices: [regular("Ada"), regular("Max")] }],
  ["it is over", { plans: [{ ...tuesdays, until: date("2026-02-18") }] }],
  ["nobody runs the group", { readers: [reader("Max")] }],
  [
    "one was cancelled, so that only two took place",
    { rows: [{ ...plainRow(date("2026-02-10")), state: "cancelled" as const }] },
  ],
])("not where %s", (_, change) => {
  expect(asked(change)).toEqual([]);
});

test("regulars who said out are none who come", () => {
  expect(asked({ voices: [regular("Ada"), voice("Max", { "2026-01-01": "in" })] })).toEqual(["Ada 2026-02-17"]);
  expect(asked({ plans: [{ ...tuesdays, until: date("2026-02-18") }], hasLater: true })).toEqual(["Ada 2026-02-17"]);
});

test("a co-organizer where there is no organizer", () => {
  const two = [reader("New", { role: "coOrganizer", joinedAt: end }), ...readers.slice(1)];
  expect(asked({ readers: two })).toEqual(["Cora 2026-02-17"]);
});

test("once for each silence: again only after somebody answered", () => {
  const told = [written("Ada", "stillAlive", "2026-02-17", { createdAt: end })];
  const later = at("2026-03-31T20:00:00Z");
  expect(asked({ written: told }, later)).toEqual([]);
  const answered = (when: string) => [{ memberId: "Max", date: date("2026-03-10"), at: at(when) }];
  expect(asked({ written: told, answered: answered("2026-03-09T12:00:00Z") }, later)).toEqual(["Ada 2026-03-31"]);
  expect(asked({ written: told, answered: answered("2026-02-09T12:00:00Z") }, later)).toEqual([]);
  const soon = at("2026-02-24T20:00:00Z");
  expect(asked({ written: told, answered: answered("2026-02-18T12:00:00Z") }, soon)).toEqual([]);
});
