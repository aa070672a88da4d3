import { expect, test } from "vitest";
import { shortened } from "./shortened";

const people = ["a", "b", "c", "d"].map((memberId) => ({ memberId }));
const ids = (limit: number | null, reader: string) => shortened(people, limit, reader).map(({ memberId }) => memberId);

test("the first of many, oneself among them wherever one stands", () => {
  expect(ids(2, "nobody")).toEqual(["a", "b"]);
  expect(ids(2, "a")).toEqual(["a", "b"]);
  expect(ids(2, "d")).toEqual(["a", "b", "d"]);
  expect(ids(4, "d")).toEqual(["a", "b", "c", "d"]);
  expect(ids(null, "nobody")).toEqual(["a", "b", "c", "d"]);
});
