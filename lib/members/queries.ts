import "server-only";
import { z } from "zod";
import { personalLink } from "@/lib/auth/links";
import { db, type Tx } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import type { Member, Organizer } from "./access";
import { mayCopyPersonalLink, type Role } from "./roles";

/** One of the people of a group. */
export type GroupMember = { memberId: string; userId: string; name: string; role: Role };

/** Everybody who belongs to the member's group now, in order of joining. One query. */
export async function groupMembers(member: Member): Promise<GroupMember[]> {
  const rows = await db().member.findMany({
    relationLoadStrategy: "join",
    where: { groupId: member.groupId, leftAt: null },
    orderBy: { joinedAt: "asc" },
    select: { id: true, role: true, user: { select: { id: true, name: true } } },
  });
  return rows.map(({ id, role, user }) => ({ memberId: id, userId: user.id, name: user.name ?? "", role }));
}

/** A member as organizers see them: `personalLink` null where it is not theirs to copy. */
export type MemberDetails = GroupMember & { joinedAt: Date; isGuest: boolean; personalLink: string | null };

const idSchema = z.uuid();

/** One member of the organizer's group; null where there is none. */
export async function memberDetails(organizer: Organizer, memberId: string): Promise<MemberDetails | null> {
  if (!idSchema.safeParse(memberId).success) return null;
  const row = await db().member.findFirst({
    where: { id: memberId, groupId: organizer.groupId, leftAt: null },
    select: {
      role: true,
      joinedAt: true,
      user: {
        select: {
          id: true,
          name: true,
          email: true,
          personalGeneration: true,
          operator: { select: { userId: true } },
          members: { where: { leftAt: null }, select: { groupId: true } },
        },
      },
    },
  });
  if (!row) return null;
  const { members, operator, ...user } = row.user;
  const isGuest = user.email === null;
  const person = { isGuest, groupIds: members.map(({ groupId }) => groupId) };
  const mayCopy = mayCopyPersonalLink(organizer, person, await groupsRunBy(organizer));
  const link = personalLink(appUrl(), env().SECRET, { userId: user.id, personalGeneration: user.personalGeneration });
  return {
    memberId,
    userId: user.id,
    name: user.name ?? "",
    role: row.role,
    joinedAt: row.joinedAt,
    isGuest,
    // Whoever runs the instance is more than a guest of these groups.
    personalLink: mayCopy && !operator ? link : null,
  };
}

async function groupsRunBy(organizer: Organizer): Promise<string[]> {
  const rows = await db().member.findMany({
    where: { userId: organizer.userId, leftAt: null, role: { not: "member" } },
    select: { groupId: true },
  });
  return rows.map(({ groupId }) => groupId);
}

/**
 * Whether an organizer runs their group at this moment, as a transaction sees it, and the group is still there: what a
 * proof claims was true when it was made.
 */
export async function runsStill(tx: Tx, { memberId, groupId }: Organizer): Promise<boolean> {
  const where = { id: memberId, groupId, leftAt: null, role: { not: "member" }, group: { deletedAt: null } } as const;
  return (await tx.member.findFirst({ where, select: { id: true } })) !== null;
}
