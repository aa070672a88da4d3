import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { withApp } from "./app";
import { pages } from "./table";
import { buildWorld, type World } from "./world";

const app = withApp({ own: true });

const DAY = 86_400_000;

/** Everybody has answered each of the last ten dates of every year, and the next. */
async function addAnswers({ seriesId, groupId, date }: World, years: number): Promise<void> {
  const last = Date.parse(date);
  const weeks = Array.from({ length: years }, (_, year) => Array.from({ length: 10 }, (__, week) => year * 52 + week));
  const dates = weeks.flat().map((week) => new Date(last - week * 7 * DAY));
  await db().meetup.createMany({ data: dates.map((day) => ({ seriesId, date: day })), skipDuplicates: true });
  await db().$executeRaw`
    INSERT INTO rsvps (id, meetup_id, member_id, answer, ticket, answered_at)
    SELECT gen_random_uuid(), meetups.id, members.id, 'in', 1, ${new Date(last - DAY)}
    FROM meetups CROSS JOIN members
    WHERE meetups.series_id = ${seriesId}::uuid AND members.group_id = ${groupId}::uuid`;
}

/** The statements that each page costs, asked by who sees most of it. */
async function costs(given: { years: number; members: number }): Promise<Record<string, number>> {
  const world = await buildWorld(given);
  await addAnswers(world, given.years);
  // Whether somebody decided of a date that the last edit wrote is asked, too.
  await db()
    .$executeRaw`UPDATE edits SET before = jsonb_set(before::jsonb, '{written}', ${JSON.stringify([world.date])}::jsonb)`;
  const costs: Record<string, number> = {};
  for (const [page, { at, sees }] of Object.entries(pages)) {
    const asks = (["organizer", "outsider", "both"] as const).find((actor) => sees[actor] === "page") ?? "outsider";
    app.queries.clear();
    const { status } = await app.browser(world.cookies[asks]).get(at(world));
    expect(status, page).toBe(sees[asks] === "notFound" ? 404 : 200);
    costs[page] = app.queries.asked().length;
  }
  return costs;
}

// A connection asks for things of its own when it is opened: open what there will be.
beforeAll(async () => {
  await Promise.all(Array.from({ length: 40 }, () => app.browser({ "regulars-device": "nobody" }).get("/me")));
});

describe("what a page asks the database", () => {
  test("is at most six statements, and no more for 500 members and ten years than for five and one", async () => {
    const small = await costs({ years: 1, members: 0 });
    const large = await costs({ years: 10, members: 495 });
    expect(large).toEqual(small);
    for (const [page, count] of Object.entries(small)) expect(count, page).toBeLessThanOrEqual(6);
    expect(small["app/groups/[group]/[series]/[date]/page.tsx"]).toBeGreaterThan(1);
  });

  test("is nothing for who comes without a cookie to a page that shows nothing of anybody", async () => {
    await buildWorld();
    app.queries.clear();
    for (const path of ["/", "/groups/new", "/groups/new/bookClub", "/sign-in", "/personal", "/me"]) {
      await app.browser().get(path);
    }
    expect(app.queries.asked()).toEqual([]);
  });
});
