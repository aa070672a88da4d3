import "server-only";
import { attempt, type Tx } from "@/lib/db";
import type { Member, Organizer } from "@/lib/members/access";
import { endMembership, lockRoles, roleOf, setRole, takeTurns, whyRefused, writeAudit } from "@/lib/members/commands";
import { type Ending, isLastOrganizer, type LeaveRefusal, type MemberRefusal } from "@/lib/members/policy";
import type { Result } from "@/lib/result";
import { withSeatNews } from "@/lib/rsvp/commands";

type How = { ending: Ending; nameless?: boolean };

/** Ends a membership of a group and tells whoever has a seat by it. The caller has the roles' lock and the turns. */
async function giveUp(tx: Tx, groupId: string, memberId: string, how: How, now: Date): Promise<void> {
  const of = { groupIds: [groupId], besides: [memberId] };
  await withSeatNews(tx, of, now, () => endMembership(tx, memberId, how, now));
}

/**
 * Ends one's own membership: coming answers count no longer, past ones stay. The last organizer must name who takes
 * over. Leaving once more changes nothing and is refused ("left").
 * @param how.successorId read only where the last organizer leaves.
 * @param how.nameless what stays shows a former member and no name.
 */
export async function leaveGroup(
  member: Member,
  how: { nameless: boolean; successorId: string | null },
  now: Date,
): Promise<Result<object, LeaveRefusal>> {
  const { groupId, memberId } = member;
  return attempt(async (tx) => {
    await lockRoles(tx, groupId);
    await takeTurns(tx, [groupId], now);
    if ((await roleOf(tx, groupId, memberId)) === null) return { ok: false, reason: "left" };
    const where = { groupId, leftAt: null, role: "organizer" } as const;
    const organizers = await tx.member.findMany({ where, select: { id: true } });
    const ids = organizers.map(({ id }) => id);
    if (isLastOrganizer(memberId, ids)) {
      const reason = await follow(tx, member, how.successorId, now);
      if (reason) return { ok: false, reason };
    }
    await giveUp(tx, groupId, memberId, { ending: "left", nameless: how.nameless }, now);
    return { ok: true };
  });
}

/** Makes whom the last organizer names the organizer. */
async function follow(tx: Tx, last: Member, successorId: string | null, now: Date): Promise<LeaveRefusal | null> {
  if (successorId === null || successorId === last.memberId) return "lastOrganizer";
  if ((await roleOf(tx, last.groupId, successorId)) === null) return "successorLeft";
  await setRole(tx, successorId, "organizer");
  await writeAudit(tx, last, { action: "handedOver", subjectId: successorId }, now);
  return null;
}

/**
 * Ends somebody else's membership.
 * @param mayComeBack whether an invite lets them in again.
 */
export async function removeMember(
  organizer: Organizer,
  memberId: string,
  mayComeBack: boolean,
  now: Date,
): Promise<Result<object, MemberRefusal>> {
  const { groupId } = organizer;
  return attempt(async (tx) => {
    await lockRoles(tx, groupId);
    await takeTurns(tx, [groupId], now);
    const reason = await whyRefused(tx, organizer, "removeMember", memberId);
    if (reason) return { ok: false, reason };
    await giveUp(tx, groupId, memberId, { ending: mayComeBack ? "removed" : "barred" }, now);
    const action = mayComeBack ? "memberRemoved" : "memberBarred";
    await writeAudit(tx, organizer, { action, subjectId: memberId }, now);
    return { ok: true };
  });
}
