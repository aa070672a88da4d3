import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { ColumnTypeEnum, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { constraintChanges } from "./constraints";
import { everything, type SchemaFiles, schemaEngine } from "./engine";

/** A schema as written down: Prisma's files and what they cannot say. */
export type Schema = { files: SchemaFiles; constraints: string };

/** Before the first migration. */
export const nothing: Schema = { files: [], constraints: "" };

/** The schema as it is now. */
export const presentSchema = {
  files: path.join(import.meta.dirname, "schema"),
  constraints: path.join(import.meta.dirname, "constraints.sql"),
};

/** Reads a schema from a folder of `.prisma` files and a file of constraints. */
export async function readSchema(from: { files: string; constraints: string }): Promise<Schema> {
  const names = (await readdir(from.files)).filter((name) => name.endsWith(".prisma")).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ path: name, content: await readFile(path.join(from.files, name), "utf8") })),
  );
  return { files, constraints: await readFile(from.constraints, "utf8") };
}

const noDatabase = () => Promise.reject(new Error("a comparison of texts needs no database"));

// The engine insists on a connection even where it compares nothing but texts, and asks it one thing: what it is
// connected to. The answer is the oldest PostgreSQL that is supported.
const oldestPostgres: SqlDriverAdapter = {
  provider: "postgres",
  adapterName: "none",
  queryRaw: async () => ({
    columnNames: ["exists", "version", "numeric_version"],
    columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
    rows: [[true, "PostgreSQL 15.0", 150_000]],
  }),
  getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
  executeRaw: noDatabase,
  executeScript: noDatabase,
  startTransaction: noDatabase,
  dispose: async () => {},
};

/** The SQL that leads from one schema to another; empty if they say the same. */
export async function diff(before: Schema, after: Schema): Promise<string> {
  const engine = await schemaEngine({
    provider: "postgres",
    adapterName: "none",
    connect: async () => oldestPostgres,
  });
  const result = await engine.diff({
    from: before.files.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files: before.files },
    to: { tag: "schemaDatamodel", files: after.files },
    script: true,
    exitCode: null,
    filters: everything,
  });
  engine.free();
  const tables = (result.stdout ?? "").trim();
  const { first, last } = constraintChanges(before.constraints, after.constraints);
  const parts = [...first, tables.startsWith("-- This is an empty migration") ? "" : tables, ...last];
  return parts.filter((part) => part !== "").join("\n");
}
