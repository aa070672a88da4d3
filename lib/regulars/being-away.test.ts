import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { answerMeetup } from "@/lib/rsvp/commands";
import { meetupWithPeople } from "@/lib/rsvp/queries";
import { rollOf } from "@/lib/rsvp/roll";
import type { LocalDate } from "@/lib/time";
import { addDays } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { date } from "@/tests/edited";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { ofSeats } from "@/tests/of-seats";
import { memberFor, viewerFor } from "@/tests/proofs";
import { whileHeld } from "@/tests/waiting";
import { becomeRegular, liftAway, setAway } from "./commands";
import { coveredDates, stretches } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const tenth = date("2026-03-10");
const seventeenth = date("2026-03-17");
const week = { from: date("2026-03-09"), to: date("2026-03-17") };

/** Two groups on Tuesdays; Ada is in both, Ben in the first. */
async function world(plan: { capacity?: number; mayBring?: number } = {}) {
  const one = await buildGroup({ now, from: "2026-02-03", plan });
  const two = await buildGroup({ now, from: "2026-02-03", group: { name: "Readers" } });
  const [ada, ben] = [await buildUser({ now, name: "Ada" }), await buildUser({ now, name: "Ben" })];
  const places = {
    ...(await buildMember(one.groupId, { now, ...ada })),
    other: await buildMember(two.groupId, { now, ...ada }),
  };
  await buildMember(one.groupId, { now, ...ben });
  const asAda = await memberFor(ada.userId, one.groupId, now);
  const asBen = await memberFor(ben.userId, one.groupId, now);
  const roll = async (day: LocalDate) => {
    const found = await meetupWithPeople(asBen, one.seriesId, day);
    if (!found) throw new Error("no meetup");
    const { in: going, waiting, out, maybe } = rollOf(found.people, found.meetup.capacity);
    const names = (people: typeof going) => people.map(({ name }) => name);
    return { going: names(going), waiting: names(waiting), maybe: names(maybe), out: names(out) };
  };
  const say = (who: typeof asAda, answer: "in" | "maybe" | "out", day: LocalDate, brings = 0) =>
    answerMeetup(who, { seriesId: one.seriesId, date: day }, { answer, brings }, now);
  return { one, two, places, asAda, asBen, viewer: await viewerFor(ada.userId, now), roll, say };
}

async function only(viewer: Parameters<typeof stretches>[0], at = now) {
  const [first] = await stretches(viewer, at);
  if (!first) throw new Error("not away");
  return first;
}

test("away: out on those days in every series, other days and other people as before, newer answers count", async () => {
  const { one, two, asAda, viewer, roll, say } = await world();
  await becomeRegular(asAda, one.seriesId, now);
  await say(asAda, "maybe", tenth);
  expect(await setAway(viewer, week, now)).toEqual({ ok: true });
  expect(await roll(tenth)).toMatchObject({ going: [], maybe: [], out: ["Ada"] });
  expect(await roll(date("2026-03-24"))).toMatchObject({ going: ["Ada"], out: [] });
  const series = await db().awayTicket.findMany({ select: { seriesId: true } });
  expect(series.map(({ seriesId }) => seriesId).sort()).toEqual([one.seriesId, two.seriesId].sort());
  await say(asAda, "in", seventeenth);
  expect(await roll(seventeenth)).toMatchObject({ going: ["Ada"], out: [] });
});

test("a seat given up is told to who moves up; back is a new place at the end, with as many as one may bring", async () => {
  const { asAda, asBen, viewer, roll, say } = await world({ capacity: 3, mayBring: 2 });
  await say(asAda, "in", tenth, 2);
  await say(asAda, "in", seventeenth, 2);
  await say(asBen, "in", tenth, 1);
  await setAway(viewer, week, now);
  expect(await db().notice.findMany({ where: ofSeats, select: { memberId: true, reason: true } })).toEqual([
    { memberId: asBen.memberId, reason: "movedUp" },
  ]);
  await db().plan.updateMany({ data: { mayBring: 1 } });
  const { awayId } = await only(viewer);
  expect(await liftAway(viewer, awayId, now)).toEqual({ ok: true, seated: 1, waiting: 1 });
  expect(await roll(tenth)).toMatchObject({ going: ["Ben"], waiting: ["Ada"], out: [] });
  const rows = await db().rsvp.findMany({
    where: { memberId: asAda.memberId },
    orderBy: { meetup: { date: "asc" } },
    select: { brings: true, ticket: true },
  });
  expect(rows.map(({ brings }) => brings)).toEqual([1, 1]);
  expect(new Set(rows.map(({ ticket }) => ticket)).size).toBe(1);
  expect(await db().notice.count({ where: ofSeats })).toBe(1);
});

test("what one was told of a date is put away where one is away then", async () => {
  const { one, asAda, viewer } = await world();
  const told = (day: string, revision: number) => ({
    ...{ memberId: asAda.memberId, seriesId: one.seriesId, date: new Date(day), revision },
    ...{ reason: "movedUp" as const, createdAt: now },
  });
  await db().notice.createMany({ data: [told("2026-03-17", 1), told("2026-03-24", 1)] });
  const open = async () =>
    (await db().notice.findMany({ where: { ...ofSeats, dismissedAt: null } })).map(({ date }) => date);
  await setAway(viewer, week, now);
  expect(await open()).toEqual([new Date("2026-03-24")]);
  await db().notice.createMany({ data: [told("2026-03-17", 2)] });
  await liftAway(viewer, (await only(viewer)).awayId, now);
  expect(await open()).toEqual([new Date("2026-03-24")]);
});

test("back: a regular's dates are answered anew, a maybe counts again, and lifting once more finds nothing", async () => {
  const { one, asAda, viewer, roll, say } = await world();
  await becomeRegular(asAda, one.seriesId, now);
  await say(asAda, "maybe", tenth);
  await setAway(viewer, week, now);
  const { awayId } = await only(viewer);
  expect(await liftAway(viewer, awayId, now)).toEqual({ ok: true, seated: 1, waiting: 0 });
  expect(await roll(tenth)).toMatchObject({ maybe: ["Ada"] });
  expect(await roll(seventeenth)).toMatchObject({ going: ["Ada"] });
  expect(await stretches(viewer, now)).toEqual([]);
  expect(await liftAway(viewer, awayId, now)).toEqual({ ok: false, reason: "gone" });
});

test("a date that began before reads the same after setting and after lifting", async () => {
  const { one, asAda, viewer, roll } = await world();
  await becomeRegular(asAda, one.seriesId, now);
  const begun = new Date("2026-03-10T18:30:00Z");
  await setAway(viewer, { ...week, from: date("2026-03-01") }, begun);
  expect(await roll(tenth)).toMatchObject({ going: ["Ada"], out: [] });
  const { awayId } = await only(viewer, begun);
  const over = new Date("2026-03-17T18:30:00Z");
  expect(await liftAway(viewer, awayId, over)).toEqual({ ok: true, seated: 0, waiting: 0 });
  expect(await roll(tenth)).toMatchObject({ going: ["Ada"], out: [] });
  expect(await roll(seventeenth)).toMatchObject({ going: [], out: ["Ada"] });
});

test("where this clock is behind the other a lifting is no earlier than the setting", async () => {
  const { viewer } = await world();
  await setAway(viewer, week, later(1));
  await liftAway(viewer, (await only(viewer)).awayId, now);
  const { setAt, liftedAt } = await db().away.findFirstOrThrow({ select: { setAt: true, liftedAt: true } });
  expect(liftedAt).toEqual(setAt);
});

test("refused, and nothing written: the same days again, days that are none, somebody else's", async () => {
  const { asBen, viewer } = await world();
  const said = await Promise.all(Array.from({ length: 8 }, () => setAway(viewer, week, now)));
  expect(said.filter(({ ok }) => ok)).toHaveLength(1);
  expect(said.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "already" });
  const refusal = async (from: string, to: string) => setAway(viewer, { from: date(from), to: date(to) }, now);
  expect(await refusal("2026-03-12", "2026-03-10")).toEqual({ ok: false, reason: "order" });
  expect(await refusal("2026-03-01", "2026-03-03")).toEqual({ ok: false, reason: "past" });
  expect(await refusal("2026-03-12", "2027-04-10")).toEqual({ ok: false, reason: "tooLong" });
  const ben = await viewerFor(asBen.userId, now);
  expect(await liftAway(ben, (await only(viewer)).awayId, now)).toEqual({ ok: false, reason: "gone" });
  expect([await db().away.count(), await db().awayTicket.count()]).toEqual([1, 2]);
  expect(await db().series.findMany({ select: { turn: true } })).toEqual([{ turn: 1 }, { turn: 1 }]);
});

test("whoever says it over and over is refused after thirty times in a day, lifted or not, and may again the day after", async () => {
  const { viewer } = await world();
  const days = (n: number) => ({ from: date("2026-04-01"), to: addDays(date("2026-04-01"), n) });
  for (let n = 0; n < 30; n += 1) {
    expect(await setAway(viewer, days(n), now)).toEqual({ ok: true });
    if (n % 2) await liftAway(viewer, (await only(viewer)).awayId, now);
  }
  expect(await setAway(viewer, days(40), later(0.9))).toEqual({ ok: false, reason: "tooMany" });
  expect(await db().away.count()).toBe(30);
  expect(await setAway(viewer, days(40), later(1.1))).toEqual({ ok: true });
});

test("lifting 8 times at once is once; setting, lifting and answering at once leave no error", async () => {
  const { one, asAda, asBen, viewer, say } = await world({ capacity: 1 });
  await becomeRegular(asAda, one.seriesId, now);
  await setAway(viewer, week, now);
  const { awayId } = await only(viewer);
  const lifts = Array.from({ length: 8 }, () => liftAway(viewer, awayId, now));
  const answers = Array.from({ length: 8 }, () => say(asBen, "in", tenth));
  const other = setAway(viewer, { from: date("2026-04-01"), to: date("2026-04-02") }, now);
  const lifted = await Promise.all(lifts);
  expect((await Promise.all([...answers, other])).every(({ ok }) => ok)).toBe(true);
  expect(lifted.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db().rsvp.count({ where: { memberId: asAda.memberId } })).toBe(2);
});

test("an away that is set while one joins, or a series is added, waits for that and counts there too", async () => {
  const { two, places, viewer } = await world();
  const joining = {
    before: ["SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE", [places.userId]],
    meanwhile: [
      "INSERT INTO members (id, group_id, user_id, role, joined_at) SELECT gen_random_uuid(), id, $1, 'member', '2026-03-04' FROM groups WHERE id NOT IN (SELECT group_id FROM members WHERE user_id = $1)",
      [places.userId],
    ],
  } as const;
  const third = await buildGroup({ now, from: "2026-02-03" });
  expect(await whileHeld(joining, () => setAway(viewer, week, now))).toEqual({ ok: true });
  const where = { seriesId: third.seriesId };
  expect(await db().awayTicket.count({ where })).toBe(1);
  const adding = {
    before: ["SELECT 1 FROM groups WHERE id = $1 FOR NO KEY UPDATE", [two.groupId]],
    meanwhile: [
      "INSERT INTO series (id, group_id, name, created_at) VALUES (gen_random_uuid(), $1, 'Added', '2026-03-04')",
      [two.groupId],
    ],
  } as const;
  await whileHeld(adding, () => setAway(viewer, { ...week, from: date("2026-03-08") }, now));
  expect(await db().awayTicket.count({ where: { series: { name: "Added" } } })).toBe(1);
});

test("beforehand one sees which dates it takes one out of, and where one gives up a seat", async () => {
  const { one, asAda, asBen, viewer, say } = await world({ capacity: 1 });
  await say(asAda, "in", tenth);
  await say(asBen, "in", seventeenth);
  await say(asAda, "in", seventeenth);
  const covered = await coveredDates(viewer, { from: week.from, until: date("2026-03-18") }, now);
  const lines = covered.shown.map(({ item, had }) => [item.seriesId === one.seriesId, item.meetup.date, had]);
  expect(lines).toEqual([
    [true, tenth, "seat"],
    [false, tenth, "nothing"],
    [true, seventeenth, "waits"],
    [false, seventeenth, "nothing"],
  ]);
  expect(covered.count).toBe(4);
});
