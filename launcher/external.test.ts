import { expect, test } from "vitest";
import { versionFault } from "./external";

test("PostgreSQL 15 is old enough to be new enough", () => {
  expect(versionFault("150000")).toBeUndefined();
  expect(versionFault("180004")).toBeUndefined();
  expect(versionFault("149999")).toBe("runs PostgreSQL 14, which is too old: it must be 15 or later");
});
