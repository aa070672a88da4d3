import { type IncomingHttpHeaders, request } from "node:http";
import { gunzipSync } from "node:zlib";
import ICAL from "ical.js";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { leaveGroup } from "@/lib/leaving/commands";
import { answerMeetup } from "@/lib/rsvp/commands";
import { addDays } from "@/lib/time";
import words from "@/messages/en/calendar.json";
import { buildGroup } from "@/tests/factories";
import { memberFor } from "@/tests/proofs";
import { withApp } from "./app";
import { addressOf, next } from "./rows";
import { buildWorld, type World } from "./world";

const app = withApp({ own: true });

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

// A connection asks for things of its own when it is opened: open what there will be.
beforeAll(async () => {
  await Promise.all(Array.from({ length: 40 }, () => app.browser({ "regulars-device": "nobody" }).get("/me")));
});

const mine = () => addressOf("/api/feeds/{feed}/calendar.ics", world);
const groups = () => addressOf("/api/feeds/{groupFeed}/calendar.ics", world);
const ofSeries = () => addressOf("/api/feeds/{groupFeed}/{series}/calendar.ics", world);

const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(app.base + path, { method, headers });

type Bytes = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** As it comes over the wire: fetch unpacks what is compressed. */
async function bytesAt(path: string, headers: Record<string, string>, method = "GET"): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    const sent = request(app.base + path, { method, headers }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
    });
    sent.on("error", reject).end();
  });
}

async function eventsAt(path: string): Promise<Map<string, ICAL.Component>> {
  const response = await get(path);
  expect(response.status).toBe(200);
  const events = new ICAL.Component(ICAL.parse(await response.text())).getAllSubcomponents("vevent");
  return new Map(events.map((event) => [String(event.getFirstPropertyValue("uid")), event]));
}

const factOf = (event: ICAL.Component | undefined, name: string) => event?.getFirstPropertyValue(name)?.toString();
const uid = (date = world.date) => `${world.seriesId}-${date}@regulars`;

async function say(answer: "in" | "maybe" | "out", date = world.date): Promise<void> {
  const member = await memberFor(world.people.guest.userId, world.groupId, world.now);
  const result = await answerMeetup(member, { seriesId: world.seriesId, date }, { answer, note: null }, new Date());
  expect(result.ok).toBe(true);
}

test("each feed has the group's dates, from the past to a year and a half ahead", async () => {
  for (const path of [mine(), groups(), ofSeries()]) {
    const events = await eventsAt(path);
    expect(events.size).toBeGreaterThan(80);
    const event = events.get(uid());
    expect(factOf(event, "summary")).toBe("Runners: Tuesday run");
    expect(factOf(event, "status")).toBe("TENTATIVE");
    expect(factOf(event, "url")).toBe(app.base + next(world));
    expect(factOf(event, "description")).toContain(words.entry.answers.none);
    expect(factOf(event, "location")).toBe("At the old bridge");
  }
});

test("an answer is in words, and a date I said out to is in the group's feed alone", async () => {
  const later = addDays(world.date, 7);
  await say("in");
  await say("out", later);
  const event = (await eventsAt(mine())).get(uid());
  expect([factOf(event, "status"), factOf(event, "transp")]).toEqual(["CONFIRMED", "OPAQUE"]);
  expect(factOf(event, "description")).toContain(words.entry.answers.in);
  expect((await eventsAt(mine())).has(uid(later))).toBe(false);
  expect(factOf((await eventsAt(groups())).get(uid(later)), "description")).toContain(words.entry.answers.out);
});

test("a cancelled date says so, with the turn and the time of its change", async () => {
  const changedAt = new Date("2026-01-02T03:04:05Z");
  const row = { state: "cancelled", cancelReason: "Storm", turn: 7, changedAt } as const;
  await db().meetup.create({ data: { seriesId: world.seriesId, date: new Date(`${world.date}T00:00Z`), ...row } });
  const event = (await eventsAt(mine())).get(uid());
  const values = ["status", "sequence", "last-modified", "dtstamp"].map((name) => factOf(event, name));
  expect(values).toEqual(["CANCELLED", "7", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"]);
  expect(factOf(event, "description")).toContain("Storm");
});

test("mine has all groups, a group's feed its own series, a series' address that one", async () => {
  const { userId, memberId } = world.people.guest;
  const since = new Date(world.now.getTime() - 40 * 86_400_000);
  const other = await buildGroup({ now: since, from: world.date, userId, group: { name: "Singers" } });
  const plan = {
    from: new Date(`${world.date}T00:00Z`),
    startTime: new Date("1970-01-01T07:00Z"),
    length: 30,
    turn: 1,
  };
  const where = { zone: "Asia/Kathmandu", rrule: "FREQ=WEEKLY", changedAt: world.now };
  const { id } = await db().series.create({
    data: { groupId: world.groupId, name: "Dawn run", createdAt: world.now, plans: { create: { ...plan, ...where } } },
  });
  expect(memberId).not.toBe(other.memberId);
  const seriesIn = async (path: string) => new Set([...(await eventsAt(path)).keys()].map((one) => one.slice(0, 36)));
  expect(await seriesIn(mine())).toEqual(new Set([world.seriesId, id, other.seriesId]));
  expect(await seriesIn(groups())).toEqual(new Set([world.seriesId, id]));
  expect(await seriesIn(ofSeries())).toEqual(new Set([world.seriesId]));
  const foreign = await get(ofSeries().replace(world.seriesId, other.seriesId));
  expect([foreign.status, await foreign.text()]).toEqual([404, `${words.closed.unknown}\n`]);
});

test("the same dates are the same bytes and tag; who has them gets 304, until something changes", async () => {
  const [one, two] = [await get(mine()), await get(mine())];
  const etag = one.headers.get("etag") ?? "";
  expect(etag).toMatch(/^"[\w-]{27}-gzip"$/);
  expect(one.headers.get("cache-control")).toBe("private, no-cache");
  expect(one.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(two.headers.get("etag")).toBe(etag);
  expect(await two.text()).toBe(await one.text());
  for (const given of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const again = await get(mine(), { "if-none-match": given });
    expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
  }
  await say("in");
  const changed = await get(mine(), { "if-none-match": etag });
  expect(changed.status).toBe(200);
  expect(changed.headers.get("etag")).not.toBe(etag);
});

test("compressed for who accepts it, plain for who does not, with a tag each; HEAD is the same without a body", async () => {
  const plain = await bytesAt(mine(), { "accept-encoding": "identity" });
  const gzip = await bytesAt(mine(), { "accept-encoding": "gzip" });
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(gzip.headers["content-encoding"]).toBe("gzip");
  expect(gzip.headers.vary).toContain("Accept-Encoding");
  expect(gunzipSync(gzip.body).toString()).toBe(plain.body.toString());
  expect(gzip.body.length).toBeLessThan(plain.body.length / 5);
  expect(gzip.headers.etag).toBe(`${plain.headers.etag?.slice(0, -1)}-gzip"`);
  for (const encoding of ["identity", "gzip"]) {
    const full = encoding === "gzip" ? gzip : plain;
    const head = await bytesAt(mine(), { "accept-encoding": encoding }, "HEAD");
    expect([head.status, head.headers.etag, head.body.length]).toEqual([200, full.headers.etag, 0]);
    expect([undefined, String(full.body.length)]).toContain(head.headers["content-length"]);
    const known = await bytesAt(mine(), { "accept-encoding": encoding, "if-none-match": "*" }, "HEAD");
    expect(known.status).toBe(304);
  }
});

test("replacing an address: the page shows the new one, the old one says so with 410, others stay", async () => {
  const browser = app.browser(world.cookies.guest);
  const cases = [
    {
      page: "/me/calendar",
      action: "lib/calendar/actions.ts#rotateMyFeed",
      old: [mine()],
      kept: [groups(), ofSeries()],
    },
    {
      page: `/groups/${world.groupId}/calendar`,
      action: "lib/calendar/actions.ts#rotateGroupFeed",
      old: [groups(), ofSeries()],
      kept: [],
    },
  ];
  for (const { page, action, old, kept } of cases) {
    const before = await browser.get(page);
    for (const path of old) expect(before.text).toContain(app.base + path);
    expect((await browser.post(page, await browser.form(page, action))).location).toBe(page);
    const { text } = await browser.get(page);
    const [shown] = new RegExp(`${app.base}(/api/feeds/[\\w-]+/calendar[.]ics)`).exec(text)?.slice(1) ?? [];
    expect((await get(shown ?? "")).status).toBe(200);
    for (const path of old) {
      expect(text).not.toContain(path);
      const gone = await get(path);
      expect([gone.status, await gone.text()]).toEqual([410, `${words.closed.rotated}\n`]);
    }
    for (const path of kept) expect((await get(path)).status).toBe(200);
  }
});

test("leaving ends the group's feed and takes its dates out of mine", async () => {
  const member = await memberFor(world.people.guest.userId, world.groupId, world.now);
  expect((await leaveGroup(member, { successorId: null, nameless: false }, world.now)).ok).toBe(true);
  for (const path of [groups(), ofSeries()]) {
    const ended = await get(path);
    expect([ended.status, await ended.text()]).toEqual([404, `${words.closed.unknown}\n`]);
  }
  expect((await eventsAt(mine())).size).toBe(0);
});

test("a deleted group is in no calendar", async () => {
  await db().group.update({ where: { id: world.groupId }, data: { deletedAt: world.now } });
  for (const path of [groups(), ofSeries()]) expect((await get(path)).status).toBe(404);
  expect((await eventsAt(mine())).size).toBe(0);
});

test("a feed asks two things of the database, however much there is", async () => {
  const costs = async () => {
    const asked = [];
    for (const path of [mine(), groups(), ofSeries()]) {
      await get(path);
      app.queries.clear();
      expect((await get(path)).status).toBe(200);
      asked.push(app.queries.asked().length);
    }
    return asked;
  };
  expect(await costs()).toEqual([2, 2, 2]);
  world = await buildWorld({ years: 10, members: 100 });
  expect(await costs()).toEqual([2, 2, 2]);
});

test("one date as a file: the feed's own entry, for members", async () => {
  await say("maybe");
  const path = `${next(world)}/calendar.ics`;
  const { status, text } = await app.browser(world.cookies.guest).get(path);
  expect(status).toBe(200);
  const entries = (body: string) => body.replaceAll("\r\n", "\n").match(/BEGIN:VEVENT[\s\S]*?END:VEVENT/g) ?? [];
  expect(entries(text)).toHaveLength(1);
  expect(entries(await (await get(mine())).text())).toContain(entries(text)[0]);
  const nowhere = path.replace(world.date, addDays(world.date, 1));
  expect((await app.browser(world.cookies.guest).get(nowhere)).status).toBe(404);
});

test("a date's page offers each calendar, and none once it is cancelled", async () => {
  const page = async () => (await app.browser(world.cookies.guest).get(next(world))).text;
  const hosts = ["calendar.google.com", "outlook.live.com", "outlook.office.com", "calendar.yahoo.com"];
  const shown = await page();
  for (const host of [...hosts, `${next(world)}/calendar.ics`]) expect(shown).toContain(host);
  const row = { state: "cancelled", turn: 7, changedAt: world.now } as const;
  await db().meetup.create({ data: { seriesId: world.seriesId, date: new Date(`${world.date}T00:00Z`), ...row } });
  expect(await page()).not.toContain("calendar.google.com");
});
