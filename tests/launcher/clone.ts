import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, readdirSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { keptSecrets } from "@/launcher/secrets";

const root = path.dirname(path.dirname(import.meta.dirname));
const besides = new Set(["node_modules", ".git", ".data", ".next", ".test", ".env"]);

/** Whom an ordinary user is played by where the tests run as root. */
export const nobody = { uid: 65_534, gid: 65_534 };
export const isRoot = process.getuid?.() === 0;

/** A copy of the repository as a newcomer has it, after `npm ci`, and perhaps with the build of this test run. */
export interface Clone {
  readonly folder: string;
  readonly env: Record<string, string>;
  remove(): Promise<void>;
}

/** Makes a clone in a folder of its own, which `owner` owns and others may enter unless `closed`. */
export async function makeClone(
  options: { built?: boolean; owner?: { uid: number; gid: number }; closed?: boolean } = {},
): Promise<Clone> {
  const parent = await mkdtemp(path.join(tmpdir(), "regulars-launcher-"));
  execFileSync("chmod", [options.closed ? "0700" : "0755", parent]);
  const folder = path.join(parent, "clone");
  await cp(root, folder, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (from) => !besides.has(path.relative(root, from)),
  });
  copyPackages(folder);
  const env: Record<string, string> = { PATH: process.env.PATH ?? "", HOME: folder };
  if (options.built) Object.assign(env, await copyBuild(folder));
  if (options.owner) own(folder, options.owner);
  const remove = async () => {
    await rm(parent, { recursive: true, force: true });
  };
  return { folder, env, remove };
}

// Hard links where the disk is the same: the packages are a gigabyte.
function copyPackages(folder: string): void {
  const [from, to] = [path.join(root, "node_modules"), path.join(folder, "node_modules")];
  try {
    execFileSync("cp", ["-al", from, to], { stdio: "ignore" });
  } catch {
    execFileSync("cp", ["-a", `${from}/.`, to]);
  }
}

async function copyBuild(folder: string): Promise<Record<string, string>> {
  const { SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } = await keptSecrets(path.join(root, ".test"));
  await mkdir(path.join(folder, ".test"));
  await cp(path.join(root, ".test/next"), path.join(folder, ".test/next"), { recursive: true, verbatimSymlinks: true });
  return { SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, BUILD_DIR: ".test/next" };
}

// Not below node_modules: its files are shared with ours.
function own(folder: string, { uid, gid }: { uid: number; gid: number }): void {
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules") own(at, { uid, gid });
    else chownSync(at, uid, gid);
  }
}

/** A running launcher. */
export interface Launch {
  readonly child: ChildProcess;
  /** All it has said so far. */
  output(): string;
  errors(): string;
  /** Settles when it says that the app runs; throws when it ends before. */
  readonly ready: Promise<void>;
  readonly ended: Promise<number | null>;
}

/** Runs `node launcher/run.mjs start`, or another command, in a clone. */
export function launch(
  clone: Clone,
  env: Record<string, string> = {},
  how: { user?: { uid: number; gid: number }; command?: readonly string[]; detached?: boolean } = {},
): Launch {
  const [program = "", ...args] = how.command ?? [process.execPath, "launcher/run.mjs", "start"];
  const child = spawn(program, args, {
    cwd: clone.folder,
    env: { ...clone.env, NODE_ENV: "test", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: how.detached ?? false,
    ...how.user,
  });
  let [output, errors] = ["", ""];
  child.stdout.on("data", (data) => {
    output += data;
  });
  child.stderr.on("data", (data) => {
    errors += data;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on("data", () => output.includes("Regulars runs at") && resolve());
    child.once("close", (code) => reject(new Error(`ended with ${code}:\n${output}\n${errors}`)));
  });
  // A test may look at the end alone.
  ready.catch(() => {});
  return { child, output: () => output, errors: () => errors, ready, ended };
}

/** The postmaster's process number, while there is one. */
export async function postmaster(data: string): Promise<number | undefined> {
  const text = await readFile(path.join(data, "postmaster.pid"), "utf8").catch(() => "");
  return Number(text.split("\n")[0]) || undefined;
}

/** The children of a process. */
export function childrenOf(pid: number | undefined): number[] {
  const list = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n");
  const rows = list.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)).filter((row) => row !== null);
  return rows.filter((row) => Number(row[2]) === pid && !row[3]?.startsWith("ps ")).map((row) => Number(row[1]));
}

/** The lines of processes whose command names this text. */
export function processesNaming(text: string): string[] {
  const list = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
  return list.filter((line) => line.includes(text) && !line.includes("ps -eo"));
}

/** Waits until something holds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, patience = 10_000): Promise<void> {
  for (const deadline = Date.now() + patience; !(await holds()); await sleep(50)) {
    if (Date.now() > deadline) throw new Error(`never: ${what}`);
  }
}
