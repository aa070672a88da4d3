import { connect } from "node:net";
import { beforeEach, expect, test } from "vitest";
import { checksum, withApp } from "./app";
import type { Form } from "./forms";
import { openForm } from "./press";
import { buildWorld, type World } from "./world";

const app = withApp();
const PATIENCE_MS = 8_000;
const BOUNDARY = "----regulars";

let world: World;
let form: Form;
let path: string;
beforeEach(async () => {
  world = await buildWorld();
  form = await openForm("lib/rsvp/actions.ts#answer", world, app.browser);
  path = `/groups/${world.groupId}/${world.seriesId}/${world.date}`;
});

type Request = {
  head?: Record<string, string | null>;
  body?: Buffer;
  version?: string;
  stop?: "half" | "late" | "hang up";
};

/** A right answer by a guest, as a browser sends it. */
function right(fields: Record<string, string> = {}): Buffer {
  const given = new Map([...form.fields, ["answer", "in"] as const, ...Object.entries(fields)]);
  const parts = [...given].map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return Buffer.from(`${parts.join("")}--${BOUNDARY}--\r\n`);
}

/** Sends bytes and gives the status line's number: 0 where the server hung up or said nothing in time. */
function exchange({ head = {}, body = right(), stop }: Request): Promise<number> {
  const headers: Record<string, string | null> = {
    Host: `localhost:${app.port}`,
    Origin: app.base,
    Cookie: Object.entries(world.cookies.guest)
      .map(([name, value]) => `${name}=${value}`)
      .join("; "),
    "Content-Type": `multipart/form-data; boundary=${BOUNDARY}`,
    "Content-Length": String(body.length),
    Connection: "close",
    ...head,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return new Promise((resolve) => {
    const socket = connect(app.port, "127.0.0.1");
    let answer = "";
    const end = () => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0));
    };
    const timer = setTimeout(end, stop === "half" ? 1_500 : PATIENCE_MS);
    socket.on("data", (data) => {
      answer += data.toString("latin1");
    });
    socket.on("error", end);
    socket.on("close", () => {
      clearTimeout(timer);
      end();
    });
    socket.write(`POST ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
    setTimeout(() => socket.write(body), stop === "late" ? 1_000 : 0);
    if (stop === "hang up") setTimeout(() => socket.destroy(), 200);
  });
}

test("a right post is taken: what follows fails for its fault alone", async () => {
  const before = await checksum();
  expect(await exchange({})).toBe(303);
  expect(await checksum()).not.toEqual(before);
});

const half = (body: Buffer) => body.subarray(0, body.length / 2);
const length = (bytes: number) => ({ "Content-Length": String(bytes) });
const actionId = () => [...form.fields.values()].map((value) => /"id":"(\w+)"/.exec(value)?.[1]).find(Boolean) ?? "";

const tooLargeByWord = () => ({ head: length(5_000_000), body: Buffer.alloc(0) });

const broken: Record<string, () => Request> = {
  "cut off in the middle": () => ({ body: half(right()) }),
  "cut off before its end mark": () => ({ body: right().subarray(0, -4 - BOUNDARY.length) }),
  "longer than it says": () => ({ head: length(50) }),
  "shorter than it says, and silent": () => ({ head: length(right().length + 10), stop: "half" }),
  "shorter than it says, and gone": () => ({ head: length(right().length + 10), stop: "hang up" }),
  "too large by its word, and silent": () => ({ ...tooLargeByWord(), stop: "half" }),
  "too large by its word, and gone": () => ({ ...tooLargeByWord(), stop: "hang up" }),
  "another boundary": () => ({ head: { "Content-Type": "multipart/form-data; boundary=other" } }),
  "no boundary": () => ({ head: { "Content-Type": "multipart/form-data" } }),
  "an endless boundary": () => ({ head: { "Content-Type": `multipart/form-data; boundary=${"b".repeat(300)}` } }),
  "a text": () => ({ head: { "Content-Type": "text/plain" } }),
  "no content type": () => ({ head: { "Content-Type": null } }),
  JSON: () => ({ head: { "Content-Type": "application/json" }, body: Buffer.from("{") }),
  "no bytes": () => ({ body: Buffer.alloc(0) }),
  "zero bytes": () => ({ body: Buffer.alloc(1000) }),
  "claims to be packed": () => ({ head: { "Content-Encoding": "gzip" }, body: Buffer.from("1f8b0800", "hex") }),
  "a call of the action, with nonsense": () => ({
    head: { "Next-Action": actionId(), "Content-Type": "text/plain;charset=UTF-8" },
    body: Buffer.from('["$K1","$F2","$@9","$undefined"'),
  }),
  "a call of the action, with a form that is cut off": () => ({
    head: { "Next-Action": actionId() },
    body: half(right()),
  }),
  "a call of no action": () => ({ head: { "Next-Action": "f".repeat(42) } }),
  "a call of a prototype": () => ({ head: { "Next-Action": "__proto__" } }),
  "a form of no action": () => ({
    body: Buffer.from(right().toString().replaceAll(actionId(), "0".repeat(actionId().length))),
  }),
  "a form with broken state": () => ({ body: right({ "$ACTION_1:1": '[{"a":' }) }),
  "a form with a state of references": () => ({
    body: right({ "$ACTION_1:1": '["$Q1","$W2","$R3","$@4:constructor"]' }),
  }),
};

test.each(Object.keys(broken))(
  "broken on its way: %s. Nothing is written, nothing hangs, the next is answered",
  async (name) => {
    const request = broken[name]?.() ?? {};
    const before = await checksum();
    const [status] = await Promise.all([
      exchange(request),
      // While it waits, others are answered.
      app
        .browser(world.cookies.guest)
        .get("/")
        .then((page) => expect(page.status).toBe(200)),
    ]);
    if (!request.stop) expect(status, "an answer").toBeGreaterThan(0);
    expect(await checksum()).toEqual(before);
    expect((await app.browser(world.cookies.guest).get(path)).status).toBe(200);
  },
);

const stopped: Record<string, { request: () => Request; status: number }> = {
  "from nowhere": { request: () => ({ head: { Origin: null } }), status: 403 },
  "from null": { request: () => ({ head: { Origin: "null" } }), status: 403 },
  "from elsewhere": { request: () => ({ head: { Origin: "https://evil.example" } }), status: 403 },
  "from another port": { request: () => ({ head: { Origin: "http://localhost:1" } }), status: 403 },
  "from elsewhere, as the browser says": {
    request: () => ({ head: { Origin: null, "Sec-Fetch-Site": "cross-site" } }),
    status: 403,
  },
  "with two origins": { request: () => ({ head: { Origin: `${app.base}, https://evil.example` } }), status: 403 },
  "without a length": { request: () => ({ head: { "Content-Length": null }, body: Buffer.alloc(0) }), status: 411 },
  "in chunks": {
    request: () => ({
      head: { "Content-Length": null, "Transfer-Encoding": "chunked" },
      body: Buffer.concat([Buffer.from(`${right().length.toString(16)}\r\n`), right(), Buffer.from("\r\n0\r\n\r\n")]),
    }),
    status: 411,
  },
  "with length and chunks": { request: () => ({ head: { "Transfer-Encoding": "chunked" } }), status: 400 },
  "with a length below zero": { request: () => ({ head: length(-1) }), status: 400 },
  "with a length that is none": { request: () => ({ head: { "Content-Length": "12abc" } }), status: 400 },
  "much too large": { request: () => ({ body: Buffer.alloc(5_000_000) }), status: 413 },
  // Next keeps the answer back until the body has come, to have it for whoever comes after the proxy.
  "much too large, and late": { request: () => ({ body: Buffer.alloc(5_000_000), stop: "late" }), status: 413 },
  "too large": { request: () => ({ body: right({ note: "x".repeat(1_000_000) }) }), status: 413 },
};

test.each(Object.keys(stopped))("stopped before it is read: %s", async (name) => {
  const { request, status } = stopped[name] ?? {};
  const before = await checksum();
  expect(await exchange(request?.() ?? {})).toBe(status);
  expect(await checksum()).toEqual(before);
});

test("100 bodies that never come hold up nobody, and end with their senders", async () => {
  const before = await checksum();
  const silent = Array.from({ length: 100 }, () => exchange({ ...tooLargeByWord(), stop: "half" }));
  const page = await app.browser(world.cookies.guest).get(path);
  expect(page.status).toBe(200);
  await Promise.all(silent);
  expect(await exchange({ body: Buffer.alloc(5_000_000) })).toBe(413);
  expect(await checksum()).toEqual(before);
});

test("bytes that are no Unicode are text that is refused or mended, never an error", async () => {
  const note = Buffer.from(
    right({ note: "LONE" }).toString("latin1").replace("LONE", "\xed\xa0\x80\xff\xfe"),
    "latin1",
  );
  expect([200, 303]).toContain(await exchange({ body: note }));
});
