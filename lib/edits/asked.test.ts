import { expect, test } from "vitest";
import { askedChange, askedSince } from "./asked";

test("the query of an edit's page is that edit, completed by what is usual", () => {
  expect(askedChange("paused", { to: "2026-04-01" }, { date: "2026-03-10" })).toMatchObject({
    ok: true,
    change: { kind: "paused", from: "2026-03-10", to: "2026-04-01" },
    typed: { values: { kind: "paused", date: "2026-03-10", to: "2026-04-01" } },
  });
});

test("what is wrong with it has words for its field, and what was typed is kept", () => {
  expect(askedChange("ended", { date: "2026-02-31" }, {})).toMatchObject({
    ok: false,
    errors: { date: "noSuchDay" },
    typed: { values: { date: "2026-02-31" } },
  });
  expect(askedChange("ended", { date: ["2026-03-10", "2026-03-17"] }, {})).toMatchObject({
    ok: true,
    change: { from: "2026-03-17" },
  });
});

test("the kind is the page's, whatever the query says", () => {
  expect(askedChange("ended", { kind: "paused", date: "2026-03-10" }, {})).toMatchObject({ change: { kind: "ended" } });
});

test("after which turn others changed something", () => {
  expect(askedSince({ since: "12" })).toBe(12);
  for (const since of ["", "-1", "x", "99999999999", undefined, ["1", "2"]]) expect(askedSince({ since })).toBeNull();
});
