import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { addDays, type LocalDate, toDateColumn } from "@/lib/time";
import type { Prisma } from "@/prisma/generated/client";
import { checksum, withApp } from "./app";
import { buildWorld, type World } from "./world";

const app = withApp({ own: true });

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

const at = (date: string) => `/groups/${world.groupId}/${world.seriesId}/${date}`;
const get = (date: string, actor: "guest" | "organizer" | "outsider" = "guest") =>
  app.browser(world.cookies[actor]).get(at(date));

/** Stores a touched date `days` from the next one. */
async function touch(days: number, state: Omit<Prisma.MeetupUncheckedCreateInput, "seriesId" | "date">) {
  const date = addDays(world.date, days);
  const data = { seriesId: world.seriesId, date: toDateColumn(date), changedAt: world.now, turn: 1, ...state };
  const { id } = await db().meetup.create({ data, select: { id: true } });
  return { id, date };
}

const carried = (days: number, to: LocalDate) => touch(days, { state: "carried", carriedTo: toDateColumn(to) });

describe("an old address of a date", () => {
  test("leads over every hop to the date that took over its answers, and each asks anew who may", async () => {
    const middle = await carried(2, world.date);
    const first = await carried(1, middle.date);
    const hop = await get(first.date);
    expect([hop.status, hop.location]).toEqual([307, at(middle.date)]);
    const last = await get(middle.date);
    expect([last.status, last.location]).toEqual([307, at(world.date)]);
    expect((await get(first.date, "outsider")).status).toBe(404);
  });

  test.each([
    ["planChanged", "meets on other dates since", "plan_changed"],
    ["paused", "makes a break", "paused"],
    ["ended", "has ended", "ended"],
    ["undone", "was taken back", "undone"],
  ] as const)("retired (%s) says so, with what was answered and the way on", async (_, words, retiredBy) => {
    const by = retiredBy === "plan_changed" ? "planChanged" : retiredBy;
    const { id, date } = await touch(7, { state: "retired", retiredBy: by });
    const rsvp = { meetupId: id, memberId: world.people.guest.memberId, answer: "in" as const, ticket: 1 };
    await db().rsvp.create({ data: { ...rsvp, answeredAt: world.now } });
    const before = await checksum();
    const answer = await get(date);
    expect(answer.status).toBe(410);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain("Grace");
    expect(answer.text).toContain(`href="${at(world.date).slice(0, -world.date.length)}`);
    expect(await checksum()).toEqual(before);
    expect((await get(date, "outsider")).status).toBe(404);
  });

  test("taken out says that another stands in for it", async () => {
    const { date } = await touch(7, { state: "takenOut" });
    const answer = await get(date);
    expect([answer.status, answer.text.includes("stands in for it")]).toEqual([410, true]);
  });

  test("that nobody ever touched is not found", async () => {
    expect((await get(addDays(world.date, 1))).status).toBe(404);
  });

  test("costs at most six statements", async () => {
    const { date } = await touch(7, { state: "retired", retiredBy: "paused" });
    app.queries.clear();
    await get(date, "organizer");
    expect(app.queries.asked().length).toBeLessThanOrEqual(6);
  });
});

describe("an edit of one date", () => {
  test("shows the undo to organizers on that date alone, within six statements", async () => {
    const edit = { seriesId: world.seriesId, memberId: world.people.organizer.memberId, kind: "dateChanged" as const };
    const before = { since: world.date, plans: [], rows: [], written: [world.date], carried: [] };
    const made = { turn: 1, at: world.now, from: toDateColumn(world.date), before };
    await db().edit.create({ data: { ...edit, ...made }, select: { id: true } });
    app.queries.clear();
    expect((await get(world.date, "organizer")).text).toContain("Take it back");
    expect(app.queries.asked().length).toBeLessThanOrEqual(6);
    expect((await get(addDays(world.date, 7), "organizer")).text).not.toContain("Take it back");
    expect((await get(world.date)).text).not.toContain("Take it back");
  });
});
