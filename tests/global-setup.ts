import type { TestProject } from "vitest/node";
import { migrate, migrateJobs } from "@/prisma/migrate";
import { startCluster } from "./cluster";
import { administer, databaseAt } from "./postgres";

declare module "vitest" {
  export interface ProvidedContext {
    /** The database that every test's is a copy of. */
    templateUrl: string;
  }
}

/** Makes the template database, migrated once per run: by the first of the projects that need it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = project.vitest.getRootProject();
  if (run.getProvidedContext().templateUrl) return async () => {};
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given ? { url: given, stop: async () => {} } : await startCluster();
  const prefix = `regulars_test_${process.pid}_`;
  const templateUrl = databaseAt(cluster.url, `${prefix}template`);
  await administer(cluster.url, `CREATE DATABASE "${prefix}template"`);
  await migrate(templateUrl);
  await migrateJobs(templateUrl);
  run.provide("templateUrl", templateUrl);
  return async () => {
    if (given) await dropAll(cluster.url, prefix);
    await cluster.stop();
  };
}

async function dropAll(url: string, prefix: string): Promise<void> {
  const rows = await administer(url, "SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [prefix]);
  for (const { datname } of rows) await administer(url, `DROP DATABASE "${datname}" WITH (FORCE)`);
}
