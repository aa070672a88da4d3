import { expect, test } from "vitest";
import { claimsIn, issuerOf, readClaims, withMore } from "./openid";

const ada = { sub: "248289761001", email: "Ada@Example.org", email_verified: true, name: "Ada" };

test("what an issuer vouches for is taken on, the address in lower case", () => {
  expect(readClaims(ada)).toEqual({ subject: "248289761001", email: "ada@example.org", name: "Ada" });
  expect(readClaims({ ...ada, email_verified: "true" }).email).toBe("ada@example.org");
});

test.each([false, undefined, null, "false", "yes", 1, {}])("with email_verified %j there is no address", (verified) => {
  expect(readClaims({ ...ada, email_verified: verified })).toEqual({
    subject: "248289761001",
    email: null,
    name: "Ada",
  });
});

test.each([undefined, null, "", "ada", "ada@", 7, ["ada@example.org"], `${"a".repeat(300)}@example.org`])(
  "the address %j is none",
  (email) => {
    expect(readClaims({ ...ada, email }).email).toBeNull();
  },
);

test.each([undefined, null, "", " ", 7, "x".repeat(61), "a\u0000b\u202e"])("the name %j is ours to judge", (name) => {
  expect(() => readClaims({ ...ada, name })).not.toThrow();
  expect(readClaims({ ...ada, name }).name ?? "").not.toContain("\u0000");
});

test.each([undefined, null, "", 7, "x".repeat(256)])("the subject %j is nobody", (sub) => {
  expect(() => readClaims({ ...ada, sub })).toThrow();
});

test("an issuer is the same with and without a slash at its end", () => {
  expect(issuerOf("https://issuer.example/")).toBe("https://issuer.example");
  expect(issuerOf("https://issuer.example/realms/a")).toBe("https://issuer.example/realms/a");
});

test("what the ID token says is not changed by userinfo, which only adds to it", () => {
  const payload = Buffer.from(JSON.stringify({ sub: "1", name: "Ü" })).toString("base64url");
  const claims = claimsIn(`e30.${payload}.x`);
  expect(claims).toEqual({ sub: "1", name: "Ü" });
  const userinfo = { sub: "1", name: "Mallory", email: "ada@example.org" };
  expect(withMore(claims, userinfo)).toEqual({ sub: "1", name: "Ü", email: "ada@example.org" });
  expect(() => withMore(claims, { sub: "2" })).toThrow();
});

test("an address with letters that only look like ours is none, and nobody else's", () => {
  const claims = { sub: "1", email: "\u212Aate@example.org", email_verified: true };
  expect(readClaims(claims).email).toBeNull();
  expect(readClaims({ ...claims, email: " Kate@Example.org" }).email).toBe("kate@example.org");
});
