import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { type KnownTokens, type Viewer, type ViewerRow, viewerFrom, viewerRelation } from "@/lib/auth/access";
import { readKnownCookies } from "@/lib/cookies";
import { db, storedEnum, type Tx } from "@/lib/db";
import { isId } from "@/lib/id";
import type { Proof } from "@/lib/proof";
import { requestTime } from "@/lib/request";
import { Accent, GroupKind, Role as RoleEnum } from "@/prisma/generated/enums";
import { type Role, runsTheGroup } from "./policy";

/** One who belongs to a group now. */
export type Member = {
  memberId: string;
  userId: string;
  groupId: string;
  role: Role;
  viewer: Viewer;
  group: { name: string; kind: GroupKind; description: string | null; accent: Accent };
} & Proof<"member">;

/** A member who runs their group. */
export type Organizer = Member & Proof<"organizer">;

/** The organizer alone, without co-organizers: for giving roles, handing over, deleting. */
export type HeadOrganizer = Organizer & Proof<"headOrganizer">;

type Row = ViewerRow & {
  memberId: string;
  role: string;
  groupName: string;
  kind: string;
  description: string | null;
  accent: string;
};

/**
 * The running membership in a group of whom these cookies stand for, or null: not there, deleted, not theirs and not
 * an id are all the same. One select, no write.
 */
export async function memberBy(tokens: KnownTokens, groupId: string, now: Date): Promise<Member | null> {
  if ((!tokens.session && !tokens.device) || !isId(groupId)) return null;
  const [row] = await db().$queryRaw<Row[]>`
    SELECT viewer.*, m.id AS "memberId", m.role::text AS role, g.name AS "groupName", g.kind::text AS kind,
      g.description, g.accent::text AS accent
    FROM ${viewerRelation(tokens, now)}
    JOIN members m ON m.user_id = viewer."userId" AND m.group_id = ${groupId}::uuid AND m.left_at IS NULL
    JOIN groups g ON g.id = m.group_id AND g.deleted_at IS NULL`;
  if (!row) return null;
  const { memberId, role, groupName, kind, description, accent, ...rest } = row;
  const viewer = viewerFrom(rest);
  const looks = { kind: storedEnum(GroupKind, kind), accent: storedEnum(Accent, accent) };
  const group = { name: groupName, description, ...looks };
  return { memberId, userId: viewer.userId, groupId, role: storedEnum(RoleEnum, role), viewer, group } as Member;
}

/** The same member as one who runs the group, or null. */
export function organizerOf(member: Member): Organizer | null {
  return runsTheGroup(member.role) ? (member as Organizer) : null;
}

/** The same member as the group's organizer, or null: co-organizers are none. */
export function headOrganizerOf(member: Member): HeadOrganizer | null {
  return member.role === "organizer" ? (member as HeadOrganizer) : null;
}

/** The member who asks, or null. */
export const member = cache(
  async (groupId: string): Promise<Member | null> => memberBy(await readKnownCookies(), groupId, requestTime()),
);

/** The member who asks, for a page of the group; anybody else gets the page for what does not exist. */
export async function requireMember(groupId: string): Promise<Member> {
  return (await member(groupId)) ?? notFound();
}

/** The organizer who asks; a member without the role gets the page for what does not exist. */
export async function requireOrganizer(groupId: string): Promise<Organizer> {
  return organizerOf(await requireMember(groupId)) ?? notFound();
}

/** The organizer who asks; a co-organizer gets the page for what does not exist. */
export async function requireHeadOrganizer(groupId: string): Promise<HeadOrganizer> {
  return headOrganizerOf(await requireMember(groupId)) ?? notFound();
}

/** Whether the viewer was last in this group until they left it: what a second press of leaving finds. */
export async function hasLeft({ userId }: Viewer, groupId: string): Promise<boolean> {
  const last = await db().member.findFirst({
    where: { userId, groupId, group: { deletedAt: null } },
    orderBy: { joinedAt: "desc" },
    select: { ending: true },
  });
  return last?.ending === "left";
}

/** Whether the group's last hand-over was from this member to that one: what a second press of handing over finds. */
export async function hasHandedOver({ groupId, memberId }: Member, to: string, client: Tx = db()): Promise<boolean> {
  const last = await client.auditEntry.findFirst({
    where: { groupId, action: "handedOver" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { actorId: true, subjectId: true },
  });
  return last?.actorId === memberId && last.subjectId === to;
}
