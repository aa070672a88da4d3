import { expect, test } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./headers";

const settings = { https: true, development: false, issuer: undefined };

test("the policy names each source, and relaxes style attributes alone", () => {
  const directives = contentSecurityPolicy("bm9uY2U=", settings).split("; ");
  expect(directives).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
  expect(directives).toContain("style-src 'self' 'nonce-bm9uY2U='");
  expect(directives).toContain("frame-ancestors 'none'");
  expect(directives.filter((directive) => directive.includes("unsafe"))).toEqual(["style-src-attr 'unsafe-inline'"]);
});

test("a form leads to our own pages, and to the issuer of OpenID where there is one", () => {
  expect(contentSecurityPolicy("x", settings)).toContain("; form-action 'self'; ");
  const issuer = "https://accounts.example.org:8443/realms/a";
  const policy = contentSecurityPolicy("x", { ...settings, issuer });
  expect(policy).toContain("; form-action 'self' https://accounts.example.org:8443; ");
});

test("eval is for development alone", () => {
  expect(contentSecurityPolicy("x", { ...settings, development: true })).toContain("'unsafe-eval'");
});

test("browsers are told to stay with TLS only where there is TLS", () => {
  expect(securityHeaders(settings)["Strict-Transport-Security"]).toBe("max-age=31536000");
  expect(securityHeaders({ ...settings, https: false })).not.toHaveProperty("Strict-Transport-Security");
});
