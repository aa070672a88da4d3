import { expect, test } from "vitest";
import { isId } from "./id";

test("an id is a UUID and nothing around it", () => {
  expect(isId("0195d9a0-0000-7000-8000-000000000001")).toBe(true);
  for (const text of ["", "1", "constructor", "x\0", " 0195d9a0-0000-7000-8000-000000000001", `${"0".repeat(32)}`]) {
    expect(isId(text), text).toBe(false);
  }
});
