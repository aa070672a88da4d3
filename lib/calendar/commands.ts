import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { db } from "@/lib/db";
import type { Member } from "@/lib/members/access";
import type { Result } from "@/lib/result";

/** Makes every address of the viewer's own feed that was given out so far open nothing. */
export async function rotateOwnFeed({ userId }: Viewer): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { feedGeneration: { increment: 1 } }, select: { id: true } });
}

/** The same for a member's feed of their group. Refused where they are no member any more ("gone"). */
export async function rotateGroupFeed({ memberId }: Member): Promise<Result<object, "gone">> {
  const { count } = await db().member.updateMany({
    where: { id: memberId, leftAt: null, group: { deletedAt: null } },
    data: { feedGeneration: { increment: 1 } },
  });
  return count === 1 ? { ok: true } : { ok: false, reason: "gone" };
}
