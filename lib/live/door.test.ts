import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { db, transaction } from "@/lib/db";
import { takeTurn } from "@/lib/members/commands";
import { databaseUrl, withDatabase } from "@/tests/database";
import { buildGroup } from "@/tests/factories";
import { listen, openStream, stopLive } from "./door";

withDatabase();

const connections = "application_name = 'regulars live' AND datname = current_database()";

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; !(await what()); round += 1) {
    if (round > 200) throw new Error(`Not within 4 s: ${what}`);
    await sleep(20);
  }
}

const isListening = async () => {
  const sql = `SELECT 1 FROM pg_stat_activity WHERE ${connections} AND query LIKE 'SELECT id, turn%' AND state = 'idle'`;
  return (await db().$queryRawUnsafe<object[]>(sql)).length > 0;
};

const at = new Date("2026-03-04T12:00Z");

test("a turn is told after its commit, and after a lost connection where it has led meanwhile", async () => {
  const { groupId, seriesId } = await buildGroup({ now: at, from: "2026-03-03" });
  const told: [string, number][] = [];
  const hub = { tell: (series: string, turn: number) => void told.push([series, turn]), followed: () => [seriesId] };
  const listening = listen(databaseUrl, hub);
  await until(() => told.length > 0);
  expect(told).toEqual([[seriesId, 0]]);

  await transaction(async (tx) => {
    await takeTurn(tx, groupId, seriesId, at);
    await sleep(100);
    expect(told).toHaveLength(1);
  });
  await until(() => told.length > 1);
  expect(told.at(-1)).toEqual([seriesId, 1]);
  await transaction((tx) =>
    takeTurn(tx, groupId, seriesId, at).then(() => Promise.reject(new Error("taken back"))),
  ).catch(() => {});

  await until(isListening);
  await db().$queryRawUnsafe(`SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE ${connections}`);
  await until(async () => !(await isListening()));
  await transaction((tx) => takeTurn(tx, groupId, seriesId, at));
  await until(() => told.at(-1)?.[1] === 2);
  await listening.stop();
  expect(told).toEqual([
    [seriesId, 0],
    [seriesId, 1],
    [seriesId, 2],
  ]);
  expect(await isListening()).toBe(false);
});

test("a database that is away is asked again in silence after the first word, until it stops", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const listening = listen("postgres://nobody@127.0.0.1:1/none", { tell: () => {}, followed: () => [] });
  await sleep(2500);
  await listening.stop();
  expect(log).toHaveBeenCalledTimes(1);
  log.mockRestore();
});

test("whoever opens a page's stream and never reads it costs a few words: then it ends, and its place is free", async () => {
  const { seriesId } = await buildGroup({ now: at, from: "2026-03-03" });
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const stream = await openStream("somebody", async () => new Map([[seriesId, 0]]), new AbortController().signal);
  if (typeof stream === "string") throw new Error(stream);
  // A heartbeat each 25 s, for ten minutes.
  for (let beat = 0; beat < 24; beat += 1) vi.advanceTimersByTime(25_000);
  vi.useRealTimers();
  const words: string[] = [];
  for await (const chunk of stream) words.push(new TextDecoder().decode(chunk));
  expect(words.length).toBeLessThan(12);
  await stopLive();
});
