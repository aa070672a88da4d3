import "server-only";
import { attempt, type Tx } from "@/lib/db";
import { countOne } from "@/lib/limits";
import type { Member, Organizer } from "@/lib/members/access";
import { lockRoles, takeTurn, writeAudit } from "@/lib/members/commands";
import { belongsStill, runsStill } from "@/lib/members/queries";
import { idOfPress, pressOf } from "@/lib/press";
import type { Result } from "@/lib/result";
import { touchDate } from "@/lib/rsvp/commands";
import { readSchedule } from "@/lib/rsvp/queries";
import { meetupOn } from "@/lib/schedule/meetups";
import type { LocalDate } from "@/lib/time";
import { hashToken } from "@/lib/token";
import { limits } from "./limits";
import type { CommentRefusal } from "./refusals";

type Key = { seriesId: string; date: LocalDate };

type Said = Result<object, CommentRefusal>;

/** Writes a comment below a date, be it past or cancelled. One press writes one, however often it comes. */
export async function writeComment(
  member: Member,
  key: Key,
  { text, pageKey }: { text: string; pageKey: string },
  now: Date,
): Promise<Said> {
  if (!(await countOne(limits.say, member.userId))) return { ok: false, reason: "tooOften" };
  const { memberId } = member;
  const id = idOfPress(hashToken(pressOf(memberId, { ...key, text, pageKey })));
  return saying(member, key, now, async (tx, { turn, touched }) => {
    if (await tx.comment.findUnique({ where: { id }, select: { id: true } })) return { ok: true };
    const data = { id, meetupId: await touched(), memberId, text, turn, writtenAt: now };
    await tx.comment.create({ data, select: { id: true } });
    return { ok: true };
  });
}

/** Changes one's own comment. Refused ("removed") where it is gone meanwhile. */
export async function editComment(
  member: Member,
  key: Key,
  { id, text }: { id: string; text: string },
  now: Date,
): Promise<Said> {
  if (!(await countOne(limits.say, member.userId))) return { ok: false, reason: "tooOften" };
  const { memberId } = member;
  return saying(member, key, now, async (tx) => {
    const where = { id, memberId, meetup: { seriesId: key.seriesId } };
    const before = await tx.comment.findFirst({ where, select: { text: true } });
    if (!before) return { ok: false, reason: "removed" };
    // Pressed twice, or nothing changed: it is not another text for that.
    if (before.text === text) return { ok: true };
    await tx.comment.update({ where: { id }, data: { text, editedAt: now }, select: { id: true } });
    return { ok: true };
  });
}

type Under = { turn: number; touched: () => Promise<string> };

async function saying(
  member: Member,
  key: Key,
  now: Date,
  work: (tx: Tx, under: Under) => Promise<Said>,
): Promise<Said> {
  return attempt<Said>(async (tx) => {
    const turn = await takeTurn(tx, member.groupId, key.seriesId, now);
    if (turn === null) return { ok: false, reason: "noSuchDate" };
    if (!(await belongsStill(tx, member))) return { ok: false, reason: "gone" };
    const schedule = await readSchedule(tx, member.groupId, key);
    const meetup = schedule && meetupOn(schedule.plans, schedule.rows, key.date);
    if (!schedule || !meetup) return { ok: false, reason: "noSuchDate" };
    return work(tx, { turn, touched: () => touchDate(tx, { schedule, meetup }) });
  });
}

/**
 * Deletes one's own comment; what is gone already is done. Refused ("notTheirs") for somebody else's, and for who is no
 * member any more.
 */
export async function deleteComment(
  member: Member,
  seriesId: string,
  id: string,
  now: Date,
): Promise<Result<object, "notTheirs">> {
  return attempt(async (tx) => {
    const turn = await takeTurn(tx, member.groupId, seriesId, now);
    if (turn === null || !(await belongsStill(tx, member))) return { ok: false, reason: "notTheirs" };
    const memberId = await authorOf(tx, seriesId, id);
    if (memberId !== null && memberId !== member.memberId) return { ok: false, reason: "notTheirs" };
    // Only of that series: whoever changes or removes one elsewhere holds another turn.
    await tx.comment.deleteMany({ where: { id, memberId: member.memberId, meetup: { seriesId } } });
    return { ok: true };
  });
}

/**
 * Removes a comment, with a line for the audit where it is somebody else's; what is gone already is done. Refused for
 * who runs the group no more.
 */
export async function removeComment(
  organizer: Organizer,
  seriesId: string,
  id: string,
  now: Date,
): Promise<Result<object, "notAllowed">> {
  return attempt(async (tx) => {
    await lockRoles(tx, organizer.groupId);
    const turn = (await runsStill(tx, organizer)) ? await takeTurn(tx, organizer.groupId, seriesId, now) : null;
    if (turn === null) return { ok: false, reason: "notAllowed" };
    const subjectId = await authorOf(tx, seriesId, id);
    if (subjectId === null) return { ok: true };
    await tx.comment.delete({ where: { id }, select: { id: true } });
    if (subjectId === organizer.memberId) return { ok: true };
    await writeAudit(tx, organizer, { action: "commentRemoved", subjectId }, now);
    return { ok: true };
  });
}

async function authorOf(tx: Tx, seriesId: string, id: string): Promise<string | null> {
  const row = await tx.comment.findFirst({ where: { id, meetup: { seriesId } }, select: { memberId: true } });
  return row?.memberId ?? null;
}
