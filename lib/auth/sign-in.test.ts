import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";
import { csrfPair, signInCallback, signInFault, signInLink, signInTokenHash, signInUntil } from "./sign-in";

test("a token is hashed as next-auth hashes it when the link comes back", () => {
  const require = createRequire(import.meta.url);
  // The function is not exported, so it is loaded by its file.
  const { hashToken } = require(path.join(path.dirname(require.resolve("next-auth")), "core/lib/utils.js"));
  for (const [token, secret] of [
    ["abc", "a secret of thirty-two characters"],
    ["ü\u{1f600}", "other"],
  ] as const) {
    expect(signInTokenHash(token, secret)).toBe(hashToken(token, { provider: {}, secret }));
  }
});

test("address and token survive the link and the callback, whatever they are", () => {
  const [email, token] = ["a+b&c=d%@example.org", "x y&#/?"];
  const link = new URL(signInLink("https://regulars.example.org", email, token));
  expect([link.origin, link.pathname]).toEqual(["https://regulars.example.org", "/sign-in/open"]);
  const callback = new URL(signInCallback(email, token), link);
  expect([callback.origin, callback.pathname]).toEqual([link.origin, "/api/auth/callback/email"]);
  for (const { searchParams } of [link, callback]) {
    expect([searchParams.get("email"), searchParams.get("token")]).toEqual([email, token]);
  }
});

test("a link works for an hour", () => {
  expect(signInUntil(new Date("2026-03-04T12:00Z"))).toEqual(new Date("2026-03-04T13:00Z"));
});

test("next-auth takes our pair for its own", () => {
  const require = createRequire(import.meta.url);
  const file = path.join(path.dirname(require.resolve("next-auth")), "core/lib/csrf-token.js");
  const { createCSRFToken } = require(file);
  const { token, cookie } = csrfPair("abc", "secret");
  const options = { secret: "secret" };
  expect(createCSRFToken({ options, cookieValue: cookie, isPost: true, bodyValue: token })).toEqual({
    csrfTokenVerified: true,
    csrfToken: token,
  });
});

test.each([
  ["Verification", "linkUsed"],
  ["configuration", "linkUsed"],
  ["anything", "linkUsed"],
  ["OpenIdKnown", "openIdKnown"],
  ["OAuthAccountNotLinked", "openIdKnown"],
  ["OpenIdUnverified", "openIdUnverified"],
  ["TooOften", "tooOften"],
  ["Callback", "failed"],
  ["OAuthCallback", "failed"],
  ["toString", "linkUsed"],
])("next-auth's %s is %s", (error, fault) => {
  expect(signInFault(error)).toBe(fault);
});
