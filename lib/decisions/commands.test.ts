import { expect, test } from "vitest";
import { db, type Tx, transaction } from "@/lib/db";
import type { Change } from "@/lib/edits/change";
import { editSeries, undoEdit } from "@/lib/edits/commands";
import { previewEdit } from "@/lib/edits/preview";
import { editToUndo, seriesToEdit } from "@/lib/edits/queries";
import type { Member } from "@/lib/members/access";
import { answerMeetup } from "@/lib/rsvp/commands";
import { readMeetup } from "@/lib/rsvp/queries";
import { rollOf } from "@/lib/rsvp/roll";
import type { LocalDate } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember } from "@/tests/factories";
import { memberFor, organizerFor } from "@/tests/proofs";
import { carryOut, decide, keepAlive } from "./commands";
import { ruling, whetherOn } from "./minimum";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const hour = new Date("2026-03-09T18:00:00Z");
const later = new Date("2026-03-09T18:05:00Z");
const start = new Date("2026-03-10T18:00:00Z");
const tenth = "2026-03-10" as LocalDate;

async function buildWorld(ifShort: "callOff" | "ask" = "callOff") {
  const plan = { minimum: 2, decideBefore: 24 * 60, ifShort };
  const group = await buildGroup({ now, from: "2026-02-03", plan });
  const key = { seriesId: group.seriesId, date: tenth };
  const joined: { name: string; memberId: string; member: Member }[] = [];
  for (const name of ["Bo", "Cem", "Dee", "Eli"]) {
    const { userId, memberId } = await buildMember(group.groupId, { now });
    joined.push({ name, memberId, member: await memberFor(userId, group.groupId, now) });
  }
  const organizer = await organizerFor(group.userId, group.groupId, now);
  const say = async (name: string, answer: "in" | "maybe" | "out", at = now) => {
    const found = joined.find((one) => one.name === name);
    if (found) await answerMeetup(found.member, key, { answer }, at);
  };
  const idOf = (name: string) => joined.find((one) => one.name === name)?.memberId ?? "";
  return { ...group, key, organizer, say, idOf };
}

type World = Awaited<ReturnType<typeof buildWorld>>;

/** What a tick does of one date: under the lock of its series. */
async function tick(tx: Tx, { groupId, key }: World, at: Date) {
  await tx.$queryRaw`SELECT 1 FROM series WHERE id = ${key.seriesId}::uuid FOR NO KEY UPDATE`;
  const found = await readMeetup(tx, { groupId, memberId: null }, key);
  if (!found) throw new Error("no such date");
  const heads = rollOf(found.people, found.meetup.capacity).goingHeads;
  const due = ruling(found.meetup, heads, at);
  const of = { groupId, seriesId: key.seriesId, meetup: found.meetup, heads };
  return due && (await carryOut(tx, { ...of, ruling: due }, at)) ? due : null;
}

const ticks = (world: World, at: Date) => transaction((tx) => tick(tx, world, at));

const decisions = async ({ seriesId }: World) =>
  (
    await db().decision.findMany({
      where: { meetup: { seriesId } },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      select: { verdict: true, byId: true, heads: true, minimum: true, reopenedAt: true },
    })
  ).map(({ reopenedAt, ...decision }) => ({ ...decision, stands: reopenedAt === null }));

const told = async ({ seriesId }: World) => {
  const rows = await db().notice.findMany({ where: { seriesId }, select: { memberId: true, reason: true } });
  return rows.filter(({ reason }) => reason !== "confirmed");
};

const stateOf = async ({ key }: World) =>
  db().meetup.findUnique({
    where: { seriesId_date: { seriesId: key.seriesId, date: new Date(tenth) } },
    select: { state: true, turn: true },
  });

test("too few at its hour: it is called off once, and who is in or might come is told", async () => {
  const world = await buildWorld();
  await world.say("Bo", "in");
  await world.say("Cem", "maybe");
  await world.say("Dee", "out");
  expect(await ticks(world, new Date(hour.getTime() - 1))).toBeNull();
  expect(await ticks(world, hour)).toBe("callOff");
  expect(await ticks(world, later)).toBeNull();
  expect(await decisions(world)).toEqual([{ verdict: "off", byId: null, heads: 1, minimum: 2, stands: true }]);
  const { turn } = await db().series.findUniqueOrThrow({ where: { id: world.seriesId }, select: { turn: true } });
  expect(await stateOf(world)).toEqual({ state: "cancelled", turn });
  expect((await told(world)).map(({ memberId }) => memberId).sort()).toEqual(
    [world.idOf("Bo"), world.idOf("Cem")].sort(),
  );
  expect(await told(world)).toMatchObject([{ reason: "calledOff" }, { reason: "calledOff" }]);
  const known = await db().notice.findMany({ where: { reason: "calledOff" }, select: { was: true } });
  expect(known.map(({ was }) => was)).toMatchObject([tenth, tenth].map((date) => ({ date, state: "on" })));
});

test("enough at its hour: it is on; where they drop out organizers are asked, and nothing is called off", async () => {
  const world = await buildWorld();
  await world.say("Bo", "in");
  await world.say("Cem", "in");
  expect(await ticks(world, hour)).toBe("on");
  await world.say("Cem", "out", later);
  expect(await ticks(world, later)).toBe("reopen");
  expect(await ticks(world, later)).toBeNull();
  expect(await decisions(world)).toEqual([
    { verdict: "on", byId: null, heads: 2, minimum: 2, stands: false },
    { verdict: "asked", byId: null, heads: 1, minimum: 2, stands: true },
  ]);
  expect((await stateOf(world))?.state).toBe("on");
  expect(await told(world)).toContainEqual({ memberId: world.memberId, reason: "decide" });
});

test("organizers are asked where they chose so, and who comes after all settles it", async () => {
  const world = await buildWorld("ask");
  await world.say("Bo", "in");
  expect(await ticks(world, hour)).toBe("ask");
  expect(await told(world)).toEqual([{ memberId: world.memberId, reason: "decide" }]);
  await world.say("Cem", "in", later);
  expect(await ticks(world, later)).toBe("on");
  expect((await decisions(world)).map(({ verdict, stands }) => [verdict, stands])).toEqual([
    ["asked", false],
    ["on", true],
  ]);
});

test("two at once decide once", async () => {
  const world = await buildWorld();
  await world.say("Bo", "in");
  const done = await Promise.all([ticks(world, hour), ticks(world, hour), ticks(world, later)]);
  expect(done.filter((due) => due !== null)).toEqual(["callOff"]);
  expect(await decisions(world)).toHaveLength(1);
  expect(await told(world)).toHaveLength(1);
});

test("what was ruled before somebody answered is not carried out", async () => {
  const world = await buildWorld();
  const found = await readMeetup(db(), { groupId: world.groupId, memberId: null }, world.key);
  if (!found) throw new Error("no such date");
  const of = { groupId: world.groupId, seriesId: world.seriesId, meetup: found.meetup, heads: 2 };
  expect(await transaction((tx) => carryOut(tx, { ...of, ruling: "callOff" }, hour))).toBe(false);
  expect(await decisions(world)).toEqual([]);
});

test("an organizer decides early, has a change of heart, and puts it back: each ends what stood", async () => {
  const world = await buildWorld();
  await world.say("Bo", "in");
  expect(await decide(world.organizer, world.key, "on", now)).toMatchObject({ ok: true });
  expect(await ticks(world, hour)).toBeNull();
  expect(await decide(world.organizer, world.key, "off", later)).toMatchObject({ ok: true });
  expect((await stateOf(world))?.state).toBe("cancelled");
  expect(await decide(world.organizer, world.key, "on", later)).toMatchObject({ ok: true });
  expect((await stateOf(world))?.state).toBe("on");
  const by = { byId: world.memberId, heads: 1, minimum: 2 };
  expect(await decisions(world)).toEqual([
    { verdict: "on", ...by, stands: false },
    { verdict: "off", ...by, stands: false },
    { verdict: "on", ...by, stands: true },
  ]);
  const audit = await db().auditEntry.findMany({ select: { action: true }, orderBy: { id: "asc" } });
  expect(audit.map(({ action }) => action)).toEqual(["dateCancelled", "dateRestored"]);
  expect((await told(world)).map(({ memberId }) => memberId)).not.toContain(world.memberId);
});

test("refused: begun, without a minimum, cancelled by hand, decided so already, and for who runs the group no more", async () => {
  const world = await buildWorld();
  expect(await decide(world.organizer, world.key, "on", start)).toEqual({ ok: false, reason: "started" });
  expect(await decide(world.organizer, world.key, "on", now)).toMatchObject({ ok: true });
  expect(await decide(world.organizer, world.key, "on", now)).toEqual({ ok: false, reason: "already" });
  const seventeenth = { ...world.key, date: "2026-03-17" as LocalDate };
  await db().meetup.create({
    data: { seriesId: world.seriesId, date: new Date(seventeenth.date), state: "cancelled", turn: 1, changedAt: now },
  });
  expect(await decide(world.organizer, seventeenth, "off", now)).toEqual({ ok: false, reason: "cancelled" });
  const none = { ...world.key, date: "2026-03-18" as LocalDate };
  expect(await decide(world.organizer, none, "on", now)).toEqual({ ok: false, reason: "gone" });
  await db().plan.update({ where: { id: world.planId }, data: { minimum: null, decideBefore: null, ifShort: null } });
  expect(await decide(world.organizer, world.key, "off", now)).toEqual({ ok: false, reason: "noMinimum" });
  await db().member.update({ where: { id: world.memberId }, data: { role: "member" } });
  expect(await decide(world.organizer, world.key, "off", now)).toEqual({ ok: false, reason: "gone" });
});

/** Cancels the date by hand, or puts it back, as the edit's pages do. */
async function edit(world: World, kind: "dateCancelled" | "dateRestored", at: Date) {
  const found = await seriesToEdit(world.organizer, world.seriesId, at);
  if (!found) throw new Error("no series");
  const change: Change = kind === "dateRestored" ? { kind, date: tenth } : { kind, date: tenth, reason: "Rain" };
  const looked = previewEdit(found, change, at);
  const digest = looked.ok ? looked.preview.digest : "";
  return editSeries(world.organizer, world.seriesId, change, digest, at);
}

test("a called-off date that is put back by hand is on by its organizer's word, and not called off again", async () => {
  const world = await buildWorld();
  await world.say("Bo", "in");
  await ticks(world, hour);
  expect(await edit(world, "dateRestored", later)).toMatchObject({ ok: true });
  expect(await ticks(world, later)).toBeNull();
  expect(await decisions(world)).toEqual([
    { verdict: "off", byId: null, heads: 1, minimum: 2, stands: false },
    { verdict: "on", byId: world.memberId, heads: 1, minimum: 2, stands: true },
  ]);
});

test("a date that is cancelled by hand after it was on is off; taken back within ten minutes it is on again", async () => {
  const world = await buildWorld();
  await decide(world.organizer, world.key, "on", now);
  const cancelled = await edit(world, "dateCancelled", hour);
  expect((await decisions(world)).map(({ verdict, stands }) => [verdict, stands])).toEqual([
    ["on", false],
    ["off", true],
  ]);
  const turn = cancelled.ok ? cancelled.turn : 0;
  expect(await undoEdit(world.organizer, world.seriesId, turn, later)).toMatchObject({ ok: true });
  expect((await decisions(world)).filter(({ stands }) => stands)).toMatchObject([{ verdict: "on" }]);
  expect((await stateOf(world))?.state).toBe("on");
});

test("an edit is not taken back once an organizer decided of its date: that word holds, with one reason", async () => {
  const world = await buildWorld();
  await edit(world, "dateCancelled", now);
  const back = await edit(world, "dateRestored", now);
  const turn = back.ok ? back.turn : 0;
  expect(await editToUndo(world.organizer, world.seriesId, now)).toMatchObject({ turn });
  const soon = new Date(now.getTime() + 60_000);
  await decide(world.organizer, world.key, "on", soon);
  await decide(world.organizer, world.key, "off", soon);
  expect(await editToUndo(world.organizer, world.seriesId, soon)).toBeNull();
  expect(await undoEdit(world.organizer, world.seriesId, turn, soon)).toEqual({ ok: false, reason: "decided" });
  expect(await reasonOf(world)).toEqual({ state: "cancelled", cancelReason: null, decision: "off" });
});

test("an edit that is taken back after the rule called its date off is so still, and leaves its own reason alone", async () => {
  const world = await buildWorld();
  await edit(world, "dateCancelled", now);
  const back = await edit(world, "dateRestored", new Date(hour.getTime() - 60_000));
  expect(await ticks(world, hour)).toBe("callOff");
  expect(await undoEdit(world.organizer, world.seriesId, back.ok ? back.turn : 0, later)).toMatchObject({ ok: true });
  expect(await reasonOf(world)).toEqual({ state: "cancelled", cancelReason: "Rain", decision: "off" });
  const found = await readMeetup(db(), { groupId: world.groupId, memberId: null }, world.key);
  expect(found && whetherOn(found.meetup, 0, later)).toBeNull();
});

async function reasonOf({ groupId, key }: World) {
  const found = await readMeetup(db(), { groupId, memberId: null }, key);
  const { state, cancelReason, decision } = found?.meetup ?? {};
  return { state, cancelReason, decision: decision?.verdict };
}

test("a series that lives on asks nobody any more; refused for who runs the group no more and of no such series", async () => {
  const { organizer, seriesId, memberId } = await buildWorld();
  const asked = {
    memberId,
    seriesId,
    date: new Date(tenth),
    reason: "stillAlive",
    revision: 1,
    createdAt: now,
  } as const;
  await db().notice.create({ data: asked });
  expect(await keepAlive(organizer, seriesId, later)).toEqual({ ok: true });
  expect(await keepAlive(organizer, seriesId, start)).toEqual({ ok: true });
  expect(await db().notice.findMany({ select: { dismissedAt: true } })).toEqual([{ dismissedAt: later }]);
  expect(await keepAlive(organizer, organizer.groupId, now)).toEqual({ ok: false, reason: "gone" });
  await db().member.update({ where: { id: memberId }, data: { role: "member" } });
  expect(await keepAlive(organizer, seriesId, now)).toEqual({ ok: false, reason: "gone" });
});
