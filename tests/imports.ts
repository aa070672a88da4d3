import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

export type ImportFault = { rule: string; comment: string; from: string; to: string };

const ROOT = resolve(import.meta.dirname, "..");
const CRUISER = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const RULES = join(ROOT, ".dependency-cruiser.cjs");
const PRODUCT = ["app", "components", "lib", "messages", "proxy.ts", "instrumentation.ts"];

/**
 * Checks who imports whom in a project laid out like ours.
 * @returns how many files of the product were read, and every import that a rule forbids.
 */
export function checkImports(folder: string): { files: number; faults: ImportFault[] } {
  const product = PRODUCT.filter((path) => existsSync(join(folder, path)));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [CRUISER, ...product, "--config", RULES, "--output-type", "json"],
    { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  if (!stdout) throw new Error(`dependency-cruiser gave no answer: ${stderr}`);
  const { modules, summary } = JSON.parse(stdout);
  const comments = new Map<string, string>(
    summary.ruleSetUsed.forbidden.map(({ name, comment }: { name: string; comment: string }) => [name, comment]),
  );
  return {
    files: modules.filter(({ source }: { source: string }) => /^(app|components|lib)\//.test(source)).length,
    faults: summary.violations.map(({ rule, from, to }: { rule: { name: string }; from: string; to: string }) => ({
      rule: rule.name,
      comment: comments.get(rule.name) ?? "",
      from,
      to,
    })),
  };
}

/** The names of all rules. */
export async function importRules(): Promise<string[]> {
  const { default: config } = await import(RULES);
  return config.forbidden.map(({ name }: { name: string }) => name);
}
