import { type ChildProcess, spawn } from "node:child_process";
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Fault } from "./fault.mjs";
import { codeOf, readIfThere, writePrivately } from "./folder";
import type { Home } from "./home";
import { freePort, isPortFree } from "./ports";

/** The major version of the embedded server. */
const MAJOR = "18";

const LOG_BYTES = 5_000_000;

/** Makes the data folder of a cluster unless there is one. Refuses what is not ours or of another version. */
export async function ensureCluster(home: Home, password: string): Promise<void> {
  const version = (await readIfThere(path.join(home.data, "PG_VERSION")))?.trim();
  if (version === MAJOR) return;
  if (version !== undefined) {
    throw new Fault(
      `${home.data} is of PostgreSQL ${version}, ours is ${MAJOR}: dump it with that version's pg_dump, ` +
        "move the folder away, start, and restore the dump",
    );
  }
  // In a folder of its own until it is whole: of two launchers the first wins, and of a killed one nothing remains.
  const draft = `${home.data}.draft-${process.pid}`;
  await removeDrafts(home);
  try {
    await initialise(home, draft, password);
    await rename(draft, home.data);
  } catch (error) {
    const taken = ["ENOTEMPTY", "EEXIST", "EPERM"].includes(codeOf(error) ?? "");
    if (taken && (await readIfThere(path.join(home.data, "PG_VERSION"))) !== undefined) return;
    if (taken) throw new Fault(`${home.data} is no database and not empty: move it away`);
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function removeDrafts(home: Home): Promise<void> {
  for (const name of await readdir(path.dirname(home.data))) {
    const pid = Number(/^postgres\.draft-(\d+)/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await rm(path.join(path.dirname(home.data), name), { recursive: true, force: true });
  }
}

async function initialise(home: Home, data: string, password: string): Promise<void> {
  const passwordFile = `${data}.password`;
  try {
    await mkdir(data, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (home.account) {
      for (const file of [data, passwordFile]) await chown(file, home.account.uid, home.account.gid);
    }
    const options = ["--username=postgres", "--encoding=UTF8", "--locale=C", "--auth=scram-sha-256"];
    const child = spawnServer(home, "initdb", ["-D", data, ...options, `--pwfile=${passwordFile}`], "pipe");
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        output += chunk;
      });
    }
    const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
    if (code !== 0) throw new Fault(`initdb failed: ${output.trim().split("\n").at(-1)}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Starts the server of a cluster; it goes on by itself when this process ends. */
export async function startServer(home: Home, needs: { durable: boolean }): Promise<ChildProcess> {
  const port = await keptPort(home);
  const log = await openLog(home);
  const network = ["listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories="];
  const haste = needs.durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
  const options = [...network, ...haste, "max_connections=200", "log_timezone=UTC"].flatMap((option) => ["-c", option]);
  const child = spawnServer(home, "postgres", ["-D", home.data, ...options], log.fd);
  child.unref();
  await log.close();
  return child;
}

function spawnServer(home: Home, name: string, args: string[], output: "pipe" | number): ChildProcess {
  return spawn(path.join(home.program, "bin", name), args, {
    cwd: path.dirname(home.data),
    stdio: ["ignore", output, output],
    // Out of reach of Ctrl-C in the terminal: the app is stopped first.
    detached: true,
    ...home.account,
  });
}

// The same port while the cluster lives, so that tools can be pointed at it; another one if somebody took it meanwhile.
async function keptPort(home: Home): Promise<number> {
  const file = path.join(home.folder, "postgres.port");
  const kept = Number(await readIfThere(file));
  if (kept && (await isPortFree(kept, "127.0.0.1"))) return kept;
  const port = await freePort();
  await writePrivately(file, `${port}\n`);
  return port;
}

function logFile(home: Home): string {
  return path.join(home.folder, "postgres.log");
}

async function openLog(home: Home) {
  const size = (await stat(logFile(home)).catch(() => undefined))?.size ?? 0;
  const log = await open(logFile(home), size > LOG_BYTES ? "w" : "a", 0o600);
  await chmod(logFile(home), 0o600);
  return log;
}

/** Why the server did not start: the last reason in its log. */
export async function lastReason(home: Home): Promise<string> {
  const lines = (await readFile(logFile(home), "utf8")).trim().split("\n");
  const reason = lines.findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? lines.at(-1) ?? "";
  return reason.replace(/^.*?(FATAL|PANIC|LOG|WARNING):\s*/, "");
}

/** Whether a process has this number. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
