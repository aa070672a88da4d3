import fc from "fast-check";
import { expect, test } from "vitest";
import words from "../messages/en/gate.json";
import { type Facts, gate, MAX_BODY } from "./gate";

const post: Facts = {
  method: "POST",
  path: "/groups/new",
  query: "",
  host: "regulars.example.org",
  origin: "https://regulars.example.org",
  secFetchSite: null,
  contentLength: "100",
  transferEncoding: null,
};
const get: Facts = { ...post, method: "GET", origin: null, contentLength: null };

function status(facts: Facts, appUrl?: string): number {
  const verdict = gate(facts, { appUrl });
  if (verdict.pass) return 200;
  expect(words[verdict.reason]).toMatch(/\.$/);
  return verdict.status;
}

test.each<[string, string | null, number]>([
  ["https://regulars.example.org", "https://regulars.example.org", 200],
  ["https://regulars.example.org/", "https://regulars.example.org", 200],
  ["https://regulars.example.org", "https://regulars.example.org:443", 200],
  ["https://regulars.example.org:443", "https://regulars.example.org", 200],
  ["https://Regulars.Example.org", "https://REGULARS.example.ORG", 200],
  ["http://localhost:3000", "http://localhost:3000", 200],
  ["http://[::1]:3000", "http://[::1]:3000", 200],
  ["https://regulars.example.org", "http://regulars.example.org", 403],
  ["https://regulars.example.org", "https://regulars.example.org:8443", 403],
  ["https://regulars.example.org", "https://evil.regulars.example.org", 403],
  ["https://regulars.example.org", "https://regulars.example.org.evil.test", 403],
  ["https://regulars.example.org", "https://example.org", 403],
  ["http://localhost:3000", "http://127.0.0.1:3000", 403],
  ["http://localhost:3000", "http://localhost", 403],
  ["https://regulars.example.org", "null", 403],
  ["https://regulars.example.org", "", 403],
  ["https://regulars.example.org", "https://regulars.example.org, https://evil.test", 403],
  ["https://regulars.example.org", "https://regulars.example.org@evil.test", 403],
  ["https://regulars.example.org", "https://regulars.example.org/groups", 403],
  ["https://regulars.example.org", "chrome-extension://abc", 403],
  ["https://regulars.example.org", "https://", 403],
])("with APP_URL %s a write from Origin %j gets %s", (appUrl, origin, expected) => {
  expect(status({ ...post, origin, host: "whatever.test" }, appUrl)).toBe(expected);
});

test.each<[string | null, string | null, number]>([
  ["localhost:3000", "http://localhost:3000", 200],
  ["LOCALHOST:3000", "http://localhost:3000", 200],
  ["[::1]:3000", "http://[::1]:3000", 200],
  ["regulars.example.org", "https://regulars.example.org", 200],
  ["regulars.example.org", "http://regulars.example.org", 200],
  ["regulars.example.org:443", "https://regulars.example.org", 200],
  ["regulars.example.org:80", "http://regulars.example.org", 200],
  ["regulars.example.org:80", "https://regulars.example.org", 403],
  ["regulars.example.org", "https://regulars.example.org:8443", 403],
  ["localhost:3000", "http://localhost:3001", 403],
  ["localhost:3000", "http://127.0.0.1:3000", 403],
  ["localhost:3000", "http://evil.test", 403],
  ["localhost:3000", "null", 403],
  ["null", "null", 403],
  ["", "http://localhost:3000", 403],
  ["localhost:3000/x", "http://localhost:3000", 403],
  ["evil@localhost:3000", "http://localhost:3000", 403],
  ["localhost:3000, localhost:3000", "http://localhost:3000", 403],
  [null, "http://localhost:3000", 403],
])("without APP_URL, on Host %j, a write from Origin %j gets %s", (host, origin, expected) => {
  expect(status({ ...post, host, origin })).toBe(expected);
});

test.each<[string | null, number]>([
  ["same-origin", 200],
  ["same-site", 403],
  ["cross-site", 403],
  ["none", 403],
  ["same-origin, cross-site", 403],
  ["", 403],
  [null, 403],
])("a write without Origin whose Sec-Fetch-Site is %j gets %s", (secFetchSite, expected) => {
  for (const appUrl of [undefined, "https://regulars.example.org"]) {
    expect(status({ ...post, origin: null, secFetchSite }, appUrl)).toBe(expected);
  }
});

test.each<[string, string, string | null, number]>([
  ["POST", "/api/mail/off/AbC_-9", null, 200],
  ["POST", "/api/mail/off/AbC_-9", "https://evil.test", 403],
  ["POST", "/api/mail/off/AbC_-9", "null", 403],
  ["POST", "/api/mail/off/AbC_-9", "https://regulars.example.org", 200],
  ["PUT", "/api/mail/off/AbC_-9", null, 403],
  ["DELETE", "/api/mail/off/AbC_-9", null, 403],
  ["post", "/api/mail/off/AbC_-9", null, 403],
  ["POST", "/api/mail/off", null, 403],
  ["POST", "/api/mail/off/", null, 403],
  ["POST", "/api/mail/off/AbC_-9/", null, 403],
  ["POST", "/api/mail/off/AbC_-9/more", null, 403],
  ["POST", "/api/mail/off/..%2f..%2f..%2fme", null, 403],
  ["POST", "//api/mail/off/AbC_-9", null, 403],
  ["POST", "/API/mail/off/AbC_-9", null, 403],
  ["POST", "/api/mail/off/AbC_-9.rsc", null, 403],
  ["POST", "/api/mail/on/AbC_-9", null, 403],
  ["POST", "/mail/AbC_-9", null, 403],
  ["POST", "/x/api/mail/off/AbC_-9", null, 403],
  ["POST", "/api/mail/off/AbC_-9\n", null, 403],
])("one-click unsubscribe is the one write without Origin: %s %j from %j gets %s", (method, path, origin, expected) => {
  for (const secFetchSite of [null, "none", "cross-site"]) {
    const facts = { ...post, method, path, origin, secFetchSite };
    expect(status(facts)).toBe(expected);
    expect(status(facts, "https://regulars.example.org")).toBe(expected);
  }
});

test("one-click unsubscribe says how long it is, and is short enough", () => {
  const click = { ...post, path: "/api/mail/off/AbC_-9", origin: null };
  expect(status({ ...click, contentLength: null })).toBe(411);
  expect(status({ ...click, transferEncoding: "chunked" })).toBe(411);
  expect(status({ ...click, contentLength: String(MAX_BODY + 1) })).toBe(413);
});

test("Sec-Fetch-Site does not excuse a foreign Origin", () => {
  for (const origin of ["null", "https://evil.test"]) {
    expect(status({ ...post, origin, secFetchSite: "same-origin" })).toBe(403);
  }
});

test.each(["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "post", "get"])("%s is a write", (method) => {
  expect(status({ ...post, method, origin: "https://evil.test" })).toBe(403);
  expect(status({ ...post, method })).toBe(200);
});

test.each(["GET", "HEAD", "OPTIONS"])("%s is a read: where it comes from does not matter", (method) => {
  for (const origin of [null, "null", "https://evil.test"]) expect(status({ ...get, method, origin })).toBe(200);
});

test.each<[string | null, string | null, number]>([
  ["0", null, 200],
  ["1", null, 200],
  [String(MAX_BODY), null, 200],
  [String(MAX_BODY + 1), null, 413],
  ["9".repeat(400), null, 413],
  [null, null, 411],
  [null, "chunked", 411],
  ["5", "chunked", 411],
  ["5, 5", null, 411],
  ["5, 9999999", null, 411],
  ["-1", null, 411],
  ["+5", null, 411],
  ["0x10", null, 411],
  ["1e3", null, 411],
  ["5 ", null, 411],
  ["", null, 411],
])("a write of Content-Length %j and Transfer-Encoding %j gets %s", (contentLength, transferEncoding, expected) => {
  expect(status({ ...post, contentLength, transferEncoding })).toBe(expected);
});

test("a read may come without a length, and not with too much", () => {
  expect(status(get)).toBe(200);
  expect(status({ ...get, contentLength: "0" })).toBe(200);
  expect(status({ ...get, contentLength: String(MAX_BODY + 1) })).toBe(413);
});

test("a foreign write learns nothing but that it is foreign", () => {
  const foreign = { ...post, origin: "https://evil.test" };
  expect(status({ ...foreign, contentLength: null })).toBe(403);
  expect(status({ ...foreign, path: "/api/auth/session" })).toBe(403);
});

test.each<[string, string, number]>([
  ["GET", "/api/auth/signin", 200],
  ["POST", "/api/auth/signin/openid", 404],
  ["POST", "/api/auth/signin/email", 404],
  ["GET", "/api/auth/signin/email", 404],
  ["POST", "/api/auth/signin/%65mail/", 404],
  ["POST", "/api/auth/signout", 200],
  ["GET", "/api/auth/csrf", 200],
  ["GET", "/api/auth/error", 200],
  ["POST", "/api/auth/callback/email", 200],
  ["GET", "/api/auth/callback/openid", 200],
  ["POST", "/api/auth/callback/openid", 405],
  ["POST", "/api/auth/callback/credentials", 404],
  ["GET", "/api/auth/callback/google", 404],
  ["POST", "/api/auth/callback/toString", 404],
  ["GET", "/api/auth/callback/email", 405],
  ["HEAD", "/api/auth/callback/email", 405],
  ["OPTIONS", "/api/auth/callback/email", 405],
  ["PUT", "/api/auth/callback/email", 405],
  ["GET", "/api/auth/callback/email/", 405],
  ["GET", "//api/auth/callback/email", 405],
  ["GET", "/api/auth/callback/%65mail", 405],
  ["GET", "/api/auth/callback%2Femail", 405],
  ["HEAD", "/api/auth/callback/openid", 405],
  ["GET", "/api/auth/callback", 404],
  ["GET", "/api/auth/callback/Email", 404],
  ["GET", "/api/auth/callback/email.rsc", 404],
  ["GET", "/api/auth/session", 404],
  ["POST", "/api/auth/session", 404],
  ["HEAD", "/api/auth/session", 404],
  ["GET", "/api/auth/%73ession", 404],
  ["GET", "/api/auth/%2573ession", 404],
  ["GET", "/api/%61uth/session", 404],
  ["GET", "/API/auth/session", 404],
  ["GET", "/api/auth/session/", 404],
  ["GET", "/api/auth/signin%2F..%2Fsession", 404],
  ["GET", "/api/auth/providers", 404],
  ["GET", "/api/auth/verify-request", 404],
  ["POST", "/api/auth/_log", 404],
  ["GET", "/api/auth", 404],
  ["GET", "/api/auth/csrf/email", 404],
  ["GET", "/api/auth/signin/email/more", 404],
  ["GET", "/api/auth/toString", 404],
  ["GET", "/%", 404],
  ["GET", "/api/authors", 200],
  ["GET", "/api/health", 200],
  ["GET", "/", 200],
])("%s %s gets %s", (method, path, expected) => {
  expect(status({ ...post, method, path })).toBe(expected);
});

test.each<[string, string, number]>([
  ["POST", "/api/auth/callback/email", 400],
  ["GET", "/api/auth/callback/email", 405],
  ["GET", "/api/auth/callback/openid", 400],
  ["POST", "/api/auth/callback/openid", 405],
  ["GET", "/api/auth/signin", 400],
  ["GET", "/api/auth/error", 400],
  ["GET", "/api/auth/session", 404],
  ["GET", "/personal", 200],
])("%s %s with a control character in its query gets %s", (method, path, expected) => {
  const queries = ["?token=%00", "?token=a%00b&email=c", "?%00=a", "token=%1F", "?a=b&a=%7f", "?a=%C2%85", "?a=\0"];
  for (const query of queries) expect(status({ ...post, method, path, query }), query).toBe(expected);
});

test.each([
  "",
  "?",
  "?token=x&email=ada%40example.org&callbackUrl=%2F",
  "?a=%F0%9F%98%80+%20",
  "?a=%ff",
  "?%",
  "?a=%2500",
])("a callback with the query %j is let in", (query) => {
  expect(status({ ...post, path: "/api/auth/callback/email", query })).toBe(200);
});

test("a refused method names those that would do", () => {
  const verdict = gate({ ...get, path: "/api/auth/callback/email" }, { appUrl: undefined });
  expect(verdict).toMatchObject({ allow: "POST" });
});

test("no request makes the gate throw, and none of another site writes", () => {
  const header = fc.option(fc.string({ unit: "binary" }));
  const facts = fc.record({
    method: fc.constantFrom("POST", "PUT", "DELETE"),
    path: fc.string({ unit: "binary" }),
    query: fc.string({ unit: "binary" }),
    host: header,
    origin: fc.oneof(fc.string({ unit: "binary" }), fc.webUrl()),
    secFetchSite: header,
    contentLength: header,
    transferEncoding: header,
  });
  fc.assert(
    fc.property(facts, (facts) => {
      expect(status(facts, "https://regulars.example.org")).toBe(403);
    }),
  );
});
