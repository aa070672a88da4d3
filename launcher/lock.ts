import { execFileSync } from "node:child_process";
import { readlink } from "node:fs/promises";
import path from "node:path";
import { readIfThere } from "./folder";

/** What PostgreSQL notes in `postmaster.pid` while it runs on a data folder. */
export interface Lock {
  readonly pid: number;
  /** 0 until it listens. */
  readonly port: number;
}

/** Reads the text of a lock. @returns undefined where it names no process, so that it can hold nobody off. */
export function parseLock(text: string): Lock | undefined {
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]) || 0 } : undefined;
}

/** The state of a data folder: nobody on it, a live server of ours, or a lock that means nothing any more. */
export async function lockOf(data: string): Promise<Lock | "none" | "stale"> {
  const text = await readIfThere(path.join(data, "postmaster.pid"));
  if (text === undefined) return "none";
  const lock = parseLock(text);
  return lock && (await isServerOn(lock.pid, data)) ? lock : "stale";
}

/** Whether a process is the server on this folder: after a crash another program may have got its number. */
export async function isServerOn(pid: number, data: string): Promise<boolean> {
  try {
    // A server works in its data folder, wherever that was moved to meanwhile.
    if (process.platform === "linux") return (await readlink(`/proc/${pid}/cwd`)) === data;
    return execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).includes(`-D ${data} `);
  } catch {
    return false;
  }
}
