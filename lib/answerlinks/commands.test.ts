import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { answerMeetup } from "@/lib/rsvp/commands";
import { type LocalDate, toDateColumn } from "@/lib/time";
import { signToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember } from "@/tests/factories";
import { memberFor } from "@/tests/proofs";
import { type AnswerLink, openAnswerLink } from "./access";
import { answerByLink } from "./commands";
import { answerLink } from "./links";
import { dateToAnswer } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const tenth = "2026-03-10" as LocalDate;
const ninth = "2026-03-09" as LocalDate;

async function world(plan: { capacity?: number; mayBring?: number } = {}) {
  const group = await buildGroup({ now, from: "2026-02-03", plan });
  const { seriesId } = group;
  const mia = await buildMember(group.groupId, { now });
  const told = { memberId: mia.memberId, seriesId, date: toDateColumn(tenth), revision: 0, createdAt: now };
  const { id } = await db().notice.create({ data: { ...told, reason: "question" }, select: { id: true } });
  return { ...group, mia, noticeId: id, key: { seriesId, date: tenth } };
}

const tokenOf = (noticeId: string) => answerLink("", env().SECRET, noticeId).split("/").at(-1) ?? "";

async function opened(noticeId: string): Promise<AnswerLink> {
  const link = await openAnswerLink(tokenOf(noticeId));
  if (!link) throw new Error("the link opens nothing");
  return link;
}

const saidBy = async (memberId: string) =>
  db().rsvp.findMany({
    where: { memberId },
    select: { answer: true, note: true, brings: true, byId: true, meetup: { select: { date: true } } },
  });

/** What an edit leaves of a date whose answers another took over. */
async function carry(seriesId: string, from: LocalDate, to: LocalDate): Promise<void> {
  const where = { seriesId_date: { seriesId, date: toDateColumn(from) } };
  const carried = { state: "carried" as const, carriedTo: toDateColumn(to) };
  await db().meetup.upsert({
    where,
    create: { seriesId, date: toDateColumn(from), ...carried },
    update: carried,
    select: { id: true },
  });
  await db().meetup.create({ data: { seriesId, date: toDateColumn(to), extra: true }, select: { id: true } });
}

describe("a link to answer by opens", () => {
  test("one date of one member, named with group and series", async () => {
    const { noticeId, mia, groupId, seriesId } = await world();
    expect(await opened(noticeId)).toEqual({
      ...{ noticeId, memberId: mia.memberId, groupId, seriesId, date: tenth },
      ...{ member: { name: "Ada", zone: "Europe/Berlin" }, seriesName: "Tuesday run" },
      group: { name: "Runners", accent: "green" },
    });
  });

  test("the date to which the answers were carried, over several edits too", async () => {
    const { noticeId, seriesId } = await world();
    await carry(seriesId, tenth, ninth);
    expect((await opened(noticeId)).date).toBe(ninth);
    await carry(seriesId, ninth, "2026-03-11" as LocalDate);
    const link = await opened(noticeId);
    expect(link.date).toBe("2026-03-11");
    expect((await dateToAnswer(link))?.meetup.date).toBe("2026-03-11");
  });

  test("and comes to an end where dates were carried in a circle", async () => {
    const { noticeId, seriesId } = await world();
    await carry(seriesId, tenth, ninth);
    await db().meetup.updateMany({
      where: { seriesId, date: toDateColumn(ninth) },
      data: { state: "carried", carriedTo: toDateColumn(tenth) },
    });
    expect(await dateToAnswer(await opened(noticeId))).toBeNull();
  });

  test("nothing where it is forged, of another kind, of another generation or of no notice", async () => {
    const { noticeId, mia, groupId } = await world();
    const token = tokenOf(noticeId);
    const sign = (kind: "invite" | "mail" | "groupMail" | "feed", id: string) =>
      signToken(env().SECRET, kind, { id, generation: 0 });
    const later = signToken(env().SECRET, "answer", { id: noticeId, generation: 1 });
    const foreign = signToken("another secret of thirty-two characters", "answer", { id: noticeId, generation: 0 });
    const others = [sign("invite", noticeId), sign("mail", mia.userId), sign("groupMail", mia.memberId)];
    for (const text of [...others, sign("feed", noticeId), later, foreign, `${token}A`, token.slice(1), "", "%00"]) {
      expect(await openAnswerLink(text), text).toBeNull();
    }
    for (const id of [randomUUID(), mia.memberId, groupId]) expect(await openAnswerLink(tokenOf(id))).toBeNull();
  });

  test("nothing once the membership has ended, nor in a new one of the same person", async () => {
    const { noticeId, mia, groupId } = await world();
    await db().member.update({ where: { id: mia.memberId }, data: { leftAt: now, ending: "left" } });
    expect(await openAnswerLink(tokenOf(noticeId))).toBeNull();
    await buildMember(groupId, { now, userId: mia.userId });
    expect(await openAnswerLink(tokenOf(noticeId))).toBeNull();
  });

  test("nothing while the group is deleted", async () => {
    const { noticeId, groupId } = await world();
    await db().group.update({ where: { id: groupId }, data: { deletedAt: now } });
    expect(await openAnswerLink(tokenOf(noticeId))).toBeNull();
    await db().group.update({ where: { id: groupId }, data: { deletedAt: null } });
    expect(await openAnswerLink(tokenOf(noticeId))).not.toBeNull();
  });
});

describe("answering by a link", () => {
  test("is the member's own answer, also a second one, and for a date that nobody had touched", async () => {
    const { noticeId, mia } = await world();
    const link = await opened(noticeId);
    expect(await answerByLink(link, { answer: "in", date: tenth }, now)).toEqual({ ok: true, outcome: "in", turn: 1 });
    expect(await answerByLink(link, { answer: "out", date: tenth }, now)).toEqual({
      ok: true,
      outcome: "out",
      turn: 2,
    });
    const meetup = { date: toDateColumn(tenth) };
    expect(await saidBy(mia.memberId)).toEqual([{ answer: "out", note: null, brings: 0, byId: null, meetup }]);
  });

  test("keeps the note and whom they bring", async () => {
    const { noticeId, mia, groupId, key } = await world({ capacity: 5, mayBring: 2 });
    const member = await memberFor(mia.userId, groupId, now);
    await answerMeetup(member, key, { answer: "in", note: "with cake", brings: 2 }, now);
    await answerByLink(await opened(noticeId), { answer: "in", date: tenth }, now);
    expect(await saidBy(mia.memberId)).toMatchObject([{ answer: "in", note: "with cake", brings: 2 }]);
  });

  test("waits for a seat where it is full", async () => {
    const { noticeId, userId, groupId, key } = await world({ capacity: 1 });
    await answerMeetup(await memberFor(userId, groupId, now), key, { answer: "in" }, now);
    const link = await opened(noticeId);
    expect(await answerByLink(link, { answer: "in", date: tenth }, now)).toMatchObject({
      outcome: "waiting",
      ahead: 0,
    });
  });

  test("of a carried date answers the one that took over", async () => {
    const { noticeId, mia, seriesId } = await world();
    await carry(seriesId, tenth, ninth);
    await answerByLink(await opened(noticeId), { answer: "maybe", date: ninth }, now);
    expect(await saidBy(mia.memberId)).toMatchObject([{ answer: "maybe", meetup: { date: toDateColumn(ninth) } }]);
  });
});

describe("answering by a link is refused and writes nothing", () => {
  async function refused(link: AnswerLink, reason: string, at = now, date = tenth): Promise<void> {
    const { turn } = await db().series.findUniqueOrThrow({ where: { id: link.seriesId }, select: { turn: true } });
    expect(await answerByLink(link, { answer: "in", date }, at)).toEqual({ ok: false, reason });
    expect(await db().rsvp.count()).toBe(0);
    expect((await db().series.findUniqueOrThrow({ where: { id: link.seriesId } })).turn).toBe(turn);
  }

  const row = (seriesId: string, state: "cancelled" | "takenOut" | "retired") => {
    const retired = state === "retired" ? { retiredBy: "ended" as const } : {};
    return db().meetup.create({
      data: { seriesId, date: toDateColumn(tenth), state, ...retired },
      select: { id: true },
    });
  };

  test("moved: its date was carried since the page was shown", async () => {
    const { noticeId, seriesId } = await world();
    const link = await opened(noticeId);
    await carry(seriesId, tenth, ninth);
    await refused(link, "moved");
  });

  test("moved: another date than the link's", async () => {
    const { noticeId } = await world();
    await refused(await opened(noticeId), "moved", now, "2026-03-17" as LocalDate);
  });

  test("gone: they left meanwhile, or the group was deleted", async () => {
    const { noticeId, mia, groupId } = await world();
    const link = await opened(noticeId);
    await db().group.update({ where: { id: groupId }, data: { deletedAt: now } });
    await refused(link, "gone");
    await db().group.update({ where: { id: groupId }, data: { deletedAt: null } });
    await db().member.update({ where: { id: mia.memberId }, data: { leftAt: now, ending: "left" } });
    await refused(link, "gone");
  });

  test("gone: two memberships became one, and the notice is another's now", async () => {
    const { noticeId, memberId } = await world();
    const link = await opened(noticeId);
    await db().notice.update({ where: { id: noticeId }, data: { memberId } });
    await refused(link, "gone");
  });

  test("cancelled", async () => {
    const { noticeId, seriesId } = await world();
    const link = await opened(noticeId);
    await row(seriesId, "cancelled");
    await refused(link, "cancelled");
  });

  test.each(["takenOut", "retired"] as const)("noSuchDate: %s", async (state) => {
    const { noticeId, seriesId } = await world();
    const link = await opened(noticeId);
    await row(seriesId, state);
    await refused(link, "noSuchDate");
    expect(await dateToAnswer(link)).toBeNull();
  });

  test("started", async () => {
    const { noticeId } = await world();
    await refused(await opened(noticeId), "started", new Date("2026-03-10T18:00:00Z"));
  });
});

test("a date that is carried while somebody answers is either answered before or refused: no answer is lost", async () => {
  const { noticeId, mia, seriesId } = await world();
  const link = await opened(noticeId);
  const edit = db().$transaction(async (tx) => {
    await tx.$queryRaw`UPDATE series SET turn = turn + 1 WHERE id = ${seriesId}::uuid RETURNING turn`;
    await new Promise((resolve) => setTimeout(resolve, 300));
    const carried = { state: "carried" as const, carriedTo: toDateColumn(ninth) };
    await tx.meetup.create({ data: { seriesId, date: toDateColumn(tenth), ...carried }, select: { id: true } });
    await tx.meetup.create({ data: { seriesId, date: toDateColumn(ninth), extra: true }, select: { id: true } });
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const answer = answerByLink(link, { answer: "in", date: tenth }, now);
  await edit;
  expect(await answer).toEqual({ ok: false, reason: "moved" });
  expect(await saidBy(mia.memberId)).toEqual([]);
});
