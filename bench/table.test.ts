import { expect, test } from "vitest";
import { figuresOf, formatTable, goalsInWords, judge, median, medianOf, percentile, type Row, ratioTo } from "./table";

const floor: Row = {
  name: "floor",
  floor: null,
  queries: 1,
  goal: null,
  figures: new Map([
    [1, { perSecond: 200, p50: 4, p99: 9 }],
    [50, { perSecond: 400, p50: 120, p99: 250.04 }],
  ]),
};
const ours = (perSecond: number, p50: number, queries = 4): Row => ({
  name: "ours",
  floor: "floor",
  queries,
  goal: { ratio: 0.5, of: ["perSecond", "p50"], queries: 6 },
  figures: new Map([
    [1, { perSecond: 150, p50: 5, p99: 12 }],
    [50, { perSecond, p50, p99: 500 }],
  ]),
});

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[10, 2, 4, 3], 3.5],
])("the median of %j is %d", (numbers, middle) => {
  expect(median(numbers)).toBe(middle);
});

test.each([
  [0.5, 50],
  [0.99, 99],
  [1, 100],
  [0, 1],
])("of 1 to 100 the percentile at %d is %d", (share, value) => {
  const numbers = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(numbers, share)).toBe(value);
});

test("nothing has neither", () => {
  expect(() => median([])).toThrow(RangeError);
  expect(() => percentile([], 0.5)).toThrow(RangeError);
});

test("a run is its count over its time, and its times", () => {
  expect(figuresOf([4, 1, 2, 3], 2)).toEqual({ perSecond: 2, p50: 2, p99: 4 });
});

test("several runs count by the median of each figure", () => {
  const runs = [
    { perSecond: 10, p50: 5, p99: 9 },
    { perSecond: 30, p50: 4, p99: 8 },
    { perSecond: 20, p50: 6, p99: 70 },
  ];
  expect(medianOf(runs)).toEqual({ perSecond: 20, p50: 5, p99: 9 });
});

test("half the requests and double the time are both half as good", () => {
  expect(ratioTo({ perSecond: 100, p50: 3, p99: 1 }, { perSecond: 50, p50: 6, p99: 1 })).toEqual({
    perSecond: 0.5,
    p50: 0.5,
  });
});

test("the table has a line for each number of connections", () => {
  expect(formatTable([floor, ours(300, 160)])).toBe(
    [
      "|       | connections | requests/s | p50 ms | p99 ms | of floor: requests/s |  p50 | queries |",
      "| ----- | ----------: | ---------: | -----: | -----: | -------------------: | ---: | ------: |",
      "| floor |           1 |        200 |    4.0 |    9.0 |                      |      |       1 |",
      "| floor |          50 |        400 |  120.0 |  250.0 |                      |      |       1 |",
      "| ours  |           1 |        150 |    5.0 |   12.0 |                 0.75 | 0.80 |       4 |",
      "| ours  |          50 |        300 |  160.0 |  500.0 |                 0.75 | 0.75 |       4 |",
    ].join("\n"),
  );
});

test.each([
  ["at half its floor", ours(200, 240), true, 0.5],
  ["with too few requests", ours(199, 160), false, 0.4975],
  ["with too long a time", ours(300, 250), false, 0.48],
  ["with too many queries", ours(300, 160, 7), false, 0.75],
  ["without its floor", { ...ours(300, 160), floor: "nothing" }, false, 0],
])("a row %s", (_, row, holds, worst) => {
  expect(judge([floor, row])).toEqual([{ name: "ours", holds, worst, queries: row.queries }]);
});

test("a row is held against its goal's figures alone", () => {
  const slow = ours(100, 160);
  expect(judge([floor, { ...slow, goal: { ratio: 0.5, of: ["p50"], queries: 6 } }])).toMatchObject([{ holds: true }]);
  expect(judge([floor, slow])).toMatchObject([{ holds: false }]);
});

test("the last line names every goal", () => {
  const words = goalsInWords([
    { name: "page", holds: true, worst: 0.613, queries: 4 },
    { name: "answer", holds: false, worst: 0.4, queries: 9 },
  ]);
  expect(words).toBe(
    "Goals: page holds (at worst 0.61 of its floor, 4 queries); answer MISSED (at worst 0.40 of its floor, 9 queries).",
  );
});
