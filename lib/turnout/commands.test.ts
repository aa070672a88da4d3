import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { answerMeetup } from "@/lib/rsvp/commands";
import type { LocalDate } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember } from "@/tests/factories";
import { memberFor, organizerFor } from "@/tests/proofs";
import { takeTurnout } from "./commands";
import { turnoutToTake, whoCame } from "./queries";

withDatabase();

const before = new Date("2026-03-04T12:00:00Z");
const start = new Date("2026-03-10T18:00:00Z");
const after = new Date("2026-03-10T21:00:00Z");
const tenth = "2026-03-10" as LocalDate;

async function world(plan: { capacity?: number } = {}) {
  const group = await buildGroup({ now: before, from: "2026-02-03", plan });
  const join = async (name: string, given: { leftAt?: Date; joinedAt?: Date } = {}) => {
    const member = await buildMember(group.groupId, { now: before, ...given });
    await db().user.update({ where: { id: member.userId }, data: { name } });
    return member;
  };
  const key = { seriesId: group.seriesId, date: tenth };
  return { ...group, join, key, organizer: await organizerFor(group.userId, group.groupId, before) };
}

type World = Awaited<ReturnType<typeof world>>;

async function shown({ organizer, key }: World) {
  const row = await db().meetup.findFirst({ where: { seriesId: key.seriesId }, select: { id: true } });
  return row && whoCame(organizer, key.seriesId, row.id);
}

async function prefilled({ organizer, key }: World) {
  const found = await turnoutToTake(organizer, key.seriesId, key.date);
  return { isTaken: found?.isTaken, people: found?.people.map(({ name, came }) => [name, came]) };
}

test("prefilled from the answers of those who were there to say; saved, shown with who took it down, and mended", async () => {
  const it = await world({ capacity: 1 });
  const [bo, cy] = [await it.join("Bo"), await it.join("Cy")];
  await it.join("Left before", { leftAt: before });
  await it.join("Came later", { joinedAt: after });
  await answerMeetup(await memberFor(bo.userId, it.groupId, before), it.key, { answer: "in" }, before);
  await answerMeetup(await memberFor(cy.userId, it.groupId, before), it.key, { answer: "in" }, before);
  // Cy waits and so is not ticked.
  const people = [
    ["Ada", false],
    ["Bo", true],
    ["Cy", false],
  ];
  expect(await prefilled(it)).toEqual({ isTaken: false, people });

  expect(await takeTurnout(it.organizer, it.key, [cy.memberId, it.memberId], start)).toEqual({
    ok: true,
    turn: 3,
    count: 2,
  });
  expect((await prefilled(it)).people).toEqual([
    ["Ada", true],
    ["Bo", false],
    ["Cy", true],
  ]);
  expect(await shown(it)).toMatchObject({ taken: { at: start, by: "Ada" }, came: [{ name: "Ada" }, { name: "Cy" }] });

  expect(await takeTurnout(it.organizer, it.key, [], after)).toMatchObject({ ok: true, count: 0 });
  expect(await prefilled(it)).toMatchObject({ isTaken: true });
  expect(await shown(it)).toMatchObject({ taken: { at: after }, came: [] });
  expect([await db().turnout.count(), await db().presence.count()]).toEqual([1, 0]);
  // Answers and tickets are as they were.
  expect(await db().rsvp.findMany({ select: { ticket: true }, orderBy: { ticket: "asc" } })).toEqual([
    { ticket: 1 },
    { ticket: 2 },
  ]);
});

test("a date that nobody touched gets its row; who left since can be ticked and is shown; the nameless without name", async () => {
  const it = await world();
  const bo = await it.join("Bo", { leftAt: after });
  expect(await takeTurnout(it.organizer, it.key, [bo.memberId, bo.memberId], after)).toMatchObject({
    ok: true,
    count: 1,
  });
  expect(await shown(it)).toMatchObject({ came: [{ name: "Bo" }] });
  await db().member.update({ where: { id: bo.memberId }, data: { nameless: true } });
  expect(await shown(it)).toMatchObject({ came: [{ name: null }] });
  expect((await prefilled(it)).people).toContainEqual([null, true]);
});

test("refused: not begun, cancelled, no such date, a former date", async () => {
  const it = await world();
  const take = (at: Date, date = tenth) => takeTurnout(it.organizer, { ...it.key, date }, [it.memberId], at);
  expect(await take(new Date(start.getTime() - 1))).toEqual({ ok: false, reason: "notYet" });
  expect(await take(after, "2026-03-11" as LocalDate)).toEqual({ ok: false, reason: "noSuchDate" });
  const other = await buildGroup({ now: before, from: "2026-02-03" });
  const theirs = { seriesId: other.seriesId, date: tenth };
  expect(await takeTurnout(it.organizer, theirs, [], after)).toEqual({ ok: false, reason: "noSuchDate" });
  const row = await db().meetup.create({ data: { seriesId: it.seriesId, date: new Date(tenth), state: "cancelled" } });
  expect(await take(after)).toEqual({ ok: false, reason: "cancelled" });
  await db().meetup.update({ where: { id: row.id }, data: { state: "retired" } });
  expect(await take(after)).toEqual({ ok: false, reason: "noSuchDate" });
  expect(await db().turnout.count()).toBe(0);
});

test("refused: a role taken meanwhile, and anybody who was no member at the start", async () => {
  const it = await world();
  const other = await buildGroup({ now: before, from: "2026-02-03" });
  const gone = [await it.join("Left", { leftAt: start }), await it.join("Late", { joinedAt: after }), other];
  for (const { memberId } of gone) {
    const result = await takeTurnout(it.organizer, it.key, [it.memberId, memberId], after);
    expect(result).toEqual({ ok: false, reason: "unknown" });
  }
  const cora = await buildMember(it.groupId, { now: before, role: "coOrganizer" });
  const asCora = await organizerFor(cora.userId, it.groupId, before);
  await db().member.update({ where: { id: cora.memberId }, data: { role: "member" } });
  expect(await takeTurnout(asCora, it.key, [], after)).toEqual({ ok: false, reason: "gone" });
  expect(await db().turnout.count()).toBe(0);
});
