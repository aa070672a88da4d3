import { beforeEach, expect, test } from "vitest";
import { groupLists } from "@/lib/agenda/queries";
import { db } from "@/lib/db";
import { answerMeetup } from "@/lib/rsvp/commands";
import { meetupWithPeople } from "@/lib/rsvp/queries";
import { meetups, nextMeetups } from "@/lib/schedule/meetups";
import type { LocalDate, LocalDateTime, LocalTime } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { terms, tuesdays } from "@/tests/edited";
import { buildGroup, buildMember } from "@/tests/factories";
import { checksum } from "@/tests/http/app";
import { memberFor, organizerFor } from "@/tests/proofs";
import type { Change } from "./change";
import { changeAbout, editSeries, undoEdit } from "./commands";
import { previewEdit } from "./preview";
import { editsSince, editToUndo, seriesToEdit } from "./queries";
import type { PlanChange } from "./series-change";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const early = new Date("2026-02-27T12:00:00Z");

async function buildWorld() {
  const group = await buildGroup({ now: new Date("2026-01-31T12:00:00Z"), from: "2026-02-03" });
  const bo = await buildMember(group.groupId, { now: early });
  const member = await memberFor(bo.userId, group.groupId, now);
  const organizer = await organizerFor(group.userId, group.groupId, now);
  const answer = (who: typeof member, date: string, given: "in" | "maybe" | "out", at = early) =>
    answerMeetup(who, { seriesId: group.seriesId, date: date as LocalDate }, { answer: given, note: null }, at);
  await answer(member, "2026-03-03", "in");
  await answer(member, "2026-03-10", "in");
  await answer(organizer, "2026-03-10", "out");
  await answer(member, "2026-03-17", "maybe");
  return { ...group, member, organizer, answer };
}

let world: Awaited<ReturnType<typeof buildWorld>>;
beforeEach(async () => {
  world = await buildWorld();
});

const date = (text: string) => text as LocalDate;
const end: Change = { kind: "ended", from: date("2026-03-05") };

/** Monday instead of Tuesday from the 10th on. */
const toMonday: PlanChange = {
  ...{ kind: "planChanged", from: date("2026-03-10"), until: null, later: "drop", besides: false },
  terms: terms(tuesdays, { rrule: "FREQ=WEEKLY;BYDAY=MO", place: "At the old bridge", capacity: null }),
};

const editable = async () => {
  const found = await seriesToEdit(world.organizer, world.seriesId, now);
  if (!found) throw new Error("no series");
  return found;
};

const preview = async (change: Change) => {
  const result = previewEdit(await editable(), change, now);
  if (!result.ok) throw new Error(result.reason);
  return result.preview;
};

const edit = async (change: Change, at = now) =>
  editSeries(world.organizer, world.seriesId, change, (await preview(change)).digest, at);

const shown = async () => {
  const { schedules } = await groupLists(world.organizer, { from: null, to: null }, "2026-01-01" as LocalDate);
  const [schedule] = schedules;
  if (!schedule) throw new Error("no series");
  return schedule;
};

const datesShown = async () => {
  const { plans, rows } = await shown();
  return nextMeetups(plans, rows, now, 3).map((meetup) => [meetup.date, meetup.local]);
};

/** Who said what to which date, as stored. */
const answers = async () => {
  const rows = await db().rsvp.findMany({
    orderBy: [{ meetup: { date: "asc" } }, { ticket: "asc" }],
    select: { answer: true, memberId: true, meetup: { select: { date: true } } },
  });
  const nameOf = (id: string) => (id === world.memberId ? "organizer" : "Bo");
  return rows.map(
    ({ answer, memberId, meetup }) => `${meetup.date.toISOString().slice(5, 10)} ${nameOf(memberId)} ${answer}`,
  );
};

test("the preview of an end names every date that goes, with what was answered", async () => {
  const { lines } = await preview(end);
  expect(lines.map(({ fate, before, answers: said }) => [fate, before?.date, said.length])).toEqual([
    ["retired", "2026-03-10", 2],
    ["retired", "2026-03-17", 1],
  ]);
});

test("ended, a series stays with its past; what was answered for dates to come is kept and shown nowhere", async () => {
  const before = await shown();
  const { turn } = await editable();
  expect(await edit(end)).toEqual({ ok: true, turn: turn + 1 });
  const after = await shown();
  const past = { from: null, to: now };
  expect(meetups(after.plans, after.rows, past)).toEqual(meetups(before.plans, before.rows, past));
  expect(nextMeetups(after.plans, after.rows, now, 1)).toEqual([]);
  expect(after.plans).toMatchObject([{ from: "2026-02-03", until: "2026-03-05" }]);
  const rows = await db().meetup.findMany({ orderBy: { date: "asc" }, select: { state: true, turn: true } });
  expect(rows.map(({ state }) => state)).toEqual(["on", "retired", "retired"]);
  expect(rows[1]?.turn).toBe(turn + 1);
  expect(await db().rsvp.count()).toBe(4);
  expect(await meetupWithPeople(world.member, world.seriesId, date("2026-03-03"))).not.toBeNull();
  for (const day of ["2026-03-10", "2026-03-24"]) {
    expect(await meetupWithPeople(world.member, world.seriesId, date(day))).toBeNull();
    expect(await world.answer(world.member, day, "in", now)).toEqual({ ok: false, reason: "noSuchDate" });
  }
  expect(await db().auditEntry.findMany()).toMatchObject([
    { action: "seriesEnded", detail: "Tuesday run", actorId: world.memberId, at: now },
  ]);
});

test("Tuesday to Monday: the answers are at the new dates, the old ones know where they went, and back again", async () => {
  const { lines, asked } = await preview(toMonday);
  expect(lines.map(({ fate, before, after }) => [fate, before?.date, after?.date])).toEqual([
    ["carried", "2026-03-10", "2026-03-09"],
    ["carried", "2026-03-17", "2026-03-16"],
  ]);
  expect(asked.toSorted()).toEqual([world.memberId, world.member.memberId].toSorted());
  const before = await answers();
  const result = await edit(toMonday);
  expect(await datesShown()).toEqual([
    ["2026-03-09", "2026-03-09T19:00:00"],
    ["2026-03-16", "2026-03-16T19:00:00"],
    ["2026-03-23", "2026-03-23T19:00:00"],
  ]);
  expect(await answers()).toEqual(["03-03 Bo in", "03-09 Bo in", "03-09 organizer out", "03-16 Bo maybe"]);
  if (!result.ok) throw new Error(result.reason);
  expect(await editToUndo(world.organizer, world.seriesId, now)).toMatchObject({
    kind: "planChanged",
    turn: result.turn,
  });
  await world.answer(world.member, "2026-03-09", "out", now);
  const undone = await undoEdit(world.organizer, world.seriesId, result.turn, now);
  expect(undone.ok).toBe(true);
  expect((await datesShown())[0]).toEqual(["2026-03-10", "2026-03-10T19:00:00"]);
  const kept = before.map((line) => line.replace("03-10 Bo in", "03-10 Bo out"));
  expect((await answers()).toSorted()).toEqual(kept.toSorted());
  expect((await shown()).plans.at(-1)).toMatchObject({ from: "2026-03-10", turn: result.turn + 2 });
});

test("one date is moved, named and put elsewhere; cancelled with a reason; put back; one is added", async () => {
  const own = {
    ...{ startsAt: "2026-03-14T11:00:00" as LocalDateTime, length: 60, name: "By the sea" },
    ...{ place: { value: null }, link: null, capacity: { value: 3 }, mayBring: null },
  };
  expect(await edit({ kind: "dateChanged", date: date("2026-03-10"), own })).toMatchObject({ ok: true });
  expect(await edit({ kind: "dateCancelled", date: date("2026-03-17"), reason: "Storm" })).toMatchObject({ ok: true });
  const extra = { ...own, startsAt: "2026-03-20T19:00:00" as LocalDateTime, name: null };
  expect(await edit({ kind: "dateAdded", date: date("2026-03-20"), own: extra })).toMatchObject({ ok: true });
  const { plans, rows } = await shown();
  expect(nextMeetups(plans, rows, now, 3)).toMatchObject([
    { date: "2026-03-10", local: "2026-03-14T11:00:00", name: "By the sea", place: null, capacity: 3, state: "on" },
    { date: "2026-03-17", state: "cancelled", cancelReason: "Storm", place: "At the old bridge" },
    { date: "2026-03-20", local: "2026-03-20T19:00:00", state: "on" },
  ]);
  expect(await answers()).toContain("03-10 Bo in");
  expect(await edit({ kind: "dateRestored", date: date("2026-03-17") })).toMatchObject({ ok: true });
  expect(await world.answer(world.member, "2026-03-17", "in", now)).toMatchObject({ ok: true });
});

const refusal = async (attempt: () => Promise<{ ok: boolean }>) => {
  const before = await checksum();
  const result = await attempt();
  expect(await checksum()).toEqual(before);
  return result;
};

test("refused: somebody answered for a date that would go, after the preview; an answer to a date that stays does not matter", async () => {
  const { digest } = await preview(end);
  await world.answer(world.member, "2026-03-24", "in", now);
  const late = () => editSeries(world.organizer, world.seriesId, end, digest, now);
  expect(await refusal(late)).toEqual({ ok: false, reason: "changed" });
  const later: PlanChange = { ...toMonday, terms: { ...toMonday.terms, rrule: "FREQ=WEEKLY;BYDAY=TU", place: "Café" } };
  const shownNow = await preview({ ...later, from: date("2026-03-31") });
  await world.answer(world.member, "2026-03-24", "out", now);
  expect(
    await editSeries(world.organizer, world.seriesId, { ...later, from: date("2026-03-31") }, shownNow.digest, now),
  ).toMatchObject({ ok: true });
});

test("of two who edit at once the second is told what changed, and nothing is lost", async () => {
  const { turn } = await editable();
  const [one, two] = [await preview(toMonday), await preview(end)];
  const results = await Promise.all([
    editSeries(world.organizer, world.seriesId, toMonday, one.digest, now),
    editSeries(world.organizer, world.seriesId, end, two.digest, now),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results).toContainEqual({ ok: false, reason: "changed" });
  expect(await editsSince(world.organizer, world.seriesId, turn)).toMatchObject([{ by: "Ada", at: now }]);
  expect(await db().rsvp.count()).toBe(4);
});

test("undo is refused after ten minutes, after another edit, and of what was never made", async () => {
  const made = await edit(toMonday);
  if (!made.ok) throw new Error(made.reason);
  const undoAt = (turn: number, at: Date) => refusal(() => undoEdit(world.organizer, world.seriesId, turn, at));
  expect(await undoAt(made.turn, new Date(now.getTime() + 600_001))).toEqual({ ok: false, reason: "late" });
  expect(await undoAt(999, now)).toEqual({ ok: false, reason: "gone" });
  const next = await edit({ ...toMonday, terms: { ...toMonday.terms, startTime: "20:00:00" as LocalTime } });
  expect(next.ok).toBe(true);
  expect(await undoAt(made.turn, now)).toEqual({ ok: false, reason: "later" });
  expect(await editToUndo(world.organizer, world.seriesId, new Date(now.getTime() + 600_001))).toBeNull();
});

test("refused for who runs the group no more, and for another group's series", async () => {
  const other = await buildGroup({ now: early, from: "2026-03-03" });
  const theirs = await organizerFor(other.userId, other.groupId, now);
  const { digest } = await preview(end);
  const gone = { ok: false, reason: "gone" };
  expect(await refusal(() => editSeries(theirs, world.seriesId, end, digest, now))).toEqual(gone);
  expect(await changeAbout(theirs, world.seriesId, { name: "Mine", description: null }, now)).toEqual(gone);
  expect(await refusal(() => undoEdit(theirs, world.seriesId, 1, now))).toEqual(gone);
  expect(await seriesToEdit(theirs, world.seriesId, now)).toBeNull();
  await db().member.update({ where: { id: world.memberId }, data: { role: "member" } });
  expect(await refusal(() => editSeries(world.organizer, world.seriesId, end, digest, now))).toEqual(gone);
  expect(await changeAbout(world.organizer, world.seriesId, { name: "Mine", description: null }, now)).toEqual(gone);
});

test("of an ending and an answer at once, either the ending is refused or the answer is", async () => {
  for (let round = 0; round < 5; round += 1) {
    world = await buildWorld();
    const { digest } = await preview(end);
    const [ended, answered] = await Promise.all([
      editSeries(world.organizer, world.seriesId, end, digest, now),
      world.answer(world.member, "2026-03-24", "in", now),
    ]);
    expect(ended.ok).toBe(!answered.ok);
  }
});

test("a series is renamed and described", async () => {
  const given = { name: "Night run", description: "Bring a lamp." };
  expect(await changeAbout(world.organizer, world.seriesId, given, now)).toEqual({ ok: true });
  expect(await shown()).toMatchObject(given);
  expect(await db().auditEntry.findMany()).toMatchObject([{ action: "seriesChanged", detail: "Night run" }]);
});
