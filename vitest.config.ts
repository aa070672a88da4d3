import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";

// Workers inherit it. `TZ=America/New_York npx vitest` overrides it.
process.env.TZ ??= "UTC";

export const resolve = {
  alias: [
    { find: /^@\//, replacement: `${import.meta.dirname}/` },
    // Outside of Next this marker throws.
    { find: /^server-only$/, replacement: path.join(import.meta.dirname, "tests/empty.ts") },
  ],
};

/** What tests of the app have in common, whatever their files are called. */
export const app = {
  globalSetup: "tests/global-setup.ts",
  setupFiles: "tests/environment.ts",
};

const units = ["app", "components", "lib", "prisma", "tests", "bench", "launcher"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`))
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => /\.test\.tsx?$/.test(file) && !/^tests\/(e2e|launcher)\//.test(file));

/** Files as patterns: a route's brackets would be read as some. */
const named = (files: readonly string[]) => files.map((file) => file.replaceAll(/[[\]()]/g, "?"));

// A process and its imports anew for each file cost more than most tests, and nothing of a rule outlasts its test.
// Whoever sets the environment or replaces something has a process of its own; whoever takes a database shares one with
// others that do.
const changesTheWorld = (text: string) => /process\.env|\bvi\./.test(text);
const kindOf = (file: string): "own" | "database" | "rules" => {
  const text = readFileSync(file, "utf8");
  if (changesTheWorld(text) || /\bwith(?!Database\b)[A-Z]\w*\(/.test(text)) return "own";
  return /\bwithDatabase\(|\bdb\(\)|(database|template)Url/.test(text) ? "database" : "rules";
};
const unitsOf = (kind: ReturnType<typeof kindOf>) => named(units.filter((file) => kindOf(file) === kind));

const requests = readdirSync("tests/http", { recursive: true, encoding: "utf8" })
  .map((file) => `tests/http/${file.replaceAll(path.sep, "/")}`)
  .filter((file) => file.endsWith(".http.ts"));
/** Of those that share an app, what they import can be shared too. */
const sharesApp = (file: string) => {
  const text = readFileSync(file, "utf8");
  return /\bwithApp\((\{ emptied: "once" \})?\)/.test(text) && !changesTheWorld(text);
};
const byRequest = { testTimeout: 120_000, setupFiles: app.setupFiles };

export default defineConfig({
  resolve,
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "app", include: unitsOf("own"), ...app } },
      { extends: true, test: { name: "database", include: unitsOf("database"), ...app, isolate: false } },
      { extends: true, test: { name: "rules", include: unitsOf("rules"), setupFiles: app.setupFiles, isolate: false } },
      {
        extends: true,
        test: {
          name: "http",
          include: requests.filter(sharesApp),
          ...byRequest,
          globalSetup: "tests/http/global-setup.ts",
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          // Vitest takes projects in the order of their names: the files that share an app are short, and end a run
          // evenly.
          name: "app per file",
          include: requests.filter((file) => !sharesApp(file)),
          ...byRequest,
          globalSetup: app.globalSetup,
        },
      },
      { extends: true, test: { name: "launcher", include: ["tests/launcher/**/*.test.ts"], testTimeout: 120_000 } },
    ],
  },
});
