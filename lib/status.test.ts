import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { forbidden, notFound } from "next/navigation";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerNotFound, isNotFound, rememberResponses } from "./status";

/** Each request waits as long as its path says, and the even ones find nothing. */
const server = createServer(async ({ url }, response) => {
  const turn = Number(url?.slice(1));
  await sleep(20 - turn);
  if (turn % 2 === 0) answerNotFound();
  await sleep(turn);
  response.end();
  answerNotFound();
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
  expect(answers.map(({ status }) => status)).toEqual(turns.map((turn) => (turn % 2 === 0 ? 404 : 200)));
});

test("outside of a request there is nothing to answer", () => {
  expect(answerNotFound).not.toThrow();
});

test("what is not found is told from every other error", () => {
  expect(isNotFound(thrownBy(notFound))).toBe(true);
  const others = [thrownBy(forbidden), new Error("not found"), { digest: undefined }, { digest: "x" }, null, "404"];
  for (const other of others) expect(isNotFound(other)).toBe(false);
});
