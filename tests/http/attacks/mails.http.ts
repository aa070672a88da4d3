import { beforeEach, expect, test } from "vitest";
import { env } from "@/lib/env";
import { signToken } from "@/lib/token";
import { checksum, withApp } from "../app";
import { openForm } from "../press";
import { cookieHeader, raw } from "../raw";
import { buildWorld, type World } from "../world";

// Nothing is sent: no job runs.
const app = withApp({ settings: async () => ({ SMTP_URL: "smtp://localhost:9", MAIL_FROM: "regulars@example.org" }) });

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

/** Where each kind of token is taken. */
const doors = {
  answer: ["/answer/"],
  mail: ["/mail/", "/api/mail/off/"],
  groupMail: ["/mail/", "/api/mail/off/"],
  invite: ["/join/"],
  personal: ["/personal/"],
  recovery: ["/recover/"],
  feed: ["/api/feeds/"],
} as const;

const at = (door: string, token: string) => `${door}${token}${door === "/api/feeds/" ? "/calendar.ics" : ""}`;

test("a mail's token opens its own page and nobody else's, and no other token opens a mail's", async () => {
  const { answer, mail, groupMail, invite, personal, deleted } = world;
  const feed = signToken(env().SECRET, "feed", { id: world.people.guest.userId, generation: 0 });
  const tokens = { answer, mail, groupMail, invite, personal, recovery: deleted.recovery, feed };
  const all = [...new Set(Object.values(doors).flat())];
  const before = await checksum();
  for (const kind of ["answer", "mail", "groupMail", "invite", "personal", "recovery", "feed"] as const) {
    for (const door of all) {
      const isOwn = doors[kind].some((own) => own === door);
      const path = at(door, tokens[kind]);
      const { status, location } = await app.browser().get(path);
      // Looking at the address of one click leads to the page, whatever the token: there it opens nothing.
      const expected = door === "/api/mail/off/" ? 307 : isOwn ? 200 : 404;
      expect(status, `${kind} at ${door}`).toBe(expected);
      if (location !== null && !isOwn) expect((await app.browser().get(location)).status).toBe(404);
    }
  }
  expect(await checksum()).toEqual(before);
});

test("the one write without Origin runs no action, whatever it carries and however its address is spelt", async () => {
  const action = "lib/answerlinks/actions.ts#answerFromMail";
  const form = await openForm(action, world, app.browser);
  const id = /"id":"(\w+)"/.exec([...form.fields.values()].join(" "))?.[1] ?? "";
  expect(id).not.toBe("");
  const body = new FormData();
  for (const [name, value] of form.fields) body.append(name, value);
  body.set("answer", "in");
  const off = `/api/mail/off/${world.mail}`;
  const carried: Record<string, string>[] = [
    {},
    { "next-action": id },
    { "x-http-method-override": "PUT" },
    { "x-middleware-rewrite": `/answer/${world.answer}`, "x-invoke-path": `/answer/${world.answer}` },
    { "x-matched-path": `/answer/${world.answer}`, "next-action": id },
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy", "next-action": id },
  ];
  const before = await checksum();
  for (const headers of carried) {
    const sent = { ...headers, ...cookieHeader(world.cookies.organizer) };
    const asked = await raw(app.port, { method: "POST", path: off, headers: sent, body });
    expect([asked.status, asked.cookies], JSON.stringify(headers)).toEqual([400, []]);
    const elsewhere = await raw(app.port, { method: "POST", path: `/answer/${world.answer}`, headers: sent, body });
    expect(elsewhere.status, JSON.stringify(headers)).toBe(403);
  }
  const spelt = [
    ...[`${off}/../../../../answer/${world.answer}`, `${off}/..%2f..%2f..%2f..%2fanswer%2f${world.answer}`],
    ...[`/api/mail/off/../../../answer/${world.answer}`, `${off};/answer/${world.answer}`, `/API${off.slice(4)}`],
    ...[`/answer/${world.answer}?${off}`, `/answer/${world.answer}#${off}`, `${off}%0a`, `${off}\\..\\x`],
  ];
  for (const path of spelt) {
    const { status } = await raw(app.port, { method: "POST", path, headers: { "next-action": id }, body });
    expect([400, 403, 404, 308], `${path} ${status}`).toContain(status);
  }
  expect(await checksum()).toEqual(before);
});

test("what a mail's links open is kept nowhere, and no other site is told where one was", async () => {
  for (const path of [`/answer/${world.answer}?answer=in`, `/mail/${world.mail}`, `/mail/${world.groupMail}`]) {
    const { status, text } = await raw(app.port, { path });
    expect(status).toBe(200);
    expect(text).toMatch(/^cache-control\nprivate, no-store$/im);
    expect(text).toMatch(/^referrer-policy\nsame-origin$/im);
    expect(text).toContain('<meta name="robots" content="noindex, nofollow"');
    for (const [link] of text.matchAll(/<a [^>]*href="https?:[^>]*>/g)) expect(link).toContain("noreferrer");
  }
  const looked = await raw(app.port, { path: `/api/mail/off/${world.mail}` });
  expect(looked.text).toMatch(/^cache-control\nprivate, no-store$/im);
});
