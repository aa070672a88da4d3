import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { leaveGroup, removeMember } from "@/lib/leaving/commands";
import type { LocalDate } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { memberFor, organizerFor } from "@/tests/proofs";
import { answerMeetup } from "./commands";
import { meetupWithPeople } from "./queries";
import { rollOf } from "./roll";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const week = (weeks: number) => new Date(now.getTime() + weeks * 7 * 86_400_000);
const [tenth, seventeenth] = ["2026-03-10" as LocalDate, "2026-03-17" as LocalDate];

/** Two seats on Tuesdays; Mia and Max said in to the 10th and the 17th, Nell waits for both. */
async function world() {
  const group = await buildGroup({ now, from: "2026-02-03", plan: { capacity: 2 } });
  const join = async (name: string) => {
    const { userId } = await buildUser({ now, name });
    await buildMember(group.groupId, { now, userId });
    return memberFor(userId, group.groupId, now);
  };
  const people = { mia: await join("Mia"), max: await join("Max"), nell: await join("Nell") };
  const { seriesId } = group;
  for (const member of Object.values(people))
    for (const date of [tenth, seventeenth])
      await answerMeetup(member, { seriesId, date }, { answer: "in", note: undefined }, now);
  const ada = await organizerFor(group.userId, group.groupId, now);
  const roll = async (date: LocalDate) => {
    const found = await meetupWithPeople(ada, seriesId, date);
    if (!found) throw new Error("no meetup");
    const { in: going, waiting, silent } = rollOf(found.people, found.meetup.capacity);
    const names = (some: readonly { name: string | null }[]) => some.map(({ name }) => name);
    return { in: names(going), waiting: names(waiting), silent: names(silent) };
  };
  return { ...group, ...people, ada, roll };
}

const between = week(1);

test("who leaves gives the seats of coming dates to who waits; the past is as it was", async () => {
  const { mia, roll } = await world();
  expect(await roll(seventeenth)).toEqual({ in: ["Mia", "Max"], waiting: ["Nell"], silent: ["Ada"] });
  await leaveGroup(mia, { nameless: false, successorId: null }, between);
  expect(await roll(seventeenth)).toEqual({ in: ["Max", "Nell"], waiting: [], silent: ["Ada"] });
  expect(await roll(tenth)).toEqual({ in: ["Mia", "Max"], waiting: ["Nell"], silent: ["Ada"] });
});

test("who was removed counts no longer and cannot answer", async () => {
  const { ada, max, seriesId, roll } = await world();
  await removeMember(ada, max.memberId, false, between);
  expect(await roll(seventeenth)).toEqual({ in: ["Mia", "Nell"], waiting: [], silent: ["Ada"] });
  const again = await answerMeetup(max, { seriesId, date: seventeenth }, { answer: "in", note: null }, between);
  expect(again).toEqual({ ok: false, reason: "gone" });
});

test("a regular who leaves is none for the dates after it", async () => {
  const { mia, max, nell, seriesId, roll } = await world();
  await db().rsvp.deleteMany();
  const standing = (memberId: string) => ({ seriesId, memberId, ticket: 1, from: now });
  await db().standingAnswer.createMany({ data: [mia, max, nell].map(({ memberId }) => standing(memberId)) });
  await leaveGroup(mia, { nameless: false, successorId: null }, between);
  expect((await roll(tenth)).in).toContain("Mia");
  const after = await roll(seventeenth);
  expect([...after.in, ...after.waiting].sort()).toEqual(["Max", "Nell"]);
});

test("who asked not to be named is a former member in what they left behind", async () => {
  const { mia, roll } = await world();
  await leaveGroup(mia, { nameless: true, successorId: null }, between);
  expect(await roll(tenth)).toEqual({ in: [null, "Max"], waiting: ["Nell"], silent: ["Ada"] });
});

test("who comes back is a new member: named, with nothing of the old answers for dates to come", async () => {
  const { mia, groupId, roll } = await world();
  await leaveGroup(mia, { nameless: true, successorId: null }, between);
  await buildMember(groupId, { now: between, userId: mia.userId });
  expect(await roll(seventeenth)).toEqual({ in: ["Max", "Nell"], waiting: [], silent: ["Ada", "Mia"] });
  expect((await roll(tenth)).in).toEqual([null, "Max"]);
});

test("an answer and a removal at once: the answer counts nowhere, whichever came first", async () => {
  const { ada, mia, seriesId, roll } = await world();
  const key = { seriesId, date: seventeenth };
  await Promise.all([
    removeMember(ada, mia.memberId, true, between),
    answerMeetup(mia, key, { answer: "in", note: undefined }, between),
  ]);
  expect((await roll(seventeenth)).in).toEqual(["Max", "Nell"]);
});
