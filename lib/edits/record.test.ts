import { expect, test } from "vitest";
import type { LocalDateTime } from "@/lib/time";
import { date, touched, tuesdays } from "@/tests/edited";
import { bare } from "./dates";
import { readRecord, writeRecord } from "./record";
import type { Before } from "./undo";

test("what an edit found is read as it was written", () => {
  const row = bare(
    touched(
      "2026-03-10",
      {},
      {
        ...{ startsAt: "2026-03-14T11:00:00" as LocalDateTime, zone: tuesdays.zone, place: { value: null } },
        ...{ capacity: { value: 4 }, turn: 3, changedAt: new Date("2026-03-01T12:00:00.123Z") },
      },
    ),
  );
  const before: Before = {
    ...{ since: date("2026-03-09"), plans: [tuesdays], rows: [row], written: [date("2026-03-10")] },
    carried: [{ from: date("2026-03-10"), to: date("2026-03-09") }],
    fresh: [{ date: date("2026-03-09"), memberId: "ada", brings: 2, was: null }],
  };
  expect(readRecord(JSON.parse(JSON.stringify(writeRecord(before))))).toEqual(before);
});

test("what was written before answers were given anew by edits is read still", () => {
  const old = { since: "2026-03-09", plans: [], rows: [], written: [], carried: [] };
  expect(readRecord(old).fresh).toEqual([]);
});

test("anything else is thrown at, never half undone", () => {
  expect(() => readRecord({})).toThrow();
  expect(() => readRecord({ since: "soon", plans: [], rows: [], written: [], carried: [] })).toThrow();
});
