import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { nextProgram } from "./build";
import { mustRun, runNode } from "./child";
import { Fault } from "./fault.mjs";

/** Below this dependency-cruiser has not read our sources: a TypeScript that it does not know gives it none, in green. */
const FEWEST_MODULES = 40;

const sources = ["app", "components", "lib", "prisma", "launcher", "tests", "bench", "proxy.ts", "instrumentation.ts"];

const cruise = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

type Check = (root: string, env: NodeJS.ProcessEnv) => Promise<void>;

/** What can be said of the sources without running them; each check shows what is wrong and throws. */
export const checks: Readonly<Record<string, Check>> = {
  Style: (_, env) => mustRun("biome", ["node_modules/@biomejs/biome/bin/biome", "check", "."], env),
  Types: checkTypes,
  Imports: checkImports,
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

async function checkImports(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  const present = sources.filter((name) => existsSync(path.join(root, name)));
  const program = "node_modules/dependency-cruiser/bin/dependency-cruise.mjs";
  const args = ["--config", ".dependency-cruiser.cjs", "--output-type", "json", ...present];
  const { output, errors } = await runNode([program, ...args], { env, output: "keep" });
  const report = cruise.safeParse(parseJson(output));
  if (!report.success) throw new Fault(`dependency-cruiser failed: ${errors.trim().split("\n")[0]}`);
  const { totalCruised, violations } = report.data.summary;
  if (totalCruised < FEWEST_MODULES) throw new Fault(`dependency-cruiser read only ${totalCruised} modules`);
  if (violations.length > 0) throw new Fault(violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
