import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { attempt, type Tx, transaction } from "@/lib/db";
import type { Result } from "@/lib/result";
import type { AuditAction } from "@/prisma/generated/enums";
import { type HeadOrganizer, hasHandedOver, type Organizer } from "./access";
import { type Ending, type GivenRole, type MemberAct, type MemberRefusal, may, type Role } from "./policy";

/**
 * Writes down what an organizer did, for the group's organizers to read. In the transaction of what was done.
 * @param by whoever did it: a proof says both.
 * @param what.subjectId the member it was done to; left out: to the group as a whole.
 * @param what.detail what its words need beside the names: a role, a series' name, an invite's.
 */
export async function writeAudit(
  tx: Tx,
  by: { groupId: string; memberId: string },
  what: { action: AuditAction; subjectId?: string | null; detail?: string | null },
  now: Date,
): Promise<void> {
  const { action, subjectId = null, detail = null } = what;
  const data = { groupId: by.groupId, actorId: by.memberId, subjectId, action, detail, at: now };
  await tx.auditEntry.create({ data, select: { id: true } });
}

/**
 * Locks who runs a group: all that gives, takes or ends a role begins with it, before any series, so that of two
 * organizers who leave at once one is the last.
 */
export async function lockRoles(tx: Tx, ...groupIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM groups WHERE id = ANY(${groupIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/**
 * Locks people against change, after invites and before any group or series: whoever sets or lifts an away, chooses
 * what is mailed, joins a group or is merged takes turns. Not more (NO KEY UPDATE): joining inserts a membership while
 * it holds the series, and its foreign key must not wait for this.
 */
export async function lockPeople(tx: Tx, ...userIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ANY(${userIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** The channel on which pages that are open hear that a series is at another turn: "<series> <turn>". */
export const TURNS_CHANNEL = "turns";

/**
 * Raises the turn of a series of this group: lock and ticket in one. Open pages hear of it once this is committed, and the
 * tick looks at once at what falls due by it. Null: the group has no such series.
 */
export async function takeTurn(tx: Tx, groupId: string, seriesId: string, now: Date): Promise<number | null> {
  const rows = await tx.$queryRaw<{ turn: number }[]>`
    UPDATE series SET turn = turn + 1, wakes_at = least(wakes_at, ${now})
    WHERE id = ${seriesId}::uuid AND group_id = ${groupId}::uuid
    RETURNING turn, pg_notify(${TURNS_CHANNEL}, id || ' ' || turn)::text`;
  return rows[0]?.turn ?? null;
}

/**
 * The same for every series of some groups, in the order of their ids: who members are changes attendance.
 * @returns the turn of each, by its id.
 */
export async function takeTurns(tx: Tx, groupIds: readonly string[], now: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; turn: number }[]>`
    UPDATE series SET turn = turn + 1, wakes_at = least(wakes_at, ${now})
    WHERE id IN (SELECT id FROM series WHERE group_id = ANY(${groupIds}::uuid[]) ORDER BY id FOR UPDATE)
    RETURNING id, turn, pg_notify(${TURNS_CHANNEL}, id || ' ' || turn)::text`;
  return new Map(rows.map(({ id, turn }) => [id, turn]));
}

/** The role of a running membership of the group; null: there is none (any more). */
export async function roleOf(tx: Tx, groupId: string, memberId: string): Promise<Role | null> {
  const row = await tx.member.findFirst({ where: { id: memberId, groupId, leftAt: null }, select: { role: true } });
  return row?.role ?? null;
}

/** Why the actor may not do this to the member as both stand now; null: they may. */
export async function whyRefused(
  tx: Tx,
  actor: Organizer,
  act: MemberAct,
  memberId: string,
): Promise<MemberRefusal | null> {
  const mine = await roleOf(tx, actor.groupId, actor.memberId);
  const target = await roleOf(tx, actor.groupId, memberId);
  if (target === null) return "left";
  return mine !== null && may(mine, act, { target }) ? null : "notAllowed";
}

/** Gives a membership a role. The caller has the roles' lock. */
export async function setRole(tx: Tx, memberId: string, role: Role): Promise<void> {
  await tx.member.update({ where: { id: memberId }, data: { role }, select: { id: true } });
}

/** Makes a member co-organizer, or a co-organizer a member. What they are already is not written down again. */
export async function giveRole(
  organizer: HeadOrganizer,
  memberId: string,
  role: GivenRole,
  now: Date,
): Promise<Result<object, MemberRefusal>> {
  return attempt(async (tx) => {
    await lockRoles(tx, organizer.groupId);
    const reason = await whyRefused(tx, organizer, "giveRole", memberId);
    if (reason) return { ok: false, reason };
    if ((await roleOf(tx, organizer.groupId, memberId)) === role) return { ok: true };
    await setRole(tx, memberId, role);
    await writeAudit(tx, organizer, { action: "roleChanged", subjectId: memberId, detail: role }, now);
    return { ok: true };
  });
}

/**
 * Hands the group over: the other becomes its organizer. Once more, to the same, changes nothing.
 * @param after what the one who hands over is from then on.
 */
export async function handOver(
  organizer: HeadOrganizer,
  memberId: string,
  after: GivenRole,
  now: Date,
): Promise<Result<object, MemberRefusal>> {
  return attempt(async (tx) => {
    await lockRoles(tx, organizer.groupId);
    const reason = await whyRefused(tx, organizer, "handOver", memberId);
    if (reason) return (await hasHandedOver(organizer, memberId, tx)) ? { ok: true } : { ok: false, reason };
    await setRole(tx, memberId, "organizer");
    await setRole(tx, organizer.memberId, after);
    await writeAudit(tx, organizer, { action: "handedOver", subjectId: memberId }, now);
    return { ok: true };
  });
}

/**
 * Ends a running membership and its running standing answers; what was answered stays. The caller has the roles' lock
 * and the turns.
 */
export async function endMembership(
  tx: Tx,
  memberId: string,
  how: { ending: Ending; nameless?: boolean },
  now: Date,
): Promise<void> {
  // Another process's clock may be a little behind the one that wrote the beginning.
  await tx.$executeRaw`
    UPDATE standing_answers SET until = greatest("from", ${now})
    WHERE member_id = ${memberId}::uuid AND until IS NULL`;
  const { joinedAt } = await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: { joinedAt: true } });
  const leftAt = joinedAt > now ? joinedAt : now;
  await tx.member.update({ where: { id: memberId }, data: { leftAt, nameless: false, ...how }, select: { id: true } });
}

/**
 * Takes one's name out of what one left behind in a group, for good: whoever left by themselves could ask for it then,
 * whoever was removed could not. Once more changes nothing.
 * @returns false: none of one's memberships there has ended.
 */
export async function takeNameOut({ userId }: Viewer, groupId: string): Promise<boolean> {
  return transaction(async (tx) => {
    // Who merges entries reads them under this lock and writes them back.
    await lockRoles(tx, groupId);
    const ended = { userId, groupId, leftAt: { not: null }, group: { deletedAt: null } } as const;
    const { count } = await tx.member.updateMany({ where: { ...ended, nameless: false }, data: { nameless: true } });
    return count > 0 || (await tx.member.findFirst({ where: ended, select: { id: true } })) !== null;
  });
}

/**
 * Lets somebody who was removed for good come back by an invite. Who may already is not written down again.
 * @param memberId the membership that ended so.
 */
export async function readmitMember(
  organizer: Organizer,
  memberId: string,
  now: Date,
): Promise<Result<object, "notAllowed">> {
  const { groupId } = organizer;
  return attempt(async (tx) => {
    await lockRoles(tx, groupId);
    const mine = await roleOf(tx, groupId, organizer.memberId);
    if (mine === null || !may(mine, "readmitMember")) return { ok: false, reason: "notAllowed" };
    const barred = { groupId, ending: "barred" } as const;
    const found = await tx.member.findFirst({ where: { id: memberId, ...barred }, select: { userId: true } });
    if (!found) return { ok: true };
    // Whoever was removed twice by two entries that became one must not stay out by the other.
    await tx.member.updateMany({ where: { userId: found.userId, ...barred }, data: { ending: "removed" } });
    await writeAudit(tx, organizer, { action: "memberReadmitted", subjectId: memberId }, now);
    return { ok: true };
  });
}
