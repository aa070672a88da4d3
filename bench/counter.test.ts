import { expect, test } from "vitest";
import { statementsIn } from "./counter";

function message(type: string, body: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(4 + body.length);
  return Buffer.concat([Buffer.from(type), length, Buffer.from(body)]);
}

// "E" in the bodies: only the first letter of a message says what it is.
const startup = message("", "EEEE");
const prepared = ["P", "B", "D", "E", "S"].map((type) => message(type, "QE"));
const stream = Buffer.concat([startup, message("p", "EQ"), message("Q", "BEGIN"), ...prepared, message("Q", "COMMIT")]);

test.each([1, 2, 3, 7, stream.length])("three statements, in pieces of %d bytes", (size) => {
  const count = statementsIn();
  let total = 0;
  for (let at = 0; at < stream.length; at += size) total += count(stream.subarray(at, at + size));
  expect(total).toBe(3);
});
