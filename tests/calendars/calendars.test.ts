import { expect, test } from "vitest";
import { differing, feedOf, onPages, readByIcal, sampleSeries } from "./judge";
import { ZONES } from "./series";

// `npm run test:calendars` takes 500.
const SERIES = 80;
const SEED = 20_260_310;

test("what ical.js reads in a feed are the dates on the pages, for random series with random edits", () => {
  const sample = sampleSeries(SERIES, SEED);
  for (const judged of sample) {
    for (const feed of ["group", "mine"] as const) {
      expect(differing(onPages(judged, feed), readByIcal(feedOf(judged, feed)))).toEqual([]);
    }
  }
  const rows = sample.flatMap(({ schedule }) => schedule.rows);
  const plans = sample.flatMap(({ schedule }) => schedule.plans);
  expect(new Set(plans.map(({ zone }) => zone))).toEqual(new Set(ZONES));
  expect(new Set(rows.map(({ state }) => state)).size).toBeGreaterThan(3);
  expect(plans.length).toBeGreaterThan(SERIES);
}, 30_000);

test("a date that is missing, another or twice is seen", () => {
  const [judged] = sampleSeries(20, SEED).filter((one) => onPages(one, "group").length > 10);
  if (!judged) throw new Error("no dates");
  const dates = onPages(judged, "group");
  const [first, ...rest] = dates;
  if (!first) throw new Error("no date");
  expect(differing(dates, dates)).toEqual([]);
  expect(differing(dates, rest)).toHaveLength(1);
  expect(differing(dates, [...dates, first])).toHaveLength(1);
  expect(differing(dates, [{ ...first, start: first.end }, ...rest])).toHaveLength(2);
  expect(differing(dates, [{ ...first, sequence: first.sequence + 1 }, ...rest])).toHaveLength(2);
});
