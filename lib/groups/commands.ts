import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { type KnownDevice, personOf } from "@/lib/auth/commands";
import { attempt, isDuplicate, type Tx } from "@/lib/db";
import type { Result } from "@/lib/result";
import { nextMeetups, type Plan } from "@/lib/schedule/meetups";
import { toDateColumn, toTimeColumn } from "@/lib/time";
import { hashToken } from "@/lib/token";
import { type FoundRefusal, firstPlan } from "./plan";
import type { FoundInput } from "./schema";

/** `device`: what belongs into a stranger's cookie. */
export type Founded = { groupId: string; device: KnownDevice | null };

/**
 * Founds a group with its first series: organizer, plan, the organizer's standing "in", an invite. One press founds one
 * group, however often it arrives.
 * @param viewer null: a stranger, who becomes a guest by the name they give.
 */
export async function foundGroup(
  viewer: Viewer | null,
  input: FoundInput,
  now: Date,
): Promise<Result<Founded, FoundRefusal>> {
  const found = () => attempt((tx) => foundOnce(tx, viewer, input, now));
  try {
    return await found();
  } catch (error) {
    // The same press arrived twice at once and the other was first: now its group is there to be found.
    if (isDuplicate(error)) return found();
    throw error;
  }
}

async function foundOnce(
  tx: Tx,
  viewer: Viewer | null,
  input: FoundInput,
  now: Date,
): Promise<Result<Founded, FoundRefusal>> {
  const plan = firstPlan(input, input);
  if (!plan || nextMeetups([plan], [], now, 1).length === 0) return { ok: false, reason: "noDates" };
  const founder = await personOf(tx, { ...input, viewer, name: input.you }, now);
  if (!founder.ok) return founder;
  const before = await tx.group.findUnique({
    where: { pageKeyHash: hashToken(input.pageKey) },
    select: { id: true },
  });
  const groupId = before?.id ?? (await writeGroup(tx, founder.userId, input, plan, now));
  return { ok: true, groupId, device: founder.device };
}

// A new series is at this turn: its plan and its founder's answer came with it.
const FIRST_TURN = 1;

async function writeGroup(tx: Tx, userId: string, input: FoundInput, plan: Plan, now: Date): Promise<string> {
  const { id: groupId } = await tx.group.create({
    data: { kind: input.kind, name: input.name, createdAt: now, pageKeyHash: hashToken(input.pageKey) },
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
