import { defineConfig } from "prisma/config";

// Prisma insists on a native schema engine that it would download. `generate`, `validate` and `format` never run it:
// any existing program will do. Migrations go through prisma/migrate.ts instead.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema" });
