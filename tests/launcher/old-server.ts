import { createServer, type Server } from "node:net";

/** A server that speaks just enough of PostgreSQL's protocol to answer every query with one text. */
export function serverThatSays(text: string): Promise<{ port: number; server: Server }> {
  const ready = message("Z", Buffer.from("I"));
  const server = createServer((socket) => {
    let greeted = false;
    socket.on("error", () => {});
    socket.on("data", (data) => {
      if (!greeted) socket.write(Buffer.concat([message("R", Buffer.alloc(4)), ready]));
      else if (data[0] === "Q".charCodeAt(0)) socket.write(Buffer.concat([...row(text), ready]));
      greeted = true;
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({ port: typeof address === "object" && address ? address.port : 0, server });
    });
  });
}

function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

function row(text: string): Buffer[] {
  const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
  const int32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return bytes;
  };
  const type = [int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)];
  return [
    message("T", Buffer.concat([int16(1), Buffer.from("server_version_num\0"), ...type])),
    message("D", Buffer.concat([int16(1), int32(Buffer.byteLength(text)), Buffer.from(text)])),
    message("C", Buffer.from("SHOW\0")),
  ];
}
