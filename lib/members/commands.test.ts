import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db, transaction } from "@/lib/db";
import { leaveGroup, removeMember } from "@/lib/leaving/commands";
import { audit, cast, roleOf, row } from "@/tests/cast";
import { withDatabase } from "@/tests/database";
import { organizerFor } from "@/tests/proofs";
import { giveRole, handOver, readmitMember, writeAudit } from "./commands";
import { auditItems, barredMembers, groupMembers, zoneOfGroup } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = new Date("2026-03-04T13:00:00Z");
const plain = { nameless: false, successorId: null };

const world = () => cast(now);

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
