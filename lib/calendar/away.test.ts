import { expect, test } from "vitest";
import { agenda, agendaItems } from "@/lib/agenda/agenda";
import { viewerLists } from "@/lib/agenda/queries";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { founder } from "@/lib/groups/access";
import { addSeries, foundGroup } from "@/lib/groups/commands";
import { foundSchema, seriesSchema } from "@/lib/groups/schema";
import { openInvite } from "@/lib/invites/access";
import { acceptInvite } from "@/lib/invites/commands";
import { setAway } from "@/lib/regulars/commands";
import { answerMeetup } from "@/lib/rsvp/commands";
import { randomToken, signToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { date } from "@/tests/edited";
import { buildGroup, buildInvite, buildUser } from "@/tests/factories";
import { memberFor, organizerFor, viewerFor } from "@/tests/proofs";
import { whileHeld } from "@/tests/waiting";
import { openFeed } from "./access";
import { feedItems } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const days = { from: date("2026-03-08"), to: date("2026-03-18") };
const fields = {
  ...{ place: "", link: "", length: "60", from: "2026-03-05" },
  ...{ cadence: "FREQ=WEEKLY;BYDAY=TU", time: "19:00", zone: "Europe/Berlin" },
};

async function feedOf(userId: string): Promise<string[]> {
  const opened = await openFeed(signToken(env().SECRET, "feed", { id: userId, generation: 0 }), null);
  if (!opened.ok) throw new Error(opened.reason);
  const items = await feedItems(opened.reader, now);
  return items.map(({ meetup }) => meetup.date as string).filter((day) => day >= "2026-03-05" && day < "2026-03-30");
}

async function owedBy(viewer: Awaited<ReturnType<typeof viewerFor>>): Promise<string[]> {
  const { schedules, said } = await viewerLists(viewer, { from: now, to: null }, date("2026-03-01"));
  const { owed } = agenda(agendaItems(schedules, said, now, { all: 12, ofEach: 5 }), now);
  return owed.map(({ meetup }) => meetup.date);
}

test("nobody asks about days away, and one's own calendar has them only where one said in later", async () => {
  const { groupId, seriesId, userId } = await buildGroup({ now, from: "2026-02-03" });
  const viewer = await viewerFor(userId, now);
  expect(await owedBy(viewer)).toEqual(["2026-03-10", "2026-03-17"]);
  await setAway(viewer, days, now);
  expect(await owedBy(viewer)).toEqual([]);
  expect(await feedOf(userId)).toEqual(["2026-03-24"]);
  const member = await memberFor(userId, groupId, now);
  await answerMeetup(member, { seriesId, date: date("2026-03-17") }, { answer: "in" }, now);
  expect(await feedOf(userId)).toEqual(["2026-03-17", "2026-03-24"]);
});

test("who joins, adds a series or founds a group while away is away there too; who came back is not", async () => {
  const group = await buildGroup({ now, from: "2026-02-03" });
  const { userId } = await buildUser({ now });
  const viewer = await viewerFor(userId, now);
  await setAway(viewer, days, now);
  await setAway(viewer, { from: date("2026-03-20"), to: date("2026-03-30") }, now);
  await db().away.updateMany({ where: { from: new Date("2026-03-20") }, data: { liftedAt: now } });
  const { inviteId } = await buildInvite(group.groupId, group.memberId, { now });
  const opened = await openInvite(signToken(env().SECRET, "invite", { id: inviteId, generation: 0 }), now);
  if (!opened.ok) throw new Error(opened.reason);
  const press = { viewer, name: null, zone: "Europe/Berlin", browser: null, pageKey: randomToken() };
  await acceptInvite(opened.invitee, press, now);
  const tickets = () => db().awayTicket.findMany({ orderBy: { id: "asc" }, select: { ticket: true, seriesId: true } });
  expect(await tickets()).toEqual([{ ticket: 1, seriesId: group.seriesId }]);
  expect(await owedBy(viewer)).toEqual([]);

  const organizer = await organizerFor(group.userId, group.groupId, now);
  await setAway(await viewerFor(group.userId, now), days, now);
  const series = seriesSchema.parse({
    ...{ ...fields, group: group.groupId, name: "Summer run", description: "", pageKey: randomToken() },
  });
  const added = await addSeries(organizer, series, now);
  if (!added.ok) throw new Error(added.reason);
  const there = await db().awayTicket.findMany({ where: { seriesId: added.seriesId }, select: { ticket: true } });
  expect(there).toEqual([{ ticket: 1 }, { ticket: 1 }]);
  // Its regular, and away all the same.
  expect(await feedOf(group.userId)).not.toContain("2026-03-10");

  const input = foundSchema.parse({ ...fields, kind: "bookClub", name: "Readers", you: "", pageKey: randomToken() });
  const allowed = founder(viewer);
  if (!allowed) throw new Error("founding is closed");
  const founded = await foundGroup(allowed, input, now);
  if (!founded.ok) throw new Error(founded.reason);
  expect(await db().awayTicket.count({ where: { series: { groupId: founded.groupId } } })).toBe(1);
});

test("joining while one's own away is being set waits for that, and is away there too", async () => {
  const { groupId, memberId } = await buildGroup({ now, from: "2026-02-03" });
  const { userId } = await buildUser({ now });
  const viewer = await viewerFor(userId, now);
  const { inviteId } = await buildInvite(groupId, memberId, { now });
  const opened = await openInvite(signToken(env().SECRET, "invite", { id: inviteId, generation: 0 }), now);
  if (!opened.ok) throw new Error(opened.reason);
  const press = { viewer, name: null, zone: "Europe/Berlin", browser: null, pageKey: randomToken() };
  const setting = {
    before: ["SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE", [userId]],
    meanwhile: [
      `INSERT INTO aways (id, user_id, "from", until, set_at)
        VALUES (gen_random_uuid(), $1, '2026-03-08', '2026-03-18', '2026-03-04')`,
      [userId],
    ],
  } as const;
  expect(await whileHeld(setting, () => acceptInvite(opened.invitee, press, now))).toMatchObject({ joined: true });
  expect(await db().awayTicket.findMany({ select: { ticket: true } })).toEqual([{ ticket: 1 }]);
});
