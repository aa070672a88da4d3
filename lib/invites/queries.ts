import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import type { Organizer } from "@/lib/members/access";
import type { Schedule } from "@/lib/schedule/next";
import { scheduleColumns, scheduleOf } from "@/lib/schedule/queries";
import { signToken } from "@/lib/token";
import type { GroupKind } from "@/prisma/generated/enums";
import type { Invitee } from "./access";

/** What a link into a group shows before one joins. */
export type Invitation = {
  groupName: string;
  kind: GroupKind;
  inviterName: string;
  memberCount: number;
  schedules: Schedule[];
  /** The viewer's running membership, if there is one. */
  alreadyMember: boolean;
};

/** The group behind a link, with what its next dates are computed from. */
export async function invitation(invitee: Invitee, viewer: Viewer | null, now: Date): Promise<Invitation> {
  const { group, member } = await db().invite.findUniqueOrThrow({
    relationLoadStrategy: "join",
    where: { id: invitee.inviteId },
    select: {
      member: { select: { user: { select: { name: true } } } },
      group: {
        select: {
          name: true,
          kind: true,
          _count: { select: { members: { where: { leftAt: null } } } },
          members: { where: { leftAt: null, userId: viewer?.userId ?? invitee.inviteId }, select: { id: true } },
          series: { select: scheduleColumns({ from: now, to: null }), orderBy: { createdAt: "asc" } },
        },
      },
    },
  });
  return {
    groupName: group.name,
    kind: group.kind,
    inviterName: member.user.name ?? "",
    memberCount: group._count.members,
    schedules: group.series.map(scheduleOf),
    alreadyMember: group.members.length > 0,
  };
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
