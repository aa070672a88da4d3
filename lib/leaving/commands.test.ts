import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { giveRole } from "@/lib/members/commands";
import { auditItems, barredMembers } from "@/lib/members/queries";
import { answerMeetup } from "@/lib/rsvp/commands";
import type { LocalDate } from "@/lib/time";
import { audit, cast, roleOf, row } from "@/tests/cast";
import { withDatabase } from "@/tests/database";
import { buildMember } from "@/tests/factories";
import { ofSeats } from "@/tests/of-seats";
import { organizerFor } from "@/tests/proofs";
import { leaveGroup, removeMember } from "./commands";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = new Date("2026-03-04T13:00:00Z");
const plain = { nameless: false, successorId: null };

const world = () => cast(now);
const turnOf = async (id: string) => (await db().series.findUniqueOrThrow({ where: { id } })).turn;

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

describe("a seat given up", () => {
  const date = "2026-03-10" as LocalDate;

  /** One seat: Mia has it, Max and then Cora wait. */
  async function oneSeat() {
    const built = await world();
    await db().plan.updateMany({ where: { seriesId: built.seriesId }, data: { capacity: 1 } });
    for (const person of [built.mia, built.max, built.cora])
      await answerMeetup(await built.as(person), { seriesId: built.seriesId, date }, { answer: "in" }, now);
    return built;
  }
  const told = () =>
    db().notice.findMany({
      where: ofSeats,
      select: { memberId: true, reason: true, date: true, revision: true, dismissedAt: true },
    });

  test("by leaving goes to the first who waits, who is told once", async () => {
    const { seriesId, mia, max, as } = await oneSeat();
    expect(await leaveGroup(await as(mia), plain, later)).toEqual({ ok: true });
    const notice = { memberId: max.memberId, reason: "movedUp", date: new Date(date), dismissedAt: null };
    expect(await told()).toEqual([{ ...notice, revision: await turnOf(seriesId) }]);
  });

  test("by being removed, too; the one who is removed is told nothing", async () => {
    const { seriesId, co, head, mia, max } = await oneSeat();
    expect(await removeMember(co, mia.memberId, true, later)).toEqual({ ok: true });
    const revision = await turnOf(seriesId);
    expect(await told()).toMatchObject([{ memberId: max.memberId, reason: "movedUp", revision }]);
    // Who only waited frees none.
    await removeMember(head, (await db().member.findFirstOrThrow({ where: { id: co.memberId } })).id, true, later);
    expect(await told()).toHaveLength(1);
  });

  test("a regular's, on every date of the coming four weeks", async () => {
    const { seriesId, mia, max, as } = await world();
    await db().plan.updateMany({ where: { seriesId }, data: { capacity: 1 } });
    const standing = [mia, max].map(({ memberId }, index) => ({ seriesId, memberId, ticket: index + 1, from: now }));
    await db().standingAnswer.createMany({ data: standing });
    await leaveGroup(await as(mia), plain, later);
    const notices = await told();
    expect(notices.map(({ date: day }) => day.toISOString().slice(5, 10)).sort()).toEqual([
      ...["03-10", "03-17", "03-24", "03-31"],
    ]);
    expect(new Set(notices.map(({ memberId }) => memberId))).toEqual(new Set([max.memberId]));
  });
});
