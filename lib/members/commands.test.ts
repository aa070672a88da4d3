import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db, transaction } from "@/lib/db";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { headOrganizerFor, memberFor, organizerFor } from "@/tests/proofs";
import { giveRole, handOver, leaveGroup, readmitMember, removeMember, writeAudit } from "./commands";
import { auditItems, barredMembers, groupMembers, zoneOfGroup } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = new Date("2026-03-04T13:00:00Z");
const plain = { nameless: false, successorId: null };

/** A group of Ada (organizer), Cora (co-organizer), Mia and Max (members), with proofs of all. */
async function world() {
  const { groupId, userId, memberId, seriesId } = await buildGroup({ now, from: "2026-03-03" });
  const join = async (name: string, role: "coOrganizer" | "member") => {
    const user = await buildUser({ now, name });
    return buildMember(groupId, { now, userId: user.userId, role });
  };
  const cora = await join("Cora", "coOrganizer");
  const [mia, max] = [await join("Mia", "member"), await join("Max", "member")];
  return {
    ...{ groupId, seriesId, ada: { userId, memberId }, cora, mia, max },
    head: await headOrganizerFor(userId, groupId, now),
    co: await organizerFor(cora.userId, groupId, now),
    as: (person: { userId: string }) => memberFor(person.userId, groupId, now),
  };
}

const row = (memberId: string) =>
  db().member.findUniqueOrThrow({
    where: { id: memberId },
    select: { role: true, leftAt: true, ending: true, nameless: true },
  });
const roleOf = async (memberId: string) => (await row(memberId)).role;
const turnOf = async (id: string) => (await db().series.findUniqueOrThrow({ where: { id } })).turn;
const audit = async () =>
  (await db().auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ actorId, subjectId, action, detail, at }) => ({
    ...{ actorId, subjectId, action, detail, at },
  }));

describe("giving a role", () => {
  test("a member becomes co-organizer and member again; each is written down once, however often it is pressed", async () => {
    const { head, ada, mia } = await world();
    for (const role of ["coOrganizer", "coOrganizer", "member", "member"] as const) {
      expect(await giveRole(head, mia.memberId, role, later)).toEqual({ ok: true });
      expect(await roleOf(mia.memberId)).toBe(role);
    }
    const entry = { actorId: ada.memberId, subjectId: mia.memberId, action: "roleChanged", at: later };
    expect(await audit()).toEqual([
      { ...entry, detail: "coOrganizer" },
      { ...entry, detail: "member" },
    ]);
  });

  test("is refused for who left, for another group's member, and for nobody", async () => {
    const { head, mia } = await world();
    const other = await world();
    await db().member.update({ where: { id: mia.memberId }, data: { leftAt: now } });
    for (const id of [mia.memberId, other.mia.memberId, randomUUID()])
      expect(await giveRole(head, id, "coOrganizer", now)).toEqual({ ok: false, reason: "left" });
    expect(await roleOf(other.mia.memberId)).toBe("member");
    expect(await audit()).toEqual([]);
  });

  test("is refused for oneself and where the organizer is none any more", async () => {
    const { head, ada, mia, cora } = await world();
    expect(await giveRole(head, ada.memberId, "member", now)).toEqual({ ok: false, reason: "notAllowed" });
    await handOver(head, cora.memberId, "member", now);
    expect(await giveRole(head, mia.memberId, "coOrganizer", now)).toEqual({ ok: false, reason: "notAllowed" });
    expect(await roleOf(mia.memberId)).toBe("member");
  });
});

describe("handing over", () => {
  test.each(["coOrganizer", "member"] as const)("the other is organizer and one is %s", async (after) => {
    const { head, ada, mia } = await world();
    expect(await handOver(head, mia.memberId, after, later)).toEqual({ ok: true });
    expect([await roleOf(mia.memberId), await roleOf(ada.memberId)]).toEqual(["organizer", after]);
    const entry = { actorId: ada.memberId, subjectId: mia.memberId, action: "handedOver", detail: null, at: later };
    expect(await audit()).toEqual([entry]);
  });

  test("is refused for who left, and once it is done to another; to the same it was done already", async () => {
    const { head, mia, max, cora } = await world();
    await db().member.update({ where: { id: max.memberId }, data: { leftAt: now } });
    expect(await handOver(head, max.memberId, "member", now)).toEqual({ ok: false, reason: "left" });
    await handOver(head, mia.memberId, "coOrganizer", now);
    expect(await handOver(head, cora.memberId, "coOrganizer", now)).toEqual({ ok: false, reason: "notAllowed" });
    expect(await handOver(head, mia.memberId, "member", now)).toEqual({ ok: true });
    expect(await audit()).toHaveLength(1);
    expect(await roleOf(head.memberId)).toBe("coOrganizer");
  });

  test("to two at once: one of them is the organizer", async () => {
    const { head, mia, max, groupId } = await world();
    const results = await Promise.all([mia, max].map(({ memberId }) => handOver(head, memberId, "member", now)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().member.count({ where: { groupId, role: "organizer", leftAt: null } })).toBe(1);
  });
});

describe("leaving", () => {
  test("ends the membership and the standing answers, under every series' turn", async () => {
    const { groupId, seriesId, mia, max, as } = await world();
    const second = await db().series.create({ data: { groupId, name: "Walk", createdAt: now } });
    const standing = (memberId: string, from = now) => ({ seriesId, memberId, ticket: 1, from });
    await db().standingAnswer.createMany({ data: [standing(mia.memberId), standing(max.memberId)] });
    const turns = [await turnOf(seriesId), await turnOf(second.id)];
    expect(await leaveGroup(await as(mia), plain, later)).toEqual({ ok: true });
    expect(await row(mia.memberId)).toEqual({ role: "member", leftAt: later, ending: "left", nameless: false });
    const untilOf = async ({ memberId }: { memberId: string }) =>
      (await db().standingAnswer.findFirstOrThrow({ where: { memberId } })).until;
    expect([await untilOf(mia), await untilOf(max)]).toEqual([later, null]);
    expect([await turnOf(seriesId), await turnOf(second.id)]).toEqual(turns.map((turn) => turn + 1));
    expect(await audit()).toEqual([]);
  });

  test("a second press is refused and changes nothing", async () => {
    const { mia, as, seriesId } = await world();
    const member = await as(mia);
    await leaveGroup(member, plain, now);
    const turn = await turnOf(seriesId);
    expect(await leaveGroup(member, { ...plain, nameless: true }, later)).toEqual({ ok: false, reason: "left" });
    expect(await row(mia.memberId)).toMatchObject({ leftAt: now, nameless: false });
    expect(await turnOf(seriesId)).toBe(turn);
  });

  test("with clocks that differ: nothing ends before it began", async () => {
    const { mia, as, seriesId } = await world();
    await db().standingAnswer.create({ data: { seriesId, memberId: mia.memberId, ticket: 1, from: later } });
    await db().member.update({ where: { id: mia.memberId }, data: { joinedAt: later } });
    expect(await leaveGroup(await as(mia), plain, now)).toEqual({ ok: true });
    expect((await row(mia.memberId)).leftAt).toEqual(later);
  });

  test("the last organizer must name somebody who is there", async () => {
    const { groupId, head, ada, mia, max } = await world();
    const leave = (successorId: string | null) => leaveGroup(head, { nameless: false, successorId }, later);
    expect(await leave(null)).toEqual({ ok: false, reason: "lastOrganizer" });
    expect(await leave(ada.memberId)).toEqual({ ok: false, reason: "lastOrganizer" });
    await db().member.update({ where: { id: max.memberId }, data: { leftAt: now } });
    for (const id of [max.memberId, (await world()).mia.memberId, randomUUID()])
      expect(await leave(id)).toEqual({ ok: false, reason: "successorLeft" });
    expect(await row(ada.memberId)).toMatchObject({ role: "organizer", leftAt: null });

    expect(await leave(mia.memberId)).toEqual({ ok: true });
    expect(await row(ada.memberId)).toMatchObject({ leftAt: later, ending: "left" });
    expect(await roleOf(mia.memberId)).toBe("organizer");
    const items = await auditItems(await organizerFor(mia.userId, groupId, now));
    expect(items).toMatchObject([{ action: "handedOver", actor: { name: "Ada" }, subject: { name: "Mia" } }]);
  });

  test("whom anybody else names is not looked at", async () => {
    const { co, mia } = await world();
    expect(await leaveGroup(co, { nameless: false, successorId: mia.memberId }, now)).toEqual({ ok: true });
    expect(await roleOf(mia.memberId)).toBe("member");
  });

  test("of two organizers who leave at once one stays", async () => {
    const { groupId, head, mia, as } = await world();
    await db().member.update({ where: { id: mia.memberId }, data: { role: "organizer" } });
    const other = await as(mia);
    const results = await Promise.all([head, other].map((who) => leaveGroup(who, plain, later)));
    expect(results.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: "lastOrganizer" }]);
    expect(await db().member.count({ where: { groupId, role: "organizer", leftAt: null } })).toBe(1);
  });

  test("whom the last organizer names leaves at the same moment: the group still has an organizer", async () => {
    const { groupId, head, mia, as } = await world();
    const named = await as(mia);
    await Promise.all([
      leaveGroup(head, { nameless: false, successorId: mia.memberId }, later),
      leaveGroup(named, plain, later),
    ]);
    expect(await db().member.count({ where: { groupId, role: "organizer", leftAt: null } })).toBe(1);
  });
});

describe("removing", () => {
  test.each([
    [true, "removed", "memberRemoved"],
    [false, "barred", "memberBarred"],
  ] as const)("may come back: %s", async (mayComeBack, ending, action) => {
    const { seriesId, co, cora, mia } = await world();
    await db().standingAnswer.create({ data: { seriesId, memberId: mia.memberId, ticket: 1, from: now } });
    const turn = await turnOf(seriesId);
    expect(await removeMember(co, mia.memberId, mayComeBack, later)).toEqual({ ok: true });
    expect(await row(mia.memberId)).toEqual({ role: "member", leftAt: later, ending, nameless: false });
    expect(await db().standingAnswer.findFirst({ select: { until: true } })).toEqual({ until: later });
    expect(await turnOf(seriesId)).toBe(turn + 1);
    expect(await audit()).toEqual([
      { actorId: cora.memberId, subjectId: mia.memberId, action, detail: null, at: later },
    ]);
    expect(await barredMembers(co)).toHaveLength(mayComeBack ? 0 : 1);
  });

  test("is refused for who has gone already, and ends nothing twice", async () => {
    const { head, co, mia } = await world();
    const results = await Promise.all([head, co].map((who) => removeMember(who, mia.memberId, true, later)));
    expect(results.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: "left" }]);
    expect(await audit()).toHaveLength(1);
  });

  test("is refused to co-organizers for organizers and each other, and to everybody for themselves", async () => {
    const { head, co, ada, cora, mia } = await world();
    await giveRole(head, mia.memberId, "coOrganizer", now);
    for (const id of [ada.memberId, mia.memberId, cora.memberId])
      expect(await removeMember(co, id, true, now)).toEqual({ ok: false, reason: "notAllowed" });
    expect(await removeMember(head, ada.memberId, true, now)).toEqual({ ok: false, reason: "notAllowed" });
    expect(await removeMember(head, cora.memberId, true, now)).toEqual({ ok: true });
  });

  test("is refused to who was removed or made a member meanwhile", async () => {
    const { head, co, cora, mia, max, as } = await world();
    await giveRole(head, max.memberId, "coOrganizer", now);
    const demoted = await organizerFor(max.userId, (await as(max)).groupId, now);
    await giveRole(head, max.memberId, "member", now);
    expect(await removeMember(demoted, mia.memberId, true, now)).toEqual({ ok: false, reason: "notAllowed" });
    await removeMember(head, cora.memberId, true, now);
    expect(await removeMember(co, mia.memberId, true, now)).toEqual({ ok: false, reason: "notAllowed" });
    expect(await row(mia.memberId)).toMatchObject({ leftAt: null });
  });

  test("a person who came back after it is removed as who they are now; the old membership stays", async () => {
    const { groupId, head, mia } = await world();
    await removeMember(head, mia.memberId, true, now);
    const again = await buildMember(groupId, { now: later, userId: mia.userId });
    expect(await removeMember(head, again.memberId, false, later)).toEqual({ ok: true });
    expect((await row(mia.memberId)).ending).toBe("removed");
    expect((await row(again.memberId)).ending).toBe("barred");
  });
});

describe("letting back in", () => {
  test("lifts it, is written down once, and says who is meant", async () => {
    const { head, co, mia } = await world();
    await removeMember(head, mia.memberId, false, now);
    expect(await barredMembers(co)).toEqual([{ memberId: mia.memberId, userId: mia.userId, name: "Mia" }]);
    for (let press = 0; press < 2; press += 1)
      expect(await readmitMember(co, mia.memberId, later)).toEqual({ ok: true });
    expect(await barredMembers(co)).toEqual([]);
    expect((await audit()).map(({ action }) => action)).toEqual(["memberBarred", "memberReadmitted"]);
  });

  test("changes nobody of another group and nobody who is there", async () => {
    const { head, mia } = await world();
    const other = await world();
    await removeMember(other.head, other.mia.memberId, false, now);
    for (const id of [other.mia.memberId, mia.memberId, randomUUID()])
      expect(await readmitMember(head, id, now)).toEqual({ ok: true });
    expect((await row(other.mia.memberId)).ending).toBe("barred");
    expect((await audit()).map(({ action }) => action)).toEqual(["memberBarred"]);
  });

  test("is refused to who does not run the group any more", async () => {
    const { head, co, cora, mia } = await world();
    await removeMember(head, mia.memberId, false, now);
    await giveRole(head, cora.memberId, "member", now);
    expect(await readmitMember(co, mia.memberId, now)).toEqual({ ok: false, reason: "notAllowed" });
    expect((await row(mia.memberId)).ending).toBe("barred");
  });
});

describe("what organizers did", () => {
  test("is read newest first, of this group alone, with the names that people have now", async () => {
    const { groupId, head, ada, mia } = await world();
    const other = await world();
    await removeMember(other.head, other.mia.memberId, true, now);
    await giveRole(head, mia.memberId, "coOrganizer", now);
    await transaction((tx) => writeAudit(tx, head, { action: "seriesEnded", detail: "Tuesday run" }, later));
    const items = await auditItems(await organizerFor(ada.userId, groupId, now));
    expect(items).toMatchObject([
      { action: "seriesEnded", subject: null, detail: "Tuesday run", at: later },
      { action: "roleChanged", subject: { memberId: mia.memberId, name: "Mia" }, detail: "coOrganizer" },
    ]);
  });

  test("does not name who asked not to be named, neither as who did it nor as whom it was done to", async () => {
    const { groupId, head, co, cora, mia, max, as } = await world();
    await removeMember(co, max.memberId, true, now);
    await giveRole(head, mia.memberId, "coOrganizer", now);
    for (const person of [cora, mia]) await leaveGroup(await as(person), { ...plain, nameless: true }, later);
    const items = await auditItems(await organizerFor(head.userId, groupId, now));
    expect(items.map(({ actor, subject }) => [actor.name, subject?.name])).toEqual([
      ["Ada", null],
      [null, "Max"],
    ]);
    expect((await groupMembers(head)).map(({ name }) => name)).toEqual(["Ada"]);
  });

  test("is at most a hundred entries", async () => {
    const { head, groupId, ada } = await world();
    const entry = { groupId, actorId: ada.memberId, action: "groupChanged" as const, at: now };
    await db().auditEntry.createMany({ data: Array.from({ length: 101 }, () => entry) });
    expect(await auditItems(head)).toHaveLength(100);
  });
});

test("a group's zone is that of its first series", async () => {
  const { groupId, head } = await world();
  expect(await zoneOfGroup(head)).toBe("Europe/Berlin");
  await db().series.deleteMany({ where: { groupId } });
  expect(await zoneOfGroup(head)).toBeNull();
});
