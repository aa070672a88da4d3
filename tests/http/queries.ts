import { connect, createServer, type Socket } from "node:net";

/** Stands between the app and its database and writes down what the app asks. */
export type QueryLog = {
  /** The database's address, through here. */
  url: string;
  /** Forgets what was asked so far. */
  clear(): void;
  /** The statements that were executed since, in order. */
  asked(): string[];
  close(): Promise<void>;
};

/** Listens on a free port and hands everything on to the database at `databaseUrl`. */
export async function logQueries(databaseUrl: string): Promise<QueryLog> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let asked: string[] = [];
  const server = createServer((app) => {
    const database = connect(Number(target.port), target.hostname);
    const read = frontendReader((sql) => asked.push(sql));
    app.on("data", read).pipe(database).pipe(app);
    for (const socket of [app, database]) {
      sockets.add(socket);
      socket.on("error", () => {
        app.destroy();
        database.destroy();
      });
      socket.on("close", () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.port = typeof address === "object" && address ? String(address.port) : "";
  return {
    url: url.href,
    clear: () => {
      asked = [];
    },
    asked: () => asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Reads what a client sends in PostgreSQL's protocol, in pieces of any size, and reports each statement when it is
 * executed: in one go (Q), or prepared (P), bound (B) and executed (E).
 */
function frontendReader(report: (sql: string) => void): (chunk: Buffer) => void {
  let buffer: Buffer = Buffer.alloc(0);
  let isStarted = false;
  const statements = new Map<string, string>();
  const portals = new Map<string, string>();
  const take = (kind: string, body: Buffer) => {
    const name = textAt(body, 0);
    const second = textAt(body, name.length + 1);
    if (kind === "Q") report(name);
    if (kind === "P") statements.set(name, second);
    if (kind === "B") portals.set(name, statements.get(second) ?? "");
    if (kind === "E") report(portals.get(name) ?? "");
  };
  return (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      // The first message has no letter before its length.
      const head = isStarted ? 1 : 0;
      if (buffer.length < head + 4) return;
      const end = head + buffer.readInt32BE(head);
      if (buffer.length < end) return;
      if (isStarted) take(buffer.toString("latin1", 0, 1), buffer.subarray(5, end));
      isStarted = true;
      buffer = buffer.subarray(end);
    }
  };
}

/** The text that begins at an offset and ends with a zero byte; "" where there is none. */
function textAt(body: Buffer, offset: number): string {
  return body.toString("latin1", offset, Math.max(offset, body.indexOf(0, offset)));
}
