import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { setAway } from "@/lib/regulars/commands";
import { randomToken, signToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { date } from "@/tests/edited";
import { buildGroup, buildInvite, buildUser } from "@/tests/factories";
import { organizerFor, viewerFor } from "@/tests/proofs";
import { whileHeld } from "@/tests/waiting";
import { openInvite } from "./access";
import { acceptInvite, revokeInvite, rotateInvite } from "./commands";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");

test.each([
  ["revoking", revokeInvite],
  ["replacing", rotateInvite],
] as const)(
  "%s an invite while its maker is merged: the invite before the member, and nobody is stuck",
  async (_, act) => {
    const { groupId, memberId, userId } = await buildGroup({ now, from: "2026-03-03" });
    const { inviteId } = await buildInvite(groupId, memberId, { now });
    const organizer = await organizerFor(userId, groupId, now);
    const merging = {
      before: ["SELECT 1 FROM invites WHERE id = $1 FOR UPDATE", [inviteId]],
      meanwhile: ["UPDATE members SET nameless = false WHERE id = $1", [memberId]],
    } as const;
    expect(await whileHeld(merging, () => act(organizer, inviteId, now))).toBe(true);
  },
);

test("whoever joins while a series is added waits for it, and is away there too", async () => {
  const { groupId, memberId } = await buildGroup({ now, from: "2026-03-03" });
  const { inviteId } = await buildInvite(groupId, memberId, { now });
  const { userId } = await buildUser({ now, name: "Mia" });
  const viewer = await viewerFor(userId, now);
  expect(await setAway(viewer, { from: date("2026-03-09"), to: date("2026-03-17") }, now)).toEqual({ ok: true });
  const opened = await openInvite(signToken(env().SECRET, "invite", { id: inviteId, generation: 0 }), now);
  if (!opened.invitee) throw new Error("no invite");
  const { invitee } = opened;
  const press = { viewer, pageKey: randomToken(), name: null, zone: null, browser: null };
  const adding = {
    before: ["SELECT 1 FROM groups WHERE id = $1 FOR NO KEY UPDATE", [groupId]],
    meanwhile: [
      "INSERT INTO series (id, group_id, name, created_at) VALUES (gen_random_uuid(), $1, 'Added', '2026-03-04')",
      [groupId],
    ],
  } as const;
  expect(await whileHeld(adding, () => acceptInvite(invitee, press, now))).toMatchObject({ ok: true, joined: true });
  expect(await db().awayTicket.count({ where: { series: { name: "Added" } } })).toBe(1);
});
