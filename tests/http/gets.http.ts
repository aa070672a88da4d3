import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { answerMeetup } from "@/lib/rsvp/commands";
import { memberFor } from "@/tests/proofs";
import { checksum, withApp } from "./app";
import { addressOf } from "./rows";
import { pages, routes } from "./table";
import { actors, buildWorld, type World } from "./world";

const app = withApp();

let world: World;
beforeEach(async () => {
  world = await buildWorld();
  const member = await memberFor(world.people.account.userId, world.groupId, world.now);
  const key = { seriesId: world.seriesId, date: world.date };
  await answerMeetup(member, key, { answer: "in", note: "late" }, world.now);
});

/** The ways in which browsers, previews and scanners read an address. */
const readings: readonly RequestInit[] = [
  {},
  { method: "HEAD" },
  { headers: { rsc: "1" } },
  { headers: { rsc: "1", "next-router-prefetch": "1" } },
  { headers: { rsc: "1", "next-router-prefetch": "2", "next-router-segment-prefetch": "/_tree" } },
  { headers: { purpose: "prefetch", "sec-purpose": "prefetch;prerender" } },
  { headers: { "next-action": "0".repeat(42), "x-http-method-override": "POST", "x-method-override": "POST" } },
];

const hrefs = (text: string) =>
  [...text.matchAll(/ href="(\/[^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));

const isAsset = (path: string) => /^\/_next\/|\.(?!ics\b)\w+(\?.*)?$/.test(path);

/** A series has a page for each date and month: some of each kind of address are enough. */
const OF_EACH_SHAPE = 2;
const shapeOf = (path: string) => path.replaceAll(/[\w-]{36,}|\d+/g, "…");

test.each(actors)("walking everything that %s can reach writes nothing, in every way of reading", async (actor) => {
  const browser = app.browser(world.cookies[actor]);
  const reads = Object.values(routes).flatMap((list) =>
    list.flatMap(([method, path]) => (method === "GET" ? [addressOf(path, world)] : [])),
  );
  const queue = [...Object.values(pages).map(({ at }) => at(world)), ...reads, "/nowhere"];
  const before = await checksum();
  const seen = new Map<string, Set<string>>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (isAsset(path) || seen.get(shapeOf(path))?.has(path)) continue;
    const alike = seen.get(shapeOf(path)) ?? new Set();
    if (alike.size === OF_EACH_SHAPE) continue;
    seen.set(shapeOf(path), alike.add(path));
    for (const reading of readings) {
      const answer = await browser.get(path, reading);
      expect(answer.status, `${path} ${JSON.stringify(reading)}`).toBeLessThan(500);
      if (reading.headers || reading.method) continue;
      queue.push(...hrefs(answer.text), ...(answer.location?.startsWith("/") ? [answer.location] : []));
    }
    expect(await checksum(), `${path} wrote`).toEqual(before);
  }
  expect(seen.size).toBeGreaterThan(Object.keys(pages).length);
});

const strange = [
  "%00",
  "%ff",
  "%",
  "..%2f..%2fme",
  "__proto__",
  "constructor",
  "\u{1f600}",
  "x".repeat(2000),
  "-1",
  "null",
];
const dates = ["2026-02-31", "1900-01-01", "2199-12-31", "0001-01-01", "9999-12-31", "today", "2026-3-3"];
const months = ["0001-01", "1900-01", "2199-12", "9999-12", "2026-13", "x", "2026-01&month=2026-02", "%00", "%ff"];

test("no address breaks the app: strange ids, dates, months and queries are pages or not found", async () => {
  const { groupId, seriesId, people, other } = world;
  const group = `/groups/${groupId}`;
  const paths = [
    ...strange.flatMap((id) => [
      `/groups/${id}`,
      `${group}/${id}`,
      `${group}/${seriesId}/${id}`,
      `${group}/people/${id}`,
      `${group}/people/${id}/merge`,
      `${group}/people/${people.guest.memberId}/merge?into=${id}`,
      `/groups/${id}/welcome`,
      `/join/${id}`,
      `/api/join/${id}/picture`,
      `/groups/${id}/invites`,
      `/personal/${id}`,
      `/mailbox/${id}`,
      `/answer/${id}?answer=${id}`,
      `/mail/${id}`,
      `/api/mail/off/${id}`,
      `/groups/new/${id}`,
      `/sign-in/open?token=${id}&email=${id}`,
      `/personal?link=${id}`,
      `/sign-in?error=${id}`,
      `/groups/new/bookClub?from=${id}&time=${id}&cadence=${id}&zone=${id}&length=${id}`,
    ]),
    ...dates.map((date) => `${group}/${seriesId}/${date}`),
    ...dates.map((date) => `/groups/new/bookClub?from=${date}&cadence=FREQ%3DYEARLY%3BBYMONTH%3D2%3BBYMONTHDAY%3D30`),
    ...months.map((month) => `${group}/${seriesId}?month=${month}`),
    `/groups/new/bookClub?from=a&from=b&zone=x&zone=y`,
    `${group}/${other.seriesId}`,
    `${group}/${other.seriesId}/${world.date}`,
    `${group}/people/${other.memberId}`,
    `${group}/people/${people.removed.memberId}`,
    `${group}/people/${people.guest.memberId}/merge?into=${other.memberId}`,
    `${group}/people/${people.guest.memberId}/merge?into=a&into=b`,
    `${group}/${randomUUID()}`,
    `/groups/${other.groupId}/${seriesId}`,
  ];
  const browser = app.browser(world.cookies.organizer);
  const before = await checksum();
  for (const path of paths) {
    const { status } = await browser.get(path);
    expect([200, 307, 400, 404], `${path.slice(0, 100)}: ${status}`).toContain(status);
  }
  expect(await checksum()).toEqual(before);
});

test("what belongs to another group is not found by way of one's own", async () => {
  const { groupId, seriesId, date, people, other } = world;
  const organizer = app.browser(world.cookies.organizer);
  for (const path of [
    `/groups/${groupId}/${other.seriesId}`,
    `/groups/${groupId}/${other.seriesId}/${date}`,
    `/groups/${groupId}/people/${other.memberId}`,
    `/groups/${groupId}/people/${people.removed.memberId}`,
    `/groups/${other.groupId}/${seriesId}`,
    `/groups/${other.groupId}/people/${people.guest.memberId}`,
  ]) {
    expect((await organizer.get(path)).status, path).toBe(404);
  }
});
