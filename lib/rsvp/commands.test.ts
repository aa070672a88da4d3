import { expect, test } from "vitest";
import { db } from "@/lib/db";
import type { LocalDate } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember } from "@/tests/factories";
import { memberFor } from "@/tests/proofs";
import { answerMeetup } from "./commands";
import { meetupWithPeople } from "./queries";
import { rollOf } from "./roll";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const tenth = "2026-03-10" as LocalDate;

async function world(plan: { capacity?: number } = {}) {
  const group = await buildGroup({ now, from: "2026-02-03", plan });
  const join = async (name: string) => {
    const { userId } = await buildMember(group.groupId, { now });
    await db().user.update({ where: { id: userId }, data: { name } });
    return memberFor(userId, group.groupId, now);
  };
  const organizer = await memberFor(group.userId, group.groupId, now);
  return { ...group, organizer, join, key: { seriesId: group.seriesId, date: tenth } };
}

async function roll(member: Awaited<ReturnType<typeof memberFor>>, seriesId: string) {
  const found = await meetupWithPeople(member, seriesId, tenth);
  if (!found) throw new Error("no meetup");
  return rollOf(found.people, found.meetup.capacity);
}

const say = (answer: "in" | "maybe" | "out", note?: string | null) => ({ answer, note });

test("an answer is stored, shown, and can be changed", async () => {
  const { organizer, key } = await world();
  expect(await answerMeetup(organizer, key, say("in", "late by 20 min"), now)).toEqual({
    ok: true,
    outcome: "in",
    turn: 1,
  });
  expect((await roll(organizer, key.seriesId)).in).toMatchObject([{ effective: { note: "late by 20 min" } }]);
  expect(await answerMeetup(organizer, key, say("maybe"), now)).toEqual({ ok: true, outcome: "maybe", turn: 2 });
  const { maybe } = await roll(organizer, key.seriesId);
  expect(maybe).toMatchObject([{ effective: { answer: "maybe", note: "late by 20 min" } }]);
  await answerMeetup(organizer, key, say("maybe", null), now);
  expect((await roll(organizer, key.seriesId)).maybe).toMatchObject([{ effective: { note: null } }]);
});

test("who stays in keeps the first ticket; who leaves gives it up", async () => {
  const { join, key } = await world({ capacity: 1 });
  const ada = await join("Ada");
  const ben = await join("Ben");
  await answerMeetup(ada, key, say("in"), now);
  expect(await answerMeetup(ben, key, say("in"), now)).toMatchObject({ outcome: "waiting", ahead: 0 });
  expect(await answerMeetup(ada, key, say("in", "bringing cake"), now)).toMatchObject({ outcome: "in" });
  await answerMeetup(ada, key, say("out"), now);
  expect((await roll(ben, key.seriesId)).in).toMatchObject([{ name: "Ben" }]);
  expect(await answerMeetup(ada, key, say("in"), now)).toMatchObject({ outcome: "waiting", ahead: 0 });
});

test("an own in over a standing one keeps the standing ticket", async () => {
  const { organizer, join, key } = await world({ capacity: 1 });
  await db().standingAnswer.create({
    data: { seriesId: key.seriesId, memberId: organizer.memberId, ticket: 0, from: new Date("2026-01-01T00:00Z") },
  });
  const ada = await join("Ada");
  expect(await answerMeetup(ada, key, say("in"), now)).toMatchObject({ outcome: "waiting" });
  expect(await answerMeetup(organizer, key, say("in", "on time"), now)).toMatchObject({ outcome: "in" });
});

test("refused: a date the series does not have, in another group, started, cancelled, by a former member", async () => {
  const { organizer, join, key, groupId } = await world();
  const other = await buildGroup({ now, from: "2026-02-03" });
  const refusal = async (...given: Parameters<typeof answerMeetup>) => {
    const before = await db().series.findUniqueOrThrow({ where: { id: key.seriesId } });
    const result = await answerMeetup(...given);
    expect(await db().rsvp.count()).toBe(0);
    expect(await db().meetup.count({ where: { state: "on" } })).toBe(0);
    expect(await db().series.findUniqueOrThrow({ where: { id: key.seriesId } })).toEqual(before);
    return result;
  };
  const wednesday = { ...key, date: "2026-03-11" as LocalDate };
  const elsewhere = { ...key, seriesId: other.seriesId };
  const started = new Date("2026-03-10T18:00:00Z");
  expect(await refusal(organizer, wednesday, say("in"), now)).toEqual({ ok: false, reason: "noSuchDate" });
  expect(await refusal(organizer, elsewhere, say("in"), now)).toEqual({ ok: false, reason: "noSuchDate" });
  expect(await refusal(organizer, key, say("in"), started)).toEqual({ ok: false, reason: "started" });
  const ada = await join("Ada");
  await db().member.updateMany({ where: { groupId, id: ada.memberId }, data: { leftAt: now } });
  expect(await refusal(ada, key, say("in"), now)).toEqual({ ok: false, reason: "gone" });
  const date = new Date("2026-03-10T00:00Z");
  await db().meetup.create({ data: { seriesId: key.seriesId, date, state: "cancelled" } });
  expect(await refusal(organizer, key, say("in"), now)).toEqual({ ok: false, reason: "cancelled" });
});

test("50 answers of one member at once are one answer", async () => {
  const { organizer, key } = await world();
  const results = await Promise.all(Array.from({ length: 50 }, () => answerMeetup(organizer, key, say("in"), now)));
  expect(results.every((result) => result.ok)).toBe(true);
  expect(await db().rsvp.count()).toBe(1);
  expect(await db().meetup.count()).toBe(1);
});

test("30 members at once for 10 seats: ten go, twenty wait, each told the place they have", async () => {
  const { join, key, organizer } = await world({ capacity: 10 });
  const members = await Promise.all(Array.from({ length: 30 }, (_, index) => join(`Person ${index}`)));
  const results = await Promise.all(
    members.map(async (member) => ({ member, result: await answerMeetup(member, key, say("in"), now) })),
  );
  const { in: going, waiting } = await roll(organizer, key.seriesId);
  expect(going).toHaveLength(10);
  expect(waiting).toHaveLength(20);
  for (const { member, result } of results) {
    const ahead = waiting.findIndex((person) => person.memberId === member.memberId);
    expect(result).toMatchObject(ahead < 0 ? { outcome: "in" } : { outcome: "waiting", ahead });
  }
});
