import path from "node:path";
import { configDefaults, defineConfig } from "vitest/config";

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

export default defineConfig({
  resolve,
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "app",
          include: ["{app,components,lib,prisma,tests,bench,launcher}/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, "tests/e2e/**", "tests/launcher/**"],
          ...app,
        },
      },
      {
        extends: true,
        test: {
          name: "http",
          include: ["tests/http/**/*.http.ts"],
          testTimeout: 120_000,
          setupFiles: app.setupFiles,
          globalSetup: "tests/http/global-setup.ts",
        },
      },
      { extends: true, test: { name: "launcher", include: ["tests/launcher/**/*.test.ts"], testTimeout: 120_000 } },
    ],
  },
});
