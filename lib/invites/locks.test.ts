import { expect, test } from "vitest";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildInvite } from "@/tests/factories";
import { organizerFor } from "@/tests/proofs";
import { whileHeld } from "@/tests/waiting";
import { revokeInvite, rotateInvite } from "./commands";

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
