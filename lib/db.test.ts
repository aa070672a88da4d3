import { expect, test } from "vitest";
import { storedEnum } from "./db";

const Role = { organizer: "organizer", coOrganizer: "coOrganizer" } as const;

test("a label of the database is a value of ours", () => {
  expect(storedEnum(Role, "organizer")).toBe("organizer");
  expect(storedEnum(Role, "co_organizer")).toBe("coOrganizer");
});

test("a label that no value has is no value", () => {
  for (const label of ["", "co-organizer", "__proto__", "constructor", "Organizer"]) {
    expect(() => storedEnum(Role, label)).toThrow(`no value: ${label}`);
  }
});
