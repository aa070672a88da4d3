import { expect, test } from "vitest";
import { hostOf, mapOf } from "./where";

test("a place is looked for as it is written", () => {
  expect(mapOf("Café & Bar, 2nd floor")).toBe(
    "https://www.openstreetmap.org/search?query=Caf%C3%A9%20%26%20Bar%2C%202nd%20floor",
  );
});

test.each([
  ["https://meet.example.org/a", "meet.example.org"],
  ["http://meet.example.org:8080", "meet.example.org:8080"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["not an address", null],
  [null, null],
])("the host of %s is %s", (link, host) => {
  expect(hostOf(link)).toBe(host);
});
