/** `npm run bench -- --due`: how many series a second are woken, and whether the others slow it. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { spawnNode, stopChild } from "@/launcher/child";
import { beforeExit } from "@/launcher/stopping.mjs";
import { addSeries, DUE, makeDue } from "./due-world";
import type { Client } from "./place";
import { median } from "./table";

const MANY = 100_000;

/** How many series are woken in a second. */
export type DueRow = { series: number; workers: number; perSecond: number };
export type DueGoal = { name: string; holds: boolean; ratio: number };

/** Wakes the same thousand series alone and among a hundred thousand, by one process and by two. */
export async function measureDue(db: Client, env: NodeJS.ProcessEnv, rounds: number, now: Date): Promise<DueRow[]> {
  const wakers = [await startWaker(env), await startWaker(env)];
  const rows: DueRow[] = [];
  await addSeries(db, { from: 0, to: DUE }, now);
  // The first is to warm up.
  await wakeAll(db, wakers, now);
  for (const series of [DUE, MANY]) {
    if (series > DUE) await addSeries(db, { from: DUE, to: series }, now);
    for (const workers of [1, 2]) {
      const taken: number[] = [];
      for (let round = 0; round < rounds; round += 1) taken.push(await wakeAll(db, wakers.slice(0, workers), now));
      rows.push({ series, workers, perSecond: median(taken) });
    }
  }
  for (const waker of wakers) await stopChild(waker, 2000);
  return rows;
}

async function startWaker(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const args = ["--import", "./prisma/outside-next.mjs", "--import", "tsx", "bench/waker.ts"];
  const waker = spawnNode(args, { env, output: "show" });
  beforeExit(() => stopChild(waker, 2000));
  await once(waker, "message");
  return waker;
}

/** @returns how many a second. Throws where not all that were due are woken, each once. */
async function wakeAll(db: Client, wakers: readonly ChildProcess[], now: Date): Promise<number> {
  await makeDue(db, now);
  const before = performance.now();
  const answers = await Promise.all(
    wakers.map(async (waker): Promise<{ woken?: number; fault?: string }> => {
      const answer = once(waker, "message");
      waker.send(now.toISOString());
      return (await answer)[0];
    }),
  );
  const seconds = (performance.now() - before) / 1000;
  const woken = answers.reduce((sum, answer) => sum + (answer.woken ?? 0), 0);
  if (woken !== DUE) throw new Error(`${woken} of ${DUE} were woken (${JSON.stringify(answers)})`);
  return DUE / seconds;
}

/** What does not sleep is woken nearly as fast among many that do: within one and a half times. */
export function judgeDue(rows: readonly DueRow[]): DueGoal[] {
  return [1, 2].flatMap((workers) => {
    const [alone, among] = [DUE, MANY].map((series) =>
      rows.find((row) => row.series === series && row.workers === workers),
    );
    if (!alone || !among) return [];
    const ratio = alone.perSecond / among.perSecond;
    return [
      { name: `due among ${MANY.toLocaleString("en")} series (${inWords(workers)})`, holds: ratio <= 1.5, ratio },
    ];
  });
}

const inWords = (workers: number) => (workers === 1 ? "one worker" : `${workers} workers`);

/** The rows as a table, and which goals hold. */
export function dueInWords(rows: readonly DueRow[], goals: readonly DueGoal[]): string {
  const lines = rows.map(({ series, workers, perSecond }) => {
    const one = rows.find((row) => row.series === series && row.workers === 1);
    const ratio = perSecond / (one?.perSecond ?? perSecond);
    const name = `due series: ${DUE.toLocaleString("en")} of ${series.toLocaleString("en")}`;
    return `| ${name} | ${inWords(workers)} | ${perSecond.toFixed(0)} | ${ratio.toFixed(2)} |`;
  });
  const words = goals.map(({ name, holds, ratio }) => `${name} ${holds ? "holds" : "MISSED"} (${ratio.toFixed(2)} ×)`);
  const head = "| what falls due | by | series/s | × one worker |\n| --- | --- | --: | --: |";
  return `${head}\n${lines.join("\n")}\n\nGoals for what falls due: ${words.join("; ")}.`;
}
