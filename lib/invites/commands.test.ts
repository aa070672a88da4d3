import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/access";
import { viewerOf } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { hashToken, randomToken, signToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildInvite, buildMember, buildUser } from "@/tests/factories";
import { viewerFor } from "@/tests/proofs";
import { type Invitee, openInvite } from "./access";
import { acceptInvite } from "./commands";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function world(invite: { expiresAt?: Date | null; maxUses?: number } = {}) {
  const group = await buildGroup({ now, from: "2026-03-03" });
  const { inviteId } = await buildInvite(group.groupId, group.memberId, { now, ...invite });
  const opened = await openInvite(signToken(env().SECRET, "invite", { id: inviteId, generation: 0 }), now);
  if (!opened.ok) throw new Error(opened.reason);
  return { ...group, inviteId, invitee: opened.invitee };
}

const press = (given: { viewer?: Viewer | null; name?: string | null; pageKey?: string } = {}) => ({
  viewer: null,
  name: "Grace",
  zone: "Europe/Berlin",
  browser: null,
  pageKey: randomToken(),
  ...given,
});

const usesOf = async ({ inviteId }: { inviteId: string }) =>
  (await db().invite.findUniqueOrThrow({ where: { id: inviteId } })).uses;

const turnOf = async ({ seriesId }: { seriesId: string }) =>
  (await db().series.findUniqueOrThrow({ where: { id: seriesId } })).turn;

/** What a refusal must leave as it was. */
async function everything() {
  const [users, devices, members, invites, series] = await Promise.all([
    db().user.findMany({ orderBy: { id: "asc" } }),
    db().device.findMany({ orderBy: { id: "asc" } }),
    db().member.findMany({ orderBy: { id: "asc" } }),
    db().invite.findMany({ orderBy: { id: "asc" } }),
    db().series.findMany({ orderBy: { id: "asc" } }),
  ]);
  return { users, devices, members, invites, series };
}

async function refusal(invitee: Invitee, given: ReturnType<typeof press>, at: Date) {
  const before = await everything();
  const result = await acceptInvite(invitee, given, at);
  expect(await everything()).toEqual(before);
  return result;
}

test("a stranger joins: a guest with a name, a device, a membership by this invite, and the next date to go to", async () => {
  const group = await world();
  const result = await acceptInvite(group.invitee, press(), now);
  expect(result).toMatchObject({
    ok: true,
    groupId: group.groupId,
    joined: true,
    next: { seriesId: group.seriesId, date: "2026-03-10" },
  });
  if (!result.ok || !result.device) throw new Error("no device");
  const viewer = await viewerOf({ session: null, device: result.device.token }, now);
  expect(viewer).toMatchObject({ name: "Grace", email: null, zone: "Europe/Berlin", via: "device" });
  expect(await db().member.findFirstOrThrow({ where: { userId: result.device.userId } })).toMatchObject({
    groupId: group.groupId,
    role: "member",
    inviteId: group.inviteId,
    joinedAt: now,
    leftAt: null,
  });
  expect(await usesOf(group)).toBe(1);
  expect(await turnOf(group)).toBe(1);
});

test("50 presses of one opened page at once are one person with one device, and each gets its token", async () => {
  const group = await world();
  const given = press();
  const results = await Promise.all(Array.from({ length: 50 }, () => acceptInvite(group.invitee, given, now)));
  const tokens = new Set(results.map((result) => (result.ok ? result.device?.token : result.reason)));
  expect(tokens.size).toBe(1);
  expect(results.filter((result) => result.ok && result.joined)).toHaveLength(1);
  expect(await db().user.count({ where: { name: "Grace" } })).toBe(1);
  expect(await db().device.count()).toBe(1);
  expect(await db().member.count({ where: { groupId: group.groupId } })).toBe(2);
  expect([await usesOf(group), await turnOf(group)]).toEqual([1, 1]);
  const [device] = await db().device.findMany();
  expect(Buffer.from(device?.tokenHash ?? [])).toEqual(Buffer.from(hashToken([...tokens][0] ?? "")));
});

test("20 people at once: each joins, each counts once", async () => {
  const group = await world();
  const people = Array.from({ length: 20 }, (_, index) => press({ name: `Person ${index}` }));
  const results = await Promise.all(people.map((given) => acceptInvite(group.invitee, given, now)));
  expect(results.every((result) => result.ok && result.joined)).toBe(true);
  expect(await db().member.count({ where: { groupId: group.groupId, leftAt: null } })).toBe(21);
  expect(await usesOf(group)).toBe(20);
});

test("somebody known joins as who they are, and on each device alike", async () => {
  const group = await world();
  const { userId } = await buildUser({ now, email: null, emailVerified: null });
  const [phone, laptop] = [await viewerFor(userId, now), await viewerFor(userId, now)];
  const results = await Promise.all(
    [phone, laptop].map((viewer) => acceptInvite(group.invitee, press({ viewer, name: "Another" }), now)),
  );
  expect(results.map((result) => result.ok && result.joined).sort()).toEqual([false, true]);
  expect(results).toMatchObject([{ device: null }, { device: null }]);
  expect(await db().user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({ name: "Ada" });
  expect(await db().device.count()).toBe(2);
  expect(await usesOf(group)).toBe(1);
});

test("a member already: nothing changes, no turn either; sent to the next date all the same", async () => {
  const group = await world();
  const viewer = await viewerFor(group.userId, now);
  const before = await everything();
  const result = await acceptInvite(group.invitee, press({ viewer }), now);
  expect(result).toMatchObject({ ok: true, joined: false, next: { date: "2026-03-10" }, device: null });
  expect(await everything()).toEqual(before);
});

test("somebody known by 20 links of one group at once: one membership", async () => {
  const group = await world();
  const { userId } = await buildUser({ now });
  const viewer = await viewerFor(userId, now);
  const invitees = Array.from({ length: 20 }, async () => {
    const { inviteId } = await buildInvite(group.groupId, group.memberId, { now });
    const opened = await openInvite(signToken(env().SECRET, "invite", { id: inviteId, generation: 0 }), now);
    if (!opened.ok) throw new Error(opened.reason);
    return opened.invitee;
  });
  const ways = await Promise.all(invitees);
  const results = await Promise.all(ways.map((invitee) => acceptInvite(invitee, press({ viewer }), now)));
  expect(results.every((result) => result.ok)).toBe(true);
  expect(results.filter((result) => result.ok && result.joined)).toHaveLength(1);
  expect(await db().member.count({ where: { userId } })).toBe(1);
});

test("50 people at once by a link for 10: exactly 10 join, the others are told that it is used up", async () => {
  const group = await world({ maxUses: 10 });
  const people = Array.from({ length: 50 }, (_, index) => press({ name: `Person ${index}` }));
  const results = await Promise.all(people.map((given) => acceptInvite(group.invitee, given, now)));
  expect(results.filter((result) => result.ok && result.joined)).toHaveLength(10);
  const refused = results.flatMap((result) => (result.ok ? [] : [result.reason]));
  expect(refused).toEqual(Array.from({ length: 40 }, () => "usedUp"));
  expect(await db().member.count({ where: { inviteId: group.inviteId } })).toBe(10);
  expect(await db().user.count({ where: { name: { startsWith: "Person" } } })).toBe(10);
  expect([await usesOf(group), await turnOf(group)]).toEqual([10, 10]);
});

test("20 presses of one page by a link for one: one person, to whom each of them says so", async () => {
  const group = await world({ maxUses: 1 });
  const given = press();
  const results = await Promise.all(Array.from({ length: 20 }, () => acceptInvite(group.invitee, given, now)));
  expect(results.every((result) => result.ok)).toBe(true);
  expect(results.filter((result) => result.ok && result.joined)).toHaveLength(1);
  expect(await usesOf(group)).toBe(1);
});

test("a member goes on by a link that admits nobody any more", async () => {
  const group = await world({ maxUses: 1 });
  const viewer = await viewerFor(group.userId, now);
  await db().invite.update({ where: { id: group.inviteId }, data: { uses: 1, revokedAt: now, generation: 3 } });
  const before = await everything();
  const result = await acceptInvite(group.invitee, press({ viewer }), later(1e7));
  expect(result).toMatchObject({ ok: true, joined: false, groupId: group.groupId });
  expect(await everything()).toEqual(before);
});

test("who was barred is refused, by any link, until an organizer lets them; who was removed is not", async () => {
  const group = await world();
  const ended = { leftAt: later(-60), ending: "barred" } as const;
  const { userId, memberId } = await buildMember(group.groupId, { now: later(-90), ...ended });
  const given = press({ viewer: await viewerFor(userId, now) });
  expect(await refusal(group.invitee, given, now)).toEqual({ ok: false, reason: "barred" });
  await buildMember(group.groupId, { now: later(-200), userId, leftAt: later(-100), ending: "left" });
  expect(await refusal(group.invitee, given, now)).toEqual({ ok: false, reason: "barred" });
  await db().member.update({ where: { id: memberId }, data: { ending: "removed" } });
  expect(await acceptInvite(group.invitee, given, now)).toMatchObject({ ok: true, joined: true });
});

test("barred from one group is not barred from another", async () => {
  const [one, other] = [await world(), await world()];
  const ended = { leftAt: later(-60), ending: "barred" } as const;
  const { userId } = await buildMember(one.groupId, { now: later(-90), ...ended });
  const viewer = await viewerFor(userId, now);
  expect(await acceptInvite(other.invitee, press({ viewer }), now)).toMatchObject({ ok: true, joined: true });
});

test("who left may come back: a new membership, the old one stays as it was", async () => {
  const group = await world();
  const left = await buildMember(group.groupId, { now: new Date("2026-01-01T00:00Z"), leftAt: later(-60) });
  const viewer = await viewerFor(left.userId, now);
  expect(await acceptInvite(group.invitee, press({ viewer }), now)).toMatchObject({ ok: true, joined: true });
  const memberships = await db().member.findMany({ where: { userId: left.userId }, orderBy: { joinedAt: "asc" } });
  expect(memberships).toMatchObject([
    { id: left.memberId, leftAt: later(-60) },
    { joinedAt: now, leftAt: null },
  ]);
  expect(await usesOf(group)).toBe(1);
});

test("who comes back has switched off what they had off when they left, and nothing that they had off before that", async () => {
  const group = await world();
  const { userId } = await buildUser({ now });
  const viewer = await viewerFor(userId, now);
  const before = { groupId: group.groupId, userId, role: "member" as const };
  const left = (from: number, until: number, kind: "question" | "reminder") =>
    db().member.create({
      data: {
        ...{ ...before, joinedAt: later(from), leftAt: later(until) },
        mailSwitches: { create: { kind, at: later(from) } },
      },
    });
  for (const [from, until, kind] of [
    [-90, -80, "question"],
    [-70, -60, "reminder"],
  ] as const)
    await left(from, until, kind);
  const result = await acceptInvite(group.invitee, press({ viewer }), now);
  expect(result).toMatchObject({ ok: true, joined: true });
  expect(await db().mailSwitch.findMany({ where: { member: { userId, leftAt: null } } })).toMatchObject([
    { kind: "reminder", at: later(-70) },
  ]);
  expect(await db().mailSwitch.count()).toBe(3);
});

test("a stranger without a name is refused; an account without one gives it and keeps it", async () => {
  const group = await world();
  expect(await refusal(group.invitee, press({ name: null }), now)).toEqual({ ok: false, reason: "nameMissing" });
  const { userId } = await buildUser({ now, name: null });
  const viewer = await viewerFor(userId, now);
  const nameless = press({ viewer, name: null });
  expect(await refusal(group.invitee, nameless, now)).toEqual({ ok: false, reason: "nameMissing" });
  expect(await acceptInvite(group.invitee, press({ viewer }), now)).toMatchObject({ ok: true, joined: true });
  expect(await db().user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({ name: "Grace" });
});

test("a page's key stands for its person for ten minutes, and later for nobody", async () => {
  const group = await world();
  const given = press();
  const first = await acceptInvite(group.invitee, given, now);
  const again = await acceptInvite(group.invitee, { ...given, name: null }, later(9));
  expect(again).toMatchObject({ ok: true, joined: false, device: first.ok ? first.device : {} });
  expect(await refusal(group.invitee, given, later(10))).toEqual({ ok: false, reason: "stale" });
});

test("refused under the lock: rotated, expired, used up, revoked and deleted since the page was opened", async () => {
  const group = await world({ expiresAt: later(30), maxUses: 1 });
  expect(await refusal(group.invitee, press(), later(30))).toEqual({ ok: false, reason: "expired" });
  expect(await refusal(group.invitee, press({ name: null }), later(30))).toEqual({ ok: false, reason: "expired" });
  expect(await acceptInvite(group.invitee, press(), now)).toMatchObject({ joined: true });
  expect(await refusal(group.invitee, press(), now)).toEqual({ ok: false, reason: "usedUp" });
  await db().invite.update({ where: { id: group.inviteId }, data: { revokedAt: now } });
  expect(await refusal(group.invitee, press(), now)).toEqual({ ok: false, reason: "revoked" });
  await db().invite.update({ where: { id: group.inviteId }, data: { revokedAt: null } });
  await db().invite.update({ where: { id: group.inviteId }, data: { generation: 1 } });
  expect(await refusal(group.invitee, press(), now)).toEqual({ ok: false, reason: "rotated" });
  await db().group.update({ where: { id: group.groupId }, data: { deletedAt: now } });
  expect(await refusal(group.invitee, press(), now)).toEqual({ ok: false, reason: "unknown" });
  await db().invite.delete({ where: { id: group.inviteId } });
  expect(await refusal(group.invitee, press(), now)).toEqual({ ok: false, reason: "unknown" });
});

test("a link opens by its own kind, generation and time alone", async () => {
  const { inviteId, groupId, memberId } = await world();
  const token = (id: string, generation: number, secret = env().SECRET) =>
    signToken(secret, "invite", { id, generation });
  const reason = async (text: string, at = now) => {
    const opened = await openInvite(text, at);
    return opened.ok ? "opens" : opened.reason;
  };
  expect(await reason(token(inviteId, 0))).toBe("opens");
  expect(await reason(token(inviteId, 1))).toBe("rotated");
  expect(await reason(token(inviteId, 0), later(31 * 24 * 60))).toBe("expired");
  expect(await reason(token(randomUUID(), 0))).toBe("unknown");
  expect(await reason(token(inviteId, 0, "another secret of 32 characters!"))).toBe("unknown");
  expect(await reason(signToken(env().SECRET, "personal", { id: inviteId, generation: 0 }))).toBe("unknown");
  for (const text of ["", "\0", "%", `${token(inviteId, 0)}=`, token(inviteId, 0).slice(1), "x".repeat(10_000)]) {
    expect(await reason(text)).toBe("unknown");
  }
  await db().invite.update({ where: { id: inviteId }, data: { maxUses: 1, uses: 1 } });
  expect(await reason(token(inviteId, 0))).toBe("usedUp");
  await db().invite.update({ where: { id: inviteId }, data: { revokedAt: now } });
  expect(await reason(token(inviteId, 0))).toBe("revoked");
  const forever = await buildInvite(groupId, memberId, { now, expiresAt: null });
  expect(await reason(token(forever.inviteId, 0), later(1e7))).toBe("opens");
  await db().group.update({ where: { id: groupId }, data: { deletedAt: now } });
  expect(await reason(token(forever.inviteId, 0))).toBe("unknown");
});
