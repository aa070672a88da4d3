import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { freePort, isPortFree } from "@/launcher/ports";
import { isRunning, launch, postmaster } from "./clone";
import { withLife } from "./life";

const { clone, data, port, started, stopped } = withLife();

test("the demo fills the running app once and says where to look; where nothing runs it says so", async () => {
  const command = [process.execPath, "launcher/run.mjs", "demo"];
  const demo = async () => {
    const launched = launch(clone(), { PORT: port() }, { command });
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

test("after kill -9 of the database the launcher says so and fails, and the next start recovers", async () => {
  const launched = await started();
  process.kill((await postmaster(data())) ?? 0, "SIGKILL");
  expect(await launched.ended).toBe(1);
  expect(launched.errors()).toMatch(/✗ the database ended; its log is .*postgres\.log/);
  expect(await isPortFree(Number(port()))).toBe(true);
  expect(await postmaster(data())).toBeDefined();
  await stopped(await started(), "SIGINT");
});

test("a stale lock that names a living program does not hold the database off", async () => {
  const lock = [process.pid, data(), Math.floor(Date.now() / 1000), 5432, "", "127.0.0.1", "  0  0", "ready"].join(
    "\n",
  );
  await writeFile(path.join(data(), "postmaster.pid"), `${lock}\n`);
  await stopped(await started(), "SIGINT");
  expect(isRunning(process.pid)).toBe(true);
});

test("a second launcher on the same data shares the database, and whoever leaves last stops it", async () => {
  const first = await started();
  const second = await started({ PORT: String(await freePort()) });
  const server = await postmaster(data());
  first.child.kill("SIGINT");
  expect(await first.ended).toBe(0);
  expect(first.output()).toMatch("another launcher uses it");
  expect(await postmaster(data())).toBe(server);
  second.child.kill("SIGINT");
  expect(await second.ended).toBe(0);
  expect(await postmaster(data())).toBeUndefined();
});
