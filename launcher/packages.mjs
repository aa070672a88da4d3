import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { Fault } from "./fault.mjs";
import { step } from "./steps.mjs";
import { beforeExit } from "./stopping.mjs";

/**
 * @typedef {Record<string, { version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }>} Packages
 */

/**
 * Installs the packages if what is installed is not what package-lock.json asks for.
 * @param {string} root
 * @param {boolean} named whether to name the step even where there is nothing to do.
 */
export async function ensurePackages(root, named) {
  const wanted = await packagesIn(path.join(root, "package-lock.json"));
  if (!wanted) throw new Fault("package-lock.json is missing or damaged");
  // npm writes this file last: a half-finished installation has none.
  const present = await packagesIn(path.join(root, "node_modules/.package-lock.json"));
  const fresh = present !== undefined && isInstalled(wanted, present);
  if (fresh && !named) return;
  await step("Packages", async (note) => {
    if (fresh) return note("up to date");
    await install(root);
    note("installed");
  });
}

/**
 * Whether what is installed fulfils the lock: every package at its version, only optional ones missing.
 * @param {Packages} wanted
 * @param {Packages} present
 */
export function isInstalled(wanted, present) {
  return Object.entries(wanted).every(([name, entry]) => {
    const found = present[name];
    return found ? found.version === entry.version : name === "" || entry.optional === true;
  });
}

/**
 * @param {string} file
 * @returns {Promise<Packages | undefined>}
 */
async function packagesIn(file) {
  try {
    return JSON.parse(await readFile(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** @param {string} root */
async function install(root) {
  // npm names itself in the environment of its scripts; beside `node launcher/run.mjs` there is only the PATH.
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const child = npm?.endsWith(".js")
    ? spawn(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] })
    : spawn("npm", args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
  const forget = beforeExit(() => child.kill());
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  forget();
  if (code === 0) return;
  throw new Fault(`npm ci failed: ${reasonIn(output) ?? `exit code ${code}`}`);
}

/**
 * What npm gives as its reason: the first of its error lines that is a sentence, not a code.
 * @param {string} output
 */
export function reasonIn(output) {
  const errors = output.split("\n").map((line) => /^npm error (.*)$/.exec(line)?.[1]?.trim());
  return errors.find((line) => line && !/^(code|errno|syscall|path) /.test(line));
}
