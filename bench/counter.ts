import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A door before a database that counts what passes. */
export type Counter = { url: string; statements: () => number; close: () => Promise<void> };

/** Opens it. @param databaseUrl of the database behind; without TLS. */
export async function openCounter(databaseUrl: string): Promise<Counter> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((client) => {
    const database = connect(Number(target.port || 5432), target.hostname);
    const countIn = statementsIn();
    for (const socket of [client, database]) sockets.add(socket.on("error", () => socket.destroy()));
    client.on("data", (data) => {
      count += countIn(data);
      database.write(data);
    });
    client.on("close", () => database.destroy());
    database.pipe(client);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(typeof address === "object" && address ? address.port : 0);
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: url.href, statements: () => count, close };
}

const QUERY = 0x51;
const EXECUTE = 0x45;

/**
 * Counts the statements in what one client sends: simple queries and executions of prepared ones. Takes the stream in
 * pieces as they come; the first message of a connection has no type.
 */
export function statementsIn(): (data: Uint8Array) => number {
  let rest: Uint8Array<ArrayBufferLike> = new Uint8Array();
  let started = false;
  return (data) => {
    rest = Buffer.concat([rest, data]);
    let count = 0;
    for (;;) {
      const header = started ? 1 : 0;
      if (rest.length < header + 4) return count;
      const length = header + new DataView(rest.buffer, rest.byteOffset).getUint32(header);
      if (rest.length < length) return count;
      if (started && (rest[0] === QUERY || rest[0] === EXECUTE)) count += 1;
      started = true;
      rest = rest.subarray(length);
    }
  };
}
