import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { type Viewer, viewer } from "@/lib/auth/access";
import { db } from "@/lib/db";
import type { Proof } from "@/lib/proof";
import type { GroupKind } from "@/prisma/generated/enums";
import { type Role, runsTheGroup } from "./roles";

/** One who belongs to a group now. */
export type Member = {
  memberId: string;
  userId: string;
  groupId: string;
  role: Role;
  viewer: Viewer;
  group: { name: string; kind: GroupKind };
} & Proof<"member">;

/** A member who runs their group. */
export type Organizer = Member & Proof<"organizer">;

const idSchema = z.uuid();

/** The viewer's running membership in a group, or null: not there, not theirs and not an id are all the same. */
export async function memberOf(viewer: Viewer, groupId: string): Promise<Member | null> {
  if (!idSchema.safeParse(groupId).success) return null;
  const row = await db().member.findFirst({
    relationLoadStrategy: "join",
    where: { groupId, userId: viewer.userId, leftAt: null },
    select: { id: true, role: true, group: { select: { name: true, kind: true } } },
  });
  return row
    ? ({ memberId: row.id, userId: viewer.userId, groupId, role: row.role, viewer, group: row.group } as Member)
    : null;
}

/** The same member as one who runs the group, or null. */
export function organizerOf(member: Member): Organizer | null {
  return runsTheGroup(member.role) ? (member as Organizer) : null;
}

/** The member who asks, for a page of the group; anybody else gets the page for what does not exist. */
export const requireMember = cache(async (groupId: string): Promise<Member> => {
  const asking = await viewer();
  const member = asking && (await memberOf(asking, groupId));
  return member ?? notFound();
});

/** The organizer who asks; a member without the role gets the page for what does not exist. */
export async function requireOrganizer(groupId: string): Promise<Organizer> {
  return organizerOf(await requireMember(groupId)) ?? notFound();
}
