import pg from "pg";
import { expect, test } from "vitest";
import { databaseUrl, withDatabase } from "@/tests/database";
import { buildGroup, buildInvite } from "@/tests/factories";
import { organizerFor } from "@/tests/proofs";
import { revokeInvite, rotateInvite } from "./commands";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");

/** Waits until some other connection waits for a lock. */
async function untilOneWaits(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  if (rows.length === 0) return untilOneWaits(client);
}

test.each([
  ["revoking", revokeInvite],
  ["replacing", rotateInvite],
] as const)(
  "%s an invite while its maker is merged: the invite before the member, and nobody is stuck",
  async (_, act) => {
    const { groupId, memberId, userId } = await buildGroup({ now, from: "2026-03-03" });
    const { inviteId } = await buildInvite(groupId, memberId, { now });
    const organizer = await organizerFor(userId, groupId, now);
    const merging = new pg.Client({ connectionString: databaseUrl });
    await merging.connect();
    try {
      await merging.query("BEGIN");
      await merging.query("SELECT 1 FROM invites WHERE id = $1 FOR UPDATE", [inviteId]);
      const done = act(organizer, inviteId, now);
      await untilOneWaits(merging);
      await merging.query("UPDATE members SET nameless = false WHERE id = $1", [memberId]);
      await merging.query("COMMIT");
      expect(await done).toBe(true);
    } finally {
      await merging.end();
    }
  },
);
