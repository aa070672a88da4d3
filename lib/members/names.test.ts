import { expect, test } from "vitest";
import { shownName } from "./names";

test("a name is shown as it is; who has given none yet has a blank one, and who asked not to be named none", () => {
  expect(shownName({ nameless: false, name: "Ada" })).toBe("Ada");
  expect(shownName({ nameless: false, name: null })).toBe("");
  expect(shownName({ nameless: true, name: "Ada" })).toBeNull();
});
