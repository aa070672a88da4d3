/** What a member is in their group. */
export type Role = "organizer" | "coOrganizer" | "member";

/** Whether this role runs the group: invites, edits, answers for others. */
export function runsTheGroup(role: Role): boolean {
  return role !== "member";
}

/**
 * Whether an organizer may copy a guest's personal link. It opens everything the guest is in, so only where the
 * organizer runs all of it; an account signs in by itself.
 */
export function mayCopyPersonalLink(
  organizer: { role: Role },
  person: { isGuest: boolean; groupIds: readonly string[] },
  groupsRunByOrganizer: readonly string[],
): boolean {
  return (
    runsTheGroup(organizer.role) &&
    person.isGuest &&
    person.groupIds.every((groupId) => groupsRunByOrganizer.includes(groupId))
  );
}

/** Whether this role may delete the group: it belongs to its organizer, co-organizers help. */
export function mayDeleteGroup(role: Role): boolean {
  return role === "organizer";
}
