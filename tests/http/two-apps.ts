import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { App } from "@/launcher/app";
import { freePort } from "@/launcher/ports";
import { databaseUrl, withDatabase } from "@/tests/database";
import { Browser } from "./browser";
import { startBuilt } from "./built";

/** Two processes of the app on one database. `browser(n)`: at the first for even numbers, at the second for odd ones. */
export type TwoApps = { browser(n: number, cookies: Readonly<Record<string, string>>): Browser };

/** Starts the build twice for the tests of a file, with an empty database before each. Called once, at the top. */
export function withTwoApps(): TwoApps {
  const ports: number[] = [];
  const apps: App[] = [];
  withDatabase();
  beforeAll(async () => {
    for (const _ of ["first", "second"]) {
      const port = await freePort();
      apps.push(await startBuilt({ DATABASE_URL: databaseUrl, PORT: String(port) }));
      ports.push(port);
    }
  });
  afterEach(async () => {
    for (const port of ports) expect((await fetch(`http://localhost:${port}/api/health`)).status).toBe(200);
  });
  afterAll(async () => {
    for (const app of apps) await app.stop();
  });
  return { browser: (n, cookies) => new Browser(`http://localhost:${ports[n % 2]}`, cookies) };
}
