import { expect, test } from "vitest";
import { date } from "@/tests/edited";
import { askedDays } from "./asked";

const asked = (query: Parameters<typeof askedDays>[0]) => askedDays(query, date("2026-03-04"));

test("before anything was typed today is the first day, and nothing is asked", () => {
  expect(asked({})).toEqual({ typed: { from: "2026-03-04", to: "" }, days: null, errors: {} });
  expect(asked({ from: "2026-03-10", to: "" })).toMatchObject({ days: null, errors: {} });
});

test("days that fit", () => {
  expect(asked({ from: "2026-03-10", to: "2026-03-12" })).toMatchObject({
    days: { from: "2026-03-10", until: "2026-03-13" },
    errors: {},
  });
});

test("what is wrong stands beside its field, and nothing typed is lost", () => {
  expect(asked({ from: "2026-02-31", to: "soon" })).toEqual({
    typed: { from: "2026-02-31", to: "soon" },
    ...{ days: null, errors: { from: "noSuchDay", to: "noSuchDay" } },
  });
  expect(asked({ from: "2026-03-10", to: "2026-03-09" }).errors).toEqual({ to: "order" });
  expect(asked({ from: "2026-03-01", to: "2026-03-02" }).errors).toEqual({ to: "past" });
  expect(asked({ from: "2026-03-01", to: "2028-03-02" }).errors).toEqual({ to: "tooLong" });
  expect(asked({ from: ["2026-03-01"], to: ["x", "y"] }).typed).toEqual({ from: "2026-03-04", to: "" });
});
