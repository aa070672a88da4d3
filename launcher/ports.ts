import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Fault } from "./fault.mjs";
import { codeOf } from "./folder";

// An app that has just been told to stop, or whose launcher was killed, lets go of its port within this time.
const PATIENCE_MS = 2000;

/** Whether this process could listen on a port of this machine; `host` undefined means all of its addresses. */
export function isPortFree(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => {
      if (codeOf(error) === "EADDRINUSE") resolve(false);
      else reject(new Fault(`cannot listen on port ${port} (${codeOf(error)}): choose another one with PORT`));
    });
    server.listen({ port, ...(host && { host }) }, () => server.close(() => resolve(true)));
  });
}

/** Refuses, in one line, a port that another program holds. */
export async function requireFreePort(port: number): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; !(await isPortFree(port)); await sleep(100)) {
    if (Date.now() > deadline)
      throw new Fault(`port ${port} is taken by another program: stop that, or choose another one with PORT`);
  }
}

/** A port of 127.0.0.1 that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === "object" ? address.port : 0));
    });
  });
}
