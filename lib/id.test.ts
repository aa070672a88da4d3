import { expect, test } from "vitest";
import { idSchema, isId } from "./id";

const id = "0195d9a0-0000-7000-8000-00000000000a";

test("an id is a UUID in lower case and nothing around it", () => {
  expect(isId(id)).toBe(true);
  for (const text of ["", "1", "constructor", "x\0", ` ${id}`, "0".repeat(32), id.toUpperCase()]) {
    expect(isId(text), text).toBe(false);
  }
});

test("a form's id is read in any case as the one that the database has", () => {
  expect(idSchema.parse(id.toUpperCase())).toBe(id);
  expect(idSchema.safeParse("x").success).toBe(false);
});
