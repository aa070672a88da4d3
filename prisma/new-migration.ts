import { existsSync } from "node:fs";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { diff, nothing, presentSchema, readSchema } from "./diff";
import { migrationsFolder } from "./migrate";

// The schema as the last migration left it: so that the next one can be written offline and without git.
const migrated = path.join(import.meta.dirname, "migrated");
const migratedSchema = { files: migrated, constraints: path.join(migrated, "constraints.sql") };

/**
 * Writes the migration from the last migrated schema to the present one.
 * @param afresh forgets all migrations so far and writes one for everything: only until the first release.
 * @returns its name, or undefined where nothing changed.
 */
async function writeMigration(name: string, now: Date, afresh: boolean): Promise<string | undefined> {
  if (afresh)
    await Promise.all([migrationsFolder, migrated].map((folder) => rm(folder, { recursive: true, force: true })));
  const before = existsSync(migrated) ? await readSchema(migratedSchema) : nothing;
  const sql = await diff(before, await readSchema(presentSchema));
  if (sql === "") return undefined;
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(migrationsFolder, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), `${sql}\n`);
  await writeFile(path.join(migrationsFolder, "migration_lock.toml"), 'provider = "postgresql"\n');
  await rm(migrated, { recursive: true, force: true });
  await cp(presentSchema.files, migrated, { recursive: true });
  await cp(presentSchema.constraints, migratedSchema.constraints);
  return path.basename(folder);
}

const [name, ...flags] = process.argv.slice(2);
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error(
    "Usage: npm run db:migration NAME (small letters, digits and _)\n       npm run db:migration init -- --afresh",
  );
  process.exit(1);
}
const written = await writeMigration(name, new Date(), flags.includes("--afresh"));
console.log(
  written ? `Wrote prisma/migrations/${written}/migration.sql. Read it before you commit it.` : "Nothing changed.",
);
