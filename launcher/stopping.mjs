import { readFileSync } from "node:fs";
import process from "node:process";
import { wordsFor } from "./fault.mjs";

/** @type {(() => unknown)[]} */
const duties = [];

/** @type {Promise<never> | undefined} */
let stopping;

/**
 * Registers what must be done before this process ends, however it ends; the last registered is done first.
 * @param {() => unknown} duty
 * @returns {() => void} takes the duty back.
 */
export function beforeExit(duty) {
  duties.push(duty);
  return () => {
    const at = duties.indexOf(duty);
    if (at >= 0) duties.splice(at, 1);
  };
}

/**
 * Ends this process after its duties, with one line on stderr for each thing that went wrong. Only the first call counts:
 * what breaks while we stop is no news.
 * @param {number} code
 * @param {unknown} [error]
 * @returns {Promise<never>}
 */
export function stop(code, error) {
  stopping ??= (async () => {
    if (error !== undefined) for (const line of wordsFor(error)) process.stderr.write(`✗ ${line}\n`);
    for (let duty = duties.pop(); duty; duty = duties.pop()) {
      try {
        await duty();
      } catch (fault) {
        for (const line of wordsFor(fault)) process.stderr.write(`✗ ${line}\n`);
      }
    }
    process.exit(code);
  })();
  return stopping;
}

/** Whether this process is on its way out. */
export function isStopping() {
  return stopping !== undefined;
}

/**
 * Makes Ctrl-C, SIGTERM, a closed terminal and the end of npm stop this process in order, once.
 * @param {number} code what it exits with.
 */
export function stopOnSignals(code) {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => void stop(code));
  }
  // A connection may break outside of anything that waits for it.
  process.on("uncaughtException", (error) => void stop(1, error));
  // Nobody can reach a launcher whose npm is gone: it would hold the port for good.
  if (process.env.npm_lifecycle_event) {
    const parents = ancestry();
    setInterval(() => ancestry() === parents || void stop(code), 250).unref();
  }
}

/** Names the processes above this one: npm may have put a shell between, which outlives it. */
function ancestry() {
  if (process.platform !== "linux") return String(process.ppid);
  try {
    const [, grandparent] = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${process.ppid}/status`, "utf8")) ?? [];
    return `${process.ppid} ${grandparent}`;
  } catch {
    return "";
  }
}
