import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { LocalDate } from "@/lib/time";
import { readToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildInvite, buildMember, buildUser } from "@/tests/factories";
import { organizerFor } from "@/tests/proofs";
import { makeInvite, revokeInvite, rotateInvite } from "./commands";
import { groupInvites, inviteLink } from "./queries";
import type { MakeInput } from "./schema";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function world() {
  const group = await buildGroup({ now, from: "2026-03-03" });
  return { ...group, organizer: await organizerFor(group.userId, group.groupId, now) };
}

const input = (given: Partial<MakeInput> = {}): MakeInput => ({
  press: randomUUID(),
  label: "Neighbours",
  expiry: { days: 7 },
  uses: 10,
  ...given,
});

const stored = async () => ({
  invites: await db().invite.findMany({ orderBy: { id: "asc" } }),
  audit: await db().auditEntry.findMany({ orderBy: { id: "asc" } }),
});

test("an organizer makes an invite: with its terms, theirs, and told to the other organizers", async () => {
  const { groupId, memberId, organizer } = await world();
  const result = await makeInvite(organizer, input(), now);
  if (!result.ok) throw new Error(result.reason);
  expect(await stored()).toMatchObject({
    invites: [
      {
        id: result.inviteId,
        ...{ groupId, memberId, label: "Neighbours", createdAt: now, uses: 0, maxUses: 10, revokedAt: null },
        expiresAt: later(7 * 24 * 60),
      },
    ],
    audit: [{ groupId, actorId: memberId, subjectId: null, action: "inviteMade", detail: "Neighbours", at: now }],
  });
});

test("never, any number, and a date on the organizer's own clock", async () => {
  const { userId, groupId } = await world();
  await db().user.update({ where: { id: userId }, data: { zone: "Pacific/Auckland" } });
  const organizer = await organizerFor(userId, groupId, now);
  await makeInvite(organizer, input({ expiry: "never", uses: null }), now);
  await makeInvite(organizer, input({ expiry: { until: "2026-03-05" as LocalDate } }), later(1));
  expect(await db().invite.findMany({ orderBy: { createdAt: "asc" } })).toMatchObject([
    { expiresAt: null, maxUses: null },
    { expiresAt: new Date("2026-03-05T11:00:00Z") },
  ]);
});

test("20 presses of one page make one invite, with one word of it", async () => {
  const { organizer } = await world();
  const given = input();
  const results = await Promise.all(Array.from({ length: 20 }, () => makeInvite(organizer, given, now)));
  expect(new Set(results.map((result) => result.ok && result.inviteId))).toEqual(new Set([given.press]));
  expect(await db().invite.count()).toBe(1);
  expect(await db().auditEntry.count()).toBe(1);
});

test("refused, with nothing written: a day that is over, a press that was another's, who runs the group no more", async () => {
  const [mine, other] = [await world(), await world()];
  const made = input();
  await makeInvite(other.organizer, made, now);
  const before = await stored();
  const refusal = async (given: MakeInput) => {
    const result = await makeInvite(mine.organizer, given, now);
    expect(await stored()).toEqual(before);
    return result.ok ? "made" : result.reason;
  };
  expect(await refusal(input({ expiry: { until: "2026-03-03" as LocalDate } }))).toBe("dateOver");
  expect(await refusal(made)).toBe("stale");
  await db().member.update({ where: { id: mine.memberId }, data: { role: "member" } });
  expect(await refusal(input())).toBe("notOrganizer");
  await db().member.update({ where: { id: mine.memberId }, data: { role: "coOrganizer" } });
  await db().group.update({ where: { id: mine.groupId }, data: { deletedAt: now } });
  expect(await refusal(input())).toBe("notOrganizer");
});

test("a page used for another label is too old", async () => {
  const { organizer } = await world();
  const given = input();
  await makeInvite(organizer, given, now);
  expect(await makeInvite(organizer, { ...given, label: "Others" }, now)).toEqual({ ok: false, reason: "stale" });
});

test("revoking closes one invite once, and says so once", async () => {
  const { groupId, memberId, organizer } = await world();
  const { inviteId } = await buildInvite(groupId, memberId, { now, label: "Neighbours" });
  const kept = await buildInvite(groupId, memberId, { now });
  expect(await revokeInvite(organizer, inviteId, now)).toBe(true);
  expect(await revokeInvite(organizer, inviteId, later(5))).toBe(true);
  const invites = await groupInvites(organizer, now);
  expect(invites.find((invite) => invite.inviteId === inviteId)?.closed).toBe("revoked");
  expect(invites.find((invite) => invite.inviteId === kept.inviteId)?.closed).toBeNull();
  expect((await db().invite.findUniqueOrThrow({ where: { id: inviteId } })).revokedAt).toEqual(now);
  expect(await db().auditEntry.findMany()).toMatchObject([
    { action: "inviteRevoked", detail: "Neighbours", actorId: memberId, at: now },
  ]);
});

test("replacing raises one invite's generation, and revives none that was revoked", async () => {
  const { groupId, memberId, organizer } = await world();
  const { inviteId } = await buildInvite(groupId, memberId, { now });
  await buildInvite(groupId, memberId, { now: later(1) });
  expect(await rotateInvite(organizer, inviteId)).toBe(true);
  const generations = async () =>
    (await db().invite.findMany({ orderBy: { createdAt: "asc" } })).map(({ generation }) => generation);
  expect(await generations()).toEqual([1, 0]);
  await revokeInvite(organizer, inviteId, now);
  expect(await rotateInvite(organizer, inviteId)).toBe(false);
  expect(await generations()).toEqual([1, 0]);
});

test("another group's invite, one that is not there, and a proof that is no longer true change nothing", async () => {
  const [mine, other] = [await world(), await world()];
  const foreign = await buildInvite(other.groupId, other.memberId, { now });
  const own = await buildInvite(mine.groupId, mine.memberId, { now });
  const before = await stored();
  for (const inviteId of [foreign.inviteId, randomUUID()]) {
    expect(await revokeInvite(mine.organizer, inviteId, now)).toBe(false);
    expect(await rotateInvite(mine.organizer, inviteId)).toBe(false);
  }
  for (const ended of [{ role: "member" }, { role: "organizer", leftAt: now }] as const) {
    await db().member.update({ where: { id: mine.memberId }, data: ended });
    expect(await revokeInvite(mine.organizer, own.inviteId, now)).toBe(false);
    expect(await rotateInvite(mine.organizer, own.inviteId)).toBe(false);
  }
  expect(await stored()).toEqual(before);
});

test("the list: the newest first, who came by each and when, those who left, and not who asked not to be named", async () => {
  const { groupId, memberId, organizer } = await world();
  const first = await buildInvite(groupId, memberId, { now, expiresAt: null });
  const second = await buildInvite(groupId, memberId, { now: later(1), label: "Neighbours", maxUses: 3, uses: 3 });
  const came = async (name: string, member: object) => {
    const { userId } = await buildUser({ now, name });
    return buildMember(groupId, { now: later(2), userId, inviteId: second.inviteId, ...member });
  };
  await came("Grace", {});
  await came("Bo", { now: later(3), joinedAt: later(3), leftAt: later(9), ending: "left" });
  await came("Cleo", { now: later(4), joinedAt: later(4), leftAt: later(9), ending: "left", nameless: true });
  await world();
  const [newest, oldest, ...more] = await groupInvites(organizer, later(10));
  expect(more).toEqual([]);
  expect(oldest).toMatchObject({ inviteId: first.inviteId, label: null, closed: null, came: [] });
  expect(newest).toMatchObject({
    ...{ label: "Neighbours", closed: "usedUp", uses: 3, maxUses: 3 },
    came: [
      { name: "Grace", joinedAt: later(2), isHere: true },
      { name: "Bo", isHere: false },
      { name: null, isHere: false },
    ],
  });
  expect(readToken(env().SECRET, "invite", newest?.url.split("/").at(-1) ?? "")).toEqual({
    id: second.inviteId,
    generation: 0,
  });
});

test("the one link to show is open: for any number if there is one, else for some, else there is none", async () => {
  const { groupId, memberId, organizer } = await world();
  const shown = async (at = now) => {
    const url = await inviteLink(organizer, at);
    return url && readToken(env().SECRET, "invite", url.split("/").at(-1) ?? "")?.id;
  };
  expect(await shown()).toBeNull();
  const few = await buildInvite(groupId, memberId, { now: later(-9), maxUses: 2, uses: 1 });
  await buildInvite(groupId, memberId, { now: later(-8), maxUses: 2, uses: 2 });
  await buildInvite(groupId, memberId, { now: later(-7), revokedAt: now });
  expect(await shown()).toBe(few.inviteId);
  const week = await buildInvite(groupId, memberId, { now: later(-2), expiresAt: later(60) });
  const forever = await buildInvite(groupId, memberId, { now: later(-1), expiresAt: null });
  expect(await shown()).toBe(week.inviteId);
  expect(await shown(later(60))).toBe(forever.inviteId);
});
