import { expect } from "vitest";
import { answerMeetup } from "@/lib/rsvp/commands";
import { keepDatabase } from "@/tests/database";
import { memberFor } from "@/tests/proofs";
import { checksum, type RunningApp } from "./app";
import type { Browser } from "./browser";
import { addressOf } from "./rows";
import { pages, routes } from "./table";
import { type Actor, buildWorld, type World } from "./world";

/** A world in which one member has answered the next date. */
export async function buildAnswered(): Promise<World> {
  const world = await buildWorld();
  const member = await memberFor(world.people.account.userId, world.groupId, world.now);
  const key = { seriesId: world.seriesId, date: world.date };
  await answerMeetup(member, key, { answer: "in", note: "late" }, world.now);
  return world;
}

/** The ways in which browsers, previews and scanners read an address, beside the plain one. */
const readings: readonly RequestInit[] = [
  { method: "HEAD" },
  { headers: { rsc: "1" } },
  { headers: { rsc: "1", "next-router-prefetch": "1" } },
  { headers: { rsc: "1", "next-router-prefetch": "2", "next-router-segment-prefetch": "/_tree" } },
  { headers: { purpose: "prefetch", "sec-purpose": "prefetch;prerender" } },
  { headers: { "next-action": "0".repeat(42), "x-http-method-override": "POST", "x-method-override": "POST" } },
];

export const everyWay = (): readonly RequestInit[] => readings;

/** Whose walks find every address that is linked anywhere: of nobody, of a member, of whoever may most, of two in one. */
export const walkers = ["signedOut", "guest", "organizer", "both"] as const;

/** Two of them by turns: every address of the tables is read in every way by one walker or two. */
export const waysByTurns = (actor: (typeof walkers)[number], place: number): readonly RequestInit[] => {
  const first = 2 * (walkers.indexOf(actor) + place);
  return [first, first + 1].flatMap((way) => readings[way % readings.length] ?? []);
};

const hrefs = (text: string) =>
  [...text.matchAll(/ href="(\/[^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));

const isAsset = (path: string) => /^\/_next\/|\.(?!ics\b)\w+(\?.*)?$/.test(path);

/** A series has a page for each date and month: some of each kind of address are enough. */
const OF_EACH_SHAPE = 2;
const shapeOf = (path: string) => path.replaceAll(/[\w-]{36,}|\d+/g, "…");

/** Reads whatever an actor can reach from the tables of pages and routes, plainly and in the ways for the n-th address. */
async function walk(
  browser: Browser,
  world: World,
  waysOf: (place: number) => readonly RequestInit[],
  then: (path: string) => Promise<void>,
): Promise<void> {
  const reads = Object.values(routes).flatMap((list) =>
    list.flatMap(([method, path]) => (method === "GET" ? [addressOf(path, world)] : [])),
  );
  const queue = [...Object.values(pages).map(({ at }) => at(world)), ...reads, "/nowhere"];
  const seen = new Map<string, Set<string>>();
  let place = 0;
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (isAsset(path) || seen.get(shapeOf(path))?.has(path)) continue;
    const alike = seen.get(shapeOf(path)) ?? new Set();
    if (alike.size === OF_EACH_SHAPE) continue;
    seen.set(shapeOf(path), alike.add(path));
    const plain = await browser.get(path);
    expect(plain.status, path).toBeLessThan(500);
    queue.push(...hrefs(plain.text), ...(plain.location?.startsWith("/") ? [plain.location] : []));
    for (const reading of waysOf(place)) {
      const { status } = await browser.get(path, reading);
      expect(status, `${path} ${JSON.stringify(reading)}`).toBeLessThan(500);
    }
    place += 1;
    await then(path);
  }
  expect(seen.size).toBeGreaterThan(Object.keys(pages).length);
}

/** Walks everything that an actor can reach and asserts that nothing is written by that; what wrote is named. */
export async function expectNothingWritten(
  app: RunningApp,
  actor: Actor,
  waysOf: (place: number) => readonly RequestInit[],
): Promise<void> {
  const world = await buildAnswered();
  const putBack = await keepDatabase();
  const before = await checksum();
  const browser = () => app.browser(world.cookies[actor]);
  await walk(browser(), world, waysOf, async () => {});
  const after = await checksum();
  if (JSON.stringify(after) !== JSON.stringify(before)) {
    await putBack();
    await walk(browser(), world, waysOf, async (path) => expect(await checksum(), `${path} wrote`).toEqual(before));
  }
  expect(after).toEqual(before);
}
