import { chmod, link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Fault } from "./fault.mjs";

/** The code of a system's error ("EACCES"); undefined for any other error. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/**
 * Makes a folder of ours unless it is there. Others may pass through it (the database may run as another user) but not
 * list it; what is secret in it is closed for itself. Refuses with one line where this user may not write.
 */
export async function ensureFolder(folder: string): Promise<void> {
  const probe = path.join(folder, `.writable-${process.pid}`);
  try {
    const made = await mkdir(folder, { recursive: true });
    if (made !== undefined) await chmod(folder, 0o711);
    await writeFile(probe, "");
    await rm(probe);
  } catch (error) {
    throw new Fault(`cannot write to ${folder} (${codeOf(error) ?? error}): make it writable for this user`);
  }
}

/** Reads a file of ours. @returns undefined where there is none. */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes a file that only this user may read: whole or not at all, even if we are killed meanwhile. */
export async function writePrivately(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}

/** As `writePrivately`, unless the file is there: of several processes the first wins. @returns whether we were it. */
export async function writeFirst(file: string, text: string): Promise<boolean> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, text, { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}
