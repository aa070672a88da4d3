/** `npm run bench`: what dates, a page and an answer cost, held against other engines and the least that Next can do. */
import { writeFile } from "node:fs/promises";
import process from "node:process";
import { parseArgs } from "node:util";
import { step } from "@/launcher/steps.mjs";
import { stop, stopOnSignals } from "@/launcher/stopping.mjs";
import { connect } from "@/lib/db";
import { localDateOf, UTC } from "@/lib/time";
import { openCounter } from "./counter";
import { contestsOn, type DateGoal, type DateRow, datesInWords, judgeDates, measureDates } from "./dates";
import { dueInWords, judgeDue, measureDue } from "./due";
import { liveInWords, measureLive } from "./live";
import { measure } from "./load";
import { buildFloor, startBare, startFloor, startOurs } from "./servers";
import { type Figures, formatTable, goalsInWords, judge, medianOf, type Row } from "./table";
import { type Origins, type Plan, planRows } from "./targets";
import { buildWorld, type World } from "./world";

const CONNECTIONS = [1, 10, 50];
const POOL = 10;
const HELP =
  "npm run bench -- [--quick] [--dates] [--live] [--due] [--json FILE]   (--dates: only those, without a server; --live: only open pages; --due: only what falls due)";

/** How long each row is measured at each number of connections, and how often. */
type Pace = { seconds: number; rounds: number };
const SLOW: Pace = { seconds: 3, rounds: 3 };
const QUICK: Pace = { seconds: 1, rounds: 1 };

stopOnSignals(130);
try {
  await bench();
  await stop(0);
} catch (error) {
  await stop(1, error);
}

async function bench(): Promise<void> {
  const [yes, text] = [{ type: "boolean" }, { type: "string" }] as const;
  const { values } = parseArgs({ options: { quick: yes, dates: yes, live: yes, due: yes, json: text, help: yes } });
  if (values.help) return void process.stdout.write(`${HELP}\n`);
  if (values.live) return benchLive();
  if (values.due) return benchDue(values.quick ? 1 : 5);
  const dates = await step("Dates", async () => measureAllDates(values.quick ? 3 : 7));
  process.stdout.write(`\n${datesInWords(dates.rows, dates.goals)}\n\n`);
  const figures = values.dates ? {} : await benchServers(values.quick ? QUICK : SLOW);
  if (values.json) await writeFile(values.json, `${JSON.stringify({ dates, ...figures }, null, 2)}\n`);
}

/** Open pages while answers come in. */
async function benchLive(): Promise<void> {
  const env = { ...process.env, DATABASE_POOL_SIZE: String(POOL) };
  const world = await step("World", () => worldIn(process.env.DATABASE_URL ?? ""));
  const app = await step("Server", () => startOurs(env));
  const figures = await step("Live", () => measureLive(app, world));
  process.stdout.write(`\n${liveInWords(figures)}\n`);
}

/** Series that are due, among few and among many. */
async function benchDue(rounds: number): Promise<void> {
  const db = connect(process.env.DATABASE_URL ?? "", { size: 1, isBehindPooler: false });
  try {
    const rows = await step("Due", () => measureDue(db, process.env, rounds, new Date()));
    process.stdout.write(`\n${dueInWords(rows, judgeDue(rows))}\n`);
  } finally {
    await db.$disconnect();
  }
}

function measureAllDates(rounds: number): { rows: DateRow[]; goals: DateGoal[] } {
  const rows = measureDates(contestsOn(localDateOf(new Date(), UTC)), rounds);
  return { rows, goals: judgeDates(rows) };
}

/** Pages and answers. */
async function benchServers(pace: Pace): Promise<object> {
  const url = process.env.DATABASE_URL ?? "";
  const env = { ...process.env, DATABASE_POOL_SIZE: String(POOL) };
  await step("Floor", async (note) => note((await buildFloor(process.cwd(), env)) ? "built" : "up to date"));
  const world = await step("World", () => worldIn(url));
  const queries = await step("Queries", () => countQueries(env, world));
  const plans = await step("Servers", async () => planRows(await startAll(env), world));
  process.stdout.write(`Each figure is the median of ${pace.rounds} × ${pace.seconds} s.\n`);
  const figures = await step("Load", () => measureAll(plans, pace));
  const rows = plans.map(({ name, floor, goal }): Row => {
    return { name, floor, goal, queries: queries.get(name) ?? 0, figures: figures.get(name) ?? new Map() };
  });
  const judgements = judge(rows);
  process.stdout.write(`\n${formatTable(rows)}\n\n${goalsInWords(judgements)}\n`);
  return {
    rows: rows.map((row) => ({ ...row, figures: Object.fromEntries(row.figures) })),
    goals: judgements,
  };
}

async function worldIn(url: string): Promise<World> {
  const db = connect(url, { size: POOL, isBehindPooler: false });
  try {
    return await buildWorld(db, new Date());
  } finally {
    await db.$disconnect();
  }
}

async function startAll(env: NodeJS.ProcessEnv): Promise<Origins> {
  const [floor, ours, bare] = [await startFloor(env), await startOurs(env), await startBare(env)];
  return { floor: floor.origin, ours: ours.origin, bare: bare.origin };
}

/** How many statements one request of each row sends, on servers of their own behind a door that counts. */
async function countQueries(env: NodeJS.ProcessEnv, world: World): Promise<Map<string, number>> {
  const counter = await openCounter(env.DATABASE_URL ?? "");
  const behind = { ...env, DATABASE_URL: counter.url };
  const servers = { floor: await startFloor(behind), ours: await startOurs(behind), bare: await startBare(behind) };
  const origins = { floor: servers.floor.origin, ours: servers.ours.origin, bare: servers.bare.origin };
  const counts = new Map<string, number>();
  for (const { name, target } of await planRows(origins, world)) {
    const [request] = target.requestsOf(0);
    if (!request) continue;
    const { path, ...rest } = request;
    // The first opens what stays open afterwards.
    for (let turn = 0; turn < 2; turn += 1) {
      const before = counter.statements();
      const response = await fetch(`${target.origin}${path}`, { ...rest, redirect: "manual" });
      await response.arrayBuffer();
      counts.set(name, counter.statements() - before);
    }
  }
  for (const server of Object.values(servers)) await server.stop();
  await counter.close();
  return counts;
}

/** Each row's figures by connections. The rows take turns, so that whatever else the machine does hits all of them. */
async function measureAll(plans: readonly Plan[], { seconds, rounds }: Pace) {
  const figures = new Map(plans.map(({ name }) => [name, new Map<number, Figures>()]));
  for (const connections of CONNECTIONS) {
    const runs = new Map<string, Figures[]>();
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, target } of plans) {
        runs.set(name, [...(runs.get(name) ?? []), await measure(target, connections, seconds)]);
      }
    }
    for (const [name, its] of runs) figures.get(name)?.set(connections, medianOf(its));
  }
  return figures;
}
