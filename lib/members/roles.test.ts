import { expect, test } from "vitest";
import { mayCopyPersonalLink, mayDeleteGroup, runsTheGroup } from "./roles";

test("organizers and co-organizers run the group", () => {
  expect((["organizer", "coOrganizer", "member"] as const).map(runsTheGroup)).toEqual([true, true, false]);
});

test("the organizer alone deletes the group", () => {
  expect((["organizer", "coOrganizer", "member"] as const).map(mayDeleteGroup)).toEqual([true, false, false]);
});

test("a guest's personal link is copied only by who runs all that it opens", () => {
  const guest = (...groupIds: string[]) => ({ isGuest: true, groupIds });
  const organizer = { role: "organizer" } as const;
  expect(mayCopyPersonalLink(organizer, guest("a"), ["a"])).toBe(true);
  expect(mayCopyPersonalLink({ role: "coOrganizer" }, guest("a", "b"), ["b", "a", "c"])).toBe(true);
  expect(mayCopyPersonalLink(organizer, guest("a", "b"), ["a"])).toBe(false);
  expect(mayCopyPersonalLink(organizer, { ...guest("a"), isGuest: false }, ["a"])).toBe(false);
  expect(mayCopyPersonalLink({ role: "member" }, guest("a"), ["a"])).toBe(false);
});
