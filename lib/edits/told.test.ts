/** What an edit writes for those who are to hear of it, and when that is due. */
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { answerMeetup } from "@/lib/rsvp/commands";
import type { LocalDate, LocalDateTime } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember } from "@/tests/factories";
import { memberFor, organizerFor } from "@/tests/proofs";
import type { Change } from "./change";
import { editSeries, undoEdit } from "./commands";
import { previewEdit } from "./preview";
import { seriesToEdit } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = new Date("2026-03-04T12:10:00Z");
const early = new Date("2026-02-27T12:00:00Z");
const tenth = "2026-03-10" as LocalDate;

/** Bo is out on the tenth, Cem is in; the organizer is in, too. */
async function buildWorld() {
  const group = await buildGroup({ now: new Date("2026-01-31T12:00:00Z"), from: "2026-02-03" });
  const organizer = await organizerFor(group.userId, group.groupId, now);
  const join = async () => {
    const { userId, memberId } = await buildMember(group.groupId, { now: early });
    return { memberId, proof: await memberFor(userId, group.groupId, now) };
  };
  const [bo, cem] = [await join(), await join()];
  const key = { seriesId: group.seriesId, date: tenth };
  await answerMeetup(bo.proof, key, { answer: "out" }, early);
  await answerMeetup(cem.proof, key, { answer: "in" }, early);
  await answerMeetup(organizer, key, { answer: "in" }, early);
  return { ...group, organizer, bo: bo.memberId, cem: cem.memberId };
}

let world: Awaited<ReturnType<typeof buildWorld>>;
beforeEach(async () => {
  world = await buildWorld();
});

const own = { startsAt: null, length: 90, name: null, place: null, link: null, capacity: null, mayBring: null };
const moved = (to: string): Change => ({
  kind: "dateChanged",
  date: tenth,
  own: { ...own, startsAt: to as LocalDateTime },
});
const thursday = moved("2026-03-12T18:00:00");

async function edit(change: Change, tellNow = false): Promise<number> {
  const found = await seriesToEdit(world.organizer, world.seriesId, now);
  const looked = found && previewEdit(found, change, now);
  if (!looked?.ok) throw new Error("no preview");
  const result = await editSeries(world.organizer, world.seriesId, change, looked.preview.digest, now, tellNow);
  if (!result.ok) throw new Error(result.reason);
  return result.turn;
}

const told = async (revision: number) => {
  const rows = await db().notice.findMany({ where: { revision }, orderBy: { memberId: "asc" } });
  return rows.map(({ memberId, reason, notBefore, was }) => ({ memberId, reason, notBefore, was }));
};

test("who had answered is asked again, once the edit cannot be taken back; who makes it is told nothing", async () => {
  const turn = await edit(thursday);
  const was = {
    ...{ date: "2026-03-10", startsAt: "2026-03-10T18:00:00.000Z", endsAt: "2026-03-10T19:30:00.000Z" },
    ...{ zone: "Europe/Berlin", place: "At the old bridge", link: null, name: null, state: "on" },
  };
  const asked = { reason: "askedAgain", notBefore: later, was };
  expect(await told(turn)).toEqual([world.bo, world.cem].sort().map((memberId) => ({ memberId, ...asked })));
});

test("told at once where its author wants that, or it is about a date within a day", async () => {
  expect((await told(await edit(thursday, true))).map(({ notBefore }) => notBefore)).toEqual([now, now]);
  const soon = await edit(moved("2026-03-05T12:00:00"));
  expect((await told(soon)).map(({ notBefore }) => notBefore)).toEqual([now, now]);
});

test("taken back, both are due together and lead back to how it was; nobody but who was there is told of a cancellation", async () => {
  const turn = await edit({ kind: "dateCancelled", date: tenth, reason: "Storm" });
  expect(await told(turn)).toMatchObject([{ memberId: world.cem, reason: "cancelled", notBefore: later }]);
  const meanwhile = new Date(now.getTime() + 240_000);
  expect(await undoEdit(world.organizer, world.seriesId, turn, meanwhile)).toMatchObject({ ok: true, turn: turn + 1 });
  expect(await told(turn + 1)).toMatchObject([
    { memberId: world.cem, reason: "restored", notBefore: later, was: { state: "cancelled" } },
  ]);
});

test("news of seats that an edit makes is due when the rest of it is", async () => {
  const bo = await db().member.findUniqueOrThrow({ where: { id: world.bo } });
  const proof = await memberFor(bo.userId, world.groupId, now);
  await answerMeetup(proof, { seriesId: world.seriesId, date: tenth }, { answer: "in" }, early);
  const turn = await edit({ kind: "dateChanged", date: tenth, own: { ...own, capacity: { value: 2 } } });
  expect(await told(turn)).toMatchObject([{ memberId: world.bo, reason: "lostSeat", notBefore: later }]);
});
