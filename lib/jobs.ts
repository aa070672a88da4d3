import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, type Runner, run } from "graphile-worker";
import type { Tx } from "@/lib/db";

/** Every kind of job, with its payload. Never anything secret: jobs are stored in clear. */
export type Payloads = {
  deliverMail: { mailId: string };
};

/** The function for each kind of job. One job may run more than once, so it looks first what is still to do. */
export type Tasks = { [Name in keyof Payloads]: (payload: Payloads[Name], now: Date) => Promise<void> };

/** What runs at every tick, in any number of processes at once. */
export type Housekeeping = ((now: Date) => Promise<unknown>)[];

/**
 * Queues jobs of one kind, in this transaction: they run after the commit, and never where that rolls back. What waits
 * already is not queued again; what runs at this moment is, for it may have looked before this transaction wrote.
 */
export async function enqueue<Name extends keyof Payloads>(
  tx: Tx,
  task: Name,
  payloads: readonly Payloads[Name][],
): Promise<void> {
  if (payloads.length === 0) return;
  const texts = payloads.map((payload) => JSON.stringify(payload));
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${task}, payload::json, job_key := ${task} || payload,
      job_key_mode := 'preserve_run_at')
    FROM unnest(${texts}::text[]) payload`;
}

const TICK_MS = 15_000;
const RESTART_MS = 5_000;
const STOP_MS = 3_000;
// Besides the connection that listens for new jobs.
const AT_ONCE = 4;

/**
 * Works on jobs and ticks in this process until `stop` is called. A failed job comes again, later each time; what else
 * goes wrong is logged and tried again, so that a database that was away is no reason to start anew.
 * @param databaseUrl past any pooler: the worker listens.
 */
export function startJobs(options: { databaseUrl: string; tasks: Tasks; housekeeping: Housekeeping }): {
  /** Takes nothing new and waits, for three seconds at most, until what runs is done. */
  stop: () => Promise<void>;
} {
  const stopping = new AbortController();
  const worker = keepWorking(options.databaseUrl, options.tasks, stopping.signal);
  const ticks = keepTicking(options.housekeeping, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await Promise.race([Promise.all([worker, ticks]), sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}

async function keepWorking(databaseUrl: string, tasks: Tasks, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      const runner = await run({
        connectionString: databaseUrl,
        maxPoolSize: AT_ONCE + 1,
        concurrency: AT_ONCE,
        // Left to itself the worker ends the process in its own way.
        noHandleSignals: true,
        logger: errorsOnly,
        taskList: taskList(tasks),
        // Without it a stop does not wait until the last jobs are written down as done, and they come again hours later.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      });
      await untilStopped(runner, stopping);
    } catch (error) {
      console.error("Jobs stopped, starting again:", error);
    }
    await pause(RESTART_MS, stopping);
  }
}

async function untilStopped(runner: Runner, stopping: AbortSignal): Promise<void> {
  // The runner calls itself done before its connections are closed; its stop waits for that too.
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped = runner.stop();
  };
  if (stopping.aborted) stop();
  stopping.addEventListener("abort", stop, { once: true });
  await runner.promise;
  await stopped;
  stopping.removeEventListener("abort", stop);
}

async function keepTicking(housekeeping: Housekeeping, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    for (const look of housekeeping) {
      await look(new Date()).catch((error: unknown) => console.error("Housekeeping failed:", error));
    }
    await pause(TICK_MS, stopping);
  }
}

/** Waits, but not beyond the stop. */
async function pause(ms: number, stopping: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stopping, ref: false }).catch(() => {});
}

function taskList(tasks: Tasks) {
  const entries = Object.entries(tasks).map(([name, task]) => [
    name,
    // Only `enqueue` writes jobs, and it wrote this one for the task of this name.
    (payload: unknown) => task(payload as Payloads[keyof Payloads], new Date()),
  ]);
  return Object.fromEntries(entries);
}

const errorsOnly = new Logger(() => (level, message) => {
  if (level === "error") console.error(message);
});

/** Tells the operator something, by the log of this process. */
export function tellOperator(text: string): void {
  console.log(text);
}
