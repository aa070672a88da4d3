import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { memberFor, organizerFor, tokensFor } from "@/tests/proofs";
import { headOrganizerOf, memberBy, organizerOf } from "./access";
import { groupMembers, memberDetails } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const hour = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

const world = (userId?: string) => buildGroup({ now, from: "2026-03-03", ...(userId && { userId }) });
const guest = (name = "Grace") => buildUser({ now, name, email: null, emailVerified: null });

test("a member is who belongs to the group now, with their role", async () => {
  const group = await world();
  const { userId } = await buildMember(group.groupId, { now });
  expect(await memberBy(await tokensFor(userId, now), group.groupId, now)).toMatchObject({
    userId,
    groupId: group.groupId,
    role: "member",
    group: { name: "Runners", kind: "workout" },
  });
});

test("not theirs, left, not there and not an id are all the same", async () => {
  const [group, other] = [await world(), await world()];
  const { userId } = await buildMember(group.groupId, { now: hour(-2), leftAt: hour(-1) });
  const tokens = await tokensFor(userId, now);
  const ids = ["", "x", "null", "__proto__", `${group.groupId}\0`, `${group.groupId} `, "\ud800", group.seriesId];
  for (const id of [group.groupId, other.groupId, randomUUID(), ...ids])
    expect(await memberBy(tokens, id, now)).toBeNull();
});

test("who came back has the running membership", async () => {
  const { groupId } = await world();
  const { userId } = await buildMember(groupId, { now: hour(-3), leftAt: hour(-2), role: "coOrganizer" });
  const again = await buildMember(groupId, { now, userId });
  expect(await memberFor(userId, groupId, now)).toMatchObject({ memberId: again.memberId, role: "member" });
});

test("organizers and co-organizers hold the organizer's proof, organizers alone the head's, members none", async () => {
  const { groupId } = await world();
  for (const [role, runs, heads] of [
    ["organizer", true, true],
    ["coOrganizer", true, false],
    ["member", false, false],
  ] as const) {
    const { userId } = await buildMember(groupId, { now, role });
    const member = await memberFor(userId, groupId, now);
    expect(organizerOf(member) !== null).toBe(runs);
    expect(headOrganizerOf(member) !== null).toBe(heads);
  }
});

test("the people of a group are its own, in order of joining, without who left", async () => {
  const [group, other] = [await world(), await world()];
  await buildMember(other.groupId, { now });
  await buildMember(group.groupId, { now, leftAt: hour(1) });
  const second = await buildMember(group.groupId, { now: hour(2), userId: (await guest("Second")).userId });
  await buildMember(group.groupId, { now: hour(1), userId: (await guest("First")).userId });
  const people = await groupMembers(await memberFor(second.userId, group.groupId, now));
  expect(people.map(({ name, role }) => [name, role])).toEqual([
    ["Ada", "organizer"],
    ["First", "member"],
    ["Second", "member"],
  ]);
});

test("a guest's link is there to copy, and not where it opens more than the organizer runs", async () => {
  const group = await world();
  const organizer = await organizerFor(group.userId, group.groupId, now);
  const { userId } = await guest();
  const { memberId } = await buildMember(group.groupId, { now, userId });
  const linkOf = async () => (await memberDetails(organizer, memberId))?.personalLink;
  expect(await memberDetails(organizer, memberId)).toMatchObject({ userId, name: "Grace", isGuest: true });
  expect(await linkOf()).toContain("/personal/");
  const elsewhere = await world();
  const there = await buildMember(elsewhere.groupId, { now, userId });
  expect(await linkOf()).toBeNull();
  const mine = await buildMember(elsewhere.groupId, { now, userId: group.userId, role: "member" });
  expect(await linkOf()).toBeNull();
  await db().member.update({ where: { id: mine.memberId }, data: { role: "coOrganizer" } });
  expect(await linkOf()).toContain("/personal/");
  await db().member.update({ where: { id: mine.memberId }, data: { leftAt: now } });
  expect(await linkOf()).toBeNull();
  await db().member.update({ where: { id: there.memberId }, data: { leftAt: now } });
  expect(await linkOf()).toContain("/personal/");
});

test("an account has no link to copy", async () => {
  const group = await world();
  const { memberId } = await buildMember(group.groupId, { now });
  const details = await memberDetails(await organizerFor(group.userId, group.groupId, now), memberId);
  expect(details).toMatchObject({ isGuest: false, personalLink: null });
});

test("details of somebody who left, of another group's member and of what is no id are not there", async () => {
  const [group, other] = [await world(), await world()];
  const organizer = await organizerFor(group.userId, group.groupId, now);
  const left = await buildMember(group.groupId, { now, leftAt: hour(1) });
  const ids = [left.memberId, other.memberId, group.userId, randomUUID(), "", "x\0", "constructor"];
  for (const id of ids) expect(await memberDetails(organizer, id)).toBeNull();
});
