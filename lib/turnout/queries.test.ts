import { expect, test } from "vitest";
import { db } from "@/lib/db";
import type { LocalDate } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember } from "@/tests/factories";
import { memberFor, organizerFor } from "@/tests/proofs";
import { takeTurnout } from "./commands";
import { historyOf, tally } from "./history";
import { lastTurnouts } from "./queries";

withDatabase();

const began = new Date("2021-01-01T12:00:00Z");
const now = new Date("2026-03-20T12:00:00Z");
const day = (text: string) => new Date(`${text}T00:00Z`);

async function world(plan: Parameters<typeof buildGroup>[0]["plan"] = {}) {
  const group = await buildGroup({ now: began, from: "2021-01-05", plan });
  const bo = await buildMember(group.groupId, { now: began });
  const standing = { seriesId: group.seriesId, ticket: 1, from: began };
  await db().standingAnswer.create({ data: { ...standing, memberId: bo.memberId } });
  return { ...group, bo, organizer: await organizerFor(group.userId, group.groupId, now) };
}

type World = Awaited<ReturnType<typeof world>>;

async function tallyOf({ organizer, seriesId }: World, memberId: string, at = now) {
  const [found] = await lastTurnouts(organizer, seriesId, at);
  const { joinedAt, leftAt } = await db().member.findUniqueOrThrow({ where: { id: memberId } });
  return tally(historyOf({ memberId, joinedAt, leftAt }, found?.turnouts ?? []));
}

async function meetup(seriesId: string, date: string, given: object = {}) {
  return (await db().meetup.create({ data: { seriesId, date: day(date), ...given }, select: { id: true } })).id;
}

async function say(meetupId: string, memberId: string, answer: "in" | "out", ticket = 5) {
  await db().rsvp.create({ data: { meetupId, memberId, answer, ticket, answeredAt: began } });
}

test("a regular came to what took place, but for what they said, where they were away, and where nobody saw them", async () => {
  const it = await world();
  expect(await tallyOf(it, it.bo.memberId)).toEqual({ came: 12, of: 12 });
  await say(await meetup(it.seriesId, "2026-03-17"), it.bo.memberId, "out");
  await meetup(it.seriesId, "2026-03-10", { state: "cancelled" });
  const week = { from: day("2026-03-02"), until: day("2026-03-09"), setAt: began };
  const ticket = { seriesId: it.seriesId, memberId: it.bo.memberId, ticket: 2 };
  await db().away.create({ data: { ...week, userId: it.bo.userId, tickets: { create: ticket } } });
  const key = { seriesId: it.seriesId, date: "2026-02-24" as LocalDate };
  expect(await takeTurnout(it.organizer, key, [it.memberId], now)).toMatchObject({ ok: true });
  expect(await tallyOf(it, it.bo.memberId)).toEqual({ came: 9, of: 12 });
  expect(await tallyOf(it, it.memberId)).toEqual({ came: 1, of: 12 });
});

test("what ends now, and a capacity that changes from now on, change nothing of what has been", async () => {
  const it = await world({ capacity: 1 });
  const cy = await buildMember(it.groupId, { now: began });
  await say(await meetup(it.seriesId, "2026-03-17"), cy.memberId, "in");
  const before = [await tallyOf(it, it.bo.memberId), await tallyOf(it, cy.memberId)];
  expect(before).toEqual([
    { came: 12, of: 12 },
    { came: 0, of: 12 },
  ]);
  await db().standingAnswer.updateMany({ data: { until: now } });
  await db().member.update({ where: { id: it.bo.memberId }, data: { leftAt: now, ending: "left" } });
  await db().plan.update({ where: { id: it.planId }, data: { until: day("2026-03-21") } });
  const plan = await db().plan.findUniqueOrThrow({ where: { id: it.planId }, omit: { id: true } });
  await db().plan.create({ data: { ...plan, from: day("2026-03-21"), until: null, capacity: 5 } });
  expect([await tallyOf(it, it.bo.memberId), await tallyOf(it, cy.memberId)]).toEqual(before);
});

test("each series of the group looks back on its own dates: a daily one beside a yearly one, and one that never met", async () => {
  const it = await world();
  const add = async (name: string, rrule: string | null, from: string) => {
    const { id } = await db().series.create({ data: { groupId: it.groupId, name, createdAt: now } });
    const when = {
      from: day(from),
      startTime: new Date("1970-01-01T08:00Z"),
      zone: "Europe/Berlin",
      rrule,
      length: 60,
    };
    await db().plan.create({ data: { ...when, seriesId: id, turn: 0, changedAt: began } });
    return id;
  };
  const daily = await add("Daily", "FREQ=DAILY", "2021-01-05");
  await add("Yearly", "FREQ=YEARLY", "2010-02-01");
  await add("Not yet", null, "2027-01-01");
  await say(await meetup(daily, "2026-03-15"), it.bo.memberId, "in");
  await say(await meetup(daily, "2025-06-15"), it.bo.memberId, "in");
  const found = await lastTurnouts(it.organizer, null, now);
  expect(found.map(({ schedule, turnouts }) => [schedule.name, turnouts.length])).toEqual([
    ["Tuesday run", 12],
    ["Daily", 12],
    ["Yearly", 12],
    ["Not yet", 0],
  ]);
  const came = found[1]?.turnouts.filter((one) => one.came.size > 0).map((one) => one.meetup.date);
  expect(came).toEqual(["2026-03-15"]);
});

test("a series of another group, and what is no id, have no history", async () => {
  const it = await world();
  const other = await buildGroup({ now: began, from: "2021-01-05" });
  const member = await memberFor(it.bo.userId, it.groupId, now);
  expect(await lastTurnouts(member, other.seriesId, now)).toEqual([]);
  expect(await lastTurnouts(member, "no-id", now)).toEqual([]);
});
