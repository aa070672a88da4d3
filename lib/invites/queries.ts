import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { db, storedEnum } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import type { Organizer } from "@/lib/members/access";
import { type ScheduleJson, scheduleOf } from "@/lib/schedule/columns";
import type { Schedule } from "@/lib/schedule/next";
import { scheduleSql } from "@/lib/schedule/queries";
import { signToken } from "@/lib/token";
import { Accent, GroupKind } from "@/prisma/generated/enums";
import type { Invitee } from "./access";

/** What a link into a group shows before one joins. */
export type Invitation = {
  groupName: string;
  kind: GroupKind;
  description: string | null;
  accent: Accent;
  inviterName: string;
  memberCount: number;
  schedules: Schedule[];
  /** The viewer's running membership, if there is one. */
  alreadyMember: boolean;
};

/** The group behind a link, with what its next dates are computed from. */
export async function invitation(invitee: Invitee, viewer: Viewer | null, now: Date): Promise<Invitation> {
  type Row = Omit<Invitation, "kind" | "accent" | "schedules"> & {
    kind: string;
    accent: string;
    schedules: ScheduleJson[];
  };
  const [row] = await db().$queryRaw<Row[]>`
    SELECT g.name AS "groupName", g.kind::text AS kind, g.description,
      g.accent::text AS accent, coalesce(u.name, '') AS "inviterName",
      (SELECT count(*)::int FROM members WHERE group_id = g.id AND left_at IS NULL) AS "memberCount",
      EXISTS (
        SELECT FROM members WHERE group_id = g.id AND user_id = ${viewer?.userId ?? null}::uuid AND left_at IS NULL
      ) AS "alreadyMember",
      (SELECT coalesce(json_agg(${scheduleSql({ from: now, to: null })} ORDER BY s.created_at), '[]')
        FROM series s WHERE s.group_id = g.id) AS schedules
    FROM invites i
    JOIN groups g ON g.id = i.group_id AND g.deleted_at IS NULL
    JOIN members m ON m.id = i.member_id
    JOIN users u ON u.id = m.user_id
    WHERE i.id = ${invitee.inviteId}::uuid`;
  if (!row) throw new Error(`Invite ${invitee.inviteId} is gone`);
  const looks = { kind: storedEnum(GroupKind, row.kind), accent: storedEnum(Accent, row.accent) };
  return { ...row, ...looks, schedules: row.schedules.map(scheduleOf) };
}

/** The group's link, to show and copy. */
export async function inviteLink(organizer: Organizer): Promise<string> {
  const invite = await db().invite.findFirstOrThrow({
    where: { groupId: organizer.groupId },
    orderBy: { createdAt: "desc" },
    select: { id: true, generation: true },
  });
  return `${appUrl()}/join/${signToken(env().SECRET, "invite", invite)}`;
}
