import { chmodSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "@/launcher/ports";
import { type Clone, isRoot, launch, makeClone, nobody, processesNaming } from "./clone";
import { serverThatSays } from "./old-server";

let clone: Clone;
beforeAll(async () => {
  clone = await makeClone();
}, 120_000);
afterAll(() => clone.remove());

/** What a start that cannot work says on stderr. */
async function faultsOf(env: Record<string, string>, user?: typeof nobody): Promise<string[]> {
  const port = String(await freePort());
  const { ended, errors } = launch(clone, { PORT: port, ...env }, user ? { user } : {});
  expect(await ended).toBe(1);
  expect(processesNaming(clone.folder)).toEqual([]);
  return errors().trim().split("\n");
}

test("every setting that is wrong is named at once, a line each", async () => {
  const wrong = {
    DATABASE_URL: "mysql://here",
    DATABASE_DIRECT_URL: "nowhere",
    DATABASE_POOL_SIZE: "many",
    PORT: "70000",
    APP_URL: "ftp://example.org",
    SECRET: "short",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "short",
    SMTP_URL: "http://mail",
    JOBS: "perhaps",
    MAIL_FROM: "nobody",
  };
  const faults = await faultsOf(wrong);
  expect(faults.map((line) => /^✗ Settings: ([A-Z_]+) /.exec(line)?.[1]).sort()).toEqual(Object.keys(wrong).sort());
});

test("a setting in .env counts, and the environment comes before it", async () => {
  const file = path.join(clone.folder, ".env");
  await writeFile(file, "PORT=70000\nDATABASE_POOL_SIZE=many\n");
  const faults = await faultsOf({ DATABASE_POOL_SIZE: "5", PORT: "" });
  await rm(file);
  expect(faults).toEqual(["✗ Settings: PORT must be a port from 1 to 65535"]);
});

test("a taken port", async () => {
  const port = await freePort();
  const other = createServer().listen(port);
  const faults = await faultsOf({ PORT: String(port) });
  other.close();
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(`port ${port} is taken`);
  expect(faults[0]).toMatch("PORT");
});

test("a database that cannot be reached, without its password", async () => {
  const port = await freePort();
  const faults = await faultsOf({ DATABASE_URL: `postgresql://somebody:hushhush@127.0.0.1:${port}/app` });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(`DATABASE_URL at 127.0.0.1:${port} cannot be reached`);
  expect(faults[0]).not.toMatch("hushhush");
});

test("a database that does not answer", async () => {
  const port = await freePort();
  const held: Socket[] = [];
  const silent = createServer((socket) => held.push(socket)).listen(port, "127.0.0.1");
  const faults = await faultsOf({ DATABASE_URL: `postgresql://somebody@127.0.0.1:${port}/app` });
  silent.close();
  for (const socket of held) socket.destroy();
  expect(held).toHaveLength(1);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch("cannot be reached (timeout");
});

test("a database that is too old", async () => {
  const { port, server } = await serverThatSays("140012");
  const faults = await faultsOf({ DATABASE_URL: `postgresql://somebody@127.0.0.1:${port}/app` });
  server.close();
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch("runs PostgreSQL 14, which is too old: it must be 15 or later");
});

test("a data folder that this user cannot write", async () => {
  const data = path.join(clone.folder, ".data");
  await rm(data, { recursive: true, force: true });
  await mkdir(data);
  chmodSync(data, 0o555);
  const faults = await faultsOf({}, isRoot ? nobody : undefined);
  await rm(data, { recursive: true });
  expect(faults).toEqual([expect.stringContaining(`cannot write to ${data} (EACCES)`)]);
});

test("a data folder of another version says how to move", async () => {
  const data = path.join(clone.folder, ".data/postgres");
  await mkdir(data, { recursive: true });
  await writeFile(path.join(data, "PG_VERSION"), "16\n");
  const faults = await faultsOf({});
  await rm(path.dirname(data), { recursive: true });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/is of PostgreSQL 16, ours is 18: dump it/);
});
