import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { answerMeetup } from "@/lib/rsvp/commands";
import { groupLists, meetupWithPeople } from "@/lib/rsvp/queries";
import { meetups, nextMeetups } from "@/lib/schedule/meetups";
import type { LocalDate } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember } from "@/tests/factories";
import { checksum } from "@/tests/http/app";
import { memberFor, organizerFor } from "@/tests/proofs";
import { changeSeries, endSeries } from "./commands";
import { endPreview } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const early = new Date("2026-02-27T12:00:00Z");

async function buildWorld() {
  const group = await buildGroup({ now: new Date("2026-01-31T12:00:00Z"), from: "2026-02-03" });
  const bo = await buildMember(group.groupId, { now: early });
  const member = await memberFor(bo.userId, group.groupId, now);
  const organizer = await organizerFor(group.userId, group.groupId, now);
  const answer = (who: typeof member, date: string, given: "in" | "maybe" | "out", at = early) =>
    answerMeetup(who, { seriesId: group.seriesId, date: date as LocalDate }, { answer: given, note: null }, at);
  await answer(member, "2026-03-03", "in");
  await answer(member, "2026-03-10", "in");
  await answer(organizer, "2026-03-10", "out");
  await answer(member, "2026-03-17", "maybe");
  return { ...group, member, organizer, answer };
}

let world: Awaited<ReturnType<typeof buildWorld>>;
beforeEach(async () => {
  world = await buildWorld();
});

const preview = async () => {
  const found = await endPreview(world.organizer, world.seriesId, now);
  if (!found) throw new Error("no series");
  return found;
};

const shown = async () => {
  const { schedules } = await groupLists(world.organizer, { from: null, to: null }, "2026-01-01" as LocalDate);
  const [schedule] = schedules;
  if (!schedule) throw new Error("no series");
  return schedule;
};

test("the preview names the first date that goes, and every date that was answered", async () => {
  const { next, going } = await preview();
  expect(next?.date).toBe("2026-03-10");
  expect(going.map(({ meetup, answers }) => [meetup.date, answers])).toEqual([
    ["2026-03-10", { in: 1, maybe: 0, out: 1 }],
    ["2026-03-17", { in: 0, maybe: 1, out: 0 }],
  ]);
});

test("ended, a series stays with its past; what was answered for dates to come is kept and shown nowhere", async () => {
  const before = await shown();
  const { turn } = await preview();
  expect(await endSeries(world.organizer, world.seriesId, turn, now)).toEqual({ ok: true });
  const after = await shown();
  const past = { from: null, to: now };
  expect(meetups(after.plans, after.rows, past)).toEqual(meetups(before.plans, before.rows, past));
  expect(nextMeetups(after.plans, after.rows, now, 1)).toEqual([]);
  expect(after.plans).toMatchObject([{ from: "2026-02-03", until: "2026-03-10" }]);
  const rows = await db().meetup.findMany({ orderBy: { date: "asc" }, select: { state: true, turn: true } });
  expect(rows.map(({ state }) => state)).toEqual(["on", "retired", "retired"]);
  expect(rows[1]?.turn).toBe(turn + 1);
  expect(await db().rsvp.count()).toBe(4);
  expect(await meetupWithPeople(world.member, world.seriesId, "2026-03-03" as LocalDate)).not.toBeNull();
  for (const date of ["2026-03-10", "2026-03-24"]) {
    expect(await meetupWithPeople(world.member, world.seriesId, date as LocalDate)).toBeNull();
    expect(await world.answer(world.member, date, "in", now)).toEqual({ ok: false, reason: "noSuchDate" });
  }
  expect(await db().auditEntry.findMany()).toMatchObject([
    { action: "seriesEnded", detail: "Tuesday run", actorId: world.memberId, at: now },
  ]);
});

test("a plan that has not begun goes, and a series that never met has nothing left to meet for", async () => {
  await db().plan.updateMany({ data: { from: new Date("2026-04-07T00:00Z") } });
  await db().meetup.deleteMany();
  const { turn } = await preview();
  expect(await endSeries(world.organizer, world.seriesId, turn, now)).toEqual({ ok: true });
  expect(await db().plan.count()).toBe(0);
  expect((await preview()).ending).toBeNull();
});

const refusal = async (ending: () => ReturnType<typeof endSeries>) => {
  const before = await checksum();
  const result = await ending();
  expect(await checksum()).toEqual(before);
  return result;
};

test("refused: somebody answered after the preview", async () => {
  const { turn } = await preview();
  await world.answer(world.member, "2026-03-24", "in", now);
  expect(await refusal(() => endSeries(world.organizer, world.seriesId, turn, now))).toEqual({
    ok: false,
    reason: "changed",
  });
});

test("refused: it has ended already", async () => {
  const { turn } = await preview();
  await endSeries(world.organizer, world.seriesId, turn, now);
  for (const at of [turn, turn + 1]) {
    expect(await refusal(() => endSeries(world.organizer, world.seriesId, at, now))).toEqual({
      ok: false,
      reason: "over",
    });
  }
});

test("refused for who runs the group no more, and for another group's series", async () => {
  const other = await buildGroup({ now: early, from: "2026-03-03" });
  const theirs = await organizerFor(other.userId, other.groupId, now);
  const { turn } = await preview();
  const gone = { ok: false, reason: "gone" };
  expect(await refusal(() => endSeries(theirs, world.seriesId, turn, now))).toEqual(gone);
  expect(await changeSeries(theirs, world.seriesId, { name: "Mine", description: null }, now)).toEqual(gone);
  expect(await endPreview(theirs, world.seriesId, now)).toBeNull();
  await db().member.update({ where: { id: world.memberId }, data: { role: "member" } });
  expect(await refusal(() => endSeries(world.organizer, world.seriesId, turn, now))).toEqual(gone);
  expect(await changeSeries(world.organizer, world.seriesId, { name: "Mine", description: null }, now)).toEqual(gone);
});

test("of an ending and an answer at once, either the ending is refused or the answer is", async () => {
  for (let round = 0; round < 5; round += 1) {
    world = await buildWorld();
    const { turn } = await preview();
    const [ended, answered] = await Promise.all([
      endSeries(world.organizer, world.seriesId, turn, now),
      world.answer(world.member, "2026-03-24", "in", now),
    ]);
    expect(ended.ok).toBe(!answered.ok);
  }
});

test("a series is renamed and described", async () => {
  const given = { name: "Night run", description: "Bring a lamp." };
  expect(await changeSeries(world.organizer, world.seriesId, given, now)).toEqual({ ok: true });
  expect(await shown()).toMatchObject(given);
  expect(await db().auditEntry.findMany()).toMatchObject([{ action: "seriesChanged", detail: "Night run" }]);
});
