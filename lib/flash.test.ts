import fc from "fast-check";
import { expect, test } from "vitest";
import { flashIn, parseFlash } from "./flash";

const outcomes = ["in", "waiting", "out"] as const;

test.each([
  { outcome: "in" },
  { outcome: "waiting", turn: 7, values: { place: 3 } },
  { outcome: "out", values: { name: "נועה 🎲" } },
])("%j is read as it was written", (flash) => {
  expect(parseFlash(JSON.stringify(flash), outcomes)).toEqual(flash);
});

test.each([
  undefined,
  "",
  "in",
  "{",
  "null",
  "[]",
  '"in"',
  '{"outcome":"founded"}',
  '{"outcome":"toString"}',
  '{"outcome":["in"]}',
  '{"outcome":"in","turn":-1}',
  '{"outcome":"in","turn":1.5}',
  '{"outcome":"in","admin":true}',
  '{"outcome":"in","values":{"a b":"x"}}',
  '{"outcome":"in","values":{"name":{}}}',
  JSON.stringify({ outcome: "in", values: { name: "x".repeat(101) } }),
  JSON.stringify({ outcome: "in", values: Object.fromEntries([..."abcdefghi"].map((key) => [key, 1])) }),
])("%s is ignored", (text) => {
  expect(parseFlash(text, outcomes)).toBeNull();
});

test("no cookie makes a page throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json()), (text) => {
      expect(parseFlash(text, outcomes)).toBeNull();
    }),
  );
});

test("of two in one header the first is the page's own, and what is broken is none", () => {
  const of = (outcome: string) => encodeURIComponent(JSON.stringify({ outcome }));
  expect(flashIn(`device=x; flash=${of("in")}; flash=${of("saved")}`)).toBe('{"outcome":"in"}');
  expect(flashIn(`flash=${of("in")}`)).toBe('{"outcome":"in"}');
  expect(flashIn("noflash=1; device=x")).toBeUndefined();
  expect(flashIn("flash=%E0%A4%A")).toBeUndefined();
  expect(flashIn("")).toBeUndefined();
});
