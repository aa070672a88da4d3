import { beforeEach, expect, test } from "vitest";
import { env } from "@/lib/env";
import { mailboxSecret } from "@/lib/mail/mailbox";
import words from "@/messages/en/auth.json";
import { checksum, withApp } from "../app";
import { openForm } from "../press";
import { cookieHeader, raw } from "../raw";
import { buttonIn, newestLink } from "../sign-in-link";
import { buildWorld, type World } from "../world";

/** An app that people reach by an address of its own, over a proxy in front. */
const published = "https://regulars.example.org";
const app = withApp({ settings: async () => ({ APP_URL: published }) });

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

/** What a proxy adds, and what somebody may have written before it. */
const proxies: Record<string, string>[] = [
  {},
  { host: "regulars.example.org", "x-forwarded-host": "regulars.example.org", "x-forwarded-proto": "https" },
  { host: "localhost", "x-forwarded-for": "127.0.0.1", forwarded: "for=127.0.0.1;host=localhost;proto=http" },
  { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "http" },
];

const secured = (cookies: Readonly<Record<string, string>>) =>
  cookieHeader(Object.fromEntries(Object.entries(cookies).map(([name, value]) => [`__Host-${name}`, value])));

test("with an address of its own the app has no local mailbox, not by the right secret, and no page speaks of one", async () => {
  const path = `/mailbox/${mailboxSecret(env().SECRET)}`;
  for (const headers of proxies) {
    const { status, text } = await raw(app.port, { path, headers });
    expect([status, text.includes("Local mailbox")]).toEqual([404, false]);
    const sent = await raw(app.port, { path: "/sign-in/sent", headers });
    expect([sent.status, sent.text.includes(words.sent.local)]).toEqual([200, false]);
  }
});

test("without a mail server nobody reads that a link is mailed: they read where it is", async () => {
  const { text } = await raw(app.port, { path: "/sign-in/sent" });
  expect([text.includes(words.sent.unmailed.text), text.includes(words.sent.title)]).toEqual([true, false]);
  const me = await raw(app.port, { path: "/me", headers: secured(world.cookies.account) });
  expect([me.text.includes(words.me.signOut.unmailed), me.text.includes(words.me.signOut.account)]).toEqual([
    true,
    false,
  ]);
});

test("every link, redirect and mail is of that address, whatever host a request names", async () => {
  const cookies = secured({ ...world.cookies.organizer, ...world.cookies.guest });
  const paths = [`/groups/${world.groupId}/welcome`, `/join/${world.invite}`, "/me", "/api/auth/signin", "/sign-in"];
  for (const headers of proxies) {
    for (const path of paths) {
      const { status, location, text } = await raw(app.port, { path, headers: { ...headers, ...cookies } });
      expect([200, 302, 307], path).toContain(status);
      expect(text, path).not.toContain("evil.example");
      if (location?.startsWith("http")) expect(new URL(location).origin).toBe(published);
    }
    const welcome = await raw(app.port, { path: paths[0] ?? "", headers: { ...headers, ...cookies } });
    expect(welcome.text).toContain(`${published}/join/`);

    const form = await openForm("lib/mail/actions.ts#askSignIn", world, app.browser);
    const body = new FormData();
    for (const [name, value] of form.fields) body.append(name, value);
    body.set("email", "nora@example.org");
    // The proxy says under which name it was asked; Next compares that with the Origin, too.
    const asked = { ...headers, origin: published, "x-forwarded-host": "regulars.example.org" };
    expect((await raw(app.port, { method: "POST", path: "/sign-in", headers: asked, body })).status).toBe(303);
    const link = await newestLink();
    expect(link).toMatch(new RegExp(`^${published}/sign-in/open\\?`));
    const target = buttonIn((await raw(app.port, { path: link.replace(published, ""), headers })).text);
    const press = { method: "POST", path: target, headers: { ...headers, origin: published, "content-length": "0" } };
    const answer = await raw(app.port, press);
    expect([answer.status, answer.location]).toEqual([302, `${published}/`]);
    const session = answer.cookies.find((line) => line.includes("regulars-session="));
    expect(session).toMatch(/^__Host-regulars-session=.*; Path=\/;.*; HttpOnly; Secure; SameSite=Lax$/i);
  }
});

test("a write must come from that address: the host by which it came is foreign", async () => {
  const cookies = secured(world.cookies.guest);
  const form = await openForm("lib/mail/actions.ts#askSignIn", world, app.browser);
  const body = new FormData();
  for (const [name, value] of form.fields) body.append(name, value);
  body.set("email", "nora@example.org");
  const before = await checksum();
  for (const headers of [
    { origin: app.base },
    { origin: "http://regulars.example.org" },
    { origin: "https://evil.example", host: "evil.example" },
    { origin: "https://evil.example", host: "regulars.example.org", "x-forwarded-host": "evil.example" },
    { origin: "null", "x-forwarded-host": "regulars.example.org" },
    { host: "regulars.example.org" },
  ]) {
    const sent = { method: "POST", path: "/sign-in", headers: { ...headers, ...cookies }, body };
    expect((await raw(app.port, sent)).status, JSON.stringify(headers)).toBe(403);
  }
  expect(await checksum()).toEqual(before);
});

test("a proxy that hands on its own name for us still takes forms: the gate has judged where they come from", async () => {
  const form = await openForm("lib/mail/actions.ts#askSignIn", world, app.browser);
  const body = new FormData();
  for (const [name, value] of form.fields) body.append(name, value);
  body.set("email", "nora@example.org");
  const headers = { origin: published, host: "regulars:3000" };
  const { status, location } = await raw(app.port, { method: "POST", path: "/sign-in", headers, body });
  expect([status, location]).toEqual([303, "/sign-in/sent"]);
});

test("cookies of another name open nothing: where there is TLS only those that stay with this host do", async () => {
  const plain = await raw(app.port, { path: "/me", headers: cookieHeader(world.cookies.guest) });
  expect(plain.status).toBe(404);
  const own = await raw(app.port, { path: "/me", headers: secured(world.cookies.guest) });
  expect(own.status).toBe(200);
});
