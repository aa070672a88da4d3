import { expect, test } from "vitest";
import { isOperatorSecret, operatorSecret, runsTheInstance } from "./operator";

test("the first start's address is one installation's own and no other", () => {
  expect(isOperatorSecret("a".repeat(32), operatorSecret("a".repeat(32)))).toBe(true);
  for (const wrong of ["", "x", operatorSecret("b".repeat(32)), `${operatorSecret("a".repeat(32))}x`, "ü".repeat(43)]) {
    expect(isOperatorSecret("a".repeat(32), wrong)).toBe(false);
  }
});

const account = { email: "ada@example.org", via: "account" } as const;

test.each([
  ["the first", { email: null, via: "device" }, [], true, true],
  ["nobody in particular", account, [], false, false],
  ["a listed account", account, ["bo@example.org", "ada@example.org"], false, true],
  [
    "a listed address in a browser that is not signed in",
    { ...account, via: "device" },
    ["ada@example.org"],
    false,
    false,
  ],
  ["an account that is not listed", account, ["bo@example.org"], false, false],
  ["the first, since addresses are listed", { email: null, via: "device" }, ["bo@example.org"], true, false],
] as const)("%s", (_, person, listed, isFirst, expected) => {
  expect(runsTheInstance(person, listed, isFirst)).toBe(expected);
});
