import { expect, test } from "vitest";
import { linkHolder } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { memberBy } from "@/lib/members/access";
import { groupLists } from "@/lib/rsvp/queries";
import { comingDates, pastDates } from "@/lib/schedule/next";
import { fromDateColumn } from "@/lib/time";
import { withDatabase } from "@/tests/database";
import { checksum } from "@/tests/http/app";
import { tokensFor } from "@/tests/proofs";
import { fillDemo } from "./demo";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const YEAR = 364 * 86_400_000;

test("two groups with a year behind them, people, answers and notes; a second run changes nothing", async () => {
  const demo = await fillDemo(now);
  expect(demo.already).toBe(false);
  expect(demo.invites.map(({ group }) => group)).toEqual(["Tuesday pages", "Saturday workout"]);
  expect(await linkHolder(demo.organizer.split("/").at(-1) ?? "")).toMatchObject({ name: "Ada" });
  const ada = await db().user.findFirstOrThrow({ where: { name: "Ada" } });
  for (const { id, _count } of await db().group.findMany({
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
  expect(await db().user.count()).toBe(12);
  expect(await db().rsvp.count()).toBeGreaterThan(300);
  expect(await db().rsvp.count({ where: { note: { not: null } } })).toBeGreaterThan(20);
  expect(await db().rsvp.count({ where: { answeredAt: { gt: now } } })).toBe(0);

  const before = await checksum();
  expect(await fillDemo(now)).toEqual({ already: true, organizer: demo.organizer, invites: [] });
  expect(await checksum()).toEqual(before);
});
