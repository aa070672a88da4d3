import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, inject, test } from "vitest";
import { diff, nothing, presentSchema, readSchema, type Schema } from "@/prisma/diff";
import { migrate, migrateJobs, migrationsFolder } from "@/prisma/migrate";
import { catalog, foreignKeysWithoutIndex } from "./catalog";
import { administer, databaseAt } from "./postgres";

const template = inject("templateUrl");
const made: string[] = [];

async function emptyDatabase(): Promise<string> {
  const name = `${new URL(template).pathname.slice(1)}_drift${made.length}`;
  made.push(name);
  await administer(databaseAt(template, "postgres"), `CREATE DATABASE "${name}"`);
  return databaseAt(template, name);
}

async function built(schema: Schema): Promise<string[]> {
  const url = await emptyDatabase();
  await administer(url, await diff(nothing, schema));
  return catalog(url);
}

/** A folder of the present migrations and one more. */
async function migrationsAnd(name: string, sql: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "regulars-migrations-"));
  await cp(migrationsFolder, folder, { recursive: true });
  await cp(path.join(folder, (await readdir(folder))[0] ?? ""), path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, "migration.sql"), sql);
  return folder;
}

afterAll(async () => {
  for (const name of made) await administer(databaseAt(template, "postgres"), `DROP DATABASE "${name}" WITH (FORCE)`);
});

test("the migrations lead to the schema as it is written", async () => {
  const migrated = await catalog(template);
  expect(migrated.length).toBeGreaterThan(100);
  expect(migrated).toEqual(await built(await readSchema(presentSchema)));
});

test("a column, an index or a constraint without a migration would be found", async () => {
  const schema = await readSchema(presentSchema);
  const planted = (from: string, to: string): Schema => ({
    ...schema,
    files: schema.files.map((file) => ({ ...file, content: file.content.replace(from, to) })),
  });
  const migrated = await catalog(template);
  const changes: [Schema, string][] = [
    [planted("model Group {", "model Group {\n  planted Int?"), "column groups.planted integer"],
    [planted('@@map("devices")', '@@index([createdAt])\n  @@map("devices")'), "devices_created_at_idx"],
    [
      {
        ...schema,
        constraints: `${schema.constraints}\nALTER TABLE groups ADD CONSTRAINT planted CHECK (name <> '');`,
      },
      "constraint groups.planted",
    ],
  ];
  for (const [change, word] of changes) {
    const added = (await built(change)).filter((line) => !migrated.includes(line));
    expect(added, word).toEqual([expect.stringContaining(word)]);
  }
});

test("migrating again applies nothing, and three processes at once apply each once", async () => {
  const url = await emptyDatabase();
  const results = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(results.flatMap(({ applied }) => applied)).toHaveLength(
    (await readdir(migrationsFolder)).filter((name) => name !== "migration_lock.toml").length,
  );
  expect(await migrate(url)).toEqual({ applied: [] });
  await Promise.all([migrateJobs(url), migrateJobs(url)]);
  await administer(url, "SELECT graphile_worker.add_job('any')");
});

test("a migration that fails says why and leaves nothing of itself", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  const before = await catalog(url);
  const folder = await migrationsAnd(
    "99990101000000_bad",
    "CREATE TABLE half (id int); ALTER TABLE nowhere ADD COLUMN x int;",
  );
  await expect(migrate(url, folder)).rejects.toThrow('relation "nowhere" does not exist');
  expect(await catalog(url)).toEqual(before);
  await rm(folder, { recursive: true });
});

test("a semicolon within a text is no end of a statement", async () => {
  const url = await emptyDatabase();
  const folder = await migrationsAnd("99990101000000_text", "CREATE TABLE kept (note text DEFAULT 'a;b');");
  await migrate(url, folder);
  expect(await catalog(url)).toContain("column kept.note text default 'a;b'::text");
  await rm(folder, { recursive: true });
});

test("the schema keeps its own rules", async () => {
  const lines = await catalog(template);
  expect(await foreignKeysWithoutIndex(template)).toEqual([]);
  const tables = lines.filter((line) => line.startsWith("table ")).map((line) => line.slice(6));
  expect(tables.filter((name) => !/^[a-z]+(_[a-z]+)*s$/.test(name))).toEqual([]);
  const moments = lines.filter((line) => /^column .* timestamp/.test(line));
  expect(moments.filter((line) => !/timestamp\((3\) with|0\) without) time zone/.test(line))).toEqual([]);
  const relations = (await readSchema(presentSchema)).files.flatMap(
    ({ content }) => content.match(/@relation\(.*fields:.*/g) ?? [],
  );
  expect(relations.length).toBeGreaterThan(5);
  expect(relations.filter((relation) => !relation.includes("onDelete:"))).toEqual([]);
});

test("a foreign key without an index would be found", async () => {
  const url = await emptyDatabase();
  await administer(url, "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a_id int CONSTRAINT b_a REFERENCES a);");
  expect(await foreignKeysWithoutIndex(url)).toEqual(["b.b_a"]);
});

test("the next migration holds what changed and nothing else", async () => {
  const schema = await readSchema(presentSchema);
  const files = schema.files.map((file) => ({
    ...file,
    content: file.content.replace("model Group {", "model Group {\n  planted Int?"),
  }));
  const sql = await diff(schema, { files, constraints: "" });
  expect(sql).toContain('ALTER TABLE "groups" ADD COLUMN     "planted" INTEGER;');
  expect(sql).toContain("DROP CONSTRAINT IF EXISTS plans_order;");
  expect(sql).not.toContain("CREATE");
  expect(await diff(schema, schema)).toBe("");
});
