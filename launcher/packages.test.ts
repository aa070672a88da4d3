import { expect, test } from "vitest";
import { isInstalled } from "./packages.mjs";

const wanted = {
  "": {},
  "node_modules/a": { version: "1.0.0" },
  "node_modules/b": { version: "2.0.0", optional: true },
};

test("every package at its version is installed, an optional one may be missing", () => {
  expect(isInstalled(wanted, { "node_modules/a": { version: "1.0.0" } })).toBe(true);
});

test("another version or a missing package is not", () => {
  expect(isInstalled(wanted, { "node_modules/a": { version: "1.0.1" } })).toBe(false);
  expect(isInstalled(wanted, {})).toBe(false);
  const optional = { "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "1.9.0" } };
  expect(isInstalled(wanted, optional)).toBe(false);
});
