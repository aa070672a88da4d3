import fc from "fast-check";
import { expect, test } from "vitest";
import type { z } from "zod";
import { line, orBlank, paragraph } from "./text";

function read(schema: z.ZodType, value: unknown) {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : parsed.error.issues.map((issue) => issue.message);
}

test.each([
  ["  Book \t\n club  ", "Book club"],
  ["Zoe\u0308", "Zoë"],
  ["<script>alert(1)</script>", "<script>alert(1)</script>"],
  ["נועה", "נועה"],
  ["\u200fנועה 3\u200f", "\u200fנועה 3\u200f"],
  ["\u202egnp.exe\u202c", "gnp.exe"],
  ["\u2067abc\u2069", "abc"],
  ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"],
  ["می‌خواهم", "می‌خواهم"],
  ["a\u2028b\u3000c", "a b c"],
  ["__proto__", "__proto__"],
])("the line %j is read as %j", (typed, stored) => {
  expect(read(line(40), typed)).toBe(stored);
});

test.each([
  ["", "required"],
  [" \t\r\n ", "required"],
  ["\u200b\u2060\ufeff", "required"],
  ["\u200d\ufe0f\u3164\u2800", "required"],
  ["\u202e\u202c", "required"],
  [undefined, "required"],
  ["a\0b", "characters"],
  ["\0", "characters"],
  ["\u001b[31m", "characters"],
  ["\u0085", "characters"],
  ["\ud800", "characters"],
  ["a\udc00b", "characters"],
  ["x".repeat(41), "tooLong"],
  ["🎲".repeat(41), "tooLong"],
  ["e\u0323\u0302".repeat(42), "tooLong"],
])("the line %j is refused as %s", (typed, key) => {
  expect(read(line(40), typed)).toEqual([key]);
});

test("length is counted in characters, after tidying", () => {
  expect(read(line(40), "🎲".repeat(40))).toBe("🎲".repeat(40));
  expect(read(line(40), `   ${"e\u0301".repeat(40)}   `)).toBe("é".repeat(40));
});

test.each([
  ["a\r\nb\rc\u2028d", "a\nb\nc\nd"],
  ["\n\n a  b \n\n\n\n  c\t\n", "a  b\n\n  c"],
  ["one\n\ttwo", "one\n\ttwo"],
])("the paragraph %j is read as %j", (typed, stored) => {
  expect(read(paragraph(100), typed)).toBe(stored);
});

test.each([
  ["a\0", "characters"],
  ["a\u000b\u0007", "characters"],
  [" \n ", "required"],
  ["x\n".repeat(60), "tooLong"],
])("the paragraph %j is refused as %s", (typed, key) => {
  expect(read(paragraph(100), typed)).toEqual([key]);
});

test.each(["", "  ", "\u200b", undefined])("a field that may stay empty reads %j as null", (typed) => {
  expect(read(orBlank(line(10)), typed)).toBeNull();
});

test("a field that may stay empty refuses what the field refuses", () => {
  expect(read(orBlank(line(10)), "x".repeat(11))).toEqual(["tooLong"]);
  expect(read(orBlank(line(10)), "\0")).toEqual(["characters"]);
  expect(read(orBlank(line(10)), " late ")).toBe("late");
});

test("what is accepted holds nothing Postgres refuses, fits, and reads the same a second time", () => {
  for (const make of [line, paragraph]) {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const parsed = make(40).safeParse(typed);
        if (!parsed.success) return;
        expect(parsed.data).not.toMatch(/\0|\p{Surrogate}/u);
        expect([...parsed.data].length).toBeLessThanOrEqual(40);
        expect(read(make(40), parsed.data)).toBe(parsed.data);
      }),
      { numRuns: 2_000 },
    );
  }
});

test.each([
  ["spaces before a letter", `x${" ".repeat(900_000)}x`],
  ["spaces in lines", `x${" ".repeat(500)}x\n`.repeat(1_800)],
  ["accents in no order", `a${"\u0301\u0323".repeat(220_000)}`],
])("a whole body of %s is refused before anything slow looks at it", (_, typed) => {
  const before = performance.now();
  for (const schema of [line(60), paragraph(1000)]) expect(read(schema, typed)).toEqual(["tooLong"]);
  expect(performance.now() - before).toBeLessThan(500);
});

test("the most that is looked at takes no time either", () => {
  const before = performance.now();
  paragraph(1000).safeParse(`x${" ".repeat(9_990)}x`);
  paragraph(1000).safeParse("\u0301\u0323".repeat(5_000));
  expect(performance.now() - before).toBeLessThan(500);
});
