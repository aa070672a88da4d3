import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { Fault } from "./fault.mjs";
import { beforeExit, isStopping } from "./stopping.mjs";

const tether = path.join(import.meta.dirname, "tether.mjs");

/** Starts Node on a file, tied to this process: it ends when this process does, killed or not. */
export function spawnNode(
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; output: "show" | "keep" },
): ChildProcess {
  const stream = options.output === "show" ? "inherit" : "pipe";
  return spawn(process.execPath, ["--import", tether, ...args], {
    env: { ...options.env, LAUNCHER_PID: String(process.pid) },
    stdio: ["ignore", stream, stream, "ipc"],
    // A process group of its own: Ctrl-C in the terminal reaches the launcher alone, which stops its children in order.
    detached: process.platform !== "win32",
  });
}

/** Runs Node on a file until it ends. @returns its exit code, and its output unless that was shown. */
export async function runNode(
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; output: "show" | "keep" },
): Promise<{ code: number; output: string; errors: string }> {
  const child = spawnNode(args, options);
  const forget = beforeExit(() => stopChild(child, 2000));
  let output = "";
  let errors = "";
  child.stdout?.on("data", (data) => {
    output += data;
  });
  child.stderr?.on("data", (data) => {
    errors += data;
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.on("error", reject).on("close", (exit) => resolve(exit ?? 1));
  });
  forget();
  return { code, output, errors };
}

/** Runs Node on a file; where it fails, shows what it said and throws a fault of one line. */
export async function mustRun(what: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { code, output, errors } = await runNode(args, { env, output: "keep" });
  if (code === 0) return;
  if (!isStopping()) process.stderr.write(output + errors);
  throw new Fault(`${what} failed, see above`);
}

/** Asks a child and its own children to end, and after `patience` milliseconds makes them. */
export async function stopChild(child: ChildProcess, patience: number): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  signalGroup(child, "SIGTERM");
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), patience);
  await ended;
  clearTimeout(timer);
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has just ended.
  }
}
