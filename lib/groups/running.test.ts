import { expect, test } from "vitest";
import { groupLists } from "@/lib/agenda/queries";
import { db } from "@/lib/db";
import { memberBy } from "@/lib/members/access";
import { answerMeetup } from "@/lib/rsvp/commands";
import { meetupWithPeople } from "@/lib/rsvp/queries";
import { nextMeetups } from "@/lib/schedule/meetups";
import type { LocalDate } from "@/lib/time";
import { randomToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember } from "@/tests/factories";
import { organizerFor, tokensFor } from "@/tests/proofs";
import { addSeries, changeGroup } from "./commands";
import { groupSeries } from "./queries";
import { groupSchema, type SeriesInput, seriesSchema } from "./schema";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");

async function world() {
  const group = await buildGroup({ now: new Date("2026-03-01T12:00:00Z"), from: "2026-03-03" });
  return { ...group, organizer: await organizerFor(group.userId, group.groupId, now) };
}

const about = (groupId: string, given: Record<string, string> = {}) =>
  groupSchema.parse({ group: groupId, name: "Walkers", description: "We walk.\nSlowly.", accent: "rose", ...given });

const seriesInput = (groupId: string, given: Record<string, string> = {}): SeriesInput =>
  seriesSchema.parse({
    ...{ group: groupId, name: "Summer run", description: "", pageKey: randomToken() },
    ...{ from: "2026-03-05", cadence: "FREQ=WEEKLY;BYDAY=SA", time: "09:00", zone: "Europe/Berlin" },
    ...{ length: "60", place: "", link: "", ...given },
  });

test("a group is called, described and coloured as its organizers say, and they can read who did", async () => {
  const { organizer, groupId, userId, memberId } = await world();
  expect(await changeGroup(organizer, about(groupId), now)).toEqual({ ok: true });
  const member = await memberBy(await tokensFor(userId, now), groupId, now);
  expect(member?.group).toEqual({ name: "Walkers", kind: "workout", description: "We walk.\nSlowly.", accent: "rose" });
  expect(await db().auditEntry.findMany()).toMatchObject([
    { groupId, actorId: memberId, subjectId: null, action: "groupChanged", detail: "Walkers", at: now },
  ]);
  await changeGroup(organizer, about(groupId, { description: " " }), now);
  expect(await db().group.findFirst()).toMatchObject({ description: null });
});

test("a series that has just the group's name is renamed with it, at a turn of its own; others stay", async () => {
  const { organizer, groupId, seriesId } = await world();
  await db().series.update({ where: { id: seriesId }, data: { name: "Runners", turn: 4 } });
  const other = await buildGroup({ now, from: "2026-03-03", series: { name: "Runners" } });
  await addSeries(organizer, seriesInput(groupId, { name: "Runners’ breakfast" }), now);
  const series = () => db().series.findMany({ orderBy: { id: "asc" }, select: { name: true, turn: true } });
  const before = await series();
  await changeGroup(organizer, about(groupId, { name: "Runners", description: "We run." }), now);
  expect(await series()).toEqual(before);
  await changeGroup(organizer, about(groupId), now);
  expect(await db().series.findUnique({ where: { id: seriesId } })).toMatchObject({ name: "Walkers", turn: 5 });
  expect(await db().series.findUnique({ where: { id: other.seriesId } })).toMatchObject({ name: "Runners", turn: 0 });
  expect(await db().series.count({ where: { name: "Runners’ breakfast", turn: 1 } })).toBe(1);
});

test("a form has a colour that there is, and texts that fit", () => {
  const faults = (given: Record<string, string>) =>
    groupSchema
      .safeParse({ group: randomToken(), name: "A", accent: "blue", ...given })
      .error?.issues.map(({ path }) => path[0]);
  expect(faults({ accent: "constructor" })).toEqual(["group", "accent"]);
  expect(faults({ name: " ", description: "x".repeat(1001) })).toEqual(["group", "name", "description"]);
});

test.each(["member", "left", "deleted"] as const)("refused for who runs the group no more: %s", async (how) => {
  const { organizer, groupId, memberId } = await world();
  if (how === "deleted") await db().group.update({ where: { id: groupId }, data: { deletedAt: now } });
  else
    await db().member.update({ where: { id: memberId }, data: how === "left" ? { leftAt: now } : { role: "member" } });
  expect(await changeGroup(organizer, about(groupId), now)).toEqual({ ok: false, reason: "gone" });
  expect(await addSeries(organizer, seriesInput(groupId), now)).toEqual({ ok: false, reason: "gone" });
  expect(await db().auditEntry.count()).toBe(0);
  expect(await db().series.count()).toBe(1);
});

test("a series is added beside the first, with whoever added it as its first regular", async () => {
  const { organizer, groupId, memberId, seriesId } = await world();
  const co = await buildMember(groupId, { now, role: "coOrganizer" });
  const adding = await organizerFor(co.userId, groupId, now);
  const added = await addSeries(adding, seriesInput(groupId), now);
  if (!added.ok) throw new Error(added.reason);
  const key = { seriesId: added.seriesId, date: "2026-03-07" as LocalDate };
  const found = await meetupWithPeople(adding, key.seriesId, key.date);
  expect(found?.people).toMatchObject([
    { memberId, effective: null },
    { memberId: co.memberId, effective: { answer: "in", ticket: 1, how: "regular" } },
  ]);
  expect(await answerMeetup(organizer, key, { answer: "in", note: null }, now)).toMatchObject({ outcome: "in" });
  const { schedules } = await groupLists(organizer, { from: now, to: null }, "2026-03-01" as LocalDate);
  expect(schedules.map((schedule) => schedule.seriesId)).toEqual([seriesId, added.seriesId]);
  expect((await groupSeries(organizer, now)).map(({ name }) => name)).toEqual(["Tuesday run", "Summer run"]);
  expect(await db().auditEntry.findMany()).toMatchObject([
    { actorId: co.memberId, action: "seriesAdded", detail: "Summer run" },
  ]);
});

test("twenty presses of one page add one series; a changed form adds another", async () => {
  const { organizer, groupId } = await world();
  const input = seriesInput(groupId);
  const results = await Promise.all(Array.from({ length: 20 }, () => addSeries(organizer, input, now)));
  expect(new Set(results.map((result) => (result.ok ? result.seriesId : result.reason))).size).toBe(1);
  expect(await db().series.count()).toBe(2);
  expect(await db().auditEntry.count()).toBe(1);
  expect(await addSeries(organizer, { ...input, name: "Winter run" }, now)).toMatchObject({ ok: true });
  expect(await db().series.count()).toBe(3);
});

test("refused, nothing is written: it never meets, or is over already", async () => {
  const { organizer, groupId } = await world();
  for (const given of [{ cadence: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }, { cadence: "once", from: "2026-03-03" }]) {
    expect(await addSeries(organizer, seriesInput(groupId, given), now)).toEqual({ ok: false, reason: "noDates" });
  }
  expect(await db().series.count()).toBe(1);
  const [first] = await groupSeries(organizer, now);
  expect(first && nextMeetups(first.plans, first.rows, now, 1)).toHaveLength(1);
});
