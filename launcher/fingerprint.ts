import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

// What no build looks at. Everything else counts, so that a new folder cannot be forgotten.
const besides = new Set([
  ...["node_modules", "launcher", "tests", "bench", "docs"],
  ...["prisma/generated", "prisma/migrations", "prisma/migrated"],
]);

/** Whether a file or folder, named from the root with slashes, is part of what a build is made of. */
export function isSource(name: string): boolean {
  const hidden = path.posix.basename(name).startsWith(".");
  return !hidden && !besides.has(name) && !/\.(md|(test|deep)\.tsx?|tsbuildinfo)$|^next-env/.test(name);
}

/** One short text for the contents of all sources below a folder, and for `extra`; equal only where they are. */
export async function fingerprint(folder: string, extra: readonly string[] = []): Promise<string> {
  const hash = createHash("sha256");
  for (const text of extra) hash.update(`${text}\0`);
  for (const name of (await sourcesIn(folder, "")).sort()) {
    hash.update(`${name}\0`).update(await readFile(path.join(folder, name)));
  }
  return hash.digest("hex").slice(0, 32);
}

async function sourcesIn(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true });
  const lists = entries.map(async (entry) => {
    const name = path.posix.join(folder, entry.name);
    if (!isSource(name)) return [];
    if (entry.isDirectory()) return sourcesIn(root, name);
    return entry.isFile() ? [name] : [];
  });
  return (await Promise.all(lists)).flat();
}
