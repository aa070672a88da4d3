import { appendFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildId } from "@/launcher/build";
import { freePort } from "@/launcher/ports";
import { type Clone, launch, makeClone, postmaster, processesNaming, until } from "./clone";

let clone: Clone;
let port: string;
const npmStart = { command: ["npm", "start"], detached: true };
beforeAll(async () => {
  clone = await makeClone();
  port = String(await freePort());
}, 120_000);
afterAll(() => clone.remove());

/** Starts with `npm start`, stops with Ctrl-C as a terminal sends it. @returns the build and what was said. */
async function startOnce() {
  const launched = launch(clone, { PORT: port }, npmStart);
  await launched.ready;
  expect((await fetch(`http://localhost:${port}/`)).status).toBe(200);
  const began = Date.now();
  process.kill(-(launched.child.pid ?? 0), "SIGINT");
  await launched.ended;
  expect(Date.now() - began).toBeLessThan(8000);
  expect(launched.errors()).not.toMatch("✗");
  await until("nothing is left", () => processesNaming(clone.folder).length === 0, 1000);
  return { output: launched.output(), id: await buildId(path.join(clone.folder, ".next")) };
}

test("the first start builds, the second does not, a changed source builds again", async () => {
  const first = await startOnce();
  expect(first.output).toMatch(/Build .* built/);
  const second = await startOnce();
  expect(second.output).toMatch(/Build .* up to date/);
  expect(second.id).toBe(first.id);
  await appendFile(path.join(clone.folder, "app/page.tsx"), "\n// changed\n");
  const third = await startOnce();
  expect(third.output).toMatch(/Build .* built/);
  expect(third.id).not.toBe(first.id);
});

test("a launcher killed while it builds leaves a state from which the next start recovers", async () => {
  await appendFile(path.join(clone.folder, "app/page.tsx"), "\n// changed again\n");
  const launched = launch(clone, { PORT: port });
  await until("the build begins", () => launched.output().includes("Client") && launched.output().includes("… Build"));
  launched.child.kill("SIGKILL");
  await until("the build ends too", () => !processesNaming(clone.folder).some((line) => line.includes("next")));
  expect((await startOnce()).output).toMatch(/Build .* built/);
});

test("a start that is stopped while it builds leaves nothing running", async () => {
  await appendFile(path.join(clone.folder, "app/page.tsx"), "\n// and again\n");
  const launched = launch(clone, { PORT: port });
  await until("the build begins", () => launched.output().includes("… Build"));
  launched.child.kill("SIGTERM");
  expect(await launched.ended).toBe(0);
  await until("nothing is left", () => processesNaming(clone.folder).length === 0, 1000);
  expect(await postmaster(path.join(clone.folder, ".data/postgres"))).toBeUndefined();
});

test("SIGTERM to npm, twice, stops all of it", async () => {
  const launched = launch(clone, { PORT: port }, npmStart);
  await launched.ready;
  launched.child.kill("SIGTERM");
  launched.child.kill("SIGTERM");
  await until("nothing is left", () => processesNaming(clone.folder).length === 0, 8000);
});

test("when npm is killed, the launcher it started stops all of it", async () => {
  const launched = launch(clone, { PORT: port }, npmStart);
  await launched.ready;
  launched.child.kill("SIGKILL");
  await until("nothing is left", () => processesNaming(clone.folder).length === 0);
});
