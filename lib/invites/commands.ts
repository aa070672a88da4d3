import "server-only";
import { type KnownDevice, type Press, personOf } from "@/lib/auth/commands";
import { attempt, db, type Tx } from "@/lib/db";
import type { Organizer } from "@/lib/members/access";
import type { Result } from "@/lib/result";
import type { NextDate } from "@/lib/schedule/next";
import { nextDateOfGroup } from "@/lib/schedule/queries";
import type { Invitee } from "./access";
import { type JoinRefusal, whyClosed } from "./open";

/** `device`: what belongs into a stranger's cookie. `joined` false: they were a member already. */
export type Joined = { groupId: string; joined: boolean; next: NextDate | null; device: KnownDevice | null };

/**
 * Joins the group of a link. Under the invite's lock, so that one press counts once, whoever presses how often.
 * Refused where the link admits nobody any more, or as `personOf` refuses.
 * @returns the group's next date, to go on to.
 */
export async function acceptInvite(invitee: Invitee, press: Press, now: Date): Promise<Result<Joined, JoinRefusal>> {
  return attempt(async (tx) => {
    const closed = await lockInvite(tx, invitee, now);
    if (closed) return { ok: false, reason: closed };
    const person = await personOf(tx, press, now);
    if (!person.ok) return person;
    const joined = await join(tx, invitee, person.userId, now);
    const next = await nextDateOfGroup(tx, invitee.groupId, now);
    return { ok: true, groupId: invitee.groupId, joined, next, device: person.device };
  });
}

async function lockInvite(tx: Tx, invitee: Invitee, now: Date): Promise<JoinRefusal | null> {
  const [invite] = await tx.$queryRaw<{ generation: number; expiresAt: Date | null }[]>`
    SELECT i.generation, i.expires_at AS "expiresAt"
    FROM invites i JOIN groups g ON g.id = i.group_id AND g.deleted_at IS NULL
    WHERE i.id = ${invitee.inviteId}::uuid FOR UPDATE OF i`;
  if (!invite) return "unknown";
  return invite.generation === invitee.generation ? whyClosed(invite, now) : "rotated";
}

/** Whether a membership began. Members' coming raises every turn of the group, as attendance is made of members. */
async function join(tx: Tx, { groupId, inviteId }: Invitee, userId: string, now: Date): Promise<boolean> {
  const isMember = () => tx.member.findFirst({ where: { groupId, userId, leftAt: null }, select: { id: true } });
  if (await isMember()) return false;
  await tx.$executeRaw`
    UPDATE series SET turn = turn + 1
    WHERE id IN (SELECT id FROM series WHERE group_id = ${groupId}::uuid ORDER BY id FOR UPDATE)`;
  // By another invite of the group they may have come while this waited.
  if (await isMember()) return false;
  await tx.member.create({ data: { groupId, userId, role: "member", inviteId, joinedAt: now }, select: { id: true } });
  await tx.invite.update({ where: { id: inviteId }, data: { uses: { increment: 1 } }, select: { id: true } });
  return true;
}

/** Makes every link of the group given out so far open nothing: a new one takes their place. */
export async function rotateInvites(organizer: Organizer): Promise<void> {
  await db().invite.updateMany({
    where: {
      groupId: organizer.groupId,
      group: { members: { some: { id: organizer.memberId, leftAt: null, role: { not: "member" } } } },
    },
    data: { generation: { increment: 1 } },
  });
}
