import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { nextProgram } from "./build";
import { mustRun } from "./child";

type Check = (root: string, env: NodeJS.ProcessEnv) => Promise<void>;

/** What can be said of the sources without running them; each check shows what is wrong and throws. */
export const checks: Readonly<Record<string, Check>> = {
  Style: (_, env) => mustRun("biome", ["node_modules/@biomejs/biome/bin/biome", "check", "."], env),
  Types: checkTypes,
  Imports: (_, env) => mustRun("the import rules", ["--import", "tsx", "tests/check-imports.ts"], env),
};

async function checkTypes(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  await mustRun("next typegen", [nextProgram, "typegen"], { ...env, BUILD_DIR: ".test/next" });
  // Next's types of the last build beside it may speak of pages that are gone: only the ones just written count.
  const config = path.join(root, ".test/tsconfig.json");
  await mkdir(path.dirname(config), { recursive: true });
  await writeFile(
    config,
    JSON.stringify({
      extends: "../tsconfig.json",
      compilerOptions: { tsBuildInfoFile: "types.tsbuildinfo" },
      include: [
        "../next-env.d.ts",
        ...["ts", "tsx", "mjs", "js"].flatMap((type) => [`../*.${type}`, `../*/**/*.${type}`]),
        "next/types/**/*.ts",
      ],
      exclude: ["../node_modules", "../bench/floor"],
    }),
  );
  await mustRun("tsc", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", config], env);
}
