import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { withDatabase } from "./database";
import { buildGroup, buildInvite, buildMember, buildUser } from "./factories";

withDatabase();
const now = new Date("2026-03-04T10:00Z");

test("builds a group with a series, a second member, an invite and a guest", async () => {
  const { groupId, memberId, planId } = await buildGroup({ now, from: "2026-03-03", plan: { capacity: 4 } });
  const second = await buildMember(groupId, { now, role: "coOrganizer" });
  const { inviteId } = await buildInvite(groupId, memberId, { now, expiresAt: null });
  const guest = await buildUser({ now, email: null, emailVerified: null });
  expect(await db().plan.findUniqueOrThrow({ where: { id: planId } })).toMatchObject({
    capacity: 4,
    from: new Date("2026-03-03T00:00Z"),
    startTime: new Date("1970-01-01T19:00Z"),
    until: null,
  });
  const members = await db().member.findMany({
    where: { groupId },
    orderBy: { id: "asc" },
    select: { id: true, role: true },
  });
  expect(members).toEqual([
    { id: memberId, role: "organizer" },
    { id: second.memberId, role: "coOrganizer" },
  ]);
  expect((await db().invite.findUniqueOrThrow({ where: { id: inviteId } })).expiresAt).toBeNull();
  expect((await db().user.findUniqueOrThrow({ where: { id: guest.userId } })).email).toBeNull();
});
