import { NextRequest } from "next/server";
import { afterAll, expect, test } from "vitest";
import { freePort } from "@/launcher/ports";
import { startIssuer } from "@/tests/issuer";
import { beginOpenId } from "./door";

const app = "https://meet.example.org";
const issuer = await startIssuer(await freePort(), app);
Object.assign(process.env, { APP_URL: app, ...issuer.settings });
afterAll(issuer.stop);

test("over TLS, what belongs to one sign-in stays with this host: no neighbour can plant it", async () => {
  const request = new NextRequest(`${app}/sign-in/openid`, { method: "POST" });
  const response = await beginOpenId(request, () => new Date("2026-03-04T12:00Z"));
  const cookies = response?.headers.getSetCookie() ?? [];
  expect(cookies.map((line) => line.replace(/=.*/, "")).sort()).toEqual(
    ["nonce", "return", "state", "verifier"].map((name) => `__Host-regulars-sign-in-${name}`),
  );
  for (const line of cookies) {
    expect(line).toMatch(/; Path=\//);
    expect(line).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
    expect(line).not.toContain("Domain");
  }
  const asked = new URL(response?.headers.get("location") ?? "").searchParams;
  expect(asked.get("redirect_uri")).toBe(`${app}/api/auth/callback/openid`);
});
