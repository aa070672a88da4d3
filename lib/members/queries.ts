import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { personalLink } from "@/lib/auth/links";
import { db, storedEnum, type Tx } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import { isId } from "@/lib/id";
import { type AuditAction, Role as RoleEnum } from "@/prisma/generated/enums";
import type { Member, Organizer } from "./access";
import { shownName } from "./names";
import { mayCopyPersonalLink, type Place, type Role } from "./policy";

/** One of the people of a group. */
export type GroupMember = { memberId: string; userId: string; name: string; role: Role; joinedAt: Date };

/** How many belong to the member's group now, and the first of them in order of joining. One query. */
export async function firstMembers(member: Member, most: number): Promise<{ count: number; first: GroupMember[] }> {
  const rows = await db().$queryRaw<(GroupMember & { role: string; count: number })[]>`
    SELECT m.id AS "memberId", m.user_id AS "userId", coalesce(u.name, '') AS name, m.role::text AS role,
      m.joined_at AS "joinedAt", m.count
    FROM (
      SELECT *, (count(*) OVER ())::int AS count FROM members
      WHERE group_id = ${member.groupId}::uuid AND left_at IS NULL ORDER BY joined_at LIMIT ${most}
    ) m JOIN users u ON u.id = m.user_id ORDER BY m.joined_at`;
  const first = rows.map(({ count: _, role, ...row }) => ({ ...row, role: storedEnum(RoleEnum, role) }));
  return { count: rows[0]?.count ?? 0, first };
}

/** Everybody who belongs to the member's group now, in order of joining. One query. */
export async function groupMembers(member: Member): Promise<GroupMember[]> {
  const rows = await db().member.findMany({
    relationLoadStrategy: "join",
    where: { groupId: member.groupId, leftAt: null },
    orderBy: { joinedAt: "asc" },
    select: { id: true, role: true, joinedAt: true, user: { select: { id: true, name: true } } },
  });
  return rows.map(({ id, user, ...row }) => ({ memberId: id, userId: user.id, name: user.name ?? "", ...row }));
}

/** A member as organizers see them: `personalLink` null where it is not theirs to copy. */
export type MemberDetails = GroupMember & { isGuest: boolean; personalLink: string | null };

/** One member of the organizer's group; null where there is none. */
export async function memberDetails(organizer: Organizer, memberId: string): Promise<MemberDetails | null> {
  if (!isId(memberId)) return null;
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
          members: { where: { leftAt: null }, select: { groupId: true, role: true } },
        },
      },
    },
  });
  if (!row) return null;
  const { members, operator, ...user } = row.user;
  const isGuest = user.email === null;
  const mayCopy = mayCopyPersonalLink({ isGuest, places: members }, await placesOf(organizer));
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

async function placesOf(organizer: Organizer): Promise<Place[]> {
  return db().member.findMany({
    where: { userId: organizer.userId, leftAt: null },
    select: { groupId: true, role: true },
  });
}

/** Whom organizers removed for good; name null: they took it out of what they left behind. */
export type BarredMember = { memberId: string; userId: string; name: string | null };

/** Whom organizers removed for good, newest first. One query. */
export async function barredMembers(organizer: Organizer): Promise<BarredMember[]> {
  const rows = await db().member.findMany({
    relationLoadStrategy: "join",
    where: { groupId: organizer.groupId, ending: "barred" },
    orderBy: { leftAt: "desc" },
    select: { id: true, nameless: true, user: { select: { id: true, name: true } } },
  });
  return rows.map(({ id, nameless, user }) => ({
    ...{ memberId: id, userId: user.id, name: shownName({ nameless, name: user.name }) },
  }));
}

/** A group that somebody belongs to no more, where what they did has their name still. */
export type PastGroup = { groupId: string; name: string; leftAt: Date; removed: boolean };

/** Where the viewer was a member, is none now and is named still, the last first. Of the group its name alone. One query. */
export async function pastGroups(viewer: Viewer): Promise<PastGroup[]> {
  const { userId } = viewer;
  const rows = await db().member.findMany({
    relationLoadStrategy: "join",
    where: {
      ...{ userId, leftAt: { not: null }, nameless: false },
      group: { deletedAt: null, members: { none: { userId, leftAt: null } } },
    },
    orderBy: { leftAt: "desc" },
    distinct: ["groupId"],
    select: { groupId: true, leftAt: true, ending: true, group: { select: { name: true } } },
  });
  return rows.flatMap(({ groupId, leftAt, ending, group }) => {
    const removed = ending === "removed" || ending === "barred";
    return leftAt ? [{ groupId, name: group.name, leftAt, removed }] : [];
  });
}

/** Somebody in the audit; name null: a former member who asked not to be named. */
export type AuditPerson = { memberId: string; name: string | null };

/** What an organizer did, as other organizers read it. `subject` null: it was done to the group. */
export type AuditItem = {
  id: string;
  actor: AuditPerson;
  subject: AuditPerson | null;
  action: AuditAction;
  detail: string | null;
  at: Date;
};

const LONGEST_AUDIT = 100;

/** What organizers did to the group and to others in it, newest first, the last hundred. One query. */
export async function auditItems(organizer: Organizer): Promise<AuditItem[]> {
  const person = { select: { id: true, nameless: true, user: { select: { name: true } } } } as const;
  const rows = await db().auditEntry.findMany({
    relationLoadStrategy: "join",
    where: { groupId: organizer.groupId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: LONGEST_AUDIT,
    select: { id: true, action: true, detail: true, at: true, actor: person, subject: person },
  });
  return rows.map(({ actor, subject, ...entry }) => ({
    ...entry,
    actor: auditPerson(actor),
    subject: subject && auditPerson(subject),
  }));
}

function auditPerson(member: { id: string; nameless: boolean; user: { name: string | null } }): AuditPerson {
  return { memberId: member.id, name: shownName({ nameless: member.nameless, name: member.user.name }) };
}

/** The zone of the group's first series, for what has no place of its own in time; null: it has none. One query. */
export async function zoneOfGroup(member: Member): Promise<string | null> {
  const plan = await db().plan.findFirst({
    where: { series: { groupId: member.groupId } },
    orderBy: [{ series: { createdAt: "asc" } }, { from: "desc" }],
    select: { zone: true },
  });
  return plan?.zone ?? null;
}

/** Whether a member belongs to their group still, and it is there. Under a turn, which leaving takes, it stays so. */
export async function belongsStill(tx: Tx, { memberId, groupId }: Member): Promise<boolean> {
  const where = { id: memberId, groupId, leftAt: null, group: { deletedAt: null } };
  return (await tx.member.findFirst({ where, select: { id: true } })) !== null;
}

/**
 * Whether an organizer runs their group at this moment, as a transaction sees it, and the group is still there: what a
 * proof claims was true when it was made.
 */
export async function runsStill(tx: Tx, { memberId, groupId }: Organizer): Promise<boolean> {
  const where = { id: memberId, groupId, leftAt: null, role: { not: "member" }, group: { deletedAt: null } } as const;
  return (await tx.member.findFirst({ where, select: { id: true } })) !== null;
}

/** The running members who run a group. */
export async function organizersOf(tx: Tx, groupId: string): Promise<string[]> {
  const where = { groupId, leftAt: null, role: { not: "member" } } as const;
  const rows = await tx.member.findMany({ where, orderBy: { joinedAt: "asc" }, select: { id: true } });
  return rows.map(({ id }) => id);
}
