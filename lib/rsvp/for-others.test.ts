import { expect, test } from "vitest";
import { db } from "@/lib/db";
import type { LocalDate } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember } from "@/tests/factories";
import { ofSeats } from "@/tests/of-seats";
import { memberFor, organizerFor } from "@/tests/proofs";
import { answerFor, answerMeetup } from "./commands";
import { meetupWithPeople } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const tenth = "2026-03-10" as LocalDate;

async function world(plan: { capacity?: number; mayBring?: number } = {}) {
  const group = await buildGroup({ now, from: "2026-02-03", plan });
  const organizer = await organizerFor(group.userId, group.groupId, now);
  const ada = await buildMember(group.groupId, { now });
  const key = { seriesId: group.seriesId, date: tenth };
  return { ...group, organizer, ada: { ...ada, member: () => memberFor(ada.userId, group.groupId, now) }, key };
}

type World = Awaited<ReturnType<typeof world>>;

async function personOf({ organizer, key }: World, memberId: string) {
  const found = await meetupWithPeople(organizer, key.seriesId, key.date);
  return found?.people.find((person) => person.memberId === memberId);
}

test("an answer for somebody is theirs and says from whom it came, until they answer themselves", async () => {
  const it = await world({ mayBring: 2 });
  const { organizer, ada, key } = it;
  const given = { answer: "in", brings: 2, note: "late" } as const;
  expect(await answerFor(organizer, ada.memberId, key, given, now)).toMatchObject({ ok: true, outcome: "in", turn: 1 });
  expect(await personOf(it, ada.memberId)).toMatchObject({
    effective: { how: "own", answer: "in", brings: 2, note: "late", ticket: 1 },
    by: { memberId: organizer.memberId, name: "Ada" },
  });
  await answerMeetup(await ada.member(), key, { answer: "in" }, now);
  // Their own word, and the place in the line is kept.
  expect(await personOf(it, ada.memberId)).toMatchObject({
    effective: { ticket: 1, brings: 2, note: "late" },
    by: null,
  });
});

test("whoever answers for themselves so has answered themselves", async () => {
  const it = await world();
  await answerFor(it.organizer, it.memberId, it.key, { answer: "maybe" }, now);
  expect(await personOf(it, it.memberId)).toMatchObject({ effective: { answer: "maybe" }, by: null });
});

test("an “in” for a regular keeps the standing ticket; what only stands came from nobody", async () => {
  const it = await world({ capacity: 1 });
  const standing = { seriesId: it.seriesId, memberId: it.ada.memberId, ticket: 0, from: now };
  await db().standingAnswer.create({ data: standing });
  expect(await personOf(it, it.ada.memberId)).toMatchObject({ effective: { how: "regular" }, by: null });
  expect(await answerMeetup(it.organizer, it.key, { answer: "in" }, now)).toMatchObject({ outcome: "waiting" });
  expect(await answerFor(it.organizer, it.ada.memberId, it.key, { answer: "in" }, now)).toMatchObject({
    outcome: "in",
  });
  expect(await personOf(it, it.ada.memberId)).toMatchObject({ effective: { ticket: 0 }, by: { name: "Ada" } });
});

test("an “out” for somebody moves the next one up, who is told", async () => {
  const it = await world({ capacity: 1 });
  const bo = await buildMember(it.groupId, { now });
  await answerMeetup(await it.ada.member(), it.key, { answer: "in" }, now);
  await answerMeetup(await memberFor(bo.userId, it.groupId, now), it.key, { answer: "in" }, now);
  await answerFor(it.organizer, it.ada.memberId, it.key, { answer: "out" }, now);
  expect(await db().notice.findMany({ where: ofSeats, select: { memberId: true, reason: true } })).toEqual([
    { memberId: bo.memberId, reason: "movedUp" },
  ]);
});

test("refused: a former member, one of another group, and an organizer whose role was taken meanwhile", async () => {
  const it = await world();
  const other = await buildGroup({ now, from: "2026-02-03" });
  const say = (memberId: string) => answerFor(it.organizer, memberId, it.key, { answer: "in" }, now);
  expect(await say(other.memberId)).toEqual({ ok: false, reason: "gone" });
  await db().member.update({ where: { id: it.ada.memberId }, data: { leftAt: now, ending: "left" } });
  expect(await say(it.ada.memberId)).toEqual({ ok: false, reason: "gone" });
  const bo = await buildMember(it.groupId, { now });
  await db().member.update({ where: { id: it.memberId }, data: { role: "member" } });
  expect(await say(bo.memberId)).toEqual({ ok: false, reason: "gone" });
  expect(await db().rsvp.count()).toBe(0);
});

test("refused: more than one may bring, more than there is room for, a date that is none, started, cancelled", async () => {
  const it = await world({ capacity: 2, mayBring: 1 });
  const say = (brings: number, date = tenth, at = now) =>
    answerFor(it.organizer, it.ada.memberId, { ...it.key, date }, { answer: "in", brings }, at);
  expect(await say(2)).toEqual({ ok: false, reason: "tooMany" });
  await say(0);
  await answerMeetup(it.organizer, it.key, { answer: "in" }, now);
  expect(await say(1)).toEqual({ ok: false, reason: "noRoom" });
  expect(await say(0, "2026-03-11" as LocalDate)).toEqual({ ok: false, reason: "noSuchDate" });
  expect(await say(0, tenth, new Date("2026-03-10T18:00:00Z"))).toEqual({ ok: false, reason: "started" });
  await db().meetup.updateMany({ data: { state: "cancelled" } });
  expect(await say(0)).toEqual({ ok: false, reason: "cancelled" });
});
