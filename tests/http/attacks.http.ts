import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { randomToken, signToken } from "@/lib/token";
import { checksum, withApp } from "./app";
import type { Form } from "./forms";
import { openForm } from "./press";
import { cookieHeader, raw } from "./raw";
import { buildWorld, type World } from "./world";

const app = withApp();

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

const join = "lib/invites/actions.ts#join";
const open = "lib/auth/actions.ts#usePersonalLink";
const answer = "lib/rsvp/actions.ts#answer";
const rotate = "lib/invites/actions.ts#rotateInvite";

test("cookies of one kind, made up or taken from the database open nothing as the other", async () => {
  const device = world.cookies.guest["regulars-device"] ?? "";
  const session = world.cookies.organizer["regulars-session"] ?? "";
  const [stored] = await db().session.findMany();
  const hash = Buffer.from(stored?.tokenHash ?? []);
  const cookies = [
    { "regulars-session": device },
    { "regulars-device": session },
    { "regulars-session": world.personal },
    { "regulars-session": world.people.organizer.userId },
    { "regulars-session": hash.toString("base64url"), "regulars-device": hash.toString("hex") },
    { "__Host-regulars-session": session, "next-auth.session-token": session },
    { "regulars-session": `${session}x` },
  ];
  for (const jar of cookies) {
    const status = (await app.browser(jar).get(`/groups/${world.groupId}`)).status;
    expect(status, JSON.stringify(Object.keys(jar))).toBe(404);
  }
});

test("a flash cookie that somebody made chooses among our words or none, and is never shown", async () => {
  const path = `/groups/${world.groupId}/${world.seriesId}/${world.date}`;
  for (const flash of [
    { outcome: "<script>alert(1)</script>" },
    { outcome: "joined", values: { series: "<b>x</b>", ahead: 1 } },
    { outcome: "__proto__", turn: 1 },
    { outcome: "waiting", values: { constructor: "x" } },
    null,
    [],
    "x".repeat(3000),
  ]) {
    const cookie = encodeURIComponent(JSON.stringify(flash));
    const page = await app.browser({ ...world.cookies.guest, flash: cookie }).get(path);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain("<script>alert(1)");
    expect(page.text).not.toContain("<b>x</b>");
  }
});

test("forged tokens in the hidden field: not signed by us, of another kind, of another generation", async () => {
  const ids = { inviteId: (await db().invite.findFirstOrThrow({ where: { groupId: world.groupId } })).id };
  const user = { id: world.people.guest.userId, generation: 0 };
  const invite = { id: ids.inviteId, generation: 0 };
  const forms: Record<string, Form> = {
    [join]: await openForm(join, world, app.browser),
    [open]: await openForm(open, world, app.browser),
  };
  const forged: [string, string, string][] = [
    [join, `/join/${world.invite}`, signToken("a secret that is not ours, thirty-two", "invite", invite)],
    [join, `/join/${world.invite}`, signToken(env().SECRET, "personal", invite)],
    [join, `/join/${world.invite}`, signToken(env().SECRET, "invite", { ...invite, generation: 1 })],
    [join, `/join/${world.invite}`, world.personal],
    [join, `/join/${world.invite}`, ids.inviteId],
    [open, `/personal/${world.personal}`, signToken("a secret that is not ours, thirty-two", "personal", user)],
    [open, `/personal/${world.personal}`, signToken(env().SECRET, "invite", user)],
    [open, `/personal/${world.personal}`, signToken(env().SECRET, "personal", { ...user, generation: 1 })],
    [open, `/personal/${world.personal}`, world.invite],
    [open, `/personal/${world.personal}`, user.id],
  ];
  const before = await checksum();
  for (const [action, path, token] of forged) {
    const form = forms[action];
    if (!form) throw new Error("no form");
    const browser = app.browser();
    const { status } = await browser.post(path, form, { token, name: "Mallory" });
    expect([status, browser.cookies.size], token).toEqual([200, 0]);
  }
  expect(await checksum()).toEqual(before);
});

test("another person's page key opens nobody's place: not by a personal link, not once it is old", async () => {
  const form = await openForm(join, world, app.browser);
  const victim = app.browser();
  await victim.post(`/join/${world.invite}`, form, { name: "Nora" });
  const personal = await openForm(open, world, app.browser);
  const mallory = app.browser();
  const stolen = form.fields.get("pageKey") ?? "";
  const used = await mallory.post(`/personal/${world.personal}`, personal, { pageKey: stolen });
  expect([used.status, mallory.cookies.size]).toEqual([200, 0]);
  expect(victim.cookies.get("regulars-device")).toBeDefined();
});

test("ids of another group in a form of one's own: not found, nothing written", async () => {
  const form = await openForm(answer, world, app.browser);
  const path = `/groups/${world.groupId}/${world.seriesId}/${world.date}`;
  const before = await checksum();
  const guest = app.browser(world.cookies.guest);
  const foreign = await guest.post(path, form, { answer: "in", group: world.other.groupId });
  expect(foreign.status).toBe(404);
  const both = { group: world.other.groupId, series: world.other.seriesId };
  expect((await guest.post(path, form, { answer: "in", ...both })).status).toBe(404);
  const mixed = await guest.post(path, form, { answer: "in", series: world.other.seriesId });
  expect(mixed.status).toBe(200);
  const rotation = await openForm(rotate, world, app.browser);
  const organizer = app.browser(world.cookies.organizer);
  const others = await organizer.post(`/groups/${world.groupId}/invites`, rotation, { group: world.other.groupId });
  expect(others.status).toBe(404);
  expect(await checksum()).toEqual(before);
});

test("an action called as JavaScript does, or on a page that one may see, is refused all the same", async () => {
  const form = await openForm(rotate, world, app.browser);
  const id = [...form.fields.keys()].map((name) => /^\$ACTION_ID_(\w+)$/.exec(name)?.[1]).find(Boolean) ?? "";
  expect(id).not.toBe("");
  const before = await checksum();
  for (const actor of ["signedOut", "outsider", "removed", "guest", "account"] as const) {
    for (const path of [
      "/",
      "/groups/new",
      `/groups/${world.groupId}`,
      `/groups/${world.groupId}/invites`,
      "/nowhere",
    ]) {
      const browser = app.browser(world.cookies[actor]);
      // 409: Next knows of this action only on pages that show it.
      expect([404, 409], `${actor} at ${path}`).toContain((await browser.post(path, form)).status);
      const body = new FormData();
      body.append("1_group", world.groupId);
      body.append("0", '["$K1"]');
      const called = await browser.send(path, body, { "next-action": id, accept: "text/x-component" });
      expect([200, 404, 409], `${actor} at ${path}`).toContain(called.status);
    }
  }
  expect(await checksum()).toEqual(before);
});

test("a rotated link lets nobody in with a page that was opened before", async () => {
  const opened = await openForm(join, world, app.browser);
  const rotation = await openForm(rotate, world, app.browser);
  await app.browser(world.cookies.organizer).post(`/groups/${world.groupId}/invites`, rotation);
  const before = await checksum();
  const late = await app.browser().post(`/join/${world.invite}`, opened, { name: "Mallory" });
  expect(late.status).toBe(410);
  expect(await checksum()).toEqual(before);
});

test("no link and no redirect is made of the host that a request names", async () => {
  const [organizer, guest] = [cookieHeader(world.cookies.organizer), cookieHeader(world.cookies.guest)];
  const evil = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", forwarded: "host=evil.example" };
  for (const [path, who] of [
    [`/groups/${world.groupId}/welcome`, organizer],
    [`/groups/${world.groupId}`, organizer],
    ["/me", guest],
    [`/join/${world.invite}`, organizer],
    ["/api/auth/signin", organizer],
    [`/personal?link=${world.personal}`, guest],
  ] as const) {
    for (const host of ["evil.example", `localhost:${app.port}`]) {
      const { status, text } = await raw(app.port, { path, headers: { host, ...who, ...evil } });
      expect([200, 302, 307], path).toContain(status);
      expect(text.includes("evil.example"), `${path} with ${host}`).toBe(false);
    }
  }
});

test("pages are nobody else's to keep: private, no store, with a policy of their own", async () => {
  const one = await fetch(`${app.base}/groups/${world.groupId}`, {
    headers: { cookie: `regulars-session=${world.cookies.organizer["regulars-session"]}` },
  });
  expect(one.headers.get("cache-control")).toBe("private, no-store");
  expect(one.headers.get("content-security-policy")).toContain("'nonce-");
  expect(one.headers.get("x-powered-by")).toBeNull();
  const none = await fetch(`${app.base}/groups/${world.groupId}`);
  expect([none.status, none.headers.get("cache-control")]).toEqual([404, "private, no-store"]);
});

test("a made-up device cookie is never taken on: the browser gets one of ours", async () => {
  const form = await openForm(join, world, app.browser);
  const chosen = randomToken();
  const browser = app.browser({ "regulars-device": chosen });
  expect((await browser.post(`/join/${world.invite}`, form, { name: "Nora" })).status).toBe(303);
  expect(browser.cookies.get("regulars-device")).not.toBe(chosen);
  expect((await browser.get("/me")).status).toBe(200);
});
