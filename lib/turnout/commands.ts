import "server-only";
import { attempt, type Tx } from "@/lib/db";
import type { Organizer } from "@/lib/members/access";
import { lockRoles, takeTurn } from "@/lib/members/commands";
import { runsStill } from "@/lib/members/queries";
import type { Result } from "@/lib/result";
import { touchDate } from "@/lib/rsvp/commands";
import { readMeetup } from "@/lib/rsvp/queries";
import type { LocalDate } from "@/lib/time";
import { countThere } from "./queries";
import { type TurnoutRefusal, whyNoTurnout } from "./turnout";

/**
 * Takes down who came to a date that has begun; once more replaces it. Seats, tickets and answers stay.
 * @param came memberships that ran at the start; any other refuses all ("unknown").
 */
export async function takeTurnout(
  organizer: Organizer,
  key: { seriesId: string; date: LocalDate },
  came: readonly string[],
  now: Date,
): Promise<Result<{ turn: number; count: number }, TurnoutRefusal>> {
  const { groupId, memberId } = organizer;
  const ids = [...new Set(came)];
  return attempt(async (tx) => {
    await lockRoles(tx, groupId);
    if (!(await runsStill(tx, organizer))) return { ok: false, reason: "gone" };
    const turn = await takeTurn(tx, groupId, key.seriesId, now);
    const found = turn === null ? null : await readMeetup(tx, organizer, key);
    if (turn === null || !found) return { ok: false, reason: "noSuchDate" };
    const refusal = whyNoTurnout(found.meetup, now);
    if (refusal) return { ok: false, reason: refusal };
    if ((await countThere(tx, groupId, found.meetup.startsAt, ids)) < ids.length)
      return { ok: false, reason: "unknown" };
    await replace(tx, await touchDate(tx, found), { ids, takenById: memberId }, now);
    return { ok: true, turn, count: ids.length };
  });
}

async function replace(
  tx: Tx,
  meetupId: string,
  { ids, takenById }: { ids: readonly string[]; takenById: string },
  now: Date,
): Promise<void> {
  const taken = { takenById, takenAt: now };
  const { id: turnoutId } = await tx.turnout.upsert({
    where: { meetupId },
    create: { meetupId, ...taken },
    update: taken,
    select: { id: true },
  });
  await tx.presence.deleteMany({ where: { turnoutId } });
  await tx.presence.createMany({ data: ids.map((memberId) => ({ turnoutId, memberId })) });
}
