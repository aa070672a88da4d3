import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { memberDetails } from "@/lib/members/queries";
import { meetupWithPeople } from "@/lib/rsvp/queries";
import type { LocalDate } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup } from "@/tests/factories";
import { organizerFor } from "@/tests/proofs";
import { addGuest } from "./commands";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const press = randomUUID();

async function world(plan: { capacity?: number; mayBring?: number } = {}) {
  const group = await buildGroup({ now, from: "2026-02-03", plan });
  const key = { seriesId: group.seriesId, date: "2026-03-10" as LocalDate };
  return { ...group, key, organizer: await organizerFor(group.userId, group.groupId, now) };
}

const counts = async () => ({
  users: await db().user.count(),
  members: await db().member.count(),
  audit: await db().auditEntry.count(),
});

test("somebody added by name is a member without mail, device or invite, with a link to copy, in the audit", async () => {
  const { organizer, seriesId } = await world();
  const result = await addGuest(organizer, { name: "Nora", press }, now);
  if (!result.ok) throw new Error(result.reason);
  expect(result.said).toBeNull();
  const { memberId } = result;
  expect(
    await db().member.findUnique({
      where: { id: memberId },
      select: {
        role: true,
        inviteId: true,
        joinedAt: true,
        user: { select: { name: true, email: true, devices: true } },
      },
    }),
  ).toEqual({ role: "member", inviteId: null, joinedAt: now, user: { name: "Nora", email: null, devices: [] } });
  expect((await memberDetails(organizer, memberId))?.personalLink).toContain("/personal/");
  expect(await db().auditEntry.findMany({ select: { action: true, actorId: true, subjectId: true } })).toEqual([
    { action: "guestAdded", actorId: organizer.memberId, subjectId: memberId },
  ]);
  // Who is in the group is part of attendance.
  expect(await db().series.findUnique({ where: { id: seriesId }, select: { turn: true } })).toEqual({ turn: 1 });
});

test("with an answer: both in one go, shown as from the organizer", async () => {
  const { organizer, key } = await world({ mayBring: 1 });
  const first = { key, given: { answer: "in", brings: 1, note: "by train" } as const };
  const result = await addGuest(organizer, { name: "Nora", press }, now, first);
  expect(result).toMatchObject({ ok: true, said: { outcome: "in" } });
  const found = await meetupWithPeople(organizer, key.seriesId, key.date);
  expect(found?.people.find(({ name }) => name === "Nora")).toMatchObject({
    effective: { answer: "in", brings: 1, note: "by train" },
    by: { memberId: organizer.memberId },
  });
});

test("an answer that is refused adds nobody", async () => {
  const { organizer, key } = await world();
  const before = await counts();
  const first = { key, given: { answer: "in", brings: 3 } as const };
  expect(await addGuest(organizer, { name: "Nora", press }, now, first)).toEqual({ ok: false, reason: "tooMany" });
  const never = { ...first, key: { ...key, date: "2026-03-11" as LocalDate } };
  expect(await addGuest(organizer, { name: "Nora", press }, now, never)).toEqual({ ok: false, reason: "noSuchDate" });
  expect(await counts()).toEqual(before);
});

test("one press adds one, also twice at once; another name or another page adds another", async () => {
  const { organizer, key } = await world();
  const before = await counts();
  const first = { key, given: { answer: "in" } as const };
  const add = (name: string, page = press) => addGuest(organizer, { name, press: page }, later(1), first);
  const twice = await Promise.all([add("Nora"), add("Nora")]);
  expect(new Set(twice.map((result) => (result.ok ? result.memberId : result.reason))).size).toBe(1);
  expect(await add("Nora")).toMatchObject({ ok: true });
  expect(await counts()).toEqual({ users: before.users + 1, members: before.members + 1, audit: 1 });
  await add("Otto");
  await add("Nora", randomUUID());
  expect((await counts()).members).toBe(before.members + 3);
});

test("refused: the press of a page used long ago, and one for somebody who has left since", async () => {
  const { organizer } = await world();
  const nora = await addGuest(organizer, { name: "Nora", press }, now);
  expect(await addGuest(organizer, { name: "Nora", press }, later(11))).toEqual({ ok: false, reason: "stale" });
  if (!nora.ok) throw new Error(nora.reason);
  await db().member.update({ where: { id: nora.memberId }, data: { leftAt: now, ending: "removed" } });
  expect(await addGuest(organizer, { name: "Nora", press }, later(1))).toEqual({ ok: false, reason: "stale" });
});

test("refused: who runs the group no more, and a group that is deleted", async () => {
  const { organizer, groupId } = await world();
  const before = await counts();
  await db().group.update({ where: { id: groupId }, data: { deletedAt: now } });
  expect(await addGuest(organizer, { name: "Nora", press }, now)).toEqual({ ok: false, reason: "notOrganizer" });
  await db().group.update({ where: { id: groupId }, data: { deletedAt: null } });
  await db().member.update({ where: { id: organizer.memberId }, data: { role: "member" } });
  expect(await addGuest(organizer, { name: "Nora", press }, now)).toEqual({ ok: false, reason: "notOrganizer" });
  expect(await counts()).toEqual(before);
});
