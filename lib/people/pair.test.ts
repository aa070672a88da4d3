import { expect, test } from "vitest";
import { followsInto, type Side, whyNotMerged } from "./pair";

const place = (groupId: string, role: Side["role"] = "member", leftAt: Date | null = null) => ({
  groupId,
  role,
  leftAt,
});

const side = (memberId: string, over: Partial<Side> = {}): Side => ({
  ...{ memberId, role: "member", userId: `user ${memberId}`, name: memberId, places: [place("run")] },
  ...{ isGuest: true, runsInstance: false },
  ...over,
});

const actor = side("actor", { role: "organizer", isGuest: false, places: [place("run", "organizer")] });

test("a guest's entry goes into a guest's or an account's", () => {
  expect(whyNotMerged({ actor, brought: side("a"), kept: side("b") })).toBeNull();
  expect(whyNotMerged({ actor, brought: side("a"), kept: side("b", { isGuest: false }) })).toBeNull();
  expect(whyNotMerged({ actor, brought: side("a"), kept: actor })).toBeNull();
});

test("refused: an account's, one's own, one above one's role, one and the same, by who runs the group no more", () => {
  const kept = side("b");
  expect(whyNotMerged({ actor, brought: side("a", { isGuest: false }), kept })).toBe("account");
  const asGuest = { ...actor, isGuest: true };
  expect(whyNotMerged({ actor: asGuest, brought: asGuest, kept })).toBe("notYours");
  const coOrganizer = { ...actor, role: "coOrganizer" as const };
  expect(whyNotMerged({ actor: coOrganizer, brought: side("a", { role: "organizer" }), kept })).toBe("notYours");
  expect(whyNotMerged({ actor: coOrganizer, brought: side("a"), kept })).toBeNull();
  expect(whyNotMerged({ actor, brought: kept, kept })).toBe("gone");
  expect(whyNotMerged({ actor: { ...actor, role: "member" }, brought: side("a"), kept })).toBe("gone");
});

test("browsers follow only where they open nothing that the organizer could not open, and leave nothing behind", () => {
  const follows = (brought: Side, kept: Side) => followsInto({ actor, brought, kept, groupId: "run" });
  const twice = [place("run"), place("books")];
  expect(follows(side("a"), side("b"))).toBe(true);
  expect(follows(side("a"), side("b", { isGuest: false }))).toBe(false);
  expect(follows(side("a"), side("b", { places: twice }))).toBe(false);
  expect(follows(side("a"), side("b", { places: [place("run"), place("books", "member", new Date(0))] }))).toBe(true);
  expect(follows(side("a"), side("b", { role: "coOrganizer" }))).toBe(false);
  expect(follows(side("a", { places: twice }), side("b"))).toBe(false);
  expect(follows(side("a", { places: [place("run"), place("books", "member", new Date(0))] }), side("b"))).toBe(false);
});

test("nobody's browser becomes that of who runs the instance, nor theirs anybody's", () => {
  const operator = side("b", { runsInstance: true });
  expect(followsInto({ actor, brought: side("a"), kept: operator, groupId: "run" })).toBe(false);
  expect(followsInto({ actor, brought: operator, kept: side("a"), groupId: "run" })).toBe(false);
});
