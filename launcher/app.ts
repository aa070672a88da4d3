import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { nextProgram } from "./build";
import { spawnNode, stopChild } from "./child";
import { Fault } from "./fault.mjs";
import { beforeExit } from "./stopping.mjs";

const START_MS = 60_000;
const STOP_MS = 3500;

// What Next says of itself when it starts: the step says the same in our words.
const banner = /^\s*(▲ Next\.js|- (Local|Network):|✓ (Starting|Ready|Running next\.config))/;

/** A running app. */
export interface App {
  readonly pid: number | undefined;
  /** Settles, in words, when it ends. */
  readonly died: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts the built app (or, as `dev`, the sources) on `env.PORT` and waits until it answers.
 * @param preloads modules that Node loads before the app.
 */
export function startApp(
  mode: "start" | "dev",
  env: NodeJS.ProcessEnv,
  preloads: readonly string[] = [],
): Promise<App> {
  const args = [...preloads.flatMap((file) => ["--import", file]), nextProgram, mode, "--port", env.PORT ?? "3000"];
  return startServer(args, env, mode === "dev" ? "show" : "keep");
}

/** Starts Node on a server that listens on `env.PORT` and waits until it answers. */
export async function startServer(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  output: "show" | "keep",
): Promise<App> {
  const child = spawnNode(args, { env, output });
  forward(child.stdout, process.stdout, (line) => !banner.test(line));
  forward(child.stderr, process.stderr, () => true);
  const stop = () => stopChild(child, STOP_MS);
  beforeExit(stop);
  const died = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(`the app ended by itself (${signal ?? `exit code ${code}`})`));
  });
  await Promise.race([died.then((reason) => Promise.reject(new Fault(reason))), untilItAnswers(env.PORT ?? "3000")]);
  return { pid: child.pid, died, stop };
}

function forward(from: Readable | null, to: Writable, wanted: (line: string) => boolean): void {
  if (from) createInterface({ input: from }).on("line", (line) => wanted(line) && to.write(`${line}\n`));
}

async function untilItAnswers(port: string): Promise<void> {
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(50)) {
    const response = await fetch(`http://127.0.0.1:${port}/`, { redirect: "manual" }).catch(() => undefined);
    await response?.body?.cancel();
    if (response && response.status < 500) return;
  }
  throw new Fault(`the app does not answer on port ${port}`);
}
