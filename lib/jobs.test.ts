import { expect, onTestFinished, test, vi } from "vitest";
import { databaseUrl, withDatabase } from "@/tests/database";
import { administer } from "@/tests/postgres";
import { db, transaction } from "./db";
import { enqueue, startJobs } from "./jobs";

withDatabase();
const mailId = "01900000-0000-7000-8000-000000000000";

function start(deliverMail: (payload: { mailId: string }, now: Date) => Promise<void>) {
  const ticks: Date[] = [];
  const housekeeping = [
    () => Promise.reject(new Error("this one always fails")),
    async (now: Date) => {
      ticks.push(now);
    },
  ];
  const jobs = startJobs({ databaseUrl, tasks: { deliverMail }, housekeeping });
  onTestFinished(jobs.stop);
  return { ...jobs, ticks };
}

const jobs = () => administer(databaseUrl, "SELECT attempts, last_error FROM graphile_worker.jobs");
const quiet = () => vi.spyOn(console, "error").mockImplementation(() => {});

test("a job is done after its transaction, and never was if that rolls back", async () => {
  quiet();
  const done: string[] = [];
  start(async (payload) => {
    done.push(payload.mailId);
  });
  const rolledBack = transaction(async (tx) => {
    await enqueue(tx, "deliverMail", [{ mailId: "never" }]);
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  await transaction((tx) => enqueue(tx, "deliverMail", [{ mailId }]));
  await vi.waitFor(() => expect(done).toEqual([mailId]), 5_000);
  await vi.waitFor(async () => expect(await jobs()).toEqual([]), 5_000);
});

test("a job that fails comes again", async () => {
  quiet();
  let times = 0;
  start(async () => {
    if (++times === 1) throw new Error("not yet");
  });
  await enqueue(db(), "deliverMail", [{ mailId }]);
  await vi.waitFor(async () =>
    expect(await jobs()).toMatchObject([{ attempts: 1, last_error: expect.stringContaining("not yet") }]),
  );
  await administer(databaseUrl, "UPDATE graphile_worker._private_jobs SET run_at = now()");
  await vi.waitFor(async () => expect(await jobs()).toEqual([]), 8_000);
  expect(times).toBe(2);
});

test("two processes do each job once", async () => {
  quiet();
  const done: string[] = [];
  const task = async (payload: { mailId: string }) => {
    done.push(payload.mailId);
  };
  start(task);
  start(task);
  const ids = Array.from({ length: 40 }, (_, index) => `mail ${index}`);
  for (const id of ids) await enqueue(db(), "deliverMail", [{ mailId: id }]);
  await vi.waitFor(async () => expect(await jobs()).toEqual([]), 8_000);
  expect(done.sort()).toEqual(ids.sort());
});

test("what waits already is not queued again, what runs at this moment is", async () => {
  quiet();
  const waiting = () => administer(databaseUrl, "SELECT payload FROM graphile_worker._private_jobs");
  const twice = [{ mailId }, { mailId: "another" }];
  await enqueue(db(), "deliverMail", twice);
  await enqueue(db(), "deliverMail", twice);
  expect(await waiting()).toHaveLength(2);
  let times = 0;
  const { stop } = start(async (payload) => {
    if (payload.mailId === mailId && ++times === 1) await enqueue(db(), "deliverMail", [{ mailId }]);
  });
  await vi.waitFor(() => expect(times).toBe(2), 5_000);
  await stop();
});

test("housekeeping that fails is logged and keeps nothing else from its turn", async () => {
  const errors = quiet();
  const { ticks } = start(async () => {});
  await vi.waitFor(() => expect(ticks).toHaveLength(1));
  expect(errors).toHaveBeenCalledWith(
    "Housekeeping failed:",
    expect.objectContaining({ message: "this one always fails" }),
  );
});

test("stopping waits for what runs and leaves the rest", async () => {
  quiet();
  const done: string[] = [];
  const { stop } = start(async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    done.push("first");
  });
  await enqueue(db(), "deliverMail", [{ mailId }]);
  await vi.waitFor(async () =>
    expect(
      await administer(databaseUrl, "SELECT 1 FROM graphile_worker.jobs WHERE locked_at IS NOT NULL"),
    ).toHaveLength(1),
  );
  await stop();
  expect(done).toEqual(["first"]);
  expect(await jobs()).toEqual([]);
  await enqueue(db(), "deliverMail", [{ mailId }]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await jobs()).toMatchObject([{ attempts: 0 }]);
});

test("stopping does not wait longer than three seconds", async () => {
  quiet();
  const { stop } = start(() => new Promise((resolve) => setTimeout(resolve, 6_000)));
  await enqueue(db(), "deliverMail", [{ mailId }]);
  await vi.waitFor(async () =>
    expect(
      await administer(databaseUrl, "SELECT 1 FROM graphile_worker.jobs WHERE locked_at IS NOT NULL"),
    ).toHaveLength(1),
  );
  const begun = performance.now();
  await stop();
  expect(performance.now() - begun).toBeLessThan(3_500);
});

test("stopping with nothing to do takes no time", async () => {
  quiet();
  const { stop } = start(async () => {});
  await enqueue(db(), "deliverMail", [{ mailId }]);
  await vi.waitFor(async () => expect(await jobs()).toEqual([]), 5_000);
  const begun = performance.now();
  await stop();
  expect(performance.now() - begun).toBeLessThan(1_000);
});
