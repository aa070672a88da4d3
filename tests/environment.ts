import { inject } from "vitest";
import { databaseOf, settings, unset } from "./settings";

// Tests of rules have no database.
process.env.DATABASE_URL = databaseOf(
  inject("templateUrl") ?? "postgresql://localhost:9/none",
  process.env.VITEST_POOL_ID,
);
Object.assign(process.env, settings);
for (const name of unset) delete process.env[name];
