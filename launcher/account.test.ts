import { expect, test } from "vitest";
import { mayEnter } from "./account";

const account = { uid: 101, gid: 104 };

test.each([
  ["a folder open to all", { mode: 0o40755, uid: 0, gid: 0 }, true],
  ["one that may be passed but not listed", { mode: 0o40711, uid: 0, gid: 0 }, true],
  ["root's home", { mode: 0o40700, uid: 0, gid: 0 }, false],
  ["its own", { mode: 0o40700, uid: 101, gid: 104 }, true],
  ["its group's", { mode: 0o40710, uid: 0, gid: 104 }, true],
  ["its own but closed, though open to others", { mode: 0o40055, uid: 101, gid: 0 }, false],
])("%s", (_, rights, expected) => {
  expect(mayEnter(account, rights)).toBe(expected);
});
