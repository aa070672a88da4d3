import "server-only";
import { type KnownDevice, type Press, personOf } from "@/lib/auth/commands";
import { isSamePress } from "@/lib/auth/known";
import { attempt, type Tx, transaction } from "@/lib/db";
import type { Organizer } from "@/lib/members/access";
import { lockPeople, lockRoles, takeTurns, writeAudit } from "@/lib/members/commands";
import { runsStill } from "@/lib/members/queries";
import { idOfPress, pressOf } from "@/lib/press";
import { awayTicketsFor } from "@/lib/regulars/commands";
import type { Result } from "@/lib/result";
import type { AnswerRefusal } from "@/lib/rsvp/answers";
import { answerAs, type Given, type Outcome } from "@/lib/rsvp/commands";
import type { NextDate } from "@/lib/schedule/next";
import { nextDateOfGroup } from "@/lib/schedule/queries";
import { type LocalDate, parseZone, UTC } from "@/lib/time";
import { hashToken } from "@/lib/token";
import type { Invitee } from "./access";
import { expiryOf } from "./expiry";
import {
  type AddRefusal,
  type Closed,
  type JoinRefusal,
  type MakeRefusal,
  type Membership,
  membershipOf,
  type Terms,
  whyLinkClosed,
} from "./open";
import type { GuestInput, MakeInput } from "./schema";

/** `device`: what belongs into a stranger's cookie. `joined` false: they were a member already. */
export type Joined = { groupId: string; joined: boolean; next: NextDate | null; device: KnownDevice | null };

/**
 * Joins the group of a link. Under the invite's lock, so that one press counts once, whoever presses how often.
 * Refused where the link admits nobody any more, to whom an organizer has barred, or as `personOf` refuses; a member is
 * one whatever became of the link.
 * @returns the group's next date, to go on to.
 */
export async function acceptInvite(invitee: Invitee, press: Press, now: Date): Promise<Result<Joined, JoinRefusal>> {
  return attempt(async (tx) => {
    const invite = await lockInvite(tx, invitee);
    if (!invite) return { ok: false, reason: "unknown" };
    const closed = whyLinkClosed(invite, invitee, now);
    const person = await personOf(tx, press, now);
    if (!person.ok) return closed ? { ok: false, reason: closed } : person;
    const joined = await join(tx, invitee, { userId: person.userId, closed }, now);
    if (!joined.ok) return joined;
    const next = await nextDateOfGroup(tx, invitee.groupId, now);
    return { ok: true, groupId: invitee.groupId, joined: joined.began, next, device: person.device };
  });
}

async function lockInvite(tx: Tx, invitee: Invitee): Promise<(Terms & { generation: number }) | null> {
  const [invite] = await tx.$queryRaw<(Terms & { generation: number })[]>`
    SELECT i.generation, i.expires_at AS "expiresAt", i.uses, i.max_uses AS "maxUses", i.revoked_at AS "revokedAt"
    FROM invites i JOIN groups g ON g.id = i.group_id AND g.deleted_at IS NULL
    WHERE i.id = ${invitee.inviteId}::uuid FOR UPDATE OF i`;
  return invite ?? null;
}

type Comer = { userId: string; closed: Closed | null };

/** Whether a membership began. Members' coming raises every turn of the group, as attendance is made of members. */
async function join(
  tx: Tx,
  { groupId, inviteId }: Invitee,
  { userId, closed }: Comer,
  now: Date,
): Promise<Result<{ began: boolean }, Closed | "barred">> {
  const before = await membership(tx, groupId, userId);
  if (before === "member") return { ok: true, began: false };
  if (closed) return { ok: false, reason: closed };
  if (before === "barred") return { ok: false, reason: "barred" };
  await lockPeople(tx, userId);
  // A series that is just being added would know nothing of them, nor they of it: their aways would miss it.
  await lockRoles(tx, groupId);
  await takeTurns(tx, [groupId], now);
  // While this waited they may have come by another invite of the group, and gone again.
  const after = await membership(tx, groupId, userId);
  if (after === "member") return { ok: true, began: false };
  if (after === "barred") return { ok: false, reason: "barred" };
  const data = { groupId, userId, role: "member", inviteId, joinedAt: now } as const;
  const { id: memberId } = await tx.member.create({ data, select: { id: true } });
  await tx.invite.update({ where: { id: inviteId }, data: { uses: { increment: 1 } }, select: { id: true } });
  await awayTicketsFor(tx, { member: memberId }, now);
  await switchesAlong(tx, { groupId, userId, memberId });
  return { ok: true, began: true };
}

/** Who comes back has switched off what they had switched off when they left: no mail begins anew by it. */
async function switchesAlong(tx: Tx, who: { groupId: string; userId: string; memberId: string }): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO mail_switches (id, member_id, kind, at)
    SELECT gen_random_uuid(), ${who.memberId}::uuid, w.kind, w.at FROM mail_switches w
    WHERE w.member_id = (
      SELECT id FROM members
      WHERE group_id = ${who.groupId}::uuid AND user_id = ${who.userId}::uuid AND id <> ${who.memberId}::uuid
      ORDER BY joined_at DESC, id DESC LIMIT 1)`;
}

async function membership(tx: Tx, groupId: string, userId: string): Promise<Membership> {
  const [latest] = await tx.$queryRaw<{ leftAt: Date | null; ending: string | null }[]>`
    SELECT left_at AS "leftAt", ending::text AS ending FROM members
    WHERE group_id = ${groupId}::uuid AND user_id = ${userId}::uuid
    ORDER BY left_at IS NULL DESC, joined_at DESC LIMIT 1`;
  return membershipOf(latest ?? null);
}

/** An answer that comes with somebody: to which date, and what. */
export type FirstAnswer = { key: { seriesId: string; date: LocalDate }; given: Given };

type Added = { memberId: string; said: Outcome | null };

/**
 * Adds somebody to the group who came by no link: a guest by the name that the organizer gives, with an answer to a date
 * or none, in one go. One press adds one, however often it arrives within ten minutes; another name is another person.
 */
export async function addGuest(
  organizer: Organizer,
  input: GuestInput,
  now: Date,
  first: FirstAnswer | null = null,
): Promise<Result<Added, AddRefusal | AnswerRefusal>> {
  const { groupId, memberId: by } = organizer;
  return attempt<Result<Added, AddRefusal | AnswerRefusal>>(async (tx) => {
    // Two taps of one press come one after the other by it.
    await lockRoles(tx, groupId);
    if (!(await runsStill(tx, organizer))) return { ok: false, reason: "notOrganizer" };
    const added = await addOnce(tx, organizer, input, now);
    if (!added.ok || !first) return added.ok ? { ...added, said: null } : added;
    const { memberId } = added;
    const answered = await answerAs(tx, { groupId, memberId, by }, first.key, first.given, now);
    return answered.ok ? { ok: true, memberId, said: answered } : answered;
  });
}

async function addOnce(
  tx: Tx,
  organizer: Organizer,
  { press, name }: GuestInput,
  now: Date,
): Promise<Result<{ memberId: string }, "stale">> {
  const { groupId } = organizer;
  const id = idOfPress(hashToken(pressOf(organizer.memberId, { press, name })));
  const before = await tx.member.findUnique({ where: { id }, select: { joinedAt: true, leftAt: true } });
  if (before) {
    const isStale = before.leftAt !== null || !isSamePress(before.joinedAt, now);
    return isStale ? { ok: false, reason: "stale" } : { ok: true, memberId: id };
  }
  await takeTurns(tx, [groupId], now);
  const { id: userId } = await tx.user.create({ data: { name, createdAt: now }, select: { id: true } });
  await tx.member.create({ data: { id, groupId, userId, role: "member", joinedAt: now }, select: { id: true } });
  await writeAudit(tx, organizer, { action: "guestAdded", subjectId: id }, now);
  return { ok: true, memberId: id };
}

/** Makes another invite of the group. A date ends on the organizer's clock. One press makes one, pressed twice too. */
export async function makeInvite(
  organizer: Organizer,
  input: MakeInput,
  now: Date,
): Promise<Result<{ inviteId: string }, MakeRefusal>> {
  const { groupId, memberId } = organizer;
  const { press, label, uses } = input;
  const expiresAt = expiryOf(input.expiry, parseZone(organizer.viewer.zone ?? "") ?? UTC, now);
  if (expiresAt && expiresAt <= now) return { ok: false, reason: "dateOver" };
  return attempt(async (tx) => {
    if (!(await lockOrganizer(tx, organizer))) return { ok: false, reason: "notOrganizer" };
    const { count } = await tx.invite.createMany({
      data: { id: press, groupId, memberId, label, createdAt: now, expiresAt, maxUses: uses },
      skipDuplicates: true,
    });
    if (count === 0) {
      const made = await tx.invite.findFirst({ where: { id: press, memberId, label }, select: { id: true } });
      return made ? { ok: true, inviteId: press } : { ok: false, reason: "stale" };
    }
    await writeAudit(tx, organizer, { action: "inviteMade", detail: label }, now);
    return { ok: true, inviteId: press };
  });
}

/** Makes an invite open nothing any more; people who came by it stay. False: there is no such invite of theirs to revoke. */
export async function revokeInvite(organizer: Organizer, inviteId: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    if (!(await lockInviteAndOrganizer(tx, organizer, inviteId))) return false;
    const where = { id: inviteId, groupId: organizer.groupId };
    const { count } = await tx.invite.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: now } });
    const invite = await tx.invite.findFirst({ where, select: { label: true } });
    if (count > 0) await writeAudit(tx, organizer, { action: "inviteRevoked", detail: invite?.label ?? null }, now);
    return invite !== null;
  });
}

/** Makes every link of an invite given out so far open nothing: a new one takes their place. False as with revoking. */
export async function rotateInvite(organizer: Organizer, inviteId: string): Promise<boolean> {
  return transaction(async (tx) => {
    if (!(await lockInviteAndOrganizer(tx, organizer, inviteId))) return false;
    const { count } = await tx.invite.updateMany({
      where: { id: inviteId, groupId: organizer.groupId, revokedAt: null },
      data: { generation: { increment: 1 } },
    });
    return count > 0;
  });
}

/**
 * Whether an organizer runs their group, which stays so until the end of the transaction (`runsStill` locks nothing).
 * Nothing after it may lock the group's row or a series: everybody else locks those before a member.
 */
async function lockOrganizer(tx: Tx, organizer: Organizer): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM members m JOIN groups g ON g.id = m.group_id AND g.deleted_at IS NULL
    WHERE m.id = ${organizer.memberId}::uuid AND m.left_at IS NULL AND m.role <> 'member' FOR SHARE OF m`;
  return rows.length > 0;
}

/** The same for one invite, whose row is locked before any member's: so do joining and merging. */
async function lockInviteAndOrganizer(tx: Tx, organizer: Organizer, inviteId: string): Promise<boolean> {
  await tx.$queryRaw`
    SELECT 1 FROM invites WHERE id = ${inviteId}::uuid AND group_id = ${organizer.groupId}::uuid FOR UPDATE`;
  return lockOrganizer(tx, organizer);
}
