import "server-only";
import type { Viewer } from "@/lib/auth/access";
import { type Founding, mayFound } from "@/lib/auth/founding";
import { isSamePress } from "@/lib/auth/known";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Proof } from "@/lib/proof";
import { readToken, signToken } from "@/lib/token";
import { keptSince, recoveryGeneration } from "./deletion";

/** Somebody who holds the link that brings a deleted group back. */
export type Recoverer = { groupId: string; name: string; deletedAt: Date } & Proof<"recoverer">;

/** Which group this link brings back; null where it is none, came back already or is gone for good. */
export async function recoverer(token: string, now: Date): Promise<Recoverer | null> {
  const link = readToken(env().SECRET, "recovery", token);
  if (!link) return null;
  const group = await db().group.findFirst({
    where: { id: link.id, deletedAt: { gt: keptSince(now) } },
    select: { name: true, deletedAt: true },
  });
  if (!group?.deletedAt || recoveryGeneration(group.deletedAt) !== link.generation) return null;
  return { groupId: link.id, name: group.name, deletedAt: group.deletedAt } as Recoverer;
}

/** The token of the link that brings a group back that was deleted then. */
export function recoveryToken({ groupId, deletedAt }: { groupId: string; deletedAt: Date }): string {
  return signToken(env().SECRET, "recovery", { id: groupId, generation: recoveryGeneration(deletedAt) });
}

/**
 * The group as one to bring back, for whoever deleted it a moment ago; null for anybody else and later. What a second
 * press of deleting finds, where the first answer with the link was lost.
 */
export async function justDeleted({ userId }: Viewer, groupId: string, now: Date): Promise<Recoverer | null> {
  const group = await db().group.findFirst({
    where: { id: groupId, deletedAt: { not: null } },
    select: {
      ...{ name: true, deletedAt: true },
      audit: {
        ...{ where: { action: "groupDeleted" }, orderBy: { at: "desc" }, take: 1 },
        select: { actor: { select: { userId: true } } },
      },
    },
  });
  if (!group?.deletedAt || !isSamePress(group.deletedAt, now)) return null;
  const isTheirs = group.audit.some(({ actor }) => actor.userId === userId);
  return isTheirs ? ({ groupId, name: group.name, deletedAt: group.deletedAt } as Recoverer) : null;
}

/** Somebody who may found a group; `viewer` null: a stranger. */
export type Founder = { viewer: Viewer | null } & Proof<"founder">;

/** Who asks, as one who may found a group here, or null. */
export function founder(viewer: Viewer | null): Founder | null {
  const stranger = { isMember: false, isOperator: false };
  const allowed = viewer ? viewer.mayFound : mayFound(env().FOUNDING, stranger);
  return allowed ? ({ viewer } as Founder) : null;
}

/** Who may found groups here, where that leaves this one out; null where they may. */
export function closedFounding(viewer: Viewer | null): Exclude<Founding, "anyone"> | null {
  const { FOUNDING } = env();
  return FOUNDING === "anyone" || founder(viewer) ? null : FOUNDING;
}
