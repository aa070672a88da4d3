import { describe, expect, test } from "vitest";
import {
  type GroupAct,
  groupActs,
  isLastOrganizer,
  type MemberAct,
  may,
  mayCopyPersonalLink,
  mayMergeAway,
  memberActs,
  newActsOf,
  type Role,
  roles,
  runsTheGroup,
  successorsOf,
} from "./policy";

// Written out here once more: a slip in the policy must not pass because its test is made of it.
const forbidden: Readonly<Record<GroupAct, readonly Role[]>> = {
  answer: [],
  seePeople: [],
  leave: [],
  invite: ["member"],
  addGuest: ["member"],
  answerFor: ["member"],
  takeTurnout: ["member"],
  editGroup: ["member"],
  editSeries: ["member"],
  readmitMember: ["member"],
  readAudit: ["member"],
  deleteGroup: ["member", "coOrganizer"],
};

describe("what is done in the group", () => {
  test.each(Object.entries(forbidden))("%s is forbidden to %j and nobody else", (name, nobody) => {
    const [act] = groupActs.filter((known) => known === name);
    if (!act) throw new Error(name);
    for (const role of roles) expect(may(role, act), role).toBe(!nobody.includes(role));
  });

  test("the table above has every act", () => {
    expect(groupActs).toEqual(Object.keys(forbidden));
  });
});

const allowed: Readonly<Record<MemberAct, readonly (readonly [Role, Role])[]>> = {
  copyPersonalLink: [
    ["coOrganizer", "member"],
    ["organizer", "member"],
    ["organizer", "coOrganizer"],
  ],
  mergeEntries: [
    ["coOrganizer", "member"],
    ["organizer", "member"],
    ["organizer", "coOrganizer"],
  ],
  removeMember: [
    ["coOrganizer", "member"],
    ["organizer", "member"],
    ["organizer", "coOrganizer"],
  ],
  giveRole: [
    ["organizer", "member"],
    ["organizer", "coOrganizer"],
  ],
  handOver: [
    ["organizer", "member"],
    ["organizer", "coOrganizer"],
  ],
};

describe("what is done to somebody else", () => {
  const cases = memberActs.flatMap((act) =>
    roles.flatMap((role) => roles.map((target) => [act, role, target] as const)),
  );

  test.each(cases)("%s by %s on %s", (act, role, target) => {
    const yes = allowed[act].some(([who, whom]) => who === role && whom === target);
    expect(may(role, act, { target })).toBe(yes);
  });
});

test("organizers and co-organizers run the group", () => {
  expect(roles.map(runsTheGroup)).toEqual([false, true, true]);
});

test("a page tells each act once, with the first role that may", () => {
  expect(roles.flatMap(newActsOf).sort()).toEqual([...groupActs, ...memberActs].sort());
  expect(newActsOf("organizer")).toEqual(["deleteGroup", "giveRole", "handOver"]);
});

describe("a guest's personal link", () => {
  const place = (groupId: string, role: Role = "member") => ({ groupId, role });
  const guest = (...places: { groupId: string; role: Role }[]) => ({ isGuest: true, places });

  test("is copied only by who stands above the guest in all that it opens", () => {
    const mine = [place("a", "organizer"), place("b", "coOrganizer"), place("c")];
    expect(mayCopyPersonalLink(guest(place("a")), mine)).toBe(true);
    expect(mayCopyPersonalLink(guest(place("a"), place("b")), mine)).toBe(true);
    expect(mayCopyPersonalLink(guest(place("a", "coOrganizer")), mine)).toBe(true);
    expect(mayCopyPersonalLink(guest(place("a"), place("c")), mine)).toBe(false);
    expect(mayCopyPersonalLink(guest(place("a"), place("elsewhere")), mine)).toBe(false);
    expect(mayCopyPersonalLink({ ...guest(place("a")), isGuest: false }, mine)).toBe(false);
  });

  test("of an organizer is not for co-organizers: it would make them organizer", () => {
    expect(mayCopyPersonalLink(guest(place("a", "organizer")), [place("a", "coOrganizer")])).toBe(false);
    const elsewhere = [place("a", "organizer"), place("b", "coOrganizer")];
    expect(mayCopyPersonalLink(guest(place("a"), place("b", "organizer")), elsewhere)).toBe(false);
  });
});

test("the last organizer is who is the only one", () => {
  expect(isLastOrganizer("ada", ["ada"])).toBe(true);
  expect(isLastOrganizer("ada", ["ada", "bo"])).toBe(false);
  expect(isLastOrganizer("bo", ["ada"])).toBe(false);
  expect(isLastOrganizer("bo", [])).toBe(false);
});

test("whom the last organizer may name: co-organizers first, then the others as they joined", () => {
  const people = (["organizer", "member", "coOrganizer", "member"] as const).map((role, index) => ({
    memberId: `m${index}`,
    role,
  }));
  expect(successorsOf(people, "m0").map(({ memberId }) => memberId)).toEqual(["m2", "m1", "m3"]);
  expect(successorsOf(people.slice(0, 1), "m0")).toEqual([]);
});

test("a guest's entry is merged away by who runs the group and stands above it", () => {
  const guest = (role: Role) => ({ role, isGuest: true });
  expect(mayMergeAway({ role: "organizer" }, guest("member"))).toBe(true);
  expect(mayMergeAway({ role: "organizer" }, guest("coOrganizer"))).toBe(true);
  expect(mayMergeAway({ role: "organizer" }, guest("organizer"))).toBe(false);
  expect(mayMergeAway({ role: "coOrganizer" }, guest("member"))).toBe(true);
  expect(mayMergeAway({ role: "coOrganizer" }, guest("coOrganizer"))).toBe(false);
  expect(mayMergeAway({ role: "member" }, guest("member"))).toBe(false);
  expect(mayMergeAway({ role: "organizer" }, { role: "member", isGuest: false })).toBe(false);
});
