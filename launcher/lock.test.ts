import { expect, test } from "vitest";
import { parseLock } from "./lock";

test("a lock names process and port", () => {
  expect(parseLock("4711\n/data\n1764000000\n5433\n\n127.0.0.1\n  1  2\nready\n")).toEqual({ pid: 4711, port: 5433 });
});

test("a server that does not listen yet has no port", () => {
  expect(parseLock("4711\n/data\n1764000000\n")).toEqual({ pid: 4711, port: 0 });
});

test("an empty or torn lock names nobody", () => {
  for (const text of ["", "\n", "abc\n/data", "-5\n/data", "0\n"]) expect(parseLock(text)).toBeUndefined();
});
