import { expect, test } from "vitest";
import type { LocalDate } from "@/lib/time";
import { REASONS, type Reason, SHOWN } from "./notice";
import { noticesOf } from "./queries";

const row = { id: "n", seriesId: "run", date: "2026-03-10" as LocalDate, revision: 1, was: null };
const labelOf = (reason: Reason) => reason.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

test("stored reasons are read as ours", () => {
  const read = noticesOf(SHOWN.map((reason) => ({ ...row, reason: labelOf(reason) })));
  expect(read.map(({ reason }) => reason)).toEqual([...SHOWN]);
});

test("what is for mail alone is not shown", () => {
  const quiet = REASONS.filter((reason) => !SHOWN.some((one) => one === reason));
  expect(quiet).toEqual(["confirmed", "question", "reminder", "activity"]);
  expect(noticesOf(quiet.map((reason) => ({ ...row, reason: labelOf(reason) })))).toEqual([]);
});
