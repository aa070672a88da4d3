import { expect, test } from "vitest";
import { mayFound } from "./founding";

const stranger = { isMember: false, isOperator: false };
const member = { isMember: true, isOperator: false };
const operator = { isMember: false, isOperator: true };

test.each([
  ["anyone", [true, true, true]],
  ["members", [false, true, true]],
  ["operators", [false, false, true]],
] as const)("where %s may found: a stranger, a member, an operator", (founding, expected) => {
  expect([stranger, member, operator].map((who) => mayFound(founding, who))).toEqual(expected);
});
