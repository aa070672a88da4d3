import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { runNode } from "./child";
import { Fault } from "./fault.mjs";

// The shell first: the same engine without windows, at three quarters of the work.
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PACKAGES = ["chromium-headless-shell", "chromium"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const playwright = "node_modules/@playwright/test/cli.js";

/** The browser for the browser tests: an installed one, else one that is installed now. Refuses where that fails. */
export async function ensureBrowser(note: (text: string) => void): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given && !isProgram(given)) throw new Fault(`CHROMIUM_PATH names no program: ${given}`);
  const found = given || installed();
  if (found) return found;
  note("installed");
  await runNode([playwright, "install", "chromium"], { env: process.env, output: "keep" });
  if (!installed() && process.getuid?.() === 0) installPackage();
  const now = installed();
  if (now) return now;
  throw new Fault("no browser was found and none could be installed: sudo apt-get install -y chromium, then again");
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), MAC];
  return [...candidates, chromium.executablePath()].find(isProgram);
}

function isProgram(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Installs the first of the packages that the system knows. */
function installPackage(): void {
  aptGet("update");
  PACKAGES.some((name) => aptGet("install", "-y", "--no-install-recommends", name));
}

function aptGet(...args: string[]): boolean {
  try {
    execFileSync("apt-get", args, { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    return true;
  } catch {
    // Whether there is a browser now is looked at next.
    return false;
  }
}
