/** What a member is in their group. */
export type Role = "organizer" | "coOrganizer" | "member";

/** Every role, the lowest first. */
export const roles: readonly Role[] = ["member", "coOrganizer", "organizer"];

const rank = (role: Role) => roles.indexOf(role);

/** What is done in a group or to it, with the least role that may, in the order in which a page tells it. */
const groupRules = [
  ["answer", "member"],
  ["seePeople", "member"],
  ["leave", "member"],
  ["invite", "coOrganizer"],
  ["addGuest", "coOrganizer"],
  ["answerFor", "coOrganizer"],
  ["takeTurnout", "coOrganizer"],
  ["editGroup", "coOrganizer"],
  ["editSeries", "coOrganizer"],
  ["readmitMember", "coOrganizer"],
  ["readAudit", "coOrganizer"],
  ["deleteGroup", "organizer"],
] as const satisfies readonly (readonly [string, Role])[];

/** What is done to somebody else in the group, who must be of a lower role. */
const memberRules = [
  ["copyPersonalLink", "coOrganizer"],
  ["mergeEntries", "coOrganizer"],
  ["removeMember", "coOrganizer"],
  ["giveRole", "organizer"],
  ["handOver", "organizer"],
] as const satisfies readonly (readonly [string, Role])[];

export type GroupAct = (typeof groupRules)[number][0];
export type MemberAct = (typeof memberRules)[number][0];
export type Act = GroupAct | MemberAct;

/** Every act of `groupRules`, in its order. */
export const groupActs: readonly GroupAct[] = groupRules.map(([act]) => act);
/** Every act of `memberRules`, in its order. */
export const memberActs: readonly MemberAct[] = memberRules.map(([act]) => act);

const least = new Map<Act, Role>([...groupRules, ...memberRules]);
const overOthers = new Set<Act>(memberActs);

/** Whether somebody of this role may do a thing; to whom, where it is done to somebody. */
export function may(role: Role, act: GroupAct): boolean;
export function may(role: Role, act: MemberAct, on: { target: Role }): boolean;
export function may(role: Role, act: Act, on?: { target: Role }): boolean {
  const needed = least.get(act);
  if (needed === undefined || rank(role) < rank(needed)) return false;
  return !overOthers.has(act) || (on !== undefined && rank(role) > rank(on.target));
}

/** What a role may do that the one below it may not: what a page says of it. */
export function newActsOf(role: Role): Act[] {
  return [...least].flatMap(([act, needed]) => (needed === role ? [act] : []));
}

/** Whether this role runs the group: invites, edits, answers for others. */
export function runsTheGroup(role: Role): boolean {
  return rank(role) >= rank("coOrganizer");
}

/** One's place in a group. */
export type Place = { groupId: string; role: Role };

/**
 * Whether an organizer may copy somebody's personal link. It opens everything its guest is in, with the guest's role
 * there: so only where the organizer stands above the guest in all of it. An account signs in by itself.
 */
export function mayCopyPersonalLink(
  person: { isGuest: boolean; places: readonly Place[] },
  organizersPlaces: readonly Place[],
): boolean {
  const roleIn = new Map(organizersPlaces.map(({ groupId, role }) => [groupId, role]));
  const isBelow = ({ groupId, role: target }: Place) =>
    may(roleIn.get(groupId) ?? "member", "copyPersonalLink", { target });
  return person.isGuest && person.places.every(isBelow);
}

/** Whether an organizer may end an entry by merging it into another: a guest's, of a lower role, for the role goes along. */
export function mayMergeAway(organizer: { role: Role }, entry: { role: Role; isGuest: boolean }): boolean {
  return entry.isGuest && may(organizer.role, "mergeEntries", { target: entry.role });
}

/**
 * Whether the group would be without an organizer once this member is gone.
 * @param organizers the running members of that role, by id.
 */
export function isLastOrganizer(memberId: string, organizers: readonly string[]): boolean {
  return organizers.length === 1 && organizers[0] === memberId;
}

/** How a membership ended. "barred": no invite lets them back in. */
export type Ending = "left" | "removed" | "barred";

/** Roles that an organizer gives and takes by a button; the organizer's own is handed over. */
export const givenRoles = ["coOrganizer", "member"] as const;
export type GivenRole = (typeof givenRoles)[number];

/** Why an act on a member is refused: they are gone, or one may not (any more). Somebody else was faster. */
export type MemberRefusal = "left" | "notAllowed";

/** Why leaving is refused: the group would be without an organizer, or whom one names is gone. */
export type LeaveRefusal = "lastOrganizer" | "successorLeft" | "left";

/** Whom the last organizer may name, the likeliest first: co-organizers, then the others in their order. */
export function successorsOf<Person extends { memberId: string; role: Role }>(
  people: readonly Person[],
  leaving: string,
): Person[] {
  const others = people.filter(({ memberId }) => memberId !== leaving);
  return others.toSorted((one, other) => rank(other.role) - rank(one.role));
}
