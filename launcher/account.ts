import { execFileSync } from "node:child_process";
import { stat } from "node:fs/promises";
import path from "node:path";
import { Fault } from "./fault.mjs";

/** The user as whom PostgreSQL runs. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom PostgreSQL runs as, because it refuses to run as root: the owner of its data, else a user of the system that is
 * made where there is none. @returns undefined for "whoever runs this".
 */
export async function databaseAccount(data: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(data).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return lookUp("postgres") ?? lookUp("regulars") ?? createAccount();
}

function lookUp(name: string): Account | undefined {
  try {
    const id = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

function createAccount(): Account {
  try {
    const nowhere = ["--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin"];
    execFileSync("useradd", ["--system", "--user-group", ...nowhere, "regulars"], { stdio: "ignore" });
  } catch {
    // The next line finds out.
  }
  const account = lookUp("regulars");
  if (account) return account;
  throw new Fault("PostgreSQL refuses to run as root and no user could be made for it: start as an ordinary user");
}

/** Whether an account may enter every folder on the way to a path, and the path itself; groups beyond its own aside. */
export async function canReach(account: Account, target: string): Promise<boolean> {
  for (let at = target; ; at = path.dirname(at)) {
    if (!mayEnter(account, await stat(at))) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Whether an account may enter a folder, or run a file, with these rights. */
export function mayEnter(account: Account, rights: { mode: number; uid: number; gid: number }): boolean {
  if (rights.uid === account.uid) return (rights.mode & 0o100) !== 0;
  if (rights.gid === account.gid) return (rights.mode & 0o010) !== 0;
  return (rights.mode & 0o001) !== 0;
}
