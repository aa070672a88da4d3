import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { leaveGroup, removeMember } from "@/lib/leaving/commands";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { memberFor, organizerFor, viewerFor } from "@/tests/proofs";
import { hasLeft } from "./access";
import { takeNameOut } from "./commands";
import { auditItems, barredMembers, pastGroups } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = new Date("2026-03-05T12:00:00Z");

/** A group, its organizer, and Mia and Max in it. */
async function world() {
  const { groupId, userId } = await buildGroup({ now, from: "2026-03-03" });
  const join = async (name: string) =>
    buildMember(groupId, { now, userId: (await buildUser({ now, name, email: null, emailVerified: null })).userId });
  return {
    groupId,
    organizer: await organizerFor(userId, groupId, now),
    mia: await join("Mia"),
    max: await join("Max"),
  };
}

const namelessOf = async (id: string) => (await db().member.findUniqueOrThrow({ where: { id } })).nameless;

test.each([true, false])(
  "who was removed (may come back: %s) takes their name out, wherever organizers read it",
  async (back) => {
    const { groupId, organizer, mia, max } = await world();
    const viewer = await viewerFor(mia.userId, now);
    expect(await pastGroups(viewer)).toEqual([]);
    await removeMember(organizer, mia.memberId, back, later);
    await removeMember(organizer, max.memberId, back, later);
    expect(await pastGroups(viewer)).toEqual([{ groupId, name: "Runners", leftAt: later, removed: true }]);
    expect(await takeNameOut(viewer, groupId)).toBe(true);
    expect(await pastGroups(viewer)).toEqual([]);
    expect([await namelessOf(mia.memberId), await namelessOf(max.memberId)]).toEqual([true, false]);
    expect((await auditItems(organizer)).map(({ subject }) => subject?.name)).toEqual(["Max", null]);
    expect((await barredMembers(organizer)).map(({ name }) => name).sort()).toEqual(back ? [] : ["Max", null]);
    // A second press.
    expect(await takeNameOut(viewer, groupId)).toBe(true);
  },
);

test("whoever left with their name does too, of every time they were in; what runs again keeps it", async () => {
  const { groupId, mia } = await world();
  const viewer = await viewerFor(mia.userId, now);
  const leave = async (at: Date) =>
    leaveGroup(await memberFor(mia.userId, groupId, at), { nameless: false, successorId: null }, at);
  await leave(later);
  const again = await buildMember(groupId, { now: later, userId: mia.userId });
  // One of the group again: it is none that they were in.
  expect(await pastGroups(viewer)).toEqual([]);
  const last = new Date("2026-03-06T12:00:00Z");
  await leave(last);
  expect(await pastGroups(viewer)).toEqual([{ groupId, name: "Runners", leftAt: last, removed: false }]);
  const third = await buildMember(groupId, { now: last, userId: mia.userId });
  expect(await takeNameOut(viewer, groupId)).toBe(true);
  expect(await Promise.all([mia, again, third].map(({ memberId }) => namelessOf(memberId)))).toEqual([
    true,
    true,
    false,
  ]);
});

test("a deleted group is not listed, and neither it nor another's takes a name out", async () => {
  const { groupId, organizer, mia, max } = await world();
  const viewer = await viewerFor(mia.userId, now);
  // A member still, and never one.
  expect(await takeNameOut(viewer, groupId)).toBe(false);
  expect(await takeNameOut(viewer, (await world()).groupId)).toBe(false);
  await removeMember(organizer, mia.memberId, true, later);
  await removeMember(organizer, max.memberId, true, later);
  await db().group.update({ where: { id: groupId }, data: { deletedAt: later } });
  expect(await pastGroups(viewer)).toEqual([]);
  expect(await takeNameOut(viewer, groupId)).toBe(false);
  expect([await namelessOf(mia.memberId), await namelessOf(max.memberId)]).toEqual([false, false]);
});

test("has left: who left last, and neither who is in again nor who was removed since, nor of a deleted group", async () => {
  const { groupId, organizer, mia } = await world();
  const viewer = await viewerFor(mia.userId, now);
  expect(await hasLeft(viewer, groupId)).toBe(false);
  await leaveGroup(await memberFor(mia.userId, groupId, now), { nameless: false, successorId: null }, now);
  expect(await hasLeft(viewer, groupId)).toBe(true);
  const again = await buildMember(groupId, { now: later, userId: mia.userId });
  expect(await hasLeft(viewer, groupId)).toBe(false);
  await removeMember(organizer, again.memberId, true, later);
  expect(await hasLeft(viewer, groupId)).toBe(false);
  await db().member.delete({ where: { id: again.memberId } });
  await db().group.update({ where: { id: groupId }, data: { deletedAt: later } });
  expect(await hasLeft(viewer, groupId)).toBe(false);
});
