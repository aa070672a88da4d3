import { expect, test } from "vitest";
import { readForm } from "@/lib/form";
import { makeSchema } from "./schema";

const press = "0190b6f0-0000-7000-8000-000000000000";

function read(given: Record<string, string>) {
  const formData = new FormData();
  const fields = { press, label: "Neighbours", expiry: "30", until: "", uses: "", ...given };
  for (const [name, value] of Object.entries(fields)) formData.append(name, value);
  const form = readForm(makeSchema, formData);
  return form.ok ? form.data : form.state.errors;
}

test("a label and the two choices; empty uses are any number", () => {
  expect(read({})).toEqual({ press, label: "Neighbours", expiry: { days: 30 }, uses: null });
  expect(read({ expiry: "never", uses: "500" })).toMatchObject({ expiry: "never", uses: 500 });
  expect(read({ expiry: "date", until: "2026-03-29", uses: "1" })).toMatchObject({
    expiry: { until: "2026-03-29" },
    uses: 1,
  });
});

test("a date counts only where it was chosen", () => {
  expect(read({ expiry: "7", until: "31 February" })).toMatchObject({ expiry: { days: 7 } });
  expect(read({ expiry: "date" })).toEqual({ until: "required" });
  expect(read({ expiry: "date", until: "2026-02-31" })).toEqual({ until: "noSuchDay" });
  expect(read({ expiry: "date", until: "x".repeat(41) })).toEqual({ until: "noSuchDay" });
});

test.each([
  ["label", "\u200b", "required"],
  ["label", "x".repeat(61), "tooLong"],
  ["label", "a\0b", "characters"],
  ["expiry", "2", "invalid"],
  ["press", "x", "invalid"],
  ...["0", "501", "-1", "1.5", "1e9", "many", "٣"].map((uses) => ["uses", uses, "notAmount"]),
])("%s %j: %s", (field = "", value = "", error) => {
  expect(read({ [field]: value })).toEqual({ [field]: error });
});
