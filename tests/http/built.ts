import path from "node:path";
import { type App, startApp } from "@/launcher/app";
import { buildId } from "@/launcher/build";

/** The build that the tests run against. */
async function builtFolder(): Promise<string> {
  const folder = process.env.BUILD_DIR || ".test/next";
  if (!(await buildId(path.resolve(folder)))) throw new Error(`${folder} holds no build: npm run test:http`);
  return folder;
}

/** Starts the build with what is set, and `given`; no job runs in it. */
export async function startBuilt(given: Readonly<Record<string, string>>): Promise<App> {
  const set = { BUILD_DIR: await builtFolder(), JOBS: "off", NODE_ENV: "production" as const };
  return startApp("start", { ...process.env, ...set, ...given });
}
