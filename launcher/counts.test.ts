import { expect, test } from "vitest";
import { countPlaywright, countSummary, countVitest, sum, summary, verdict } from "./counts";

const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

test("vitest's passed and failed tests are counted", () => {
  expect(countVitest({ ...none, numPassedTests: 7, numFailedTests: 2 })).toEqual({ passed: 7, failed: 2 });
});

test("a test file that cannot be loaded is a failure", () => {
  const testResults = [{ status: "failed", assertionResults: [] }];
  expect(countVitest({ ...none, numPassedTests: 7, testResults })).toEqual({ passed: 7, failed: 1 });
});

test("a skipped test is a failure", () => {
  expect(countVitest({ ...none, numPassedTests: 1, numPendingTests: 1 })).toEqual({ passed: 1, failed: 1 });
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 1 };
  expect(countPlaywright({ stats })).toEqual({ passed: 4, failed: 3 });
});

test("no report, a bad exit and nothing run are failures", () => {
  expect(countVitest({})).toBeUndefined();
  expect(verdict(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  expect(verdict({ passed: 3, failed: 0 }, 1)).toEqual({ passed: 3, failed: 1 });
  expect(verdict({ passed: 0, failed: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
  expect(verdict({ passed: 3, failed: 2 }, 1)).toEqual({ passed: 3, failed: 2 });
});

test("the last line sums up", () => {
  const counts = [
    { passed: 1, failed: 0 },
    { passed: 2, failed: 3 },
  ];
  expect(summary(sum(counts))).toBe("3 passed, 3 failed");
});

test("a run of ours is counted by its last line", () => {
  expect(countSummary("9 passed, 9 failed\n✓ Style\n\n2 passed, 1 failed\n")).toEqual({ passed: 2, failed: 1 });
  expect(countSummary("2 passed, 1 failed\n✗ ended")).toBeUndefined();
});
