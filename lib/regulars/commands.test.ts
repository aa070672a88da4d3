import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { answerMeetup } from "@/lib/rsvp/commands";
import { meetupWithPeople } from "@/lib/rsvp/queries";
import { rollOf } from "@/lib/rsvp/roll";
import { withDatabase } from "@/tests/database";
import { date } from "@/tests/edited";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { ofSeats } from "@/tests/of-seats";
import { memberFor } from "@/tests/proofs";
import { becomeRegular, stopRegular } from "./commands";
import { seriesAhead } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const hour = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const [tenth, seventeenth, twentyFourth] = ["2026-03-10", "2026-03-17", "2026-03-24"].map(date);

async function world(plan: { capacity?: number; until?: Date } = {}) {
  const group = await buildGroup({ now, from: "2026-02-03", plan });
  const join = async (name: string) => {
    const { userId } = await buildUser({ now, name });
    await buildMember(group.groupId, { now, userId });
    return memberFor(userId, group.groupId, now);
  };
  const roll = async (day = tenth) => {
    const organizer = await memberFor(group.userId, group.groupId, now);
    const found = day && (await meetupWithPeople(organizer, group.seriesId, day));
    if (!found) throw new Error("no meetup");
    const { in: going, waiting, out } = rollOf(found.people, found.meetup.capacity);
    const names = (people: typeof going) => people.map(({ name }) => name);
    return { going: names(going), waiting: names(waiting), out: names(out) };
  };
  const say = async (member: Awaited<ReturnType<typeof join>>, answer: "in" | "out", day = tenth) => {
    if (!day) throw new Error("no day");
    return answerMeetup(member, { seriesId: group.seriesId, date: day }, { answer }, now);
  };
  return { ...group, join, roll, say };
}

test("a regular is in from now on, behind everybody who is in the line, and what they had said stays", async () => {
  const { seriesId, join, roll, say } = await world({ capacity: 1 });
  const [ada, ben] = [await join("Ada"), await join("Ben")];
  await say(ben, "in", seventeenth);
  await say(ada, "out", tenth);
  const result = await becomeRegular(ada, seriesId, now);
  expect(result).toMatchObject({ ok: true, turn: 3, seated: 4, waits: [{ date: seventeenth }] });
  expect(await roll(tenth)).toMatchObject({ going: [], out: ["Ada"] });
  expect(await roll(seventeenth)).toMatchObject({ going: ["Ben"], waiting: ["Ada"] });
  expect(await roll(twentyFourth)).toMatchObject({ going: ["Ada"] });
  expect((await seriesAhead(ada, seriesId, now))?.isRegular).toBe(true);
  // An own "in" over it keeps its place.
  await say(ben, "in", twentyFourth);
  await say(ada, "in", twentyFourth);
  expect(await roll(twentyFourth)).toMatchObject({ going: ["Ada"], waiting: ["Ben"] });
});

test("stopping frees the seats of coming dates and tells who moves up, and nobody of their own doing", async () => {
  const { seriesId, join, roll, say } = await world({ capacity: 1 });
  const [ada, ben] = [await join("Ada"), await join("Ben")];
  await becomeRegular(ada, seriesId, now);
  await say(ben, "in", tenth);
  await say(ada, "in", seventeenth);
  expect(await stopRegular(ada, seriesId, now)).toEqual({ ok: true, turn: 4 });
  expect(await roll(tenth)).toMatchObject({ going: ["Ben"], waiting: [] });
  expect(await roll(seventeenth)).toMatchObject({ going: ["Ada"] });
  expect(await roll(twentyFourth)).toMatchObject({ going: [] });
  const told = await db().notice.findMany({ where: ofSeats, select: { memberId: true, reason: true, revision: true } });
  expect(told).toEqual([{ memberId: ben.memberId, reason: "movedUp", revision: 4 }]);
});

test("a date that has begun reads the same before and after", async () => {
  const { seriesId, join, roll } = await world();
  const ada = await join("Ada");
  await becomeRegular(ada, seriesId, now);
  const begun = new Date("2026-03-10T18:30:00Z");
  await stopRegular(ada, seriesId, begun);
  expect(await roll(tenth)).toMatchObject({ going: ["Ada"] });
  expect(await roll(seventeenth)).toMatchObject({ going: [] });
  await becomeRegular(ada, seriesId, new Date("2026-03-18T12:00:00Z"));
  expect(await roll(seventeenth)).toMatchObject({ going: [] });
  expect(await roll(twentyFourth)).toMatchObject({ going: ["Ada"] });
});

test("where this clock is behind the other an end is no earlier than its beginning, and stretches never overlap", async () => {
  const { seriesId, join } = await world();
  const ada = await join("Ada");
  await becomeRegular(ada, seriesId, hour(1));
  await stopRegular(ada, seriesId, now);
  await becomeRegular(ada, seriesId, now);
  const rows = await db().standingAnswer.findMany({ orderBy: { ticket: "asc" }, select: { from: true, until: true } });
  expect(rows).toEqual([
    { from: hour(1), until: hour(1) },
    { from: hour(1), until: null },
  ]);
});

test("refused, and nothing written: a regular already, none, a series without dates, no member any more", async () => {
  const { seriesId, groupId, join } = await world();
  const ended = await buildGroup({ now, from: "2026-02-03", plan: { until: new Date("2026-02-20T00:00Z") } });
  const founder = await memberFor(ended.userId, ended.groupId, now);
  expect(await becomeRegular(founder, ended.seriesId, now)).toEqual({ ok: false, reason: "noDates" });
  const ada = await join("Ada");
  expect(await stopRegular(ada, seriesId, now)).toEqual({ ok: false, reason: "notRegular" });
  expect(await becomeRegular(ada, ended.seriesId, now)).toEqual({ ok: false, reason: "gone" });
  await becomeRegular(ada, seriesId, now);
  expect(await becomeRegular(ada, seriesId, now)).toEqual({ ok: false, reason: "already" });
  await db().member.updateMany({ where: { groupId, id: ada.memberId }, data: { leftAt: now } });
  expect(await becomeRegular(ada, seriesId, now)).toEqual({ ok: false, reason: "gone" });
  expect(await stopRegular(ada, seriesId, now)).toEqual({ ok: false, reason: "gone" });
  expect(await db().standingAnswer.count()).toBe(1);
  const { turn } = await db().series.findUniqueOrThrow({ where: { id: seriesId }, select: { turn: true } });
  expect(turn).toBe(1);
});

test("20 presses at once are one; ten people at once for four seats: each is told the place they have", async () => {
  const { seriesId, join, roll } = await world({ capacity: 4 });
  const ada = await join("Ada");
  const presses = await Promise.all(Array.from({ length: 20 }, () => becomeRegular(ada, seriesId, now)));
  expect(presses.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db().standingAnswer.count()).toBe(1);
  const others = await Promise.all(Array.from({ length: 10 }, (_, index) => join(`P${index}`)));
  const results = await Promise.all(
    others.map(async (member, index) => ({ name: `P${index}`, result: await becomeRegular(member, seriesId, now) })),
  );
  const { going, waiting } = await roll(twentyFourth);
  expect([going.length, waiting.length]).toEqual([4, 7]);
  for (const { name, result } of results) {
    expect(result).toMatchObject({ ok: true, seated: going.includes(name) ? 6 : 0 });
  }
});
