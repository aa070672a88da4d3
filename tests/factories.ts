import { randomBytes } from "node:crypto";
import { db } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";

const DAY = 86_400_000;

/** Stores a person with an account; `email: null` makes a guest. */
export async function buildUser(
  overrides: Partial<Prisma.UserUncheckedCreateInput> & { now: Date },
): Promise<{ userId: string }> {
  const { now, ...rest } = overrides;
  const email = `${randomBytes(6).toString("hex")}@example.org`;
  const data = { name: "Ada", email, emailVerified: now, zone: "Europe/Berlin", createdAt: now, ...rest };
  const user = await db().user.create({ data, select: { id: true } });
  return { userId: user.id };
}

/**
 * Stores a group with its organizer and a weekly series on Tuesdays 19:00 Europe/Berlin with one open plan.
 * @param overrides.from its first date, a Tuesday, as "2026-03-03".
 */
export async function buildGroup(overrides: {
  now: Date;
  from: string;
  userId?: string;
  group?: Partial<Prisma.GroupUncheckedCreateInput>;
  series?: Partial<Prisma.SeriesUncheckedCreateInput>;
  plan?: Partial<Prisma.PlanUncheckedCreateInput>;
}): Promise<{ groupId: string; userId: string; memberId: string; seriesId: string; planId: string }> {
  const { now, from } = overrides;
  const userId = overrides.userId ?? (await buildUser({ now })).userId;
  const group = await db().group.create({
    data: { kind: "workout", name: "Runners", createdAt: now, pageKeyHash: randomBytes(32), ...overrides.group },
    select: { id: true },
  });
  const { memberId } = await buildMember(group.id, { now, userId, role: "organizer" });
  const series = await db().series.create({
    data: { groupId: group.id, name: "Tuesday run", createdAt: now, wakesAt: now, ...overrides.series },
    select: { id: true },
  });
  const plan = await db().plan.create({
    data: {
      seriesId: series.id,
      from: new Date(`${from}T00:00Z`),
      startTime: new Date("1970-01-01T19:00Z"),
      zone: "Europe/Berlin",
      rrule: "FREQ=WEEKLY;BYDAY=TU",
      length: 90,
      place: "At the old bridge",
      turn: 0,
      changedAt: now,
      ...overrides.plan,
    },
    select: { id: true },
  });
  return { groupId: group.id, userId, memberId, seriesId: series.id, planId: plan.id };
}

/** Stores a member of a group: a new person unless `userId` says who. */
export async function buildMember(
  groupId: string,
  overrides: Partial<Prisma.MemberUncheckedCreateInput> & { now: Date },
): Promise<{ userId: string; memberId: string }> {
  const { now, ...rest } = overrides;
  const userId = overrides.userId ?? (await buildUser({ now })).userId;
  const member = await db().member.create({
    data: { groupId, userId, role: "member", joinedAt: now, ...rest },
    select: { id: true },
  });
  return { userId, memberId: member.id };
}

/** Stores an invite of a member, open for thirty days. */
export async function buildInvite(
  groupId: string,
  memberId: string,
  overrides: Partial<Prisma.InviteUncheckedCreateInput> & { now: Date },
): Promise<{ inviteId: string }> {
  const { now, ...rest } = overrides;
  const expiresAt = new Date(now.getTime() + 30 * DAY);
  const invite = await db().invite.create({
    data: { groupId, memberId, createdAt: now, expiresAt, ...rest },
    select: { id: true },
  });
  return { inviteId: invite.id };
}
