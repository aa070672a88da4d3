import { expect, test } from "vitest";
import { mayCopyPersonalLink, mayMergeAway, runsTheGroup } from "./roles";

test("organizers and co-organizers run the group", () => {
  expect((["organizer", "coOrganizer", "member"] as const).map(runsTheGroup)).toEqual([true, true, false]);
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

test("a guest's entry is merged away by who runs the group, their own excepted, an organizer's by an organizer alone", () => {
  const organizer = { memberId: "o", role: "organizer" } as const;
  const coOrganizer = { memberId: "c", role: "coOrganizer" } as const;
  const guest = { memberId: "g", role: "member", isGuest: true } as const;
  expect([organizer, coOrganizer].map((actor) => mayMergeAway(actor, guest))).toEqual([true, true]);
  expect(mayMergeAway({ memberId: "m", role: "member" }, guest)).toBe(false);
  expect(mayMergeAway(organizer, { ...guest, isGuest: false })).toBe(false);
  expect(mayMergeAway(organizer, { ...organizer, isGuest: true })).toBe(false);
  for (const role of ["organizer", "coOrganizer"] as const) {
    expect(mayMergeAway(organizer, { ...guest, role })).toBe(true);
    expect(mayMergeAway(coOrganizer, { ...guest, role })).toBe(false);
  }
});
