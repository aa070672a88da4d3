import { expect, test } from "vitest";
import { askedFor } from "./asked";

const now = new Date("2026-03-04T23:30:00Z");

test("an address that asks for nothing shows what suits the kind, from tomorrow where one is", () => {
  const { choices, dates, typed } = askedFor("walk", {}, "Asia/Tokyo", now);
  expect(choices).toMatchObject({ from: "2026-03-08", zone: "Asia/Tokyo", length: 120 });
  expect(dates.map(({ date }) => date)).toEqual(["2026-03-08", "2026-03-15", "2026-03-22", "2026-03-29"]);
  expect(typed("name")).toBe("");
});

test("what was chosen goes before; what was given twice is nothing", () => {
  const query = {
    from: "2026-03-19",
    cadence: "once",
    zone: "Europe/Berlin",
    time: "18:00",
    name: ["a", "b"],
    place: "x",
  };
  const { choices, dates, typed } = askedFor("walk", query, "Asia/Tokyo", now);
  expect(choices).toMatchObject({
    from: "2026-03-19",
    zone: "Europe/Berlin",
    time: "18:00:00",
    cadence: { kind: "once" },
  });
  expect(dates.map(({ local }) => local)).toEqual(["2026-03-19T18:00:00"]);
  expect([typed("name"), typed("place")]).toEqual(["", "x"]);
});
