import path from "node:path";
import { type App, startApp, startServer } from "@/launcher/app";
import { nextProgram, unlessMade } from "@/launcher/build";
import { mustRun } from "@/launcher/child";
import { fingerprint } from "@/launcher/fingerprint";
import { freePort } from "@/launcher/ports";

/** Where a server is reached, and how it is stopped. */
export type Running = { origin: string; pid: number | undefined; stop: () => Promise<void> };

const FLOOR = "bench/floor";

async function onFreePort(env: NodeJS.ProcessEnv, start: (env: NodeJS.ProcessEnv) => Promise<App>): Promise<Running> {
  const port = await freePort();
  const app = await start({ ...env, PORT: String(port) });
  return { origin: `http://127.0.0.1:${port}`, pid: app.pid, stop: app.stop };
}

/** The product as it was built, on a database. */
export function startOurs(env: NodeJS.ProcessEnv): Promise<Running> {
  return onFreePort(env, (its) => startApp("start", its));
}

/** Builds the floor unless it was built from the same sources. @returns whether it was built. */
export async function buildFloor(root: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const folder = path.join(root, FLOOR);
  const made = await fingerprint(folder, [await fingerprint(root)]);
  return unlessMade(path.join(folder, ".next"), made, () =>
    mustRun("next build of the floor", [nextProgram, "build", FLOOR], env),
  );
}

/** The minimal Next app, on the same database. */
export function startFloor(env: NodeJS.ProcessEnv): Promise<Running> {
  return onFreePort(env, (its) => startServer([nextProgram, "start", FLOOR, "--port", its.PORT ?? ""], its, "keep"));
}

/** The bare server, on the same database. */
export function startBare(env: NodeJS.ProcessEnv): Promise<Running> {
  return onFreePort(env, (its) => startServer(["--import", "tsx", "bench/bare.ts"], its, "keep"));
}
