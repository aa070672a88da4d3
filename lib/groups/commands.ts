import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { type KnownDevice, personOf } from "@/lib/auth/commands";
import { isSamePress } from "@/lib/auth/known";
import { attempt, db, isDuplicate, type Tx } from "@/lib/db";
import type { HeadOrganizer, Organizer } from "@/lib/members/access";
import { lockPeople, lockRoles, takeTurn, takeTurns, writeAudit } from "@/lib/members/commands";
import { may } from "@/lib/members/policy";
import { runsStill } from "@/lib/members/queries";
import { idOfPress, pressOf } from "@/lib/press";
import { awayTicketsFor } from "@/lib/regulars/commands";
import type { Result } from "@/lib/result";
import { planColumns } from "@/lib/schedule/columns";
import { nextMeetups, type Plan } from "@/lib/schedule/meetups";
import { hashToken } from "@/lib/token";
import type { Founder, Recoverer } from "./access";
import { type DeleteRefusal, isNameTyped, keptSince } from "./deletion";
import { type AddRefusal, type FoundRefusal, firstPlan } from "./plan";
import type { FoundInput, GroupInput, SeriesInput } from "./schema";

/** `device`: what belongs into a stranger's cookie. */
export type Founded = { groupId: string; device: KnownDevice | null };

/**
 * Founds a group with its first series: organizer, plan, the organizer's standing "in", an invite. One press founds one
 * group, however often it arrives within ten minutes; later it is refused ("stale"), a changed form founds another.
 * A stranger becomes a guest by the name they give.
 */
export async function foundGroup(
  founder: Founder,
  input: FoundInput,
  now: Date,
  browser: string | null = null,
): Promise<Result<Founded, FoundRefusal>> {
  const found = () => attempt((tx) => foundOnce(tx, { viewer: founder.viewer, browser }, input, now));
  const again = (error: unknown) => {
    if (isDuplicate(error)) return found();
    throw error;
  };
  // Two presses of one page at once make the same person, and perhaps then the same group: what the other was first to
  // make is there to be found.
  return found().catch(again).catch(again);
}

async function foundOnce(
  tx: Tx,
  by: { viewer: Viewer | null; browser: string | null },
  input: FoundInput,
  now: Date,
): Promise<Result<Founded, FoundRefusal>> {
  const plan = firstPlan(input, input, { turn: FIRST_TURN, changedAt: now });
  if (!plan || nextMeetups([plan], [], now, 1).length === 0) return { ok: false, reason: "noDates" };
  const founder = await personOf(tx, { ...input, ...by, name: input.you }, now);
  if (!founder.ok) return founder;
  const { userId } = founder;
  await lockPeople(tx, userId);
  const pageKeyHash = hashToken(pressOf(userId, input));
  const before = await tx.group.findUnique({
    where: { pageKeyHash },
    select: { id: true, createdAt: true, deletedAt: true },
  });
  if (before && (before.deletedAt || !isSamePress(before.createdAt, now))) return { ok: false, reason: "stale" };
  const groupId = before?.id ?? (await writeGroup(tx, { userId, pageKeyHash, input, plan }, now));
  return { ok: true, groupId, device: founder.device };
}

// A new series is at this turn: its plan and its founder's answer came with it.
const FIRST_TURN = 1;

type NewGroup = { userId: string; pageKeyHash: Uint8Array<ArrayBuffer>; input: FoundInput; plan: Plan };

async function writeGroup(tx: Tx, { userId, pageKeyHash, input, plan }: NewGroup, now: Date): Promise<string> {
  const { id: groupId } = await tx.group.create({
    data: { kind: input.kind, name: input.name, createdAt: now, pageKeyHash },
    select: { id: true },
  });
  const { id: memberId } = await tx.member.create({
    data: { groupId, userId, role: "organizer", joinedAt: now },
    select: { id: true },
  });
  await tx.invite.create({ data: { groupId, memberId, createdAt: now }, select: { id: true } });
  await writeSeries(tx, { groupId, memberId, name: input.name, plan }, now);
  return groupId;
}

type NewSeries = {
  id?: string;
  groupId: string;
  memberId: string;
  name: string;
  description?: string | null;
  plan: Plan;
};

/** Whoever makes a series is its first regular; members who are away are so in it too. The caller holds the group, or who founds it. */
async function writeSeries(tx: Tx, { memberId, plan, ...series }: NewSeries, now: Date): Promise<void> {
  const { id } = await tx.series.create({
    data: {
      ...series,
      createdAt: now,
      wakesAt: now,
      turn: FIRST_TURN,
      plans: {
        create: planColumns(plan),
      },
      standingAnswers: { create: { memberId, ticket: FIRST_TURN, from: now } },
    },
    select: { id: true },
  });
  await awayTicketsFor(tx, { series: id }, now);
}

/**
 * Changes what the group is called, what it says of itself and its colour; a series that has just the group's name goes
 * with it. Refused ("gone") for who runs it no more.
 */
export async function changeGroup(
  organizer: Organizer,
  input: Omit<GroupInput, "group">,
  now: Date,
): Promise<Result<object, "gone">> {
  return attempt(async (tx) => {
    await lockRoles(tx, organizer.groupId);
    if (!(await runsStill(tx, organizer))) return { ok: false, reason: "gone" };
    const { name, description, accent } = input;
    const where = { id: organizer.groupId };
    const before = await tx.group.findUniqueOrThrow({ where, select: { name: true } });
    await tx.group.update({ where, data: { name, description, accent }, select: { id: true } });
    if (before.name !== name) await renameSeries(tx, organizer.groupId, { from: before.name, to: name }, now);
    await writeAudit(tx, organizer, { action: "groupChanged", detail: name }, now);
    return { ok: true };
  });
}

/** Founding gives group and series one name: for most they are one thing. */
async function renameSeries(
  tx: Tx,
  groupId: string,
  { from, to }: { from: string; to: string },
  now: Date,
): Promise<void> {
  const named = await tx.series.findMany({
    where: { groupId, name: from },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id } of named) await takeTurn(tx, groupId, id, now);
  await tx.series.updateMany({ where: { groupId, name: from }, data: { name: to } });
}

/**
 * Adds a series to the group; the organizer who does is its first regular. One press adds one, however often it comes.
 * Refused where it never meets from now on, or for who runs the group no more.
 */
export async function addSeries(
  organizer: Organizer,
  input: Omit<SeriesInput, "group">,
  now: Date,
): Promise<Result<{ seriesId: string }, AddRefusal>> {
  const plan = firstPlan(input, input, { turn: FIRST_TURN, changedAt: now });
  if (!plan || nextMeetups([plan], [], now, 1).length === 0) return { ok: false, reason: "noDates" };
  const id = idOfPress(hashToken(pressOf(organizer.memberId, input)));
  const add = () =>
    attempt<Result<{ seriesId: string }, AddRefusal>>(async (tx) => {
      await lockRoles(tx, organizer.groupId);
      if (!(await runsStill(tx, organizer))) return { ok: false, reason: "gone" };
      const before = await tx.series.findUnique({ where: { id }, select: { id: true } });
      if (before) return { ok: true, seriesId: id };
      const { groupId, memberId } = organizer;
      await writeSeries(tx, { id, groupId, memberId, name: input.name, description: input.description, plan }, now);
      await writeAudit(tx, organizer, { action: "seriesAdded", detail: input.name }, now);
      return { ok: true, seriesId: id };
    });
  return add().catch((error: unknown) => {
    if (isDuplicate(error)) return add();
    throw error;
  });
}

/**
 * Deletes the group: hidden from everybody at once, and gone for good thirty days later unless it is restored.
 * Refused where its name was not typed, or for who is not its organizer.
 */
export async function deleteGroup(
  organizer: HeadOrganizer,
  typed: string,
  now: Date,
): Promise<Result<Pick<Recoverer, "groupId" | "deletedAt">, DeleteRefusal>> {
  const { groupId } = organizer;
  return attempt(async (tx) => {
    await lockRoles(tx, groupId);
    await takeTurns(tx, [groupId], now);
    const member = await tx.member.findFirst({
      where: { id: organizer.memberId, leftAt: null, group: { deletedAt: null } },
      select: { role: true, group: { select: { name: true } } },
    });
    if (!member || !may(member.role, "deleteGroup")) return { ok: false, reason: "gone" };
    if (!isNameTyped(member.group.name, typed)) return { ok: false, reason: "nameDiffers" };
    await tx.group.update({ where: { id: groupId }, data: { deletedAt: now }, select: { id: true } });
    await writeAudit(tx, organizer, { action: "groupDeleted" }, now);
    return { ok: true, groupId, deletedAt: now };
  });
}

/**
 * Brings a deleted group back, as it was. The act is the viewer's where they belong to it, else of who deleted it: from
 * them came the link. Refused ("gone") where it came back or went for good meanwhile.
 * @returns whether the viewer is a member of it.
 */
export async function restoreGroup(
  { groupId, deletedAt }: Recoverer,
  viewer: Viewer | null,
  now: Date,
): Promise<Result<{ groupId: string; isMember: boolean }, "gone">> {
  return attempt(async (tx) => {
    await lockRoles(tx, groupId);
    await takeTurns(tx, [groupId], now);
    const { count } = await tx.group.updateMany({
      where: { id: groupId, deletedAt: { equals: deletedAt, gt: keptSince(now) } },
      data: { deletedAt: null },
    });
    if (count === 0) return { ok: false, reason: "gone" };
    const member =
      viewer &&
      (await tx.member.findFirst({ where: { groupId, userId: viewer.userId, leftAt: null }, select: { id: true } }));
    const deletion = await tx.auditEntry.findFirst({
      where: { groupId, action: "groupDeleted" },
      orderBy: { at: "desc" },
      select: { actorId: true },
    });
    const memberId = member?.id ?? deletion?.actorId;
    if (memberId) await writeAudit(tx, { groupId, memberId }, { action: "groupRestored" }, now);
    return { ok: true, groupId, isMember: member !== null };
  });
}

/** Deletes for good, with everything in them, the groups whose thirty days are over. */
export async function purgeDeletedGroups(now: Date): Promise<void> {
  await db().group.deleteMany({ where: { deletedAt: { lte: keptSince(now) } } });
}
