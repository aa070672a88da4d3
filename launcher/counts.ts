import { z } from "zod";

/** How many tests passed and failed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

// Loose: only what we count.
const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/**
 * Counts vitest's JSON report. A file that could not be loaded is one failure, and so is a skipped test: nothing may be
 * skipped silently.
 */
export function countVitest(report: unknown): Count | undefined {
  const { success, data } = vitestReport.safeParse(report);
  if (!success) return undefined;
  const broken = data.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const skipped = data.numPendingTests + data.numTodoTests;
  return { passed: data.numPassedTests, failed: data.numFailedTests + broken.length + skipped };
}

/** Counts Playwright's JSON report. A test that passed only when repeated has failed, as has a skipped one. */
export function countPlaywright(report: unknown): Count | undefined {
  const { success, data } = playwrightReport.safeParse(report);
  if (!success) return undefined;
  const { expected, unexpected, flaky, skipped } = data.stats;
  return { passed: expected, failed: unexpected + flaky + skipped };
}

/** What a run of tests comes to: one that ended badly has failed even where its report knows of no failure. */
export function verdict(count: Count | undefined, exitCode: number): Count {
  const { passed, failed } = count ?? { passed: 0, failed: 1 };
  return { passed, failed: failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : failed };
}

/** The sum of counts. */
export function sum(counts: readonly Count[]): Count {
  return counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });
}

/** The last line of a test run. */
export function summary({ passed, failed }: Count): string {
  return `${passed} passed, ${failed} failed`;
}

/** Counts what a run of ours says in its last line; undefined where it says none. */
export function countSummary(output: string): Count | undefined {
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(output.trimEnd().split("\n").at(-1) ?? "") ?? [];
  return failed === undefined ? undefined : { passed: Number(passed), failed: Number(failed) };
}
