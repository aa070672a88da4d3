import { describe, expect, test } from "vitest";
import { viewerOf } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { handOver } from "@/lib/members/commands";
import { answerMeetup } from "@/lib/rsvp/commands";
import type { LocalDate } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { headOrganizerFor, memberFor, organizerFor, tokensFor } from "@/tests/proofs";
import { mergeMembers } from "./commands";
import { mergePreview, mergeTargets } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = new Date("2026-03-05T12:00:00Z");
const asGuest = { email: null, emailVerified: null };

async function world(kept: { email?: null } = {}) {
  const group = await buildGroup({ now, from: "2026-02-03", plan: { capacity: 2 } });
  const join = async (user: object) => {
    const { userId } = await buildUser({ now, ...user });
    return buildMember(group.groupId, { now, userId });
  };
  const guest = await join({ ...asGuest, name: "Grace" });
  const target = await join({ name: "Grace H.", ...kept, ...(kept.email === null && asGuest) });
  const organizer = await organizerFor(group.userId, group.groupId, now);
  const say = async (userId: string, date: string, answer: "in" | "maybe" | "out") =>
    answerMeetup(
      await memberFor(userId, group.groupId, now),
      { seriesId: group.seriesId, date: date as LocalDate },
      { answer, note: null },
      now,
    );
  return { ...group, guest, target, organizer, say, which: { member: guest.memberId, into: target.memberId } };
}

test("what the preview says is what becomes of each answer, with a line for the audit", async () => {
  const { guest, target, organizer, say, which, groupId, memberId } = await world();
  await say(guest.userId, "2026-03-10", "in");
  await say(target.userId, "2026-03-10", "out");
  await say(guest.userId, "2026-03-17", "maybe");
  const preview = await mergePreview(organizer, which, now);
  expect(preview?.lines).toMatchObject([
    { date: "2026-03-10", brought: "in", kept: "out", becomes: "out" },
    { date: "2026-03-17", brought: "maybe", kept: null, becomes: "maybe" },
  ]);
  expect(preview?.pair.follows).toBe(false);
  expect(await mergeMembers(organizer, which, later)).toEqual({ ok: true, name: "Grace H." });
  const rows = await db().rsvp.findMany({ orderBy: { meetup: { date: "asc" } }, include: { meetup: true } });
  expect(rows.map(({ memberId: whose, answer }) => [whose, answer])).toEqual([
    [target.memberId, "out"],
    [target.memberId, "maybe"],
  ]);
  expect(await db().member.count({ where: { groupId } })).toBe(2);
  expect(await db().auditEntry.findMany()).toMatchObject([
    { groupId, actorId: memberId, subjectId: target.memberId, action: "membersMerged", detail: "Grace", at: later },
  ]);
});

test("what both wrote below a date is the one's who stays", async () => {
  const { guest, target, organizer, which, seriesId } = await world();
  const said = [guest, target].map(({ memberId }, turn) => ({ memberId, text: "Hello", turn, writtenAt: now }));
  const date = new Date("2026-03-10");
  await db().meetup.create({ data: { seriesId, date, comments: { createMany: { data: said } } } });
  await mergeMembers(organizer, which, now);
  const whose = await db().comment.findMany({ select: { memberId: true } });
  expect(whose).toEqual([{ memberId: target.memberId }, { memberId: target.memberId }]);
});

test("browsers follow a guest into a guest, and never into an account or where the organizer could not go", async () => {
  const both = await world({ email: null });
  const tokens = await tokensFor(both.guest.userId, now);
  expect(await mergeMembers(both.organizer, both.which, now)).toMatchObject({ ok: true });
  expect(await viewerOf(tokens, now)).toMatchObject({ userId: both.target.userId });
  expect(await db().user.findUniqueOrThrow({ where: { id: both.guest.userId } })).toMatchObject({
    personalGeneration: 1,
  });

  const account = await world();
  const kept = await tokensFor(account.guest.userId, now);
  await mergeMembers(account.organizer, account.which, now);
  expect(await viewerOf(kept, now)).toMatchObject({ userId: account.guest.userId, email: null });

  const elsewhere = await world({ email: null });
  const other = await buildGroup({ now, from: "2026-02-03" });
  await buildMember(other.groupId, { now, userId: elsewhere.target.userId });
  const stays = await tokensFor(elsewhere.guest.userId, now);
  await mergeMembers(elsewhere.organizer, elsewhere.which, now);
  expect(await viewerOf(stays, now)).toMatchObject({ userId: elsewhere.guest.userId });
});

test("what the guest is elsewhere stays theirs", async () => {
  const { guest, organizer, which } = await world({ email: null });
  const other = await buildGroup({ now, from: "2026-02-03" });
  const { memberId } = await buildMember(other.groupId, { now, userId: guest.userId });
  const tokens = await tokensFor(guest.userId, now);
  await mergeMembers(organizer, which, now);
  expect(await db().member.findUniqueOrThrow({ where: { id: memberId } })).toMatchObject({ userId: guest.userId });
  expect(await viewerOf(tokens, now)).toMatchObject({ userId: guest.userId });
});

test("refused: one who left, an account's entry, one's own or an organizer's, another group's, no organizer any more", async () => {
  const { guest, target, organizer, which, groupId, memberId, userId } = await world();
  const before = async () => JSON.stringify([await db().member.findMany(), await db().series.findMany()]);
  const refused = async (reason: string, asking = organizer, given = which) => {
    const rows = await before();
    expect(await mergeMembers(asking, given, now)).toEqual({ ok: false, reason });
    expect(await mergePreview(asking, given, now)).toBeNull();
    expect(await before()).toBe(rows);
  };
  await refused("account", organizer, { member: target.memberId, into: guest.memberId });
  await refused("gone", organizer, { member: guest.memberId, into: guest.memberId });
  await refused("gone", organizer, { member: "x", into: guest.memberId });
  const other = await buildGroup({ now, from: "2026-02-03" });
  await refused("gone", organizer, { ...which, into: other.memberId });
  await db().user.update({ where: { id: userId }, data: asGuest });
  await refused("notYours", organizer, { member: memberId, into: guest.memberId });
  const { userId: coUser } = await buildMember(groupId, { now, role: "coOrganizer" });
  await refused("notYours", await organizerFor(coUser, groupId, now), { member: memberId, into: guest.memberId });
  await db().member.update({ where: { id: target.memberId }, data: { leftAt: now, ending: "left" } });
  await refused("gone");
  await db().member.update({ where: { id: target.memberId }, data: { leftAt: null, ending: null } });
  await db().member.update({ where: { id: memberId }, data: { role: "member" } });
  await refused("gone");
});

test("20 presses at once, both ways round among them, merge once", async () => {
  const { organizer, which, groupId } = await world({ email: null });
  const back = { member: which.into, into: which.member };
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) => mergeMembers(organizer, index % 2 ? which : back, now)),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.reason === "gone")).toHaveLength(19);
  expect(await db().member.count({ where: { groupId } })).toBe(2);
  expect(await db().auditEntry.count()).toBe(1);
});

describe("a hand-over to one of two entries while they are merged", () => {
  test.each([
    ["guest", "coOrganizer"],
    ["guest", "member"],
    ["target", "coOrganizer"],
    ["target", "member"],
  ] as const)(
    "to the %s, then %s: one organizer, and whoever is second finds what the first made",
    async (to, after) => {
      for (let round = 0; round < 6; round += 1) {
        const { organizer, which, groupId, userId, ...people } = await world({ email: null });
        const head = await headOrganizerFor(userId, groupId, now);
        const [handed, merged] = await Promise.all([
          handOver(head, people[to].memberId, after, later),
          mergeMembers(organizer, which, later),
        ]);
        const where = { groupId, leftAt: null, role: "organizer" } as const;
        const organizers = (await db().member.findMany({ where })).map(({ id }) => id);
        const tooLate = { ok: false, reason: after === "member" ? "gone" : "notYours" };
        if (!handed.ok) expect([handed, merged.ok]).toEqual([{ ok: false, reason: "left" }, true]);
        else if (!merged.ok) expect(merged).toEqual(tooLate);
        else expect(to).toBe("target");
        expect(organizers).toEqual([handed.ok ? people[to].memberId : head.memberId]);
      }
    },
  );
});

test("a guest's entry may go into any other; an account's into none", async () => {
  const { organizer, guest, target, memberId } = await world();
  const found = await mergeTargets(organizer, guest.memberId);
  expect(found?.name).toBe("Grace");
  expect(found?.targets.map((one) => one.memberId).sort()).toEqual([target.memberId, memberId].sort());
  expect(await mergeTargets(organizer, target.memberId)).toBeNull();
  expect(await mergeTargets(organizer, "x")).toBeNull();
});

test("of those it may go into, who is called the same comes first, with the day of joining", async () => {
  const { organizer, groupId, guest, target, memberId } = await world();
  const { userId } = await buildUser({ now, ...asGuest, name: "grace" });
  const namesake = await buildMember(groupId, { now: later, userId });
  const found = await mergeTargets(organizer, guest.memberId);
  expect(found?.targets[0]).toMatchObject({ memberId: namesake.memberId, name: "grace", joinedAt: later });
  const rest = found?.targets.slice(1).map((one) => one.memberId);
  expect(rest?.sort()).toEqual([target.memberId, memberId].sort());
});
