import { defineConfig } from "vitest/config";
import { app, resolve } from "./vitest.config";

/** The long tests: many random cases, many processes. `npm run test:deep`. */
export default defineConfig({
  resolve,
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 60_000,
    include: ["**/*.deep.ts"],
    ...app,
  },
});
