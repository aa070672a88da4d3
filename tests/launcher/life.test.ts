import { once } from "node:events";
import { readFile, stat, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildId } from "@/launcher/build";
import { freePort, isPortFree } from "@/launcher/ports";
import {
  type Clone,
  childrenOf,
  isRunning,
  type Launch,
  launch,
  makeClone,
  postmaster,
  processesNaming,
  until,
} from "./clone";

const STOP_MS = 8000;

let clone: Clone;
let data: string;
let port: string;
beforeAll(async () => {
  clone = await makeClone({ built: true });
  data = path.join(clone.folder, ".data/postgres");
  port = String(await freePort());
}, 120_000);
afterAll(() => clone.remove());

async function started(env: Record<string, string> = {}): Promise<Launch> {
  const launched = launch(clone, { PORT: port, ...env });
  await launched.ready;
  return launched;
}

/** Ends a launcher as a person would and sees that nothing is left of it. */
async function stopped(launched: Launch, ...signals: NodeJS.Signals[]): Promise<void> {
  const began = Date.now();
  for (const signal of signals) launched.child.kill(signal);
  expect(await launched.ended).toBe(0);
  expect(Date.now() - began).toBeLessThan(STOP_MS);
  expect(launched.errors()).toBe("");
  expect(await postmaster(data)).toBeUndefined();
  expect(await isPortFree(Number(port))).toBe(true);
  expect(processesNaming(clone.folder)).toEqual([]);
}

/** The process of the app: of the launcher's children the one that is no database. */
async function appOf(launched: Launch): Promise<number> {
  const server = await postmaster(data);
  const [app, ...others] = childrenOf(launched.child.pid).filter((pid) => pid !== server);
  expect(others).toEqual([]);
  return app ?? 0;
}

function stepsOf(launched: Launch): string[] {
  return [...launched.output().matchAll(/^✓ (\w+)/gm)].map((match) => match[1] ?? "");
}

test("it starts, names its steps, answers, and Ctrl-C stops all of it; the second start builds nothing", async () => {
  const before = await buildId(path.join(clone.folder, ".test/next"));
  const first = await started();
  const steps = ["Packages", "Settings", "Database", "Migrations", "Client", "Build", "Serve"];
  expect(stepsOf(first)).toEqual(steps);
  expect((await fetch(`http://localhost:${port}/`)).status).toBe(200);
  expect(first.output()).toContain(`http://localhost:${port}`);
  await stopped(first, "SIGINT");

  const second = await started();
  expect(stepsOf(second)).toEqual(steps);
  expect(second.output()).toMatch(/Build .* up to date/);
  expect(second.output()).toMatch(/Migrations .* up to date/);
  expect(await buildId(path.join(clone.folder, ".test/next"))).toBe(before);
  await stopped(second, "SIGTERM");
});

test("the demo fills the running app once and says where to look; where nothing runs it says so", async () => {
  const command = [process.execPath, "launcher/run.mjs", "demo"];
  const demo = async () => {
    const launched = launch(clone, { PORT: port }, { command });
    return { code: await launched.ended, output: launched.output(), errors: launched.errors().trim() };
  };
  const nothing = await demo();
  expect(nothing).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/^✗ App: no app runs on port \d+: begin with/),
  });
  const launched = await started();
  const filled = await demo();
  expect([filled.code, filled.errors]).toEqual([0, ""]);
  const [link = ""] = /http:\S+\/personal\/\S+/.exec(filled.output) ?? [];
  const page = await fetch(link);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("Ada")]);
  const again = await demo();
  expect([again.code, again.errors]).toEqual([0, ""]);
  expect(again.output).toContain("The demo is there already.");
  expect(again.output).toContain(link);
  await stopped(launched, "SIGINT");
});

test("SIGTERM twice stops all of it once, while a request is under way that never ends", async () => {
  const launched = await started();
  const socket = connect(Number(port), "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n"));
  socket.on("error", () => {});
  await once(socket, "ready");
  await stopped(launched, "SIGTERM", "SIGTERM");
  socket.destroy();
});

test("a stop in the middle of the start leaves nothing", async () => {
  const launched = launch(clone, { PORT: port });
  await until("the database starts", () => launched.output().includes("Database"));
  await stopped(launched, "SIGTERM");
});

test("after kill -9 of the launcher the app ends by itself and the next start adopts the database", async () => {
  const launched = await started();
  const app = await appOf(launched);
  const server = await postmaster(data);
  launched.child.kill("SIGKILL");
  await until("the port is free", () => isPortFree(Number(port)));
  expect(isRunning(app)).toBe(false);
  const next = await started();
  expect(next.output()).toMatch(/Database .* was running already/);
  expect(await postmaster(data)).toBe(server);
  await stopped(next, "SIGINT");
});

test("after kill -9 of the app the launcher says so, stops the database and fails", async () => {
  const launched = await started();
  process.kill(await appOf(launched), "SIGKILL");
  expect(await launched.ended).toBe(1);
  expect(launched.errors().trim()).toBe("✗ the app ended by itself (SIGKILL)");
  expect(await postmaster(data)).toBeUndefined();
  await stopped(await started(), "SIGINT");
});

test("after kill -9 of the database the launcher says so and fails, and the next start recovers", async () => {
  const launched = await started();
  process.kill((await postmaster(data)) ?? 0, "SIGKILL");
  expect(await launched.ended).toBe(1);
  expect(launched.errors()).toMatch(/✗ the database ended; its log is .*postgres\.log/);
  expect(await isPortFree(Number(port))).toBe(true);
  expect(await postmaster(data)).toBeDefined();
  await stopped(await started(), "SIGINT");
});

test("a stale lock that names a living program does not hold the database off", async () => {
  const lock = [process.pid, data, Math.floor(Date.now() / 1000), 5432, "", "127.0.0.1", "  0  0", "ready"].join("\n");
  await writeFile(path.join(data, "postmaster.pid"), `${lock}\n`);
  await stopped(await started(), "SIGINT");
  expect(isRunning(process.pid)).toBe(true);
});

test("a second launcher on the same data shares the database, and whoever leaves last stops it", async () => {
  const first = await started();
  const second = await started({ PORT: String(await freePort()) });
  const server = await postmaster(data);
  first.child.kill("SIGINT");
  expect(await first.ended).toBe(0);
  expect(first.output()).toMatch("another launcher uses it");
  expect(await postmaster(data)).toBe(server);
  second.child.kill("SIGINT");
  expect(await second.ended).toBe(0);
  expect(await postmaster(data)).toBeUndefined();
});

test("secrets and the database's folder are closed to others", async () => {
  const { mode } = await stat(path.join(clone.folder, ".data/secrets.json"));
  expect(mode & 0o077).toBe(0);
  expect(await readFile(path.join(data, "pg_hba.conf"), "utf8")).not.toMatch(/^(local|host).*trust$/m);
});
