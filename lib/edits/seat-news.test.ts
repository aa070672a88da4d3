import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { answerMeetup } from "@/lib/rsvp/commands";
import { meetupWithPeople } from "@/lib/rsvp/queries";
import type { LocalDate, LocalDateTime } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { terms, tuesdays } from "@/tests/edited";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { ofSeats } from "@/tests/of-seats";
import { memberFor, organizerFor } from "@/tests/proofs";
import type { Change } from "./change";
import { editSeries, undoEdit } from "./commands";
import { previewEdit } from "./preview";
import { seriesToEdit } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const early = new Date("2026-02-27T12:00:00Z");
const tenth = "2026-03-10" as LocalDate;

/** Three seats: Bo (with one), Cem and the organizer have said in for the tenth, in this order; Dana is a regular. */
async function buildWorld() {
  const group = await buildGroup({
    now: new Date("2026-01-31T12:00:00Z"),
    from: "2026-02-03",
    plan: { capacity: 5, mayBring: 2 },
  });
  const join = async (name: string) => {
    const { userId, memberId } = await buildMember(group.groupId, {
      now: early,
      userId: (await buildUser({ now: early, name })).userId,
    });
    return { userId, memberId, proof: await memberFor(userId, group.groupId, now) };
  };
  const [bo, cem, dana] = [await join("Bo"), await join("Cem"), await join("Dana")];
  const organizer = await organizerFor(group.userId, group.groupId, now);
  const say = (who: typeof bo.proof, date: LocalDate, answer: "in" | "out", brings = 0) =>
    answerMeetup(who, { seriesId: group.seriesId, date }, { answer, brings }, early);
  await say(bo.proof, tenth, "in", 1);
  await say(cem.proof, tenth, "in");
  await say(organizer, tenth, "in");
  await db().series.update({ where: { id: group.seriesId }, data: { turn: { increment: 1 } } });
  await db().standingAnswer.create({
    data: { seriesId: group.seriesId, memberId: dana.memberId, ticket: 4, from: early },
  });
  return { ...group, bo, cem, dana, organizer, say };
}

let world: Awaited<ReturnType<typeof buildWorld>>;
beforeEach(async () => {
  world = await buildWorld();
});

const preview = async (change: Change) => {
  const found = await seriesToEdit(world.organizer, world.seriesId, now);
  const result = found && previewEdit(found, change, now);
  if (!result?.ok) throw new Error("no preview");
  return result.preview;
};
const save = async (change: Change) =>
  editSeries(world.organizer, world.seriesId, change, (await preview(change)).digest, now);

/** Who is told what of which date, the organizer left out of names: it is their own doing. */
const told = async () =>
  (await db().notice.findMany({ where: ofSeats })).map(
    ({ memberId, reason, date, revision }) => `${memberId} ${date.toISOString().slice(0, 10)} ${reason} ${revision}`,
  );
const named = async (change: Change, turn: number) => {
  const { losing, rising } = await preview(change);
  const of = (seats: typeof losing, reason: string) =>
    seats.flatMap(({ meetup, memberIds }) =>
      memberIds.filter((id) => id !== world.memberId).map((id) => `${id} ${meetup.date} ${reason} ${turn}`),
    );
  return [...of(losing, "lostSeat"), ...of(rising, "movedUp")];
};
const turnOf = async () => (await db().series.findUniqueOrThrow({ where: { id: world.seriesId } })).turn;
const place = async (memberId: string, date = tenth) => {
  const found = await meetupWithPeople(world.organizer, world.seriesId, date);
  return found?.people.find((person) => person.memberId === memberId)?.effective ?? null;
};

const own = { startsAt: null, length: 90, name: null, place: null, link: null, capacity: null, mayBring: null };
const seats = (value: number): Change => ({ kind: "dateChanged", date: tenth, own: { ...own, capacity: { value } } });
const planSeats = (capacity: number): Change => ({
  ...{ kind: "planChanged", from: tenth, until: null, later: "drop", besides: false },
  terms: terms(tuesdays, { place: "At the old bridge", capacity, mayBring: 2 }),
});

test.each([
  ["a date", seats(2), 2],
  ["a plan", planSeats(2), 2],
] as const)(
  "fewer seats for %s: whom the preview names are told, and undone they have them again",
  async (_, change, lost) => {
    const turn = (await turnOf()) + 1;
    const names = await named(change, turn);
    expect(names).toHaveLength(lost);
    expect((await preview(change)).losing[0]?.memberIds).toEqual([
      world.cem.memberId,
      world.memberId,
      world.dana.memberId,
    ]);
    expect(await save(change)).toEqual({ ok: true, turn });
    expect((await told()).sort()).toEqual(names.sort());
    await undoEdit(world.organizer, world.seriesId, turn, now);
    const back = await told();
    expect(back.filter((line) => line.includes("movedUp"))).toEqual(
      expect.arrayContaining([world.cem, world.dana].map(({ memberId }) => `${memberId} ${tenth} movedUp ${turn + 1}`)),
    );
    expect(back).toHaveLength(2 * lost);
  },
);

test("refused: somebody else would lose a seat by now", async () => {
  const change = seats(3);
  const { digest } = await preview(change);
  await world.say(world.cem.proof, tenth, "out");
  const late = await editSeries(world.organizer, world.seriesId, change, digest, now);
  expect(late).toEqual({ ok: false, reason: "changed" });
  expect(await told()).toEqual([]);
});

test("moved out of away days, an in gets a new ticket; undone, the away counts again as before", async () => {
  const { bo, dana, seriesId } = world;
  const days = { from: new Date("2026-03-09"), until: new Date("2026-03-12"), setAt: early };
  for (const { userId, memberId } of [bo, dana])
    await db().away.create({ data: { userId, ...days, tickets: { create: { seriesId, memberId, ticket: 9 } } } });
  await db().series.update({ where: { id: seriesId }, data: { turn: 9 } });
  const before = await place(bo.memberId);
  expect(before).toMatchObject({ how: "away" });
  const moved = { ...own, startsAt: "2026-03-13T19:00:00" as LocalDateTime, capacity: { value: 2 } };
  const change: Change = { kind: "dateChanged", date: tenth, own: moved };
  expect((await preview(change)).losing).toEqual([]);
  expect(await save(change)).toEqual({ ok: true, turn: 10 });
  expect(await place(bo.memberId)).toMatchObject({ how: "own", answer: "in", ticket: 10, brings: 1 });
  expect(await place(dana.memberId)).toMatchObject({ how: "own", answer: "in", ticket: 10 });
  expect(await told()).toEqual([]);
  await undoEdit(world.organizer, seriesId, 10, now);
  expect([await place(bo.memberId), await place(dana.memberId)]).toEqual([before, before]);
  expect(await db().rsvp.findMany({ where: { memberId: { in: [bo.memberId, dana.memberId] } } })).toMatchObject([
    { memberId: bo.memberId, ticket: 1 },
  ]);
});

test("an in that an edit made anew and that was said again since stays when the edit is undone", async () => {
  const { dana, seriesId } = world;
  const days = { from: new Date("2026-03-09"), until: new Date("2026-03-12"), setAt: early };
  const { userId, memberId } = dana;
  await db().away.create({ data: { userId, ...days, tickets: { create: { seriesId, memberId, ticket: 9 } } } });
  await db().series.update({ where: { id: seriesId }, data: { turn: 9 } });
  const moved = { ...own, startsAt: "2026-03-13T19:00:00" as LocalDateTime };
  expect(await save({ kind: "dateChanged", date: tenth, own: moved })).toEqual({ ok: true, turn: 10 });
  const later = new Date(now.getTime() + 60_000);
  const again = { answer: "in", note: "With cake" } as const;
  expect(await answerMeetup(dana.proof, { seriesId, date: tenth }, again, later)).toMatchObject({ ok: true });
  expect(await undoEdit(world.organizer, seriesId, 10, later)).toMatchObject({ ok: true });
  expect(await place(memberId)).toMatchObject({ how: "own", answer: "in", ticket: 10, note: "With cake" });
});

test("comments go along with a carried date, also where nobody answered it, and come back", async () => {
  const { bo, seriesId } = world;
  const { id: meetupId } = await db().meetup.create({ data: { seriesId, date: new Date("2026-03-17") } });
  await db().comment.create({ data: { meetupId, memberId: bo.memberId, text: "Cake?", turn: 1, writtenAt: early } });
  const mondays = terms(tuesdays, { place: "At the old bridge", rrule: "FREQ=WEEKLY;BYDAY=MO" });
  const change: Change = {
    ...{ kind: "planChanged", from: tenth, until: null, later: "drop", besides: false },
    terms: { ...mondays, capacity: 5, mayBring: 2 },
  };
  const result = await save(change);
  if (!result.ok) throw new Error(result.reason);
  const at = async () => (await db().comment.findFirstOrThrow({ select: { meetup: true } })).meetup.date;
  expect(await at()).toEqual(new Date("2026-03-16"));
  expect(await place(bo.memberId, "2026-03-09" as LocalDate)).toMatchObject({ answer: "in", brings: 1, ticket: 1 });
  expect((await undoEdit(world.organizer, seriesId, result.turn, now)).ok).toBe(true);
  expect(await at()).toEqual(new Date("2026-03-17"));
});
