import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { bindSqlAdapterFactory, type SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";

type Engine = glue.SchemaEngine;
/** Prisma schema files: name and text. */
export type SchemaFiles = { path: string; content: string }[];

// The package's own entry imports the .wasm file, which Node does only behind a flag; its types leave out the two
// functions by which that entry starts it.
type Starter = typeof glue & { __wbg_set_wasm(exports: WebAssembly.Exports): void };

let started: Promise<void> | undefined;

async function start(): Promise<void> {
  const file = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
  });
  (glue as Starter).__wbg_set_wasm(instance.exports);
  const begin = instance.exports.__wbindgen_start;
  if (typeof begin === "function") begin();
}

/** Prisma's schema engine, as WebAssembly: no native program, no download. */
export async function schemaEngine(factory: SqlDriverAdapterFactory): Promise<Engine> {
  started ??= start();
  await started;
  return glue.SchemaEngine.new({ datamodels: undefined }, () => {}, bindSqlAdapterFactory(factory));
}

/** The engine's filter of tables: leaves none out. */
export const everything = { externalTables: [], externalEnums: [] };
