import "server-only";
import type { Beside, Viewer } from "@/lib/auth/access";
import { attempt, db, type Tx } from "@/lib/db";
import type { Organizer } from "@/lib/members/access";
import { lockPeople, lockRoles, takeTurns, writeAudit } from "@/lib/members/commands";
import type { Result } from "@/lib/result";
import { withSeatNews } from "@/lib/rsvp/commands";
import { hashToken } from "@/lib/token";
import { type AwayToEnd, type Merge, mergeEntries } from "./merge";
import { type MergeRefusal, whyNotMerged } from "./pair";
import { readEntries, readPair, touchedDates } from "./queries";

/** "gone": brought along already, or the device was signed out meanwhile. */
export type BringRefusal = "gone";

/**
 * Makes everything that a guest did the account's that is signed in beside them, and ends the guest: no device and no
 * personal link opens them any more.
 */
export async function bringAlong(viewer: Viewer, guest: Beside, now: Date): Promise<Result<object, BringRefusal>> {
  return attempt(async (tx) => {
    await lockBoth(tx, [viewer.userId, guest.userId]);
    const device = await tx.device.findFirst({
      where: {
        ...{ tokenHash: hashToken(guest.device), expiresAt: { gt: now }, userId: guest.userId },
        user: { email: null, identities: { none: {} } },
      },
      select: { user: { select: { name: true, zone: true, locale: true } } },
    });
    if (!device) return { ok: false, reason: "gone" };
    const places = [
      { userId: guest.userId },
      ...((await isAway(tx, guest.userId, now)) ? [{ userId: viewer.userId }] : []),
    ];
    const groups = await tx.member.findMany({
      where: { OR: places },
      distinct: ["groupId"],
      select: { groupId: true },
    });
    const groupIds = groups.map(({ groupId }) => groupId);
    await lockRoles(tx, ...groupIds);
    await takeTurns(tx, groupIds, now);
    await mergePeople(tx, groupIds, { kept: viewer.userId, brought: guest.userId, whole: true }, now);
    await tx.operator.updateMany({ where: { userId: guest.userId }, data: { userId: viewer.userId } });
    await inherit(tx, viewer.userId, device.user);
    await endGuest(tx, guest.userId);
    return { ok: true };
  });
}

/**
 * Merges a guest's entry of the organizer's group into another entry of the same person, with a line for the audit.
 * Refused where either is no member any more ("gone"), the entry became an account's ("account"), or is not the
 * organizer's to end ("notYours").
 * @returns what the one who stays is called.
 */
export async function mergeMembers(
  organizer: Organizer,
  which: { member: string; into: string },
  now: Date,
): Promise<Result<{ name: string }, MergeRefusal>> {
  return attempt(async (tx) => {
    const asked = await readPair(tx, organizer, which);
    if (!asked) return { ok: false, reason: "gone" };
    await lockBoth(tx, [asked.kept.userId, asked.brought.userId]);
    await lockRoles(tx, organizer.groupId);
    await takeTurns(tx, [organizer.groupId], now);
    const pair = await readPair(tx, organizer, which);
    // Brought along meanwhile: they are somebody else's entries now, whose rows nobody holds here.
    const isAsAsked = pair?.kept.userId === asked.kept.userId && pair.brought.userId === asked.brought.userId;
    if (!pair || !isAsAsked) return { ok: false, reason: "gone" };
    const refusal = whyNotMerged(pair);
    if (refusal) return { ok: false, reason: refusal };
    const { groupId } = organizer;
    const [kept, brought] = [pair.kept.userId, pair.brought.userId];
    await mergePeople(tx, [groupId], { kept, brought, whole: pair.follows }, now);
    if (pair.follows) await follow(tx, { kept, brought });
    const subjectId = pair.kept.memberId;
    await writeAudit(tx, organizer, { action: "membersMerged", subjectId, detail: pair.brought.name }, now);
    return { ok: true, name: pair.kept.name };
  });
}

/** Forgets a guest in this browser: they are somebody else, and keep their other devices and their personal link. */
export async function forgetBeside(guest: Beside): Promise<void> {
  await db().device.deleteMany({ where: { tokenHash: hashToken(guest.device), userId: guest.userId } });
}

/** Locks the invites that some people made and then the people, in the order in which joining does. */
async function lockBoth(tx: Tx, userIds: readonly [string, string]): Promise<void> {
  // Before people, as the press of the first start locks them: nobody becomes the operator meanwhile.
  await tx.$executeRaw`LOCK TABLE operators IN ROW EXCLUSIVE MODE`;
  await tx.$queryRaw`
    SELECT i.id FROM invites i JOIN members m ON m.id = i.member_id
    WHERE m.user_id = ANY(${userIds}::uuid[]) ORDER BY i.id FOR UPDATE OF i`;
  await lockPeople(tx, ...userIds);
}

/** Two users' ids. `whole`: nothing of the one who is brought stays with them. */
type Two = { kept: string; brought: string; whole: boolean };

/**
 * Merges two people in some groups, and tells others who move up by it. The caller holds both users' rows and every
 * turn of the groups.
 */
async function mergePeople(tx: Tx, groupIds: readonly string[], who: Two, now: Date): Promise<void> {
  const { kept, brought } = who;
  const touched = await touchedDates(tx, groupIds);
  const entries = await readEntries(tx, { groupIds, userIds: [kept, brought] }, touched);
  // What becomes of their own places they see at once, by whichever entry.
  const besides = entries.map(({ memberId }) => memberId);
  await withSeatNews(tx, { groupIds, besides }, now, async () => {
    for (const groupId of groupIds) {
      const of = (userId: string) => entries.filter((entry) => entry.userId === userId && entry.groupId === groupId);
      await writeMerge(tx, mergeEntries(of(kept), of(brought)), kept);
    }
    await moveAways(tx, who);
    await awaysAlong(tx, kept, groupIds, now);
  });
}

async function writeMerge(tx: Tx, { move, combine, said, standing, aways }: Merge, userId: string): Promise<void> {
  await tx.rsvp.deleteMany({ where: { id: { in: said.drop } } });
  for (const { rsvpId, ...data } of said.keep) {
    await tx.rsvp.update({ where: { id: rsvpId }, data, select: { id: true } });
  }
  await tx.standingAnswer.deleteMany({ where: { id: { in: standing.drop } } });
  await tx.standingAnswer.createMany({ data: standing.add });
  for (const { awayTicketId: id, memberId } of aways.keep) {
    await tx.awayTicket.update({ where: { id }, data: { memberId }, select: { id: true } });
  }
  await endAways(tx, aways.end, userId);
  for (const { memberId, absorbs, ...data } of combine) {
    await handOn(tx, absorbs, memberId);
    await tx.member.deleteMany({ where: { id: { in: absorbs } } });
    await tx.member.update({ where: { id: memberId }, data: { ...data, userId }, select: { id: true } });
  }
  await tx.member.updateMany({ where: { id: { in: move } }, data: { userId } });
}

/** Lays everything else that hangs on memberships to the one that stays: nothing goes down with them. */
async function handOn(tx: Tx, absorbs: readonly string[], memberId: string): Promise<void> {
  const theirs = { in: [...absorbs] };
  await tx.invite.updateMany({ where: { memberId: theirs }, data: { memberId } });
  await tx.auditEntry.updateMany({ where: { actorId: theirs }, data: { actorId: memberId } });
  await tx.auditEntry.updateMany({ where: { subjectId: theirs }, data: { subjectId: memberId } });
  await tx.edit.updateMany({ where: { memberId: theirs }, data: { memberId } });
  await tx.decision.updateMany({ where: { byId: theirs }, data: { byId: memberId } });
  await tx.comment.updateMany({ where: { memberId: theirs }, data: { memberId } });
  await tx.turnout.updateMany({ where: { takenById: theirs }, data: { takenById: memberId } });
  await tx.rsvp.updateMany({ where: { byId: theirs }, data: { byId: memberId } });
  // What one said for one's other entry one said for oneself.
  await tx.rsvp.updateMany({ where: { byId: memberId, memberId }, data: { byId: null } });
  for (const one of absorbs) {
    await tx.$executeRaw`
      UPDATE presences p SET member_id = ${memberId}::uuid WHERE member_id = ${one}::uuid
        AND NOT EXISTS (SELECT FROM presences o WHERE o.turnout_id = p.turnout_id AND o.member_id = ${memberId}::uuid)`;
    await tx.$executeRaw`
      UPDATE notices n SET member_id = ${memberId}::uuid WHERE member_id = ${one}::uuid
        AND NOT EXISTS (SELECT FROM notices o WHERE o.member_id = ${memberId}::uuid AND o.reason = n.reason
          AND o.series_id = n.series_id AND o.date = n.date AND o.revision = n.revision)`;
  }
  await switchesAlong(tx, absorbs, memberId);
}

/** What either entry switched off by mail is off, since the earlier of both. */
async function switchesAlong(tx: Tx, absorbs: readonly string[], memberId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO mail_switches (id, member_id, kind, at)
    SELECT gen_random_uuid(), ${memberId}::uuid, kind, min(at) FROM mail_switches
    WHERE member_id = ANY(${[...absorbs]}::uuid[]) GROUP BY kind
    ON CONFLICT (member_id, kind) DO UPDATE SET at = least(mail_switches.at, excluded.at)`;
}

/** Lays aways of memberships that ended to copies that ended with them: the aways themselves may run on elsewhere. */
async function endAways(tx: Tx, ends: readonly AwayToEnd[], userId: string): Promise<void> {
  for (const { awayTicketId, awayId, memberId, liftedAt } of ends) {
    const days = { from: true, until: true, setAt: true } as const;
    const away = await tx.away.findUniqueOrThrow({ where: { id: awayId }, select: days });
    const { id } = await tx.away.create({ data: { ...away, userId, liftedAt }, select: { id: true } });
    const data = { awayId: id, memberId };
    await tx.awayTicket.update({ where: { id: awayTicketId }, data, select: { id: true } });
  }
}

/** Whether an away of somebody may still cover dates to come: one that is brought along counts in all groups. */
async function isAway(tx: Tx, userId: string, now: Date): Promise<boolean> {
  const until = { gt: new Date(now.getTime() - 2 * 86_400_000) };
  return (await tx.away.findFirst({ where: { userId, liftedAt: null, until }, select: { id: true } })) !== null;
}

/** Hands over the aways of whose memberships changed hands; one that has effect elsewhere too is there twice. */
async function moveAways(tx: Tx, { kept, brought, whole }: Two): Promise<void> {
  if (whole) await tx.away.updateMany({ where: { userId: brought }, data: { userId: kept } });
  const aways = await tx.away.findMany({
    where: { userId: brought, tickets: { some: { member: { userId: kept } } } },
    select: {
      ...{ id: true, from: true, until: true, setAt: true, liftedAt: true },
      tickets: { select: { id: true, member: { select: { userId: true } } } },
    },
  });
  for (const { id, tickets, ...away } of aways) {
    const moved = tickets.filter(({ member }) => member.userId === kept).map((ticket) => ticket.id);
    if (moved.length === tickets.length) {
      await tx.away.update({ where: { id }, data: { userId: kept }, select: { id: true } });
      continue;
    }
    const copy = await tx.away.create({ data: { ...away, userId: kept }, select: { id: true } });
    await tx.awayTicket.updateMany({ where: { id: { in: moved } }, data: { awayId: copy.id } });
  }
}

/**
 * Gives somebody's running aways effect in groups that they are in by now. Behind everything that they had said there
 * themselves (no turn is below the first), before what stands for them there.
 */
async function awaysAlong(tx: Tx, userId: string, groupIds: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO away_tickets (id, away_id, series_id, member_id, ticket)
    SELECT gen_random_uuid(), a.id, s.id, m.id, 0
    FROM aways a JOIN members m ON m.user_id = a.user_id AND m.left_at IS NULL JOIN series s ON s.group_id = m.group_id
    WHERE a.user_id = ${userId}::uuid AND a.lifted_at IS NULL AND a.until > ${now}::date - 2
      AND m.group_id = ANY(${groupIds}::uuid[])
    ON CONFLICT DO NOTHING`;
}

/** A new account has no name yet: it takes the guest's, and what else it lacks. */
async function inherit(
  tx: Tx,
  userId: string,
  guest: { name: string | null; zone: string | null; locale: string | null },
): Promise<void> {
  await tx.user.updateMany({ where: { id: userId, name: null }, data: { name: guest.name } });
  await tx.user.updateMany({ where: { id: userId, zone: null }, data: { zone: guest.zone } });
  await tx.user.updateMany({ where: { id: userId, locale: null }, data: { locale: guest.locale } });
}

/** Hands the devices of the one who is merged away to the other, and ends the first, who is in no group any more. */
async function follow(tx: Tx, { kept, brought }: { kept: string; brought: string }): Promise<void> {
  await tx.device.updateMany({ where: { userId: brought }, data: { userId: kept } });
  await endGuest(tx, brought);
}

/** Ends a guest's devices and personal link. The row stays: a request on its way from another browser still finds them. */
async function endGuest(tx: Tx, userId: string): Promise<void> {
  await tx.device.deleteMany({ where: { userId } });
  await tx.user.update({
    where: { id: userId },
    data: { personalGeneration: { increment: 1 } },
    select: { id: true },
  });
}
