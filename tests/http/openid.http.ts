import { beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { hashToken } from "@/lib/token";
import words from "@/messages/en/auth.json";
import { checksum } from "./app";
import type { Answer, Browser } from "./browser";
import { withVouchedApp } from "./vouched";
import { buildWorld, type World } from "./world";

const { app, issuer, begin, vouch } = withVouchedApp();

let world: World;
beforeEach(async () => {
  world = await buildWorld();
  // What the app says of refused sign-ins comes here by a pipe.
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});

const { faults } = words.signIn;
const session = (browser: Browser) => browser.cookies.get("regulars-session") ?? "";

async function signIn(address: string, browser = app.browser()): Promise<{ browser: Browser; answer: Answer }> {
  const back = await vouch(await begin(browser), { address });
  return { browser, answer: await browser.get(back) };
}

/** The words of the page to which a refused sign-in leads, over next-auth's own redirects. */
async function refusal(browser: Browser, answer: Answer): Promise<string | undefined> {
  let next = answer;
  for (let hops = 0; next.location && hops < 5; hops += 1)
    next = await browser.get(next.location.replace(app.base, ""));
  return Object.values(faults).find((text) => next.text.includes(text));
}

const accountOf = async (browser: Browser) =>
  (await db().session.findUnique({ where: { tokenHash: hashToken(session(browser)) }, include: { user: true } }))?.user;

test("a newcomer: by one press and the issuer's yes, with a name, an address and an identity", async () => {
  const { browser, answer } = await signIn("New@Example.org");
  expect(answer).toMatchObject({ status: 302, location: `${app.base}/` });
  expect(answer.cookies.find((line) => line.startsWith("regulars-session="))).toMatch(/; HttpOnly; SameSite=Lax$/i);
  const user = await accountOf(browser);
  expect(user).toMatchObject({ email: "new@example.org", name: "New", emailVerified: expect.any(Date) });
  expect(await db().identity.findMany()).toMatchObject([
    { userId: user?.id, issuer: issuer(), subject: "New@Example.org" },
  ]);
  expect((await browser.get("/me")).text).toContain("new@example.org");
});

test("again, from another browser: the same account, whatever has become of its address", async () => {
  const first = await accountOf((await signIn("new@example.org")).browser);
  await db().user.update({ where: { id: first?.id ?? "" }, data: { email: "moved@example.org", name: "Nora" } });
  const again = await accountOf((await signIn("new@example.org")).browser);
  expect(again).toMatchObject({ id: first?.id, email: "moved@example.org", name: "Nora" });
  expect(await db().session.count({ where: { userId: first?.id ?? "" } })).toBe(2);
});

test("while somebody is signed in here: the identity becomes nobody else's, and the session before ends", async () => {
  const before = await db().user.findMany({ where: { id: world.people.account.userId } });
  const { browser } = await signIn("new@example.org", app.browser(world.cookies.account));
  const user = await accountOf(browser);
  expect(user?.email).toBe("new@example.org");
  expect(await db().identity.count({ where: { userId: world.people.account.userId } })).toBe(0);
  expect(await db().session.count({ where: { userId: world.people.account.userId } })).toBe(0);
  expect(await db().user.findMany({ where: { id: world.people.account.userId } })).toEqual(before);
  const { browser: twice } = await signIn("new@example.org", browser);
  expect((await accountOf(twice))?.id).toBe(user?.id);
  expect(await db().session.count({ where: { userId: user?.id ?? "" } })).toBe(1);
});

test("an address that is known by mail is no way in, and neither is one that nobody confirmed", async () => {
  const { email } = await db().user.findUniqueOrThrow({ where: { id: world.people.account.userId } });
  const before = await checksum();
  for (const [address, fault] of [
    [`${email}`, faults.openIdKnown],
    [`${email}`.toUpperCase(), faults.openIdKnown],
    [`not ${email}`, faults.openIdUnverified],
    ["not new@example.org", faults.openIdUnverified],
    ["somebody", faults.openIdUnverified],
  ] as const) {
    const { browser, answer } = await signIn(address);
    expect(await refusal(browser, answer), address).toBe(fault);
    expect(session(browser)).toBe("");
  }
  expect(await checksum()).toEqual(before);
});

test("a no at the issuer leads back with words", async () => {
  const before = await checksum();
  const browser = app.browser();
  const answer = await browser.get(await vouch(await begin(browser), { no: "1" }));
  expect(await refusal(browser, answer)).toBe(faults.failed);
  expect(await checksum()).toEqual(before);
});

test("an answer of the issuer is its own browser's: without its cookies or with another's it does nothing", async () => {
  const browser = app.browser();
  const back = await vouch(await begin(browser), { address: "new@example.org" });
  const other = app.browser();
  await begin(other);
  const before = await checksum();
  const without = (name: string) =>
    app.browser(Object.fromEntries([...browser.cookies].filter(([known]) => !known.endsWith(name))));
  const changed = back.replace(/state=[^&]+/, "state=made-up");
  const tries: [Browser, string][] = [
    [app.browser(), back],
    [app.browser(world.cookies.account), back],
    [other, back],
    ...["state", "verifier", "nonce"].map((name): [Browser, string] => [without(name), back]),
    [without("nothing"), changed],
    [without("nothing"), back.replace(/&?state=[^&]+/, "")],
  ];
  for (const [tried, path] of tries) {
    const known = session(tried);
    expect(await refusal(tried, await tried.get(path)), path).toBe(faults.failed);
    expect(session(tried)).toBe(known);
  }
  for (const method of ["HEAD", "POST", "OPTIONS"]) {
    expect((await browser.get(back, { method, headers: { origin: app.base } })).status).toBe(405);
  }
  expect(await checksum()).toEqual(before);
});

test("an answer of the issuer works once", async () => {
  const browser = app.browser();
  const back = await vouch(await begin(browser), { address: "new@example.org" });
  const thief = app.browser(Object.fromEntries(browser.cookies));
  await browser.get(back);
  expect(session(browser)).not.toBe("");
  const before = await checksum();
  expect(await refusal(thief, await thief.get(back))).toBe(faults.failed);
  expect(await checksum()).toEqual(before);
});

test("the way to the issuer begins with a press on our page, in cookies that no script reads", async () => {
  const page = await app.browser().get("/sign-in");
  expect(page.text).toContain('action="/sign-in/openid"');
  const foreign = await app.browser().send("/sign-in/openid", "", { origin: "https://evil.example" });
  expect([foreign.status, foreign.cookies]).toEqual([403, []]);
  const { cookies, location } = await app.browser().send("/sign-in/openid?scope=more&callbackUrl=//evil.example", "");
  const names = cookies.map((line) => /^regulars-sign-in-(\w+)=/.exec(line)?.[1]).sort();
  expect(names).toEqual(["nonce", "return", "state", "verifier"]);
  for (const line of cookies) expect(line).toMatch(/; Path=\/;.*HttpOnly; SameSite=Lax$/i);
  const asked = new URL(location ?? "").searchParams;
  expect(asked.get("scope")).toBe("openid email profile");
  expect(asked.get("code_challenge_method")).toBe("S256");
  expect(asked.get("redirect_uri")).toBe(`${app.base}/api/auth/callback/openid`);
});
