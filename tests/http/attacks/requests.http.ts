import { beforeEach, expect, test } from "vitest";
import { operatorSecret } from "@/lib/auth/operator";
import { env } from "@/lib/env";
import { mailboxSecret } from "@/lib/mail/mailbox";
import { randomToken } from "@/lib/token";
import { checksum, withApp } from "../app";
import { openForm } from "../press";
import { cookieHeader, raw } from "../raw";
import { addressOf } from "../rows";
import { newestLink } from "../sign-in-link";
import { pages, routes } from "../table";
import { buildWorld, type World } from "../world";

const app = withApp();

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

/** Every address of the app. */
const addresses = () => {
  const served = Object.values(routes).flatMap((list) => list.map(([, path]) => addressOf(path, world)));
  return [...new Set([...Object.values(pages).map(({ at }) => at(world)), ...served])];
};

const forged = {
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  "x-forwarded-for": "198.51.100.7",
  forwarded: "for=198.51.100.7;host=evil.example;proto=https",
};

test("no redirect and no link leads out of the app, whatever path, query or form asks for it", async () => {
  const evil = "https://evil.example/x";
  const names = ["callbackUrl", "next", "return", "returnTo", "redirect", "redirect_uri", "url", "link", "from", "to"];
  const query = new URLSearchParams(names.map((name) => [name, evil])).toString();
  const paths = [
    ...["//evil.example", "//evil.example/%2e%2e", "///evil.example/", "/\\evil.example", "/%5cevil.example/"],
    ...["/%2f%2fevil.example", "/.//evil.example", "/groups//evil.example/", "/x//../evil"],
    ...addresses().map((path) => `${path}${path.includes("?") ? "&" : "?"}${query}`),
  ];
  for (const path of paths) {
    for (const host of [`localhost:${app.port}`, "evil.example"]) {
      const { status, location, text } = await raw(app.port, {
        path,
        headers: { host, ...forged, ...cookieHeader(world.cookies.both) },
      });
      expect(status, path).toBeLessThan(500);
      if (location !== null) expect(new URL(location, app.base).origin, `${path} → ${location}`).toBe(app.base);
      expect(text, path).not.toMatch(/(href|action|src)="(https?:)?[/\\]{2}evil\.example/);
      const [, refresh = "/"] = /^refresh\n0;url=(.*)$/im.exec(text) ?? [];
      expect(new URL(refresh, app.base).origin, `${path} → ${refresh}`).toBe(app.base);
    }
  }
  const asked = Object.fromEntries(names.map((name) => [name, evil]));
  for (const action of ["lib/auth/actions.ts#usePersonalLink", "lib/invites/actions.ts#join"]) {
    const form = await openForm(action, world, app.browser);
    const page = action.includes("join") ? `/join/${world.invite}` : `/personal/${world.personal}`;
    const answer = await app.browser().post(page, form, { name: "Nora", ...asked });
    expect([answer.status, new URL(answer.location ?? "", app.base).origin], action).toEqual([303, app.base]);
  }
});

test("a write from elsewhere is refused at every address there is, in every method", async () => {
  const before = await checksum();
  const browser = app.browser(world.cookies.organizer);
  const elsewhere: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "https://evil.example", host: "evil.example", ...forged },
    {},
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "cross-site" },
  ];
  for (const path of addresses()) {
    for (const headers of elsewhere) {
      // One-click off is let in without an Origin, and takes nothing but what RFC 8058 says.
      const isOneClick = /^\/api\/mail\/off\/[\w-]+$/.test(path) && !("origin" in headers);
      const { status } = await browser.get(path, { method: "POST", body: "x", headers });
      expect(isOneClick ? [400, 404] : [403], path).toContain(status);
    }
    for (const method of ["PUT", "PATCH", "DELETE"]) {
      const headers = { origin: "https://evil.example" };
      expect((await browser.get(path, { method, body: "x", headers })).status, `${method} ${path}`).toBe(403);
    }
  }
  expect(await checksum()).toEqual(before);
});

test("next-auth's own endpoints, called with its own proof of a press, sign nobody in and nobody out", async () => {
  const browser = app.browser(world.cookies.account);
  const { csrfToken } = JSON.parse((await browser.get("/api/auth/csrf")).text);
  const before = await checksum();
  const type = { "content-type": "application/x-www-form-urlencoded" };
  for (const path of ["signin", "signin/email", "signin/openid", "signin/credentials", "signout", "session", "error"]) {
    for (const json of ["true", "false"]) {
      const fields = { csrfToken, json, email: "ada@example.org", callbackUrl: "https://evil.example" };
      const answer = await browser.send(`/api/auth/${path}`, new URLSearchParams(fields).toString(), type);
      expect([200, 302, 400, 404], path).toContain(answer.status);
      expect(`${answer.location}${answer.text}`, path).not.toContain("evil.example");
      expect(browser.cookies.get("regulars-session"), path).toBe(world.cookies.account["regulars-session"]);
    }
  }
  expect(await checksum()).toEqual(before);
  expect((await browser.get("/me")).status).toBe(200);
});

test("a mailed link is of our own address, whatever host the request for it names", async () => {
  const form = await openForm("lib/mail/actions.ts#askSignIn", world, app.browser);
  const body = new FormData();
  for (const [name, value] of form.fields) body.append(name, value);
  body.set("email", "ada@example.org");
  // As a page sends it whose name was made to lead here: it has none of our cookies.
  const headers = { host: "evil.example", origin: "http://evil.example" };
  const answer = await raw(app.port, { method: "POST", path: "/sign-in", headers, body });
  expect([answer.status, answer.location]).toEqual([303, "/sign-in/sent"]);
  expect(await newestLink()).toMatch(new RegExp(`^${app.base}/sign-in/open\\?`));
});

test("the local mailbox opens by its secret alone, whatever a proxy in front says, and its page keeps to itself", async () => {
  const right = mailboxSecret(env().SECRET);
  const wrong = [
    ...["", right.slice(1), `${right}A`, right.toLowerCase(), `${right}%00`, `${right}/`.repeat(2), "x".repeat(43)],
    ...[randomToken(), operatorSecret(env().SECRET), mailboxSecret(`${env().SECRET}!`), world.personal],
  ];
  const proxies: Record<string, string>[] = [{}, forged, { ...forged, host: "evil.example" }];
  const local = { "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1", "x-forwarded-host": "localhost" };
  for (const headers of [...proxies, local]) {
    for (const secret of wrong) {
      const path = `/mailbox/${secret}`;
      const { status, text } = await raw(app.port, { path, headers: { ...headers, ...cookieHeader({}) } });
      expect([308, 404], path).toContain(status);
      expect(text, path).not.toContain("Local mailbox");
    }
    const page = await raw(app.port, { path: `/mailbox/${right}`, headers });
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/^referrer-policy\nsame-origin$/im);
    expect(page.text).toMatch(/^cache-control\nprivate, no-store$/im);
    expect(page.text).toContain('name="robots" content="noindex, nofollow"');
    expect(page.text).not.toMatch(/(href|src)="https?:/);
  }
});

test("nothing that a visitor gets tells where the local mailbox or the first start's link is", async () => {
  const secrets = [mailboxSecret(env().SECRET), operatorSecret(env().SECRET)];
  const asked = addresses().filter((path) => !secrets.some((secret) => path.includes(secret)));
  const files = ["/robots.txt", "/sitemap.xml", "/manifest.webmanifest", "/mailbox", "/operator", "/nowhere"];
  expect(asked.length).toBe(addresses().length - secrets.length);
  // As a page and as a script's answer, by turns: each address is read in both ways, and by each in one.
  const readings: Record<string, string>[] = [{}, { rsc: "1" }];
  for (const [turn, actor] of (["signedOut", "guest", "organizer"] as const).entries()) {
    for (const [place, path] of [...asked, ...files].entries()) {
      const reading = readings[(place + turn) % readings.length];
      const headers = { ...reading, ...forged, ...cookieHeader(world.cookies[actor]) };
      const { text } = await raw(app.port, { path, headers });
      expect(
        secrets.filter((secret) => text.includes(secret)),
        `${path} for ${actor}`,
      ).toEqual([]);
    }
  }
});
