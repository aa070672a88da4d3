import { expect, test } from "vitest";
import { randomToken } from "@/lib/token";
import { commentSchema } from "./schema";

const id = "0190a0a0-0000-7000-8000-000000000000";
const form = { group: id, series: id, date: "2026-03-10", comment: "", text: "Hello", pageKey: randomToken() };

test("several lines, with what could be read otherwise left as it is", () => {
  const text = "  **Cake**\r\n\r\n\r\n\r\n<b>or</b> tea ";
  expect(commentSchema.parse({ ...form, text })).toMatchObject({ text: "**Cake**\n\n<b>or</b> tea", comment: null });
  expect(commentSchema.parse({ ...form, comment: id })).toMatchObject({ comment: id });
});

test.each([
  [" \n\u200b", "required"],
  ["x".repeat(1001), "tooLong"],
  ["a\u0000b", "characters"],
])("refused: %j as %s", (text, message) => {
  const parsed = commentSchema.safeParse({ ...form, text });
  expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([message]);
});

test("a thousand characters are not too long, whatever they take in bytes", () => {
  expect(commentSchema.safeParse({ ...form, text: "🎉".repeat(1000) }).success).toBe(true);
});
