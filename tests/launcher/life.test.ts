import { once } from "node:events";
import { readFile, stat } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";
import { expect, test } from "vitest";
import { buildId } from "@/launcher/build";
import { isPortFree } from "@/launcher/ports";
import { isRunning, type Launch, launch, postmaster, until } from "./clone";
import { withLife } from "./life";

const { clone, data, port, started, stopped, appOf } = withLife();

function stepsOf(launched: Launch): string[] {
  return [...launched.output().matchAll(/^✓ (\w+)/gm)].map((match) => match[1] ?? "");
}

test("it starts, names its steps, answers, and Ctrl-C stops all of it; the second start builds nothing", async () => {
  const before = await buildId(path.join(clone().folder, ".test/next"));
  const first = await started();
  const steps = ["Packages", "Settings", "Database", "Migrations", "Client", "Build", "Serve"];
  expect(stepsOf(first)).toEqual(steps);
  expect((await fetch(`http://localhost:${port()}/`)).status).toBe(200);
  expect(first.output()).toContain(`http://localhost:${port()}`);
  await stopped(first, "SIGINT");

  const second = await started();
  expect(stepsOf(second)).toEqual(steps);
  expect(second.output()).toMatch(/Build .* up to date/);
  expect(second.output()).toMatch(/Migrations .* up to date/);
  expect(await buildId(path.join(clone().folder, ".test/next"))).toBe(before);
  await stopped(second, "SIGTERM");
});

test("SIGTERM twice stops all of it once, while a request is under way that never ends", async () => {
  const launched = await started();
  const socket = connect(Number(port()), "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n"));
  socket.on("error", () => {});
  await once(socket, "ready");
  await stopped(launched, "SIGTERM", "SIGTERM");
  socket.destroy();
});

test("a stop in the middle of the start leaves nothing", async () => {
  const launched = launch(clone(), { PORT: port() });
  await until("the database starts", () => launched.output().includes("Database"));
  await stopped(launched, "SIGTERM");
});

test("after kill -9 of the launcher the app ends by itself and the next start adopts the database", async () => {
  const launched = await started();
  const app = await appOf(launched);
  const server = await postmaster(data());
  launched.child.kill("SIGKILL");
  await until("the port is free", () => isPortFree(Number(port())));
  expect(isRunning(app)).toBe(false);
  const next = await started();
  expect(next.output()).toMatch(/Database .* was running already/);
  expect(await postmaster(data())).toBe(server);
  await stopped(next, "SIGINT");
});

test("after kill -9 of the app the launcher says so, stops the database and fails", async () => {
  const launched = await started();
  process.kill(await appOf(launched), "SIGKILL");
  expect(await launched.ended).toBe(1);
  expect(launched.errors().trim()).toBe("✗ the app ended by itself (SIGKILL)");
  expect(await postmaster(data())).toBeUndefined();
  await stopped(await started(), "SIGINT");
});

test("secrets and the database's folder are closed to others", async () => {
  const { mode } = await stat(path.join(clone().folder, ".data/secrets.json"));
  expect(mode & 0o077).toBe(0);
  expect(await readFile(path.join(data(), "pg_hba.conf"), "utf8")).not.toMatch(/^(local|host).*trust$/m);
});
