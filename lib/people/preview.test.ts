import { expect, test } from "vitest";
import type { LocalDate, LocalDateTime } from "@/lib/time";
import { type Entry, mergeEntries, type SaidRow } from "./merge";
import { previewOf, type Touched } from "./preview";

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const held = (day: number) => ({
  startsAt: at(day),
  local: `2026-03-${`${day}`.padStart(2, "0")}T19:00:00` as LocalDateTime,
});
const dates = new Map<string, Touched>(
  [3, 10, 17, 24].map((day) => [
    `${day}`,
    { seriesName: "Run", date: `2026-03-${`${day}`.padStart(2, "0")}` as LocalDate, held: held(day) },
  ]),
);

const entry = (memberId: string, said: [day: number, answer: SaidRow["answer"], ticket: number][]): Entry => ({
  ...{ memberId, role: "member", joinedAt: at(1), leftAt: null, ending: null, nameless: false, inviteId: null },
  ...{ standing: [], aways: [] },
  said: said.map(([day, answer, ticket]) => ({
    ...{
      rsvpId: `${memberId} ${day}`,
      meetupId: `${day}`,
      seriesId: "run",
      held: held(day),
      answer,
      ticket,
      brings: 0,
    },
  })),
});

test("each coming date with what either said and what stays, by start; the past ones counted", () => {
  const kept = [
    entry("kept", [
      [10, "in", 1],
      [24, "maybe", 2],
    ]),
  ];
  const brought = [
    entry("brought", [
      [17, "in", 3],
      [10, "out", 4],
      [3, "in", 5],
    ]),
  ];
  expect(previewOf({ kept, brought, merge: mergeEntries(kept, brought) }, dates, at(4))).toEqual({
    lines: [
      { meetupId: "10", seriesName: "Run", date: "2026-03-10", brought: "out", kept: "in", becomes: "out" },
      { meetupId: "17", seriesName: "Run", date: "2026-03-17", brought: "in", kept: null, becomes: "in" },
    ],
    past: 1,
  });
});
