import { expect, test } from "vitest";
import { date } from "@/tests/edited";
import { editPath, previewPath, savedPath } from "./addresses";

const series = { groupId: "g", seriesId: "s" };

test("each edit has its page, of its date or of the series", () => {
  expect(editPath(series, "planChanged")).toBe("/groups/g/s/change");
  expect(editPath(series, "dateChanged", date("2026-03-10"))).toBe("/groups/g/s/2026-03-10/change");
  expect(editPath(series, "dateAdded")).toBe("/groups/g/s/add");
});

test("a preview that changed is looked at once more, with what was typed", () => {
  const typed = {
    values: { kind: "dateCancelled", date: "2026-03-10", reason: "Rain & wind" },
    lists: { days: ["1", "3"] },
  };
  expect(previewPath(series, typed, 7)).toBe(
    "/groups/g/s/2026-03-10/cancel?kind=dateCancelled&date=2026-03-10&reason=Rain+%26+wind&days=1&days=3&since=7",
  );
});

test("after saving one sees the date, or the series", () => {
  expect(savedPath(series, { kind: "dateRestored", date: date("2026-03-10") })).toBe("/groups/g/s/2026-03-10");
  expect(savedPath(series, { kind: "ended", from: date("2026-03-10") })).toBe("/groups/g/s");
});
