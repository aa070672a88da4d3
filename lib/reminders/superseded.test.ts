import { expect, test } from "vitest";
import type { NewNotice } from "@/lib/notices/notice";
import type { Zone } from "@/lib/time";
import { date } from "@/tests/edited";
import { long, written } from "@/tests/woken";
import { superseded } from "./superseded";

test("a new notice replaces those of the same reader, reason and date of an older state", () => {
  const fresh: NewNotice = {
    ...{ memberId: "Ada", seriesId: "run", date: date("2026-03-10"), reason: "reminder", revision: 5 },
    ...{ due: long, startsAt: long, zone: "Europe/Berlin" as Zone },
  };
  const older = written("Ada", "reminder", "2026-03-10", { revision: 4 });
  const others = [
    written("Ada", "reminder", "2026-03-10", { revision: 5 }),
    written("Ada", "reminder", "2026-03-17", { revision: 4 }),
    written("Ada", "question", "2026-03-10", { revision: 4 }),
    written("Max", "reminder", "2026-03-10", { revision: 4 }),
  ];
  expect(superseded([fresh], [older, ...others])).toEqual([
    { memberId: "Ada", reason: "reminder", date: "2026-03-10", revision: 4 },
  ]);
  expect(superseded([], [older])).toEqual([]);
});
