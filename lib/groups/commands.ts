import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { type KnownDevice, personOf } from "@/lib/auth/commands";
import { isSamePress } from "@/lib/auth/known";
import { attempt, isDuplicate, type Tx } from "@/lib/db";
import type { Result } from "@/lib/result";
import { nextMeetups, type Plan } from "@/lib/schedule/meetups";
import { toDateColumn, toTimeColumn } from "@/lib/time";
import { hashToken } from "@/lib/token";
import { type FoundRefusal, firstPlan } from "./plan";
import { pressOf } from "./press";
import type { FoundInput } from "./schema";

/** `device`: what belongs into a stranger's cookie. */
export type Founded = { groupId: string; device: KnownDevice | null };

/**
 * Founds a group with its first series: organizer, plan, the organizer's standing "in", an invite. One press founds one
 * group, however often it arrives within ten minutes; later it is refused ("stale"), a changed form founds another.
 * @param viewer null: a stranger, who becomes a guest by the name they give.
 */
export async function foundGroup(
  viewer: Viewer | null,
  input: FoundInput,
  now: Date,
  browser: string | null = null,
): Promise<Result<Founded, FoundRefusal>> {
  const found = () => attempt((tx) => foundOnce(tx, { viewer, browser }, input, now));
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
  const plan = firstPlan(input, input);
  if (!plan || nextMeetups([plan], [], now, 1).length === 0) return { ok: false, reason: "noDates" };
  const founder = await personOf(tx, { ...input, ...by, name: input.you }, now);
  if (!founder.ok) return founder;
  const { userId } = founder;
  const pageKeyHash = hashToken(pressOf(userId, input));
  const before = await tx.group.findUnique({ where: { pageKeyHash }, select: { id: true, createdAt: true } });
  if (before && !isSamePress(before.createdAt, now)) return { ok: false, reason: "stale" };
  const groupId = before?.id ?? (await writeGroup(tx, { userId, pageKeyHash, input, plan }, now));
  return { ok: true, groupId, device: founder.device };
}

// A new series is at this turn: its plan and its founder's answer came with it.
const FIRST_TURN = 1;

type Founding = { userId: string; pageKeyHash: Uint8Array<ArrayBuffer>; input: FoundInput; plan: Plan };

async function writeGroup(tx: Tx, { userId, pageKeyHash, input, plan }: Founding, now: Date): Promise<string> {
  const { id: groupId } = await tx.group.create({
    data: { kind: input.kind, name: input.name, createdAt: now, pageKeyHash },
    select: { id: true },
  });
  const { id: memberId } = await tx.member.create({
    data: { groupId, userId, role: "organizer", joinedAt: now },
    select: { id: true },
  });
  await tx.invite.create({ data: { groupId, memberId, createdAt: now }, select: { id: true } });
  await tx.series.create({
    data: {
      groupId,
      name: input.name,
      createdAt: now,
      turn: FIRST_TURN,
      plans: {
        create: {
          ...plan,
          from: toDateColumn(plan.from),
          until: null,
          startTime: toTimeColumn(plan.startTime),
          turn: FIRST_TURN,
        },
      },
      standingAnswers: { create: { memberId, ticket: FIRST_TURN, from: now } },
    },
    select: { id: true },
  });
  return groupId;
}
