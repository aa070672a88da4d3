import { expect, test } from "vitest";
import { groupLists } from "@/lib/agenda/queries";
import { linkHolder } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { memberBy } from "@/lib/members/access";
import { comingDates, pastDates } from "@/lib/schedule/next";
import { fromDateColumn } from "@/lib/time";
import { databaseUrl, withDatabase } from "@/tests/database";
import { buildGroup, buildUser } from "@/tests/factories";
import { checksum } from "@/tests/http/app";
import { tokensFor } from "@/tests/proofs";
import { checkData } from "./check/check";
import { fillDemo } from "./demo";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const YEAR = 364 * 86_400_000;

/** Has the database refuse any answer after the hundredth, as if the run were killed there. */
async function breakOff(): Promise<void> {
  await db().$executeRaw`
    CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (SELECT count(*) FROM rsvps) >= 100 THEN RAISE EXCEPTION 'broken off'; END IF;
      RETURN NEW;
    END $$`;
  await db().$executeRaw`CREATE TRIGGER break_off BEFORE INSERT ON rsvps FOR EACH ROW EXECUTE FUNCTION break_off()`;
  await expect(fillDemo(new Date(now.getTime() - 3_600_000))).rejects.toThrow("broken off");
  await db().$executeRaw`DROP FUNCTION break_off CASCADE`;
  // Within the second group.
  expect([await db().group.count(), await db().rsvp.count()]).toEqual([3, 100]);
}

test("two groups with a year behind them, people, answers and notes, after a run that was broken off; one more changes nothing", async () => {
  const own = await buildGroup({ now, from: "2026-03-03", userId: (await buildUser({ now, name: "Zoe" })).userId });
  await breakOff();
  const demo = await fillDemo(now);
  expect(demo.already).toBe(false);
  expect(demo.invites.map(({ group }) => group)).toEqual(["Tuesday pages", "Saturday workout"]);
  expect(await linkHolder(demo.organizer.split("/").at(-1) ?? "")).toMatchObject({ name: "Ada" });
  const ada = await db().user.findFirstOrThrow({ where: { name: "Ada" } });
  for (const { id, _count } of await db().group.findMany({
    where: { id: { not: own.groupId } },
    select: { id: true, _count: { select: { members: true } } },
  })) {
    const member = await memberBy(await tokensFor(ada.id, now), id, now);
    if (!member) throw new Error("no member");
    expect(member).toMatchObject({ role: "organizer" });
    expect(_count.members).toBeGreaterThan(6);
    const since = new Date(now.getTime() - YEAR);
    const { schedules } = await groupLists(member, { from: since, to: null }, fromDateColumn(since));
    expect(pastDates(schedules, since, now, 100).length).toBeGreaterThanOrEqual(11);
    expect(comingDates(schedules, now, { all: 50, ofEach: 50 })).toHaveLength(50);
  }
  // Nothing of the first run is left, and nothing but that is gone.
  expect(await db().group.count()).toBe(3);
  expect(await db().user.count()).toBe(13);
  expect(await db().member.count({ where: { groupId: own.groupId } })).toBe(1);
  expect(await db().rsvp.count()).toBeGreaterThan(300);
  expect(await db().rsvp.count({ where: { note: { not: null } } })).toBeGreaterThan(20);
  expect(await db().rsvp.count({ where: { answeredAt: { gt: now } } })).toBe(0);

  expect(await db().standingAnswer.count({ where: { until: null, series: { groupId: { not: own.groupId } } } })).toBe(
    3,
  );
  expect([await db().away.count(), await db().comment.count(), await db().turnout.count()]).toEqual([1, 2, 1]);
  expect(await db().meetup.count({ where: { capacity: 5, rsvps: { some: { brings: 1 } } } })).toBe(1);

  expect(await checkData(databaseUrl, now)).toMatchObject({ series: 3, broken: [] });

  // Ticks have nothing to make up for.
  const series = await db().series.findMany({ where: { groupId: { not: own.groupId } }, select: { wakesAt: true } });
  expect(series).toEqual([{ wakesAt: now }, { wakesAt: now }]);
  expect(await db().notice.count({ where: { settledAt: null, notBefore: { lte: now } } })).toBe(0);
  expect(await db().notice.count({ where: { dropped: "noAddress" } })).toBeGreaterThan(0);
  // Months ahead only its regular, Ada, says "in".
  const plans = await db().plan.findMany({ where: { minimum: { not: null } }, include: { series: true } });
  expect(plans).toMatchObject([
    { minimum: 4, decideBefore: 2880, ifShort: "ask", until: null, series: { name: "Tuesday pages" } },
  ]);

  const before = await checksum();
  expect(await fillDemo(now)).toEqual({ already: true, organizer: demo.organizer, invites: [] });
  expect(await checksum()).toEqual(before);
});
