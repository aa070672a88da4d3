import type { TestProject } from "vitest/node";
import type { App } from "@/launcher/app";
import { freePort } from "@/launcher/ports";
import makeTemplate from "@/tests/global-setup";
import { ensureCopy } from "@/tests/postgres";
import { databaseOf, settings, unset } from "@/tests/settings";
import { startBuilt } from "./built";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the app of each slot runs that its files share. */
    ports?: Readonly<Record<string, number>>;
  }
}

/** Starts the app once for each slot, on the database of that slot: what starts anew for each file is cold for each. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dropTemplate = await makeTemplate(project);
  const { templateUrl } = project.getProvidedContext();
  for (const name of unset) delete process.env[name];
  const slots = Array.from({ length: project.vitest.config.maxWorkers }, (_, index) => String(index + 1));
  const started = await Promise.all(slots.map((slot) => start(templateUrl, slot)));
  project.provide("ports", Object.fromEntries(slots.map((slot, index) => [slot, started[index]?.port ?? 0])));
  return async () => {
    await Promise.all(started.map(({ app }) => app.stop()));
    await dropTemplate();
  };
}

async function start(templateUrl: string, slot: string): Promise<{ app: App; port: number }> {
  const [port, databaseUrl] = [await freePort(), databaseOf(templateUrl, slot)];
  await ensureCopy(templateUrl, databaseUrl);
  return { app: await startBuilt({ ...settings, DATABASE_URL: databaseUrl, PORT: String(port) }), port };
}
