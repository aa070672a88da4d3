import process from "node:process";

/** What went wrong, in words for the person at the terminal: a line for each thing to change. */
export class Fault extends Error {
  /** @param {string | string[]} lines */
  constructor(lines) {
    const all = [lines].flat();
    super(all.join("\n"));
    /** @type {readonly string[]} */
    this.lines = all;
  }
}

/**
 * The lines that tell a person what went wrong; of an error that nobody foresaw, its first line.
 * @param {unknown} error
 * @returns {readonly string[]}
 */
export function wordsFor(error) {
  if (error instanceof Fault) return error.lines;
  if (process.env.DEBUG && error instanceof Error && error.stack) return [error.stack];
  const [first = ""] = (error instanceof Error ? error.message : String(error)).trim().split("\n");
  return [first || "something went wrong without a word (DEBUG=1 tells more)"];
}
