import { beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { becomeRegular } from "@/lib/regulars/commands";
import { answerMeetup } from "@/lib/rsvp/commands";
import { cast } from "@/tests/cast";
import { withDatabase } from "@/tests/database";
import { date } from "@/tests/edited";
import { buildGroup, buildMember } from "@/tests/factories";
import { wakeSeries } from "./commands";

withDatabase();

const joined = new Date("2026-03-01T12:00:00Z");
const said = new Date("2026-03-01T13:00:00Z");
// The tenth of March at 19:00 in Berlin is 18:00 UTC.
const at = (text: string) => new Date(text);
const twoDaysBefore = at("2026-03-08T18:00:00Z");
const tenth = date("2026-03-10");

const notices = async (reason: "reminder" | "question" | "activity" | "stillAlive") =>
  db().notice.findMany({ where: { reason }, orderBy: { memberId: "asc" } });
const wakes = async (id: string) =>
  (await db().series.findUniqueOrThrow({ where: { id }, select: { wakesAt: true } })).wakesAt;

/** Ada, Cora, Mia and Max; Mia said in for the tenth. */
async function world() {
  const people = await cast(joined);
  const key = { seriesId: people.seriesId, date: tenth };
  await answerMeetup(await people.as(people.mia), key, { answer: "in" }, said);
  return { ...people, key };
}

beforeEach(() => {
  vi.restoreAllMocks();
});

test("a series that was touched is looked at and sleeps until something of it may be due", async () => {
  const { seriesId } = await world();
  expect(await wakeSeries(said)).toBe(1);
  expect(await wakes(seriesId)).toEqual(at("2026-03-01T18:00:00Z"));
  expect(await wakeSeries(said)).toBe(0);
});

test("reminders, questions and digests are written once, each at its hour", async () => {
  const { mia, max, ada, cora } = await world();
  await wakeSeries(said);
  expect((await notices("activity")).map(({ memberId }) => memberId)).toEqual([ada.memberId, cora.memberId].sort());
  await wakeSeries(at("2026-03-06T18:00:00Z"));
  const asked = (await notices("question")).map(({ memberId }) => memberId);
  expect(asked).toEqual([ada.memberId, cora.memberId, max.memberId].sort());
  expect(await notices("reminder")).toEqual([]);
  await wakeSeries(twoDaysBefore);
  const [reminder, ...more] = await notices("reminder");
  expect(more).toEqual([]);
  expect(reminder).toMatchObject({ memberId: mia.memberId, date: at("2026-03-10"), settledAt: null });
  expect(reminder?.notBefore?.toISOString().slice(0, 13)).toBe("2026-03-09T18");
});

test("an answer between is reminded too, and none is written a second time", async () => {
  const { as, max, mia, key, seriesId } = await world();
  await wakeSeries(twoDaysBefore);
  const between = at("2026-03-09T10:00:00Z");
  await answerMeetup(await as(max), key, { answer: "maybe" }, between);
  expect(await wakeSeries(between)).toBe(1);
  const late = at("2026-03-10T10:00:00Z");
  await becomeRegular(await as(max), seriesId, late);
  await wakeSeries(late);
  const ids = (await notices("reminder")).map(({ memberId }) => memberId);
  expect(ids).toEqual([max.memberId, mia.memberId].sort());
});

test("what fell due while nobody looked is written afterwards, as far as it matters still", async () => {
  const { mia } = await world();
  await wakeSeries(at("2026-03-08T12:00:00Z"));
  const back = at("2026-03-10T12:00:00Z");
  await wakeSeries(back);
  expect(await notices("reminder")).toMatchObject([{ memberId: mia.memberId, notBefore: back }]);
  await db().notice.deleteMany();
  await db().series.updateMany({ data: { wakesAt: back } });
  await wakeSeries(at("2026-03-10T18:30:00Z"));
  expect(await notices("reminder")).toEqual([]);
});

test("a reminder that is not on its way gives way to the one of the new hour", async () => {
  const { mia, seriesId } = await world();
  await wakeSeries(twoDaysBefore);
  const moved = { startsAt: at("2026-03-10T12:00:00Z"), turn: 9, changedAt: twoDaysBefore };
  await db().meetup.update({ where: { seriesId_date: { seriesId, date: at("2026-03-10") } }, data: moved });
  await db().series.updateMany({ data: { wakesAt: twoDaysBefore } });
  await wakeSeries(twoDaysBefore);
  const found = (await notices("reminder")).toSorted((a, b) => a.revision - b.revision);
  expect(found).toMatchObject([
    { memberId: mia.memberId, dropped: "untrue", settledAt: twoDaysBefore },
    { memberId: mia.memberId, revision: 9, dropped: null, settledAt: null },
  ]);
});

test("a deleted group's series sleeps until a turn wakes it", async () => {
  const { groupId, seriesId } = await world();
  await db().group.update({ where: { id: groupId }, data: { deletedAt: joined } });
  expect(await wakeSeries(twoDaysBefore)).toBe(1);
  expect(await wakes(seriesId)).toBeNull();
  expect(await db().notice.count({ where: { reason: { not: "confirmed" } } })).toBe(0);
});

test("two at once wake each series once", async () => {
  for (let count = 0; count < 12; count += 1) await buildGroup({ now: joined, from: "2026-03-03" });
  const counts = await Promise.all([wakeSeries(twoDaysBefore), wakeSeries(twoDaysBefore), wakeSeries(twoDaysBefore)]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
  expect(await db().series.count({ where: { wakesAt: { lte: twoDaysBefore } } })).toBe(0);
  expect(await notices("question")).toHaveLength(12);
});

test("no more are woken than were asked for", async () => {
  for (let count = 0; count < 3; count += 1) await buildGroup({ now: joined, from: "2026-03-03" });
  expect(await wakeSeries(twoDaysBefore, 2)).toBe(2);
  expect(await wakeSeries(twoDaysBefore)).toBe(1);
});

test("a series that fails is logged, left for five minutes, and keeps no other from its turn", async () => {
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const broken = await buildGroup({ now: joined, from: "2026-03-03", plan: { zone: "Mars/Olympus" } });
  const sound = await buildGroup({ now: joined, from: "2026-03-03", series: { wakesAt: at("2026-03-02T12:00:00Z") } });
  expect(await wakeSeries(twoDaysBefore)).toBe(2);
  expect(errors).toHaveBeenCalledWith(`Waking the series ${broken.seriesId}:`, expect.any(Error));
  expect(await wakes(broken.seriesId)).toEqual(at("2026-03-08T18:05:00Z"));
  expect(await wakes(sound.seriesId)).toEqual(at("2026-03-10T18:00:00Z"));
});

test("a date is decided once, at its hour, whoever looks, and looked at again with what was decided", async () => {
  const plan = { minimum: 3, decideBefore: 1440, ifShort: "callOff" as const };
  const { seriesId, groupId } = await buildGroup({ now: joined, from: "2026-03-03", plan });
  await buildMember(groupId, { now: joined });
  await wakeSeries(at("2026-03-08T18:00:00Z"));
  expect(await wakes(seriesId)).toEqual(at("2026-03-09T18:00:00Z"));
  const decided = at("2026-03-09T18:00:00Z");
  await Promise.all([wakeSeries(decided), wakeSeries(decided)]);
  const all = await db().decision.findMany({ select: { verdict: true, heads: true, at: true } });
  expect(all).toEqual([{ verdict: "off", heads: 0, at: decided }]);
  expect(await wakeSeries(decided)).toBe(0);
  expect((await wakes(seriesId))?.getTime()).toBeGreaterThan(decided.getTime());
});

test("a series that nobody answers is asked about, once", async () => {
  const { memberId } = await buildGroup({ now: joined, from: "2026-03-03" });
  const third = at("2026-03-17T19:30:00Z");
  await wakeSeries(third);
  expect(await notices("stillAlive")).toMatchObject([{ memberId, date: at("2026-03-17") }]);
  await wakeSeries(at("2026-03-24T19:30:00Z"));
  expect(await notices("stillAlive")).toHaveLength(1);
});
