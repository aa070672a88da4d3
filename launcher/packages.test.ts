import { expect, test } from "vitest";
import { isInstalled, reasonIn } from "./packages.mjs";

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

test("of all that npm says the reason is told", () => {
  const output =
    "npm warn old\nnpm error code E404\nnpm error\nnpm error 404 Not Found: a@1\nnpm error A complete log\n";
  expect(reasonIn(output)).toBe("404 Not Found: a@1");
  expect(reasonIn("")).toBeUndefined();
});
