import { expect, test } from "vitest";
import { statementNames } from "./statements";

test("a statement keeps its name, another has another", () => {
  const nameOf = statementNames();
  const [one, two] = [nameOf({ sql: "SELECT 1" }), nameOf({ sql: "SELECT 2" })];
  expect(one).not.toBe(two);
  expect(nameOf({ sql: "SELECT 1" })).toBe(one);
});

test("what comes after the first few hundred has none, and those keep theirs", () => {
  const nameOf = statementNames();
  const first = nameOf({ sql: "SELECT 0" });
  const names = Array.from({ length: 600 }, (_, index) => nameOf({ sql: `SELECT ${index}` }));
  expect(new Set(names.filter((name) => name !== "")).size).toBe(500);
  expect(names.slice(500)).toEqual(Array.from({ length: 100 }, () => ""));
  expect(nameOf({ sql: "SELECT 0" })).toBe(first);
});
