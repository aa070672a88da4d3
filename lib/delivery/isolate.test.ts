import fc from "fast-check";
import { expect, test } from "vitest";
import { isolate, oneLine } from "./isolate";

test("only what is written from right to left is isolated", () => {
  expect(isolate("Ada")).toBe("Ada");
  expect(isolate("أصدقاء الكتب")).toBe("\u2068أصدقاء الكتب\u2069");
  expect(isolate("Run – ריצה")).toBe("\u2068Run – ריצה\u2069");
  // A mark alone would carry the number after it to the other side.
  expect(isolate("Run\u200f")).toBe("\u2068Run\u200f\u2069");
});

test("whatever a text is, it becomes one line", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."ab é🏃\r\n\t\0\u001b\u007f\u0085\u2028\u2029\u00a0") }),
      (text) => {
        const line = oneLine(text);
        expect(line).not.toMatch(/\p{Cc}|\p{Zl}|\p{Zp}/u);
        expect(oneLine(line)).toBe(line);
      },
    ),
  );
  expect(oneLine("Run\r\nBcc: eve@example.org")).toBe("Run Bcc: eve@example.org");
});
