import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { dismissNotices } from "@/lib/notices/commands";
import type { LocalDate } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember } from "@/tests/factories";
import { ofSeats } from "@/tests/of-seats";
import { memberFor } from "@/tests/proofs";
import { answerMeetup } from "./commands";
import { dateWithPeople } from "./queries";
import { rollOf } from "./roll";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const tenth = "2026-03-10" as LocalDate;

/** A group whose people may bring 3 to `capacity` seats. */
async function world(capacity: number | null, names: readonly string[]) {
  const group = await buildGroup({ now, from: "2026-02-03", plan: { capacity, mayBring: 3 } });
  const key = { seriesId: group.seriesId, date: tenth };
  const members = new Map<string, Awaited<ReturnType<typeof memberFor>>>();
  for (const name of names) {
    const { userId } = await buildMember(group.groupId, { now });
    await db().user.update({ where: { id: userId }, data: { name } });
    members.set(name, await memberFor(userId, group.groupId, now));
  }
  const one = (name: string) => {
    const found = members.get(name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const say = (name: string, brings?: number, answer: "in" | "maybe" | "out" = "in") =>
    answerMeetup(one(name), key, { answer, brings }, now);
  const seen = async (name: string) => {
    const found = await dateWithPeople(one(name), group.seriesId, tenth);
    if (found?.is !== "meetup") throw new Error("no meetup");
    const roll = rollOf(found.people, found.meetup.capacity, found.others);
    const partiesOf = (people: typeof roll.in) =>
      people.map(({ name: who, effective }) => `${who} +${effective?.brings}`);
    return { in: partiesOf(roll.in), waiting: partiesOf(roll.waiting), room: roll.room, notices: found.notices };
  };
  return { ...group, key, one, say, seen };
}

test("a party grows into free seats, and the seats count heads", async () => {
  const { say, seen } = await world(4, ["Ada", "Ben"]);
  expect(await say("Ada", 1)).toMatchObject({ outcome: "in" });
  expect(await say("Ada", 2)).toMatchObject({ outcome: "in" });
  expect(await seen("Ada")).toMatchObject({ in: ["Ada +2"], room: { state: "free", seats: 1 } });
  expect(await say("Ben", 1)).toMatchObject({ outcome: "waiting", ahead: 0 });
  expect((await seen("Ben")).room).toEqual({ state: "next", seats: 1, heads: 2, waiting: 1 });
});

test("more than one may bring, or than there are seats, is refused and changes nothing", async () => {
  const { say, seen } = await world(3, ["Ada"]);
  expect(await say("Ada", 4)).toEqual({ ok: false, reason: "tooMany" });
  expect(await say("Ada", 3)).toEqual({ ok: false, reason: "tooMany" });
  expect(await seen("Ada")).toMatchObject({ in: [], waiting: [] });
  expect(await say("Ada", 2)).toMatchObject({ outcome: "in" });
});

test("a seated party does not grow past the seats or past who waits, and stays as it was", async () => {
  const { say, seen } = await world(3, ["Ada", "Ben", "Cleo"]);
  await say("Ada");
  await say("Ben");
  expect(await say("Ada", 2)).toEqual({ ok: false, reason: "noRoom" });
  await say("Cleo", 1);
  expect(await say("Ada", 1)).toEqual({ ok: false, reason: "noRoom" });
  expect(await seen("Ada")).toMatchObject({ in: ["Ada +0", "Ben +0"], waiting: ["Cleo +1"] });
  expect(await say("Ada")).toMatchObject({ outcome: "in" });
});

test("a party that shrinks moves others up, each told once; who was told and answers hears of it no more", async () => {
  const { say, seen } = await world(3, ["Ada", "Ben", "Cleo", "Dan"]);
  await say("Ada", 2);
  for (const name of ["Ben", "Cleo", "Dan"]) expect(await say(name)).toMatchObject({ outcome: "waiting" });
  const shrunk = await say("Ada", 0);
  expect(shrunk).toMatchObject({ outcome: "in" });
  expect(await seen("Ada")).toMatchObject({ in: ["Ada +0", "Ben +0", "Cleo +0"], waiting: ["Dan +0"], notices: [] });
  expect(await db().notice.count({ where: ofSeats })).toBe(2);
  for (const name of ["Ben", "Cleo"]) {
    expect((await seen(name)).notices).toMatchObject([{ reason: "movedUp", date: tenth, revision: 5 }]);
  }
  expect((await seen("Dan")).notices).toEqual([]);
  await say("Ben", undefined, "maybe");
  expect((await seen("Ben")).notices).toEqual([]);
  expect((await seen("Dan")).notices).toMatchObject([{ reason: "movedUp", revision: 6 }]);
  expect(await db().notice.count({ where: ofSeats })).toBe(3);
});

test("a regular who brings somebody keeps the place of a regular", async () => {
  const { say, seen, one, seriesId } = await world(3, ["Ada", "Ben"]);
  const standing = { seriesId, memberId: one("Ada").memberId, ticket: 0, from: new Date("2026-03-01T00:00Z") };
  await db().standingAnswer.create({ data: standing });
  await say("Ben");
  expect(await say("Ada", 2)).toEqual({ ok: false, reason: "noRoom" });
  expect(await say("Ada", 1)).toMatchObject({ outcome: "in" });
  expect(await seen("Ada")).toMatchObject({ in: ["Ada +1", "Ben +0"], room: { state: "full", waiting: 0 } });
});

test("a notice is put away with those before it, again harmlessly, by its person alone", async () => {
  const { one, key, seen } = await world(3, ["Ada", "Ben"]);
  const told = (revision: number, reason: "movedUp" | "lostSeat") => ({
    data: {
      memberId: one("Ada").memberId,
      seriesId: key.seriesId,
      date: new Date(tenth),
      reason,
      revision,
      createdAt: now,
    },
  });
  const notice = await db().notice.create(told(3, "movedUp"));
  await db().notice.create(told(1, "lostSeat"));
  const later = await db().notice.create(told(9, "lostSeat"));
  expect(await dismissNotices(one("Ben"), [notice.id], now)).toEqual({ ok: false, reason: "gone" });
  expect((await seen("Ada")).notices).toHaveLength(3);
  for (const _ of [1, 2]) expect(await dismissNotices(one("Ada"), [notice.id], now)).toEqual({ ok: true, ...key });
  expect((await seen("Ada")).notices).toMatchObject([{ id: later.id }]);
});

test("of many who said nothing the first are named and the others counted, or all named", async () => {
  const { one, groupId, seriesId } = await world(null, ["Ada"]);
  for (let more = 0; more < 30; more += 1) await buildMember(groupId, { now });
  const silent = async (everybody: boolean) => {
    const found = await dateWithPeople(one("Ada"), seriesId, tenth, everybody);
    if (found?.is !== "meetup") throw new Error("no meetup");
    return [found.people.length, found.others];
  };
  expect(await silent(false)).toEqual([13, 19]);
  expect(await silent(true)).toEqual([32, 0]);
});
