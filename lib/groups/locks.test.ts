import { expect, test } from "vitest";
import { db } from "@/lib/db";
import type { Organizer } from "@/lib/members/access";
import { randomToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildGroup } from "@/tests/factories";
import { organizerFor } from "@/tests/proofs";
import { whileHeld } from "@/tests/waiting";
import { addSeries, changeGroup } from "./commands";
import { groupSchema, seriesSchema } from "./schema";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");

const change = groupSchema.omit({ group: true }).parse({ name: "Walkers", description: "", accent: "rose" });
const series = seriesSchema.omit({ group: true }).parse({
  ...{ name: "Summer run", description: "", pageKey: randomToken(), place: "", link: "", length: "60" },
  ...{ from: "2026-03-05", cadence: "FREQ=WEEKLY;BYDAY=SA", time: "09:00", zone: "Europe/Berlin" },
});

test.each([
  ["changing the group", (organizer: Organizer) => changeGroup(organizer, change, now)],
  ["adding a series", (organizer: Organizer) => addSeries(organizer, series, now)],
] as const)("%s while one's role is taken waits, and is refused then", async (_, act) => {
  const { groupId, userId, memberId } = await buildGroup({ now, from: "2026-03-03" });
  const organizer = await organizerFor(userId, groupId, now);
  const taking = {
    before: ["SELECT 1 FROM groups WHERE id = $1 FOR NO KEY UPDATE", [groupId]],
    meanwhile: ["UPDATE members SET role = 'member' WHERE id = $1", [memberId]],
  } as const;
  expect(await whileHeld(taking, (): Promise<unknown> => act(organizer))).toEqual({ ok: false, reason: "gone" });
  expect([await db().series.count(), await db().auditEntry.count()]).toEqual([1, 0]);
  expect(await db().group.findFirst()).toMatchObject({ name: "Runners" });
});
