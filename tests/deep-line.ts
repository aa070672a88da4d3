import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** Says how one of the long tests went, in the line with which `npm run test:deep` ends. */
export async function sayLine(name: "model" | "race" | "kill" | "simulation", words: string): Promise<void> {
  const folder = process.env.DEEP_LINES;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, name), `${name}: ${words}\n`);
}
