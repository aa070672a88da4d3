import { mayCopyPersonalLink, mayMergeAway, type Role, runsTheGroup } from "@/lib/members/policy";

/** One of two entries of a group, with every membership its person ever had. */
export type Side = {
  memberId: string;
  role: Role;
  userId: string;
  name: string;
  isGuest: boolean;
  runsInstance: boolean;
  places: readonly { groupId: string; leftAt: Date | null; role: Role }[];
};

/** `brought` is to be merged into `kept` by `actor`. `follows`: the browsers of the one are then the other's. */
export type Pair = { actor: Side; brought: Side; kept: Side; groupId: string; follows: boolean };

/** Why two entries are not merged: one is no member any more, one is not the organizer's to end, both are accounts'. */
export type MergeRefusal = "gone" | "account" | "notYours";

/** Why an organizer may not merge these two, or null where they may. */
export function whyNotMerged({ actor, brought, kept }: Omit<Pair, "follows" | "groupId">): MergeRefusal | null {
  if (brought.userId === kept.userId || !runsTheGroup(actor.role)) return "gone";
  if (!brought.isGuest) return "account";
  return mayMergeAway(actor, brought) ? null : "notYours";
}

/**
 * Whether the browsers that knew the one are to know the other. That opens everything the other is in: only for a
 * guest whose personal link the organizer may copy and who does not run the group (a slip of the hand would hand it
 * over), and where nothing of the one is left elsewhere. Whoever runs the instance is more than a guest of this group.
 */
export function followsInto({ actor, brought, kept, groupId }: Omit<Pair, "follows">): boolean {
  if (brought.runsInstance || kept.runsInstance) return false;
  const running = (side: Side) => side.places.filter(({ leftAt }) => leftAt === null);
  const mayOpen = mayCopyPersonalLink({ isGuest: kept.isGuest, places: running(kept) }, running(actor));
  return mayOpen && !runsTheGroup(kept.role) && brought.places.every((place) => place.groupId === groupId);
}
