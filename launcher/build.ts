import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { mustRun } from "./child";
import { Fault } from "./fault.mjs";
import { fingerprint } from "./fingerprint";
import { readIfThere, writePrivately } from "./folder";

/** Next's command line program, for `spawnNode`. */
export const nextProgram = "node_modules/next/dist/bin/next";

/** Writes Prisma's client unless it was written from the present schema. @returns whether it was written. */
export async function ensureClient(root: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const version = await readFile(path.join(root, "node_modules/prisma/package.json"), "utf8");
  const made = await fingerprint(path.join(root, "prisma/schema"), [version]);
  return unlessMade(path.join(root, "prisma/generated"), made, () =>
    mustRun("prisma generate", ["node_modules/prisma/build/index.js", "generate"], env),
  );
}

/** Builds the app unless the last build was of the same sources and settings. @returns whether it was built. */
export async function ensureBuild(root: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const folder = path.join(root, env.BUILD_DIR || ".next");
  const made = await fingerprint(root, [env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? ""]);
  return unlessMade(folder, made, async () => {
    await mustRun("next build", [nextProgram, "build"], env);
    if (!(await buildId(folder))) throw new Fault("next build ended without a build");
  });
}

/** The name of the build in a folder, another one for each. @returns undefined where there is no whole build. */
export function buildId(folder: string): Promise<string | undefined> {
  return readIfThere(path.join(folder, "BUILD_ID"));
}

/**
 * Makes a folder unless it was made from the same. @returns whether it was made.
 * @param fingerprint of all that it is made from.
 */
export async function unlessMade(folder: string, fingerprint: string, make: () => Promise<void>): Promise<boolean> {
  // Written last, in what was made: a half-made result has none.
  const note = path.join(folder, ".made-from");
  if ((await readIfThere(note)) === fingerprint) return false;
  await rm(note, { force: true });
  await make();
  await mkdir(folder, { recursive: true });
  await writePrivately(note, fingerprint);
  return true;
}
