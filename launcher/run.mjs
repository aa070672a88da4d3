// Every npm script begins here: `node launcher/run.mjs TASK`. Before the packages are installed only plain Node works,
// so this file and the three it imports are JavaScript; the rest of the launcher is TypeScript, read by tsx.
import path from "node:path";
import process from "node:process";
import { ensurePackages } from "./packages.mjs";
import { stop, stopOnSignals } from "./stopping.mjs";

process.chdir(path.dirname(import.meta.dirname));
process.env.NEXT_TELEMETRY_DISABLED = "1";
const [task = "", ...rest] = process.argv.slice(2);

// Someone who stops the app got what they wanted; a stopped test run proves nothing.
stopOnSignals(task === "start" || task === "dev" ? 0 : 130);

try {
  await ensurePackages(process.cwd(), task === "start" || task === "test");
  const { register } = await import("tsx/esm/api");
  register();
  const { runTask } = await import("./tasks");
  await stop(await runTask(task, rest));
} catch (error) {
  await stop(1, error);
}
