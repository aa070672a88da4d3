import { beforeEach, expect, test } from "vitest";
import { viewerLists } from "@/lib/agenda/queries";
import { db } from "@/lib/db";
import { openInvite } from "@/lib/invites/access";
import { acceptInvite } from "@/lib/invites/commands";
import { leaveGroup } from "@/lib/leaving/commands";
import { type Member, memberBy } from "@/lib/members/access";
import { liftAway, setAway } from "@/lib/regulars/commands";
import { stretches } from "@/lib/regulars/queries";
import { answerMeetup } from "@/lib/rsvp/commands";
import { meetupWithPeople } from "@/lib/rsvp/queries";
import type { LocalDate } from "@/lib/time";
import { randomToken, signToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildInvite, buildMember } from "@/tests/factories";
import { checksum } from "@/tests/http/app";
import { headOrganizerFor, memberFor, tokensFor, viewerFor } from "@/tests/proofs";
import { recoverer, recoveryToken } from "./access";
import { deleteGroup, purgeDeletedGroups, restoreGroup } from "./commands";

withDatabase();

const DAY = 86_400_000;
const now = new Date("2026-03-04T12:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const key = (seriesId: string) => ({ seriesId, date: "2026-03-10" as LocalDate });

type World = Awaited<ReturnType<typeof buildWorld>>;

async function buildWorld(name = "Runners") {
  const group = await buildGroup({ now, from: "2026-03-03", group: { name } });
  const bo = await buildMember(group.groupId, { now });
  const { inviteId } = await buildInvite(group.groupId, group.memberId, { now });
  await buildMember(group.groupId, { now, leftAt: now, inviteId });
  const member = await memberFor(bo.userId, group.groupId, now);
  await answerMeetup(member, key(group.seriesId), { answer: "in", note: "late" }, now);
  await db().standingAnswer.create({
    data: { seriesId: group.seriesId, memberId: group.memberId, ticket: 1, from: now },
  });
  const invite = signToken(process.env.SECRET ?? "", "invite", { id: inviteId, generation: 0 });
  return { ...group, bo, member, invite, organizer: await headOrganizerFor(group.userId, group.groupId, now) };
}

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

async function deleted(at = now): Promise<string> {
  const result = await deleteGroup(world.organizer, "runners", at);
  if (!result.ok) throw new Error(result.reason);
  return recoveryToken(result);
}

async function holderOf(token: string, at = now) {
  const holder = await recoverer(token, at);
  if (!holder) throw new Error("the link opens nothing");
  return holder;
}

test("deleted, the group is there for nobody, at once", async () => {
  const viewer = await viewerFor(world.bo.userId, now);
  const opened = await openInvite(world.invite, now);
  if (!opened.ok) throw new Error(opened.reason);
  await deleted();
  for (const { userId } of [world, world.bo]) {
    expect(await memberBy(await tokensFor(userId, now), world.groupId, now)).toBeNull();
  }
  expect(await viewerLists(viewer, { from: null, to: null }, "2026-03-01" as LocalDate)).toMatchObject({
    schedules: [],
    said: [],
  });
  expect(await openInvite(world.invite, now)).toMatchObject({ ok: false, reason: "unknown" });
  // Proofs from before are no good either.
  const press = { viewer: null, name: "Nora", zone: null, browser: null, pageKey: randomToken() };
  expect(await acceptInvite(opened.invitee, press, now)).toMatchObject({ ok: false, reason: "unknown" });
  const answer = { answer: "out", note: null } as const;
  expect(await answerMeetup(world.member, key(world.seriesId), answer, now)).toMatchObject({ ok: false });
  expect(await db().rsvp.findMany()).toMatchObject([{ answer: "in" }]);
});

test("restored by the link, it is as it was, and the link opens nothing any more", async () => {
  const tables = ["groups", "members", "plans", "meetups", "rsvps", "standing_answers", "invites"];
  const sums = async () =>
    Object.fromEntries(
      Object.entries(await checksum()).filter(([name]) => tables.some((table) => name === `public.${table}`)),
    );
  const before = await sums();
  const token = await deleted();
  const viewer = await viewerFor(world.bo.userId, now);
  expect(await holderOf(token)).toMatchObject({ name: "Runners", groupId: world.groupId });
  const restored = await restoreGroup(await holderOf(token), viewer, later(DAY));
  expect(restored).toEqual({ ok: true, groupId: world.groupId, isMember: true });
  expect(await sums()).toEqual(before);
  expect(await recoverer(token, later(DAY))).toBeNull();
  const audit = await db().auditEntry.findMany({ orderBy: { at: "asc" } });
  expect(audit).toMatchObject([
    { action: "groupDeleted", actorId: world.memberId },
    { action: "groupRestored", actorId: world.bo.memberId },
  ]);
});

test("who is no member brings it back in the name of who deleted it, and gets no place in it", async () => {
  const holder = await holderOf(await deleted());
  expect(await restoreGroup(holder, null, now)).toMatchObject({ ok: true, isMember: false });
  const restored = await db().auditEntry.findMany({ where: { action: "groupRestored" } });
  expect(restored).toMatchObject([{ actorId: world.memberId }]);
});

test("the link of an earlier deletion, a forged one and one of another kind open nothing", async () => {
  const first = await deleted();
  await restoreGroup(await holderOf(first), null, now);
  const second = await deleted(later(61_000));
  expect(await recoverer(first, later(61_000))).toBeNull();
  expect(await recoverer(second, later(61_000))).not.toBeNull();
  const generation = Math.floor(later(61_000).getTime() / 60_000);
  for (const [secret, kind] of [
    ["another secret", "recovery"],
    [process.env.SECRET ?? "", "invite"],
  ] as const) {
    expect(await recoverer(signToken(secret, kind, { id: world.groupId, generation }), later(61_000))).toBeNull();
  }
});

test("two who bring it back at once: one does, the other hears that it is done", async () => {
  const holder = await holderOf(await deleted());
  const results = await Promise.all([1, 2, 3].map(() => restoreGroup(holder, null, now)));
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, false, true]);
  expect(results).toContainEqual({ ok: false, reason: "gone" });
});

test.each(["Runner", "Readers"])("refused, nothing is written: the name typed is %s", async (typed) => {
  const before = await checksum();
  expect(await deleteGroup(world.organizer, typed, now)).toEqual({ ok: false, reason: "nameDiffers" });
  expect(await checksum()).toEqual(before);
});

test.each(["coOrganizer", "member"] as const)("refused for who is not its organizer (any more): %s", async (role) => {
  await db().member.update({ where: { id: world.memberId }, data: { role } });
  const before = await checksum();
  expect(await deleteGroup(world.organizer, "Runners", now)).toEqual({ ok: false, reason: "gone" });
  expect(await checksum()).toEqual(before);
});

test("an answer that is given while the group goes is there when it comes back, or was refused", async () => {
  const give = (member: Member) => answerMeetup(member, key(world.seriesId), { answer: "maybe", note: null }, now);
  const [gone, answered] = await Promise.all([deleteGroup(world.organizer, "Runners", now), give(world.member)]);
  expect(gone.ok).toBe(true);
  expect(await db().rsvp.findFirst()).toMatchObject({ answer: answered.ok ? "maybe" : "in" });
});

test("thirty days later the group is gone with everything in it, and nothing else is", async () => {
  await db().group.deleteMany();
  const without = await checksum();
  world = await buildWorld();
  const other = await buildWorld("Readers");
  const untouched = async () => ({
    group: await db().group.findUnique({
      where: { id: other.groupId },
      include: {
        members: { orderBy: { id: "asc" }, include: { rsvps: true, standingAnswers: true } },
        series: { include: { plans: true, meetups: { include: { rsvps: true } }, standingAnswers: true } },
        invites: true,
      },
    }),
    users: await db().user.findMany({ orderBy: { id: "asc" } }),
    devices: await db().device.count(),
  });
  const token = await deleted();
  const before = await untouched();
  await purgeDeletedGroups(later(30 * DAY - 1));
  expect(await recoverer(token, later(30 * DAY - 1))).not.toBeNull();
  expect(await recoverer(token, later(30 * DAY))).toBeNull();
  await purgeDeletedGroups(later(30 * DAY));
  expect(await db().group.findMany({ select: { id: true } })).toEqual([{ id: other.groupId }]);
  expect(await untouched()).toEqual(before);
  // With the other group gone as well, no row of either is left: people stay who they are.
  await db().group.deleteMany();
  const { "public.users": _users, "public.devices": _devices, ...left } = await checksum();
  expect(without).toMatchObject(left);
});

test("a purge that comes late finds a group restored in time where it is", async () => {
  const holder = await holderOf(await deleted());
  await restoreGroup(holder, null, later(30 * DAY - 1));
  await purgeDeletedGroups(later(40 * DAY));
  expect(await db().group.count()).toBe(1);
  expect(await restoreGroup(holder, null, later(30 * DAY))).toEqual({ ok: false, reason: "gone" });
});

test("whoever leaves while the group is deleted, both come about", async () => {
  for (let round = 0; round < 10; round += 1) {
    const { groupId, organizer } = await buildWorld(`Runners ${round}`);
    const leaver = await buildMember(groupId, { now });
    const member = await memberFor(leaver.userId, groupId, now);
    const leaving = { successorId: null, nameless: false };
    const [gone, left] = await Promise.all([
      deleteGroup(organizer, `Runners ${round}`, now),
      leaveGroup(member, leaving, now),
    ]);
    expect([gone.ok, left.ok]).toEqual([true, true]);
  }
});

test("an away that is lifted while its group is deleted gives no old place back there, one that is said then counts there", async () => {
  const { seriesId, member } = world;
  const [viewer, head] = [member.viewer, world.organizer.viewer];
  const days = { from: "2026-03-09" as LocalDate, to: "2026-03-12" as LocalDate };
  await setAway(viewer, days, now);
  await answerMeetup(world.organizer, key(seriesId), { answer: "in" }, now);
  const token = await deleted();
  const [away] = await stretches(viewer, now);
  if (!away) throw new Error("not away");
  // The group is nowhere to be seen: of its dates nothing is said.
  expect(await liftAway(viewer, away.awayId, later(1000))).toEqual({ ok: true, seated: 0, waiting: 0 });
  await setAway(head, days, later(1000));
  await restoreGroup(await holderOf(token), null, later(DAY));
  const people = (await meetupWithPeople(member, seriesId, key(seriesId).date))?.people;
  const of = (memberId: string) => people?.find((person) => person.memberId === memberId)?.effective;
  expect(of(member.memberId)).toMatchObject({ answer: "in", note: "late", how: "own" });
  expect(of(member.memberId)?.ticket).toBeGreaterThan(2);
  expect(of(world.organizer.memberId)).toMatchObject({ answer: "out", how: "away" });
});
