import process from "node:process";
import { Fault, wordsFor } from "./fault.mjs";
import { beforeExit, isStopping } from "./stopping.mjs";

const SIGN_OF_LIFE_MS = 10_000;

/**
 * Does one named step and tells how long it took; while it lasts it shows that it is alive.
 * @template T
 * @param {string} name
 * @param {(note: (text: string) => void) => T | Promise<T>} work may leave a note that stands behind the time.
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  // Nothing new begins while what was begun is being ended.
  if (isStopping()) await new Promise(() => {});
  const began = performance.now();
  const pulse = showPulse(name, began);
  let note = "";
  try {
    const result = await work((text) => {
      note = text;
    });
    pulse.end();
    process.stdout.write(`✓ ${name.padEnd(12)} ${seconds(began).padStart(6)}${note && `  ${note}`}\n`);
    return result;
  } catch (error) {
    pulse.end();
    throw new Fault(wordsFor(error).map((line) => `${name}: ${line}`));
  }
}

/**
 * @param {string} name
 * @param {number} began
 */
function showPulse(name, began) {
  const tty = process.stdout.isTTY;
  const show = () => {
    const text = `… ${name.padEnd(12)} ${seconds(began, 0).padStart(6)}`;
    process.stdout.write(tty ? `\r${text}` : `${text}\n`);
  };
  const timers = [setTimeout(show, 500), setInterval(show, tty ? 1000 : SIGN_OF_LIFE_MS)];
  const end = () => {
    for (const timer of timers) clearInterval(timer);
    if (tty) process.stdout.write("\r\u001b[K");
    forget();
  };
  const forget = beforeExit(end);
  return { end };
}

/**
 * @param {number} began
 * @param {number} [digits]
 */
function seconds(began, digits = 1) {
  return `${((performance.now() - began) / 1000).toFixed(digits)} s`;
}
