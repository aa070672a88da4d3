import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Fact } from "./judge";

const run = promisify(execFile);
const MOST_OUTPUT = 2 ** 28;

/** A Python that has the icalendar package, or why there is none. */
export type Python = { ok: true; program: string; name: string } | { ok: false; reason: string };

/** Finds a Python with icalendar, else installs it: Debian's package where that may be, else within `folder`. */
export async function findPython(folder: string): Promise<Python> {
  const own = path.join(folder, "python/bin/python");
  // Debian's packages are for Debian's Python, which another may stand before.
  const programs = ["python3", "/usr/bin/python3", own];
  const known = await firstThat(programs);
  if (known) return known;
  const tries = [
    () =>
      run("apt-get", ["install", "-y", "python3-icalendar"], {
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      }),
    async () => {
      await run("python3", ["-m", "venv", path.join(folder, "python")]);
      await run(own, ["-m", "pip", "install", "--quiet", "icalendar"]);
    },
  ];
  const faults: string[] = [];
  for (const install of tries) {
    await install().catch((error: Error) => faults.push(lastLine(error.message)));
    const found = await firstThat(programs);
    if (found) return found;
  }
  return { ok: false, reason: `Python's icalendar could not be installed: ${faults.join("; ")}` };
}

async function firstThat(programs: readonly string[]): Promise<Python | null> {
  for (const program of programs) {
    const script =
      "import sys, icalendar; print('icalendar', icalendar.__version__, 'on Python', sys.version.split()[0])";
    const name = await run(program, ["-c", script]).then(
      ({ stdout }) => stdout.trim(),
      () => null,
    );
    if (name !== null) return { ok: true, program, name };
  }
  return null;
}

/** What Python's icalendar finds in each of some files. */
export async function readByPython(program: string, files: readonly string[]): Promise<Fact[][]> {
  const script = path.join(import.meta.dirname, "read.py");
  const { stdout } = await run(program, [script, ...files], { maxBuffer: MOST_OUTPUT });
  return stdout
    .trim()
    .split("\n")
    .map((line): Fact[] => JSON.parse(line));
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
