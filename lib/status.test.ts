import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { forbidden, notFound } from "next/navigation";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerWith, isNotFound, rememberResponses } from "./status";

const statusOf = (turn: number) => ([404, 410, 200] as const)[turn % 3] ?? 200;

/** Each request waits as long as its path says; of three one finds nothing and one comes too late. */
const server = createServer(async ({ url }, response) => {
  const turn = Number(url?.slice(1));
  await sleep(20 - turn);
  const status = statusOf(turn);
  if (status !== 200) answerWith(status);
  await sleep(turn);
  response.end();
  answerWith(404);
});

beforeAll(() => {
  rememberResponses();
  return new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

function thrownBy(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

test("of many requests at once each is answered as it should", async () => {
  const { port } = server.address() as AddressInfo;
  const turns = Array.from({ length: 20 }, (_, turn) => turn);
  const answers = await Promise.all(turns.map((turn) => fetch(`http://127.0.0.1:${port}/${turn}`)));
  expect(answers.map(({ status }) => status)).toEqual(turns.map(statusOf));
});

test("outside of a request there is nothing to answer", () => {
  expect(() => answerWith(404)).not.toThrow();
});

test("what is not found is told from every other error", () => {
  expect(isNotFound(thrownBy(notFound))).toBe(true);
  const others = [thrownBy(forbidden), new Error("not found"), { digest: undefined }, { digest: "x" }, null, "404"];
  for (const other of others) expect(isNotFound(other)).toBe(false);
});
