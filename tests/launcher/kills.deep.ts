import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "@/launcher/ports";
import { keptSecrets } from "@/launcher/secrets";
import { DATABASE } from "@/launcher/start";
import { db } from "@/lib/db";
import { checkData } from "@/prisma/check/check";
import { sayLine } from "@/tests/deep-line";
import { Browser } from "@/tests/http/browser";
import { buildCrowd, gather } from "@/tests/http/crowd";
import { type Clone, childrenOf, type Launch, launch, makeClone, postmaster } from "./clone";
import { answerUntil, type Load, lostIn, SEATS } from "./kills";

const KILLS = Number(process.env.KILLS || 20);
const PEOPLE = 60;
const RATE = 20;

let clone: Clone;
let data: string;
let port: number;
beforeAll(async () => {
  clone = await makeClone({ built: true });
  data = path.join(clone.folder, ".data");
  port = await freePort();
}, 120_000);
afterAll(() => clone.remove());

async function started(): Promise<Launch> {
  const launched = launch(clone, { PORT: String(port) });
  await launched.ready;
  return launched;
}

/** Where the launcher keeps its database; its port may have changed with a start. */
async function databaseUrl(): Promise<string> {
  const { databasePassword } = await keptSecrets(data);
  const kept = (await readFile(path.join(data, "postgres.port"), "utf8")).trim();
  return `postgresql://postgres:${databasePassword}@127.0.0.1:${kept}/${DATABASE}`;
}

async function begin(): Promise<Load> {
  process.env.DATABASE_URL = await databaseUrl();
  const now = new Date();
  const crowd = await buildCrowd(PEOPLE, now);
  const gathering = await gather(crowd, { capacity: SEATS, mayBring: 0, rrule: "FREQ=DAILY" }, now);
  await db().$disconnect();
  const base = `http://localhost:${port}`;
  const browser = new Browser(base, crowd[0]?.cookies ?? {});
  return {
    base,
    crowd,
    gathering,
    form: await browser.form(gathering.page, "lib/rsvp/actions.ts#answer"),
    attempts: [],
  };
}

/** Kills the app, or the server of the database and all of its processes, as a loss of power would. */
async function killer(launched: Launch, whom: "app" | "database"): Promise<() => void> {
  const server = (await postmaster(path.join(data, "postgres"))) ?? 0;
  const app = childrenOf(launched.child.pid).filter((pid) => pid !== server);
  const pids = () => (whom === "app" ? app : [server, ...childrenOf(server)]);
  return () => {
    for (const pid of pids()) process.kill(pid, "SIGKILL");
  };
}

test(`what was acknowledged is there after ${KILLS} kills of the app and of the database`, async () => {
  let launched = await started();
  const load = await begin();
  const wrong: string[] = [];
  const rates: number[] = [];
  for (let kills = 0; kills < KILLS; kills++) {
    const kill = await killer(launched, kills % 2 === 0 ? "app" : "database");
    rates.push(await answerUntil(load, { lanes: 12, forMs: 1200 + 100 * ((kills * 7) % 10), rate: RATE, kill }));
    expect(await launched.ended).toBe(1);
    launched = await started();
    wrong.push(...(await lostIn(await databaseUrl(), load)));
    wrong.push(...(await checkData(await databaseUrl(), new Date())).broken);
  }
  launched.child.kill("SIGINT");
  expect(await launched.ended).toBe(0);
  const told = load.attempts.filter(({ carried }) => carried !== null).length;
  const [slowest, underWay] = [Math.min(...rates), load.attempts.length - told];
  process.stdout.write(`kill: ${told} answers acknowledged, ${underWay} under way when killed, `);
  process.stdout.write(`at ${slowest} a second or more (${rates.join(", ")})\n`);
  await sayLine("kill", `${KILLS} kills, ${new Set(wrong).size} lost`);
  expect(wrong).toEqual([]);
  expect(slowest).toBeGreaterThanOrEqual(RATE);
});
