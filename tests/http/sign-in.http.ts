import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { hashToken } from "@/lib/token";
import words from "@/messages/en/auth.json";
import gateWords from "@/messages/en/gate.json";
import { checksum, withApp } from "./app";
import type { Answer, Browser } from "./browser";
import { askLink as askLinkFor, buttonIn } from "./sign-in-link";
import { buildWorld, type World } from "./world";

const app = withApp({ own: true });

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

const DAY = 86_400_000;

/** The link that is mailed to whoever asks for it on our page. */
const askLink = (email: string) => askLinkFor(app.browser(), email);

/** Where the button of a link's page posts to. */
async function buttonOf(link: string, browser: Browser): Promise<string> {
  const { status, text } = await browser.get(link);
  expect(status).toBe(200);
  return buttonIn(text);
}

const session = (browser: Browser) => browser.cookies.get("regulars-session") ?? "";

/** Whether a press ended, over next-auth's own redirects, on our page with words. */
async function isRefused(browser: Browser, { status, location }: Answer): Promise<boolean> {
  expect([status, session(browser)]).toEqual([302, ""]);
  for (let next = location; next; ) {
    const page = await browser.get(next.replace(app.base, ""));
    if (page.status === 200)
      return /\/sign-in\?(.*&)?error=/.test(next) && page.text.includes(words.signIn.faults.linkUsed);
    next = page.location;
  }
  return false;
}

async function emailOf(token: string): Promise<string | null | undefined> {
  const row = await db().session.findUnique({ where: { tokenHash: hashToken(token) }, include: { user: true } });
  return row?.user.email;
}

test("a new address: the link signs in by its button, makes an account, and asks for a name", async () => {
  const browser = app.browser();
  const target = await buttonOf(await askLink("New@Example.org"), browser);
  const answer = await browser.send(target, "");
  expect(answer).toMatchObject({ status: 302, location: `${app.base}/` });
  expect(answer.cookies.find((line) => line.startsWith("regulars-session="))).toMatch(/; HttpOnly; SameSite=Lax$/i);
  expect(await emailOf(session(browser))).toBe("new@example.org");
  const [stored] = await db().session.findMany({ where: { tokenHash: hashToken(session(browser)) } });
  expect(stored?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 399 * DAY);
  const user = await db().user.findUniqueOrThrow({ where: { email: "new@example.org" } });
  expect(user).toMatchObject({ name: null, emailVerified: expect.any(Date) });
  const home = await browser.get("/");
  expect(home.text).toContain('href="/me"');
  expect((await browser.get("/me")).text).toContain("new@example.org");
});

test("a known address: the account it has, beside the sessions it had", async () => {
  const { email } = await db().user.findUniqueOrThrow({ where: { id: world.people.account.userId } });
  const browser = app.browser();
  await browser.send(await buttonOf(await askLink(email ?? ""), browser), "");
  expect(await emailOf(session(browser))).toBe(email);
  expect(await db().session.count({ where: { userId: world.people.account.userId } })).toBe(2);
  expect((await browser.get(`/groups/${world.groupId}`)).status).toBe(200);
});

test("whoever opens a link that was mailed has mail at that address: it is refused no more", async () => {
  const email = "ada.refused@example.org";
  const refused = { email, refusedAt: new Date(), refusal: "550 No such user" };
  const { id } = await db().user.update({ where: { id: world.people.account.userId }, data: refused });
  const browser = app.browser();
  const target = await buttonOf(await askLink(email), browser);
  const read = () => db().user.findUniqueOrThrow({ where: { id }, select: { refusedAt: true, refusal: true } });
  expect(await read()).toEqual({ refusedAt: refused.refusedAt, refusal: refused.refusal });
  await browser.send(target, "");
  expect(await read()).toEqual({ refusedAt: null, refusal: null });
});

test("a link works once, and opening or prefetching it uses nothing up", async () => {
  const link = await askLink("ada@example.org");
  const browser = app.browser();
  const target = await buttonOf(link, browser);
  const before = await checksum();
  for (const method of ["GET", "HEAD"]) {
    expect((await browser.get(link, { method })).status).toBe(200);
    expect((await browser.get(target, { method })).status).toBe(405);
  }
  expect(await checksum()).toEqual(before);
  await browser.send(target, "");
  const again = app.browser();
  const answer = await again.send(target, "");
  expect(await isRefused(again, answer)).toBe(true);
});

test("20 presses of one link at once sign in one of them", async () => {
  const target = await buttonOf(await askLink("ada@example.org"), app.browser());
  const presses = Array.from({ length: 20 }, () => app.browser());
  await Promise.all(presses.map((browser) => browser.send(target, "")));
  expect(presses.filter((browser) => session(browser) !== "")).toHaveLength(1);
  expect(await db().user.count({ where: { email: "ada@example.org" } })).toBe(1);
});

test("refused: another address with the token, an expired link, a made-up one, nothing", async () => {
  const target = await buttonOf(await askLink("ada@example.org"), app.browser());
  const token = new URL(target, app.base).searchParams.get("token") ?? "";
  const { email } = await db().user.findUniqueOrThrow({ where: { id: world.people.organizer.userId } });
  const callback = (query: Record<string, string>) => `/api/auth/callback/email?${new URLSearchParams(query)}`;
  const targets = [
    callback({ token, email: email ?? "" }),
    callback({ token: "made-up", email: "ada@example.org" }),
    callback({ email: "ada@example.org" }),
    callback({ token }),
    "/api/auth/callback/email",
    `${callback({ token, email: "ada@example.org" })}&${new URLSearchParams({ email: email ?? "" })}`,
  ];
  for (const forged of targets) {
    const browser = app.browser();
    const answer = await browser.send(forged, "");
    expect(await isRefused(browser, answer), forged).toBe(true);
  }
  await db().signInToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
  const late = app.browser();
  expect(await isRefused(late, await late.send(target, ""))).toBe(true);
});

test("a link with a NUL in it is refused in words: nothing is written, no fault is logged", async () => {
  const target = await buttonOf(await askLink("ada@example.org"), app.browser());
  const before = await checksum();
  const log = vi.spyOn(process.stderr, "write");
  for (const broken of [target.replace("&email", "%00&email"), `${target}%00`, `${target}&callbackUrl=%1F`]) {
    const browser = app.browser();
    const answer = await browser.send(broken, "");
    expect([answer.status, answer.text, session(browser)], broken).toEqual([400, `${gateWords.brokenAddress}\n`, ""]);
  }
  // What the app logs comes here by a pipe.
  await sleep(200);
  expect(log.mock.calls.map(([line]) => String(line))).toEqual([]);
  log.mockRestore();
  expect(await checksum()).toEqual(before);
});

test("a link leads home and nowhere else, whatever it or the request says", async () => {
  const target = await buttonOf(await askLink("ada@example.org"), app.browser());
  const evil = target.replace("callbackUrl=%2F", "callbackUrl=https%3A%2F%2Fevil.example");
  expect(evil).not.toBe(target);
  const headers = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
  const answer = await app.browser().send(evil, "", headers);
  expect(answer).toMatchObject({ status: 302, location: `${app.base}/` });
});

test("next-auth's own ways to ask for a link, to sign out and to read a session write nothing", async () => {
  const browser = app.browser(world.cookies.account);
  const { csrfToken } = JSON.parse((await browser.get("/api/auth/csrf")).text);
  const before = await checksum();
  const form = new URLSearchParams({ csrfToken, email: "ada@example.org", json: "true" }).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  for (const path of ["/api/auth/signin/email", "/api/auth/session", "/api/auth/providers"]) {
    expect((await browser.get(path)).status).toBe(404);
    expect((await browser.send(path, form, headers)).status).toBe(404);
  }
  expect(await checksum()).toEqual(before);
});

test("asked for or tried too often: words, and nothing else happens", async () => {
  const target = await buttonOf(await askLink("ada@example.org"), app.browser());
  const asking = await app.browser().form("/sign-in", "lib/mail/actions.ts#askSignIn");
  const opening = await app.browser().form(`/personal/${world.personal}`, "lib/auth/actions.ts#usePersonalLink");
  await app.browser().post(`/personal/${world.personal}`, opening, { token: "made-up" });
  const { count } = await db().rateLimit.updateMany({ data: { points: 1000 } });
  expect(count).toBe(3);
  const before = await checksum();
  const headers = { "x-forwarded-for": "198.51.100.7" };
  for (const email of ["ada@example.org", "somebody.else@example.org"]) {
    const again = await app.browser().post("/sign-in", asking, { email });
    expect([again.status, again.text.includes(`>${words.signIn.tooOften}<`)]).toEqual([200, true]);
  }
  const personal = await app.browser().post(`/personal/${world.personal}`, opening);
  expect(personal.text).toContain(`>${words.open.reasons.tooOften}<`);
  const browser = app.browser();
  const tried = await browser.send(target, "", headers);
  expect([tried.status, tried.location, session(browser)]).toEqual([302, "/sign-in?error=TooOften", ""]);
  expect((await browser.get("/sign-in?error=TooOften")).text).toContain(words.signIn.faults.tooOften);
  expect(await checksum()).toEqual(before);
});
