import { beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { leaveGroup } from "@/lib/leaving/commands";
import type { Member, Organizer } from "@/lib/members/access";
import type { LocalDate } from "@/lib/time";
import { randomToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember } from "@/tests/factories";
import { memberFor, organizerFor } from "@/tests/proofs";
import { deleteComment, editComment, removeComment, writeComment } from "./commands";
import { commentsOn } from "./queries";

withDatabase();
beforeEach(() => vi.restoreAllMocks());

const now = new Date("2026-03-04T12:00:00Z");
const later = new Date("2026-03-04T12:05:00Z");
const tenth = "2026-03-10" as LocalDate;

async function world() {
  const group = await buildGroup({ now, from: "2026-02-03" });
  const join = async (name: string) => {
    const { userId } = await buildMember(group.groupId, { now });
    await db().user.update({ where: { id: userId }, data: { name } });
    return memberFor(userId, group.groupId, now);
  };
  const organizer = await organizerFor(group.userId, group.groupId, now);
  return { ...group, organizer, ben: await join("Ben"), key: { seriesId: group.seriesId, date: tenth } };
}

type Key = Awaited<ReturnType<typeof world>>["key"];

const write = (member: Member, key: Key, text: string, pageKey = randomToken()) =>
  writeComment(member, key, { text, pageKey }, now);

const read = async (member: Member, key: Key) => (await commentsOn(member, key, false)).comments;

async function first(member: Member, key: Key): Promise<string> {
  const [comment] = await read(member, key);
  if (!comment) throw new Error("no comment");
  return comment.id;
}

test("comments stand in the order of their turns, below a date that they touch, with name and time", async () => {
  const { organizer, ben, key } = await world();
  expect(await write(ben, key, "I bring cake")).toEqual({ ok: true });
  // A clock that is behind changes no order.
  await writeComment(organizer, key, { text: "Good", pageKey: randomToken() }, new Date("2026-03-04T11:00:00Z"));
  expect(await read(organizer, key)).toMatchObject([
    { name: "Ben", text: "I bring cake", writtenAt: now, editedAt: null },
    { name: "Ada", text: "Good" },
  ]);
  expect(await db().meetup.count()).toBe(1);
  expect(await db().series.findFirstOrThrow({ select: { turn: true } })).toEqual({ turn: 2 });
});

test("one press writes one comment, at once and again; the same words from another page are another", async () => {
  const { ben, key } = await world();
  const pageKey = randomToken();
  const presses = await Promise.all(Array.from({ length: 10 }, () => write(ben, key, "Late", pageKey)));
  expect(new Set(presses.map(({ ok }) => ok))).toEqual(new Set([true]));
  await write(ben, key, "Late", pageKey);
  expect(await read(ben, key)).toHaveLength(1);
  await write(ben, key, "Late");
  expect(await read(ben, key)).toHaveLength(2);
});

test("on past and on cancelled dates, too", async () => {
  const { ben, key, seriesId } = await world();
  const past = { seriesId, date: "2026-02-10" as LocalDate };
  expect(await write(ben, past, "That was fun")).toEqual({ ok: true });
  await db().meetup.create({ data: { seriesId, date: new Date(tenth), state: "cancelled" } });
  expect(await write(ben, key, "What a pity")).toEqual({ ok: true });
});

test("refused: no date of the series, a former one, another group's series", async () => {
  const { ben, key, seriesId } = await world();
  const other = await buildGroup({ now, from: "2026-02-03" });
  await db().meetup.create({ data: { seriesId, date: new Date("2026-03-17"), state: "retired", retiredBy: "ended" } });
  const refused = { ok: false, reason: "noSuchDate" };
  expect(await write(ben, { seriesId, date: "2026-03-11" as LocalDate }, "x")).toEqual(refused);
  expect(await write(ben, { seriesId, date: "2026-03-17" as LocalDate }, "x")).toEqual(refused);
  expect(await write(ben, { seriesId: other.seriesId, date: tenth }, "x")).toEqual(refused);
  expect(await db().comment.count()).toBe(0);
  expect(await read(ben, { ...key, seriesId: other.seriesId })).toEqual([]);
});

test("refused: who is no member any more, to write, to change, to delete", async () => {
  const { ben, key } = await world();
  await write(ben, key, "Hello");
  const id = await first(ben, key);
  await leaveGroup(ben, { nameless: true, successorId: null }, now);
  expect(await write(ben, key, "x")).toEqual({ ok: false, reason: "gone" });
  expect(await editComment(ben, key, { id, text: "x" }, now)).toEqual({ ok: false, reason: "gone" });
  expect(await deleteComment(ben, key.seriesId, id, now)).toEqual({ ok: false, reason: "notTheirs" });
  // They asked not to be named.
  expect(await read(ben, key)).toMatchObject([{ name: null, text: "Hello" }]);
});

test("refused: more than thirty in ten minutes", async () => {
  const { organizer, ben, key } = await world();
  for (let count = 0; count < 30; count += 1) expect(await write(ben, key, `${count}`)).toEqual({ ok: true });
  expect(await write(ben, key, "one more")).toEqual({ ok: false, reason: "tooOften" });
  const edit = await editComment(ben, key, { id: await first(ben, key), text: "x" }, now);
  expect(edit).toEqual({ ok: false, reason: "tooOften" });
  expect(await write(organizer, key, "from somebody else")).toEqual({ ok: true });
  expect(await read(ben, key)).toHaveLength(31);
});

test("whoever leaves and comes back has no more words for it: they are counted by person", async () => {
  const { groupId, ben, key } = await world();
  for (let count = 0; count < 30; count += 1) await write(ben, key, `${count}`);
  await leaveGroup(ben, { nameless: false, successorId: null }, now);
  await buildMember(groupId, { now: later, userId: ben.userId });
  const again = await memberFor(ben.userId, groupId, later);
  expect(await write(again, key, "one more")).toEqual({ ok: false, reason: "tooOften" });
});

test("a comment is not deleted by way of another series, whose turn is another lock", async () => {
  const { groupId, ben, key } = await world();
  const other = await db().series.create({ data: { groupId, name: "Walk", createdAt: now }, select: { id: true } });
  await write(ben, key, "Hello");
  expect(await deleteComment(ben, other.id, await first(ben, key), now)).toEqual({ ok: true });
  expect(await read(ben, key)).toHaveLength(1);
});

test("one's own is changed and says so; the same text again changes nothing", async () => {
  const { ben, key } = await world();
  await write(ben, key, "Late");
  const id = await first(ben, key);
  await editComment(ben, key, { id, text: "Late" }, later);
  expect(await read(ben, key)).toMatchObject([{ text: "Late", editedAt: null }]);
  await editComment(ben, key, { id, text: "On time" }, later);
  expect(await read(ben, key)).toMatchObject([{ text: "On time", writtenAt: now, editedAt: later }]);
});

test("refused: changing what is gone, or somebody else's", async () => {
  const { organizer, ben, key } = await world();
  await write(ben, key, "Late");
  const id = await first(ben, key);
  const removed = { ok: false, reason: "removed" };
  expect(await editComment(organizer, key, { id, text: "x" }, later)).toEqual(removed);
  await removeComment(organizer, key.seriesId, id, now);
  expect(await editComment(ben, key, { id, text: "x" }, later)).toEqual(removed);
});

test("one's own is deleted, twice as once; somebody else's is not", async () => {
  const { organizer, ben, key } = await world();
  await write(ben, key, "Late");
  const id = await first(ben, key);
  expect(await deleteComment(organizer, key.seriesId, id, now)).toEqual({ ok: false, reason: "notTheirs" });
  expect(await read(ben, key)).toHaveLength(1);
  expect(await deleteComment(ben, key.seriesId, id, now)).toEqual({ ok: true });
  expect(await deleteComment(ben, key.seriesId, id, now)).toEqual({ ok: true });
  expect(await read(ben, key)).toEqual([]);
  expect(await db().auditEntry.count()).toBe(0);
});

test("organizers remove others' with one line in the audit, and their own without", async () => {
  const { organizer, ben, key } = await world();
  await write(ben, key, "Buy my book");
  const id = await first(ben, key);
  expect(await removeComment(organizer, key.seriesId, id, now)).toEqual({ ok: true });
  expect(await removeComment(organizer, key.seriesId, id, now)).toEqual({ ok: true });
  await write(organizer, key, "Mine");
  await removeComment(organizer, key.seriesId, await first(organizer, key), now);
  expect(await read(ben, key)).toEqual([]);
  expect(await db().auditEntry.findMany({ select: { action: true, subjectId: true, actorId: true } })).toEqual([
    { action: "commentRemoved", subjectId: ben.memberId, actorId: organizer.memberId },
  ]);
});

test("refused: removing by who runs the group no more, and in another group", async () => {
  const { organizer, ben, key, memberId } = await world();
  await write(ben, key, "Late");
  const id = await first(ben, key);
  const other = await buildGroup({ now, from: "2026-02-03" });
  const stranger: Organizer = await organizerFor(other.userId, other.groupId, now);
  expect(await removeComment(stranger, key.seriesId, id, now)).toEqual({ ok: false, reason: "notAllowed" });
  expect(await removeComment(stranger, other.seriesId, id, now)).toEqual({ ok: true });
  await db().member.update({ where: { id: memberId }, data: { role: "member" } });
  expect(await removeComment(organizer, key.seriesId, id, now)).toEqual({ ok: false, reason: "notAllowed" });
  expect(await read(ben, key)).toHaveLength(1);
});

test("a date that took over another's answers shows its comments, over any number of steps", async () => {
  const { ben, key, seriesId } = await world();
  await write(ben, { seriesId, date: "2026-03-24" as LocalDate }, "first");
  await write(ben, { seriesId, date: "2026-03-17" as LocalDate }, "second");
  await write(ben, key, "third");
  const carry = async (from: string, to: string) =>
    db().meetup.updateMany({
      where: { seriesId, date: new Date(from) },
      data: { state: "carried", carriedTo: new Date(to) },
    });
  await carry("2026-03-24", "2026-03-17");
  await carry("2026-03-17", tenth);
  expect((await read(ben, key)).map(({ text }) => text)).toEqual(["first", "second", "third"]);
});

test("the newest hundred, and all on demand", async () => {
  const { ben, key, memberId } = await world();
  await write(ben, key, "first");
  const { id: meetupId } = await db().meetup.findFirstOrThrow({ select: { id: true } });
  const many = Array.from({ length: 120 }, (_, index) => ({ text: `${index}`, turn: index + 2 }));
  await db().comment.createMany({ data: many.map((one) => ({ ...one, meetupId, memberId, writtenAt: now })) });
  const newest = await commentsOn(ben, key, false);
  expect([newest.older, newest.comments.length, newest.comments[0]?.text, newest.comments.at(-1)?.text]).toEqual([
    21,
    100,
    "20",
    "119",
  ]);
  const all = await commentsOn(ben, key, true);
  expect([all.older, all.comments.length, all.comments[0]?.text]).toEqual([0, 121, "first"]);
});
