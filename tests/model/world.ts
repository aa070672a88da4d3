/** The people and the series that a run of the model is about, and what they have been promised so far. */

import type { Viewer } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Member, Organizer } from "@/lib/members/access";
import type { LocalDate } from "@/lib/time";
import { signToken } from "@/lib/token";
import { buildGroup, buildInvite } from "@/tests/factories";
import { memberFor, organizerFor, viewerFor } from "@/tests/proofs";
import type { Membership } from "./rules";
import type { Stored } from "./stored";

export const PEOPLE = 30;
export const GUESTS = 10;

/** Monday noon; the first date is on the Tuesday after. Nobody does anything in the very instant of a beginning. */
export const BEGIN = new Date("2026-03-02T12:00:30Z");

export type World = {
  groupId: string;
  seriesId: string;
  organizer: Organizer;
  /** Of everybody, the organizer first; guests last. Who was merged away stays in the list. */
  userIds: readonly string[];
  invite: string;
  proofs: Map<string, Member>;
  viewers: Map<string, Viewer>;
  /** The edit that can be taken back, with what was stored before and after it. */
  edit: { turn: number; at: Date; before: Stored; after: Stored } | null;
  /** Who was told that they have a seat, by date, with the capacity that it had then. */
  promised: Map<LocalDate, Map<string, number | null>>;
  /** How the dates that have begun read when they had. */
  past: Map<LocalDate, string>;
};

/** Stores thirty people in a group with a series on Tuesdays and Fridays. */
export async function buildModelWorld(plan: { capacity: number; mayBring: number }): Promise<World> {
  const weekly = { rrule: "FREQ=WEEKLY;BYDAY=TU,FR", ...plan };
  const group = await buildGroup({ now: BEGIN, from: "2026-03-03", plan: weekly });
  const guest = { email: null, emailVerified: null };
  const data = Array.from({ length: PEOPLE - 1 }, (_, index) => ({
    ...{ name: `Person ${index + 1}`, zone: "Europe/Berlin", createdAt: BEGIN },
    ...(index >= PEOPLE - 1 - GUESTS
      ? guest
      : { email: `${index}.${group.groupId}@example.org`, emailVerified: BEGIN }),
  }));
  const users = await db().user.createManyAndReturn({ data, select: { id: true } });
  const userIds = [group.userId, ...users.map(({ id }) => id)];
  const rows = userIds
    .slice(1)
    .map((userId) => ({ groupId: group.groupId, userId, role: "member" as const, joinedAt: BEGIN }));
  await db().member.createMany({ data: rows });
  const { inviteId } = await buildInvite(group.groupId, group.memberId, { now: BEGIN, expiresAt: null });
  return {
    ...{ groupId: group.groupId, seriesId: group.seriesId, userIds },
    organizer: await organizerFor(group.userId, group.groupId, BEGIN),
    invite: signToken(env().SECRET, "invite", { id: inviteId, generation: 0 }),
    ...{ proofs: new Map(), viewers: new Map(), edit: null, promised: new Map(), past: new Map() },
  };
}

/** The latest membership of the nth person, running or not; null: there is none (any more). */
export function membershipOf(world: World, stored: Stored, who: number): Membership | null {
  const userId = world.userIds[who % world.userIds.length];
  const all = stored.members.filter((row) => row.userId === userId);
  return all.find(({ leftAt }) => leftAt === null) ?? all.at(-1) ?? null;
}

/** The proof of a membership, made once: of one that has ended the old one stays, as a page that is still open has it. */
export async function proofOf(world: World, { memberId, userId, leftAt }: Membership): Promise<Member | null> {
  const known = world.proofs.get(memberId);
  if (known || leftAt !== null) return known ?? null;
  const proof = await memberFor(userId, world.groupId, BEGIN);
  world.proofs.set(memberId, proof);
  return proof;
}

export async function viewerIn(world: World, userId: string): Promise<Viewer> {
  const viewer = world.viewers.get(userId) ?? (await viewerFor(userId, BEGIN));
  world.viewers.set(userId, viewer);
  return viewer;
}
