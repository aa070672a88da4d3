import { connect } from "node:net";
import { expect, test } from "vitest";
import { checksum, withApp } from "./app";

const app = withApp();

// Node gives a request five minutes, and looks every thirty seconds.
const MOST_MS = 360_000;

type End = { answer: string; afterMs: number };

/** Sends a post's head, announcing a body that never comes, and waits until the server ends the connection. */
function silentPost(bytes: number): Promise<End> {
  const began = performance.now();
  return new Promise((resolve) => {
    const head = ["POST / HTTP/1.1", `Host: localhost:${app.port}`, `Origin: ${app.base}`, `Content-Length: ${bytes}`];
    const socket = connect(app.port, "127.0.0.1", () => socket.write(`${head.join("\r\n")}\r\n\r\n`));
    let answer = "";
    socket.on("data", (data) => {
      answer += data.toString("latin1");
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => resolve({ answer, afterMs: performance.now() - began }));
  });
}

test("a body that never comes is given up after five minutes, whatever length was announced", async () => {
  const before = await checksum();
  const ends = await Promise.all([100, 900_000, 1_500_000, 5_000_000_000].map(silentPost));
  for (const { answer, afterMs } of ends) {
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(afterMs).toBeLessThan(MOST_MS);
  }
  expect(await checksum()).toEqual(before);
});
