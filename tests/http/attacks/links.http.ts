import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { hashToken, randomToken } from "@/lib/token";
import words from "@/messages/en/auth.json";
import { checksum, withApp } from "../app";
import type { Browser } from "../browser";
import { openForm } from "../press";
import { askLink, buttonIn } from "../sign-in-link";
import { buildWorld, type World } from "../world";

const app = withApp();

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

const emailOf = async (userId: string) => (await db().user.findUniqueOrThrow({ where: { id: userId } })).email ?? "";

/** Signs a browser in by a mailed link, asked for elsewhere. */
async function signIn(browser: Browser, email: string): Promise<void> {
  const { text } = await browser.get(await askLink(app.browser(), email));
  expect((await browser.send(buttonIn(text), "")).status).toBe(302);
}

test("a stolen personal link, once replaced: the thief is signed out, and no page opened before lets them in", async () => {
  const action = "lib/auth/actions.ts#usePersonalLink";
  const path = `/personal/${world.personal}`;
  const [thief, late] = [app.browser(), app.browser()];
  expect((await thief.post(path, await thief.form(path, action))).status).toBe(303);
  expect((await thief.get("/me")).status).toBe(200);
  const opened = await late.form(path, action);

  const owner = app.browser(world.cookies.guest);
  const rotate = await owner.form("/me", "lib/auth/actions.ts#rotatePersonalLink");
  expect((await owner.post("/me", rotate)).status).toBe(303);
  const before = await checksum();
  expect((await thief.get("/me")).status).toBe(404);
  expect((await thief.get(`/groups/${world.groupId}`)).status).toBe(404);
  expect((await app.browser().get(path)).status).toBe(404);
  await late.post(path, opened);
  expect(late.cookies.has("regulars-device")).toBe(false);
  expect(await checksum()).toEqual(before);
  expect((await owner.get("/me")).status).toBe(200);
});

test("somebody else's sign-in link says whose it is, and signs nobody in before its button is pressed", async () => {
  const link = await askLink(app.browser(), "mallory@example.org");
  const before = await checksum();
  for (const cookies of [{}, world.cookies.account, world.cookies.guest]) {
    const browser = app.browser(cookies);
    const { text, cookies: given } = await browser.get(link);
    expect(text).toContain(words.openSignIn.text.replace("{email}", "mallory@example.org"));
    expect(given).toEqual([]);
    // A page of the attacker's cannot press it for them.
    for (const origin of ["https://evil.example", "null"]) {
      expect((await browser.send(buttonIn(text), "", { origin })).status).toBe(403);
    }
  }
  expect(await checksum()).toEqual(before);
});

test("a session that somebody planted before signing in is over after it, and one that is made up is not taken on", async () => {
  const email = await emailOf(world.people.account.userId);
  for (const planted of [world.cookies.organizer["regulars-session"] ?? "", randomToken()]) {
    const victim = app.browser({ "regulars-session": planted });
    await signIn(victim, email);
    const own = victim.cookies.get("regulars-session") ?? "";
    expect(own).not.toBe(planted);
    expect((await victim.get("/me")).text).toContain(email);
    // Whoever planted it has nothing in hand.
    expect((await app.browser({ "regulars-session": planted }).get("/me")).status).toBe(404);
    expect(await db().session.count({ where: { tokenHash: hashToken(planted) } })).toBe(0);
  }
});

test("a device that somebody planted beside an account: what the account does is its own", async () => {
  const { userId, memberId } = world.people.account;
  const victim = app.browser(world.cookies.outsider);
  await signIn(victim, await emailOf(userId));
  const path = `/groups/${world.groupId}/${world.seriesId}/${world.date}`;
  const form = await openForm("lib/rsvp/actions.ts#answer", world, app.browser);
  expect((await victim.post(path, form, { answer: "in" })).status).toBe(303);
  expect((await db().rsvp.findMany()).map((rsvp) => rsvp.memberId)).toEqual([memberId]);
  const planter = app.browser(world.cookies.outsider);
  const me = await planter.get("/me");
  expect([me.status, me.text.includes("Alan")]).toEqual([200, false]);
  expect((await planter.get(path)).status).toBe(404);
});

test("a planted device is named before anything is pressed: who joins reads as whom", async () => {
  const victim = app.browser(world.cookies.outsider);
  expect((await victim.get(`/join/${world.invite}`)).text).toContain("Join as Otto");
  const personal = await victim.get(`/personal/${world.personal}`);
  expect(personal.text).toContain(words.open.title.replace("{name}", "Grace"));
});
