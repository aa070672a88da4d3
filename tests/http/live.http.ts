import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { AttendeeShown, PartShown } from "@/components/rsvp/shown";
import type { App } from "@/launcher/app";
import { freePort } from "@/launcher/ports";
import { db } from "@/lib/db";
import { removeMember } from "@/lib/leaving/commands";
import { turnsIn } from "@/lib/live/message";
import { answerMeetup } from "@/lib/rsvp/commands";
import { databaseUrl } from "@/tests/database";
import { memberFor, organizerFor } from "@/tests/proofs";
import { checksum, withApp } from "./app";
import { Browser } from "./browser";
import { startBuilt } from "./built";
import { type Actor, buildWorld, type World } from "./world";

const app = withApp();

let second: App | undefined;
let secondBase = "";
beforeAll(async () => {
  const port = await freePort();
  secondBase = `http://localhost:${port}`;
  second = await startBuilt({ DATABASE_URL: databaseUrl, PORT: String(port) });
});
afterAll(async () => {
  await second?.stop();
});

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

const cookieOf = (actor: Actor) =>
  Object.entries(world.cookies[actor])
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");

/** Listens as a page does; `heard` fills with the turns of the world's series, and the instants. */
async function listen(actor: Actor, base = app.base) {
  const leave = new AbortController();
  const response = await fetch(`${base}/api/live/${world.groupId}`, {
    ...{ headers: { cookie: cookieOf(actor), "accept-encoding": "gzip" }, signal: leave.signal },
  });
  const heard: { turn: number; at: number }[] = [];
  let text = "";
  const done = (async () => {
    const decoder = new TextDecoder();
    for await (const bytes of response.body ?? []) {
      text += decoder.decode(bytes, { stream: true });
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const turn = turnsIn(event.replaceAll("data: ", "")).get(world.seriesId);
        if (turn !== undefined) heard.push({ turn, at: performance.now() });
      }
    }
  })().catch(() => {});
  return { response, heard, done, leave: () => leave.abort() };
}

async function until(what: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  for (const end = performance.now() + ms; !(await what()); await sleep(20)) {
    if (performance.now() > end) throw new Error(`Not within ${ms} ms: ${what}`);
  }
}

const say = async (actor: "guest" | "account", answer: "in" | "maybe" | "out") => {
  const member = await memberFor(world.people[actor].userId, world.groupId, world.now);
  const key = { seriesId: world.seriesId, date: world.date };
  const result = await answerMeetup(member, key, { answer }, world.now);
  if (!result.ok) throw new Error(result.reason);
  return result.turn;
};

test("an answer by one is heard and read by another within two seconds, at either of two processes", async () => {
  const pages = [await listen("organizer"), await listen("coOrganizer", secondBase)];
  for (const { heard } of pages) await until(() => heard.length > 0, 2000);
  const guest = new Browser(secondBase, world.cookies.guest);
  const page = `/groups/${world.groupId}/${world.seriesId}/${world.date}`;
  const form = await guest.form(page, "lib/rsvp/actions.ts#answer");
  // A process that serves its first page loads it meanwhile: nobody's answer has begun then.
  const began = performance.now();
  expect((await guest.post(page, form, { answer: "in" })).status).toBe(303);
  for (const { heard } of pages) await until(() => heard.at(-1)?.turn === 1, 2000);
  for (const [actor, base] of [["organizer", app.base] as const, ["coOrganizer", secondBase] as const]) {
    const reader = new Browser(base, world.cookies[actor]);
    const date = JSON.parse((await reader.get(`/api/live/${world.groupId}/${world.seriesId}/${world.date}`)).text);
    expect(date.turns).toEqual({ [world.seriesId]: 1 });
    const shown = date.dates[`${world.seriesId}/${world.date}`];
    expect(shown.summary).toContain("2 going");
    // The organizer is a regular.
    expect(shown.parts[0].people.map(({ label, extra }: AttendeeShown) => [label, extra])).toEqual([
      ["Ada", actor === "organizer" ? "you, regular" : "regular"],
      ["Grace", null],
    ]);
    const list = JSON.parse((await reader.get(`/api/live/${world.groupId}/dates`)).text);
    expect(list.dates[`${world.seriesId}/${world.date}`].summary).toBe("2 going");
  }
  expect(performance.now() - began).toBeLessThan(2000);
  for (const { leave } of pages) leave();
});

test("of many who said nothing an open page names the same as the page, oneself too, and all where it names all", async () => {
  world = await buildWorld({ members: 30 });
  await db().member.update({ where: { id: world.people.account.memberId }, data: { joinedAt: world.now } });
  const last = app.browser(world.cookies.account);
  const of = `${world.groupId}/${world.seriesId}/${world.date}`;
  for (const [query, more] of [["", true] as const, ["?people=all", false] as const]) {
    const { dates } = JSON.parse((await last.get(`/api/live/${of}${query}`)).text);
    const { parts }: { parts: PartShown[] } = dates[`${world.seriesId}/${world.date}`];
    const silent = parts.at(-1);
    const named = silent?.people ?? [];
    expect(named.at(-1)).toMatchObject({ label: "Alan", extra: "you" });
    expect(named.length).toBe(more ? 13 : silent?.count);
    expect(silent?.more).toBe(more ? `and ${(silent?.count ?? 0) - 13} more` : null);
    const drawn = (await last.get(`/groups/${of}${query}`)).text;
    expect(named.every(({ label }) => drawn.includes(label))).toBe(true);
    expect(/and \d+ more/.exec(drawn)?.[0] ?? null).toBe(silent?.more ?? null);
  }
});

test("the stream is neither compressed nor kept, and says nothing but turns", async () => {
  const { response, leave, heard } = await listen("guest");
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(response.headers.get("content-encoding")).toBeNull();
  expect(response.headers.get("cache-control")).toContain("no-store");
  expect(response.headers.get("x-accel-buffering")).toBe("no");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
  await until(() => heard.length > 0, 2000);
  leave();
  const { text } = await app.browser(world.cookies.guest).get(`/api/live/${world.groupId}`);
  expect(text.replaceAll(/retry: \d+\n|data: [0-9a-f-]{36} \d+\n|\n/g, "")).toBe("");
});

test("many answers in a second are few messages, the last always among them", async () => {
  const { heard, leave } = await listen("organizer");
  await until(() => heard.length > 0, 2000);
  let turn = 0;
  for (let round = 0; round < 15; round += 1) turn = await say("guest", round % 2 ? "in" : "out");
  await until(() => heard.at(-1)?.turn === turn, 2000);
  expect(heard.length).toBeLessThan(6);
  leave();
});

test("a lost connection to the database is made anew, and what was said meanwhile is heard", async () => {
  const { heard, leave } = await listen("organizer");
  await until(() => heard.length > 0, 2000);
  const listening = "application_name = 'regulars live' AND datname = current_database()";
  await db().$queryRawUnsafe(`SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE ${listening}`);
  const turn = await say("guest", "in");
  await until(() => heard.at(-1)?.turn === turn, 4000);
  await until(async () => {
    const rows = await db().$queryRawUnsafe<object[]>(`SELECT pid FROM pg_stat_activity WHERE ${listening}`);
    return rows.length > 0;
  }, 4000);
  const last = await say("guest", "out");
  await until(() => heard.at(-1)?.turn === last, 2000);
  leave();
});

test("one person has so many streams, and who goes makes room", async () => {
  const open = await Promise.all(Array.from({ length: 20 }, () => listen("guest")));
  expect(open.map(({ response }) => response.status)).toEqual(open.map(() => 200));
  const refused = await listen("guest");
  expect([refused.response.status, refused.response.headers.get("retry-after")]).toEqual([429, "60"]);
  const other = await listen("account");
  expect(other.response.status).toBe(200);
  for (const { leave } of [...open, other]) leave();
  await until(async () => {
    const again = await listen("guest");
    again.leave();
    return again.response.status === 200;
  }, 4000);
});

test("who is removed reads nothing more of the group", async () => {
  const path = `/api/live/${world.groupId}/${world.seriesId}/${world.date}`;
  const guest = app.browser(world.cookies.guest);
  expect((await guest.get(path)).status).toBe(200);
  const organizer = await organizerFor(world.people.organizer.userId, world.groupId, world.now);
  await removeMember(organizer, world.people.guest.memberId, true, world.now);
  for (const gone of [path, `/api/live/${world.groupId}/dates`, `/api/live/${world.groupId}`]) {
    const answer = await guest.get(gone);
    expect([answer.status, answer.text]).toEqual([404, ""]);
  }
});

test("listening writes nothing and keeps no connection to the database", async () => {
  const before = await checksum();
  const open = await Promise.all(Array.from({ length: 10 }, () => listen("guest")));
  const pages = Array.from({ length: 20 }, () => app.browser(world.cookies.organizer).get("/me"));
  expect((await Promise.all(pages)).map(({ status }) => status)).toEqual(pages.map(() => 200));
  expect(await checksum()).toEqual(before);
  for (const { leave } of open) leave();
});

test("a process that is to end ends its streams first", async () => {
  const { done, heard } = await listen("organizer", secondBase);
  await until(() => heard.length > 0, 2000);
  const began = performance.now();
  await second?.stop();
  second = undefined;
  await done;
  expect(performance.now() - began).toBeLessThan(3000);
});
