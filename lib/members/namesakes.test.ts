import { expect, test } from "vitest";
import { isSameName, namesakesFirst, sharedNames } from "./namesakes";

const people = ["Ada", "Bo", "Cleo", "bo", "Bo Diddley"].map((name, id) => ({ id, name }));

test("a name is shared by two of it, however they write it", () => {
  expect(people.map(({ name }) => name).filter(sharedNames(people))).toEqual(["Bo", "bo"]);
  expect(sharedNames([])("Bo")).toBe(false);
  expect(sharedNames([{ name: "Bo" }])("Bo")).toBe(false);
});

test.each([
  ["Bo", "BO", true],
  ["Ｂｏ", "Bo", true],
  ["Zoë", "Zoe", false],
  ["Bo", "Bo D", false],
  ["", "Bo", false],
])("%s and %s: %s", (one, other, same) => {
  expect(isSameName(one, other)).toBe(same);
});

test("namesakes come first, all in their order otherwise", () => {
  expect(namesakesFirst(people, "BO").map(({ id }) => id)).toEqual([1, 3, 0, 2, 4]);
  expect(namesakesFirst(people, "Dan")).toEqual(people);
});
