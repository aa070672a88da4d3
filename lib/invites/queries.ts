import "server-only";
import { cache } from "react";
import type { Viewer } from "@/lib/auth/access";
import { db, storedEnum } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import type { Organizer } from "@/lib/members/access";
import { shownName } from "@/lib/members/names";
import { type ScheduleJson, scheduleOf } from "@/lib/schedule/columns";
import type { Schedule } from "@/lib/schedule/next";
import { scheduleSql } from "@/lib/schedule/queries";
import { signToken } from "@/lib/token";
import { Accent, GroupKind } from "@/prisma/generated/enums";
import type { OpenInvitee } from "./access";
import { type Closed, type Membership, membershipOf, whyClosed } from "./open";

/** What a link into a group shows before one joins. */
export type Invitation = {
  groupName: string;
  kind: GroupKind;
  description: string | null;
  accent: Accent;
  /** Null: who made the invite has left the group. */
  inviterName: string | null;
  memberCount: number;
  schedules: Schedule[];
  /** What the viewer is to the group. */
  membership: Membership;
};

type InvitationRow = Omit<Invitation, "kind" | "accent" | "schedules" | "membership"> & {
  kind: string;
  accent: string;
  schedules: ScheduleJson[];
  latest: { leftAt: string | null; ending: string | null } | null;
};

/** The group behind a link, with what its next dates are computed from. */
export const invitation = cache(async (invitee: OpenInvitee, viewer: Viewer | null, now: Date): Promise<Invitation> => {
  const [row] = await db().$queryRaw<InvitationRow[]>`
      SELECT g.name AS "groupName", g.kind::text AS kind, g.description, g.accent::text AS accent,
        CASE WHEN m.left_at IS NULL THEN coalesce(u.name, '') END AS "inviterName",
        (SELECT count(*)::int FROM members WHERE group_id = g.id AND left_at IS NULL) AS "memberCount",
        (SELECT json_build_object('leftAt', left_at, 'ending', ending) FROM members
          WHERE group_id = g.id AND user_id = ${viewer?.userId ?? null}::uuid
          ORDER BY left_at IS NULL DESC, joined_at DESC LIMIT 1) AS latest,
        (SELECT coalesce(json_agg(${scheduleSql({ from: now, to: null })} ORDER BY s.created_at), '[]')
          FROM series s WHERE s.group_id = g.id) AS schedules
      FROM invites i
      JOIN groups g ON g.id = i.group_id AND g.deleted_at IS NULL
      JOIN members m ON m.id = i.member_id
      JOIN users u ON u.id = m.user_id
      WHERE i.id = ${invitee.inviteId}::uuid`;
  if (!row) throw new Error(`Invite ${invitee.inviteId} is gone`);
  const { latest, ...rest } = row;
  return {
    ...rest,
    kind: storedEnum(GroupKind, row.kind),
    accent: storedEnum(Accent, row.accent),
    schedules: row.schedules.map(scheduleOf),
    membership: membershipOf(latest),
  };
});

/** The link to show where one is enough: of the open invites one for any number of people, the oldest; null: none is open. */
export async function inviteLink(organizer: Organizer, now: Date): Promise<string | null> {
  const [invite] = await db().$queryRaw<{ id: string; generation: number }[]>`
    SELECT id, generation FROM invites
    WHERE group_id = ${organizer.groupId}::uuid AND revoked_at IS NULL
      AND (expires_at IS NULL OR expires_at > ${now}) AND (max_uses IS NULL OR uses < max_uses)
    ORDER BY max_uses IS NOT NULL, created_at, id LIMIT 1`;
  return invite ? linkOf(invite) : null;
}

function linkOf(invite: { id: string; generation: number }): string {
  return `${appUrl()}/join/${signToken(env().SECRET, "invite", invite)}`;
}

/** One of a group's invites, for its organizers. */
export type GroupInvite = {
  inviteId: string;
  /** Null: the group's first. */
  label: string | null;
  url: string;
  /** Null: it is open. */
  closed: Exclude<Closed, "rotated"> | null;
  expiresAt: Date | null;
  /** How many came by it, of how many who may (null: any number). */
  uses: number;
  maxUses: number | null;
  /** Who came by it and when, the first first; `name` null: a former member who is not named. */
  came: { memberId: string; name: string | null; joinedAt: Date; isHere: boolean }[];
};

/** Every invite of the organizer's group, the newest first. One query. */
export async function groupInvites(organizer: Organizer, now: Date): Promise<GroupInvite[]> {
  const rows = await db().invite.findMany({
    relationLoadStrategy: "join",
    where: { groupId: organizer.groupId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      ...{ id: true, label: true, generation: true, expiresAt: true, uses: true, maxUses: true, revokedAt: true },
      members: {
        orderBy: { joinedAt: "asc" },
        select: { id: true, joinedAt: true, leftAt: true, nameless: true, user: { select: { name: true } } },
      },
    },
  });
  return rows.map(({ members, ...invite }) => ({
    inviteId: invite.id,
    label: invite.label,
    url: linkOf(invite),
    closed: whyClosed(invite, now),
    expiresAt: invite.expiresAt,
    uses: invite.uses,
    maxUses: invite.maxUses,
    came: members.map(({ id, joinedAt, leftAt, nameless, user }) => ({
      memberId: id,
      name: shownName({ nameless, name: user.name }),
      joinedAt,
      isHere: leftAt === null,
    })),
  }));
}
