import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { hashToken } from "@/lib/token";
import { idOfPress, pressOf } from "./press";

const field = fc.oneof(fc.string(), fc.integer(), fc.constant(null));
const inputs = fc.dictionary(fc.string(), field, { minKeys: 1 });

test("the same person, page and choices are the same press, in whatever order they come", () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const backwards = Object.fromEntries(Object.entries(input).reverse());
      expect(pressOf("ada", backwards)).toBe(pressOf("ada", input));
    }),
  );
});

test("whatever differs makes another press", () => {
  fc.assert(
    fc.property(inputs, fc.nat(), field, (input, index, value) => {
      const names = Object.keys(input);
      const name = names[index % names.length] ?? "";
      fc.pre(!Object.is(input[name], value) && JSON.stringify(input[name]) !== JSON.stringify(value));
      expect(pressOf("ada", { ...input, [name]: value })).not.toBe(pressOf("ada", input));
      expect(pressOf("bo", input)).not.toBe(pressOf("ada", input));
    }),
  );
  expect(pressOf("ada", { name: "a", place: "bc" })).not.toBe(pressOf("ada", { name: "ab", place: "c" }));
  expect(pressOf("ada", { name: "a", place: null })).not.toBe(pressOf("ada", { name: null, place: "a" }));
});

test("the id of what a press makes is a UUID, the same for the same press alone", () => {
  const idOf = (text: string) => idOfPress(hashToken(text));
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(z.uuid().safeParse(idOf(one)).success).toBe(true);
      expect(idOf(one) === idOf(other)).toBe(one === other);
    }),
  );
});
