import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { hashToken, randomToken, signToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildUser } from "@/tests/factories";
import { viewerFor } from "@/tests/proofs";
import { linkHolder, viewerOf } from "./access";
import {
  deleteExpired,
  makeSignInToken,
  openPersonalLink,
  rotatePersonalLink,
  saveProfile,
  signOutBrowser,
  signOutElsewhere,
  signOutHere,
} from "./commands";
import { knownUntil } from "./known";
import { signedInBrowsers } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function guest(name = "Grace") {
  const { userId } = await buildUser({ now, name, email: null, emailVerified: null });
  const holder = await linkHolder(signToken(env().SECRET, "personal", { id: userId, generation: 0 }));
  if (!holder) throw new Error("no holder");
  return { userId, holder };
}

async function device(userId: string, expiresAt = knownUntil(now)): Promise<string> {
  const token = randomToken();
  await db().device.create({ data: { userId, tokenHash: hashToken(token), createdAt: now, expiresAt } });
  return token;
}

const whoHas = async (token: string) => (await viewerOf({ session: null, device: token }, now))?.userId;

test("opening a personal link makes this browser a device for 400 days; 20 presses of one page make one", async () => {
  const { userId, holder } = await guest();
  const pageKey = randomToken();
  const results = await Promise.all(Array.from({ length: 20 }, () => openPersonalLink(holder, pageKey, now)));
  const [first] = results;
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  expect(first).toMatchObject({ ok: true, userId });
  expect(await whoHas(first?.ok ? first.token : "")).toBe(userId);
  expect(await db().device.findMany()).toMatchObject([{ createdAt: now, expiresAt: knownUntil(now) }]);
  expect(knownUntil(now).getTime() - now.getTime()).toBe(400 * 86_400_000);
});

test("a page's key opens the place of its own person alone, and only for ten minutes", async () => {
  const [grace, ada] = [await guest(), await guest("Ada")];
  const pageKey = randomToken();
  await openPersonalLink(grace.holder, pageKey, now);
  expect(await openPersonalLink(ada.holder, pageKey, now)).toEqual({ ok: false, reason: "stale" });
  expect(await openPersonalLink(grace.holder, pageKey, later(9))).toMatchObject({ ok: true });
  expect(await openPersonalLink(grace.holder, pageKey, later(10))).toEqual({ ok: false, reason: "stale" });
  expect(await db().device.count()).toBe(1);
});

test("rotating signs out every other browser, keeps this one, and closes the links given out", async () => {
  const { userId, holder } = await guest();
  const other = await guest("Ada");
  const [here, there, elsewhere] = [await device(userId), await device(userId), await device(other.userId)];
  const viewer = await viewerFor(userId, now);
  await rotatePersonalLink(viewer, here);
  expect(await whoHas(here)).toBe(userId);
  expect(await whoHas(there)).toBeUndefined();
  expect(await whoHas(elsewhere)).toBe(other.userId);
  expect(await db().device.count({ where: { userId } })).toBe(1);
  expect(await openPersonalLink(holder, randomToken(), now)).toEqual({ ok: false, reason: "rotated" });
  const token = (generation: number) => signToken(env().SECRET, "personal", { id: userId, generation });
  expect(await linkHolder(token(0))).toBeNull();
  expect(await linkHolder(token(1))).toMatchObject({ userId, generation: 1 });
});

test("a link whose guest became an account since its page was opened makes no device", async () => {
  const { userId, holder } = await guest();
  await db().user.update({ where: { id: userId }, data: { email: "grace@example.org" } });
  expect(await openPersonalLink(holder, randomToken(), now)).toEqual({ ok: false, reason: "rotated" });
  expect(await db().device.count()).toBe(0);
});

test("a link opened while it is rotated: no device of it stays, whichever was first", async () => {
  for (let round = 0; round < 10; round += 1) {
    const { userId, holder } = await guest();
    const here = await device(userId);
    const viewer = await viewerFor(userId, now);
    const [opened] = await Promise.all([
      openPersonalLink(holder, randomToken(), now),
      rotatePersonalLink(viewer, here),
    ]);
    expect(await db().device.count({ where: { userId } })).toBe(1);
    expect(opened.ok ? await whoHas(opened.token) : undefined).toBeUndefined();
  }
});

test("signing out forgets this browser and no other", async () => {
  const { userId } = await guest();
  const [here, there] = [await device(userId), await device(userId)];
  await signOutHere({ session: null, device: here });
  await signOutHere({ session: there, device: null });
  await signOutHere({ session: null, device: null });
  expect(await whoHas(here)).toBeUndefined();
  expect(await whoHas(there)).toBe(userId);
});

async function session(userId: string, expiresAt = knownUntil(now)): Promise<string> {
  const token = randomToken();
  await db().session.create({ data: { userId, tokenHash: hashToken(token), createdAt: now, expiresAt } });
  return token;
}

/** Somebody with this browser, a device and a session elsewhere, beside somebody else with both. */
async function browsers() {
  const [{ userId }, other] = [await guest(), await guest("Ada")];
  const tokens = { session: null, device: await device(userId) };
  await device(other.userId);
  await session(other.userId);
  const viewer = await viewerOf(tokens, now);
  if (!viewer) throw new Error("no viewer");
  return { viewer, tokens, other: other.userId, there: await device(userId), signedIn: await session(userId) };
}

const idOf = async (token: string) => {
  const where = { tokenHash: hashToken(token) };
  return ((await db().device.findUnique({ where })) ?? (await db().session.findUnique({ where })))?.id ?? "";
};

const countOf = async (userId: string) =>
  (await db().device.count({ where: { userId } })) + (await db().session.count({ where: { userId } }));

test("one's browsers are one's sessions and devices that are still known, this one first", async () => {
  const { viewer, tokens, there, signedIn } = await browsers();
  await device(viewer.userId, now);
  await session(viewer.userId, now);
  await db().session.updateMany({ where: { userId: viewer.userId }, data: { browser: "Edge on Windows" } });
  const list = await signedInBrowsers(viewer, tokens, now);
  expect(list[0]).toEqual({ id: await idOf(tokens.device), browser: null, since: now, here: true });
  const rest = [await idOf(there), await idOf(signedIn)].sort();
  expect(list.slice(1)).toMatchObject(rest.map((id) => ({ id, here: false })));
  expect(list.map(({ browser }) => browser)).toContain("Edge on Windows");
});

test("one of one's browsers is signed out, device or session, and no other", async () => {
  const { viewer, tokens, other, there, signedIn } = await browsers();
  expect(await signOutBrowser(viewer, await idOf(there), tokens, now)).toBe("there");
  expect(await whoHas(there)).toBeUndefined();
  expect(await countOf(viewer.userId)).toBe(2);
  expect(await signOutBrowser(viewer, await idOf(signedIn), tokens, now)).toBe("there");
  expect(await countOf(viewer.userId)).toBe(1);
  expect(await whoHas(tokens.device)).toBe(viewer.userId);
  expect(await countOf(other)).toBe(2);
});

test("a browser that is none of one's own is not there, and stays", async () => {
  const { viewer, tokens, other } = await browsers();
  const theirs = [
    ...(await db().device.findMany({ where: { userId: other } })),
    ...(await db().session.findMany({ where: { userId: other } })),
  ];
  for (const { id } of theirs) expect(await signOutBrowser(viewer, id, tokens, now)).toBeNull();
  expect(await signOutBrowser(viewer, randomUUID(), tokens, now)).toBeNull();
  expect([await countOf(viewer.userId), await countOf(other)]).toEqual([3, 2]);
});

test("signing out this browser from the list forgets all of it", async () => {
  const { viewer, tokens, signedIn } = await browsers();
  const both = { ...tokens, session: signedIn };
  expect(await signOutBrowser(viewer, await idOf(tokens.device), both, now)).toBe("here");
  expect(await viewerOf(both, now)).toBeNull();
  expect(await countOf(viewer.userId)).toBe(1);
});

test("signing out everywhere else leaves this browser, with both its cookies, and everybody else's", async () => {
  const { viewer, tokens, other, there, signedIn } = await browsers();
  expect(await signOutElsewhere(viewer, { ...tokens, session: signedIn }, now)).toBe(true);
  expect(await whoHas(there)).toBeUndefined();
  expect(await countOf(viewer.userId)).toBe(2);
  expect(await signOutElsewhere(viewer, tokens, now)).toBe(true);
  expect(await countOf(viewer.userId)).toBe(1);
  expect(await signOutElsewhere(viewer, tokens, now)).toBe(true);
  expect(await whoHas(tokens.device)).toBe(viewer.userId);
  expect(await countOf(other)).toBe(2);
});

test("a browser that was signed out meanwhile signs out no other; of two that press at once one stays", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { viewer, tokens, there } = await browsers();
    const done = await Promise.all([
      signOutElsewhere(viewer, tokens, now),
      signOutElsewhere(viewer, { session: null, device: there }, now),
    ]);
    expect(done.toSorted()).toEqual([false, true]);
    expect(await countOf(viewer.userId)).toBe(1);
    const gone = done[0] ? { session: null, device: there } : tokens;
    const [left] = await db().device.findMany({ where: { userId: viewer.userId } });
    expect(await signOutBrowser(viewer, left?.id ?? "", gone, now)).toBeNull();
    expect(await countOf(viewer.userId)).toBe(1);
  }
});

test("what one is called and one's zone are one's own", async () => {
  const [grace, ada] = [await guest(), await guest("Ada")];
  await saveProfile(await viewerFor(grace.userId, now), { name: "Grace H.", zone: null });
  expect(await db().user.findUniqueOrThrow({ where: { id: grace.userId } })).toMatchObject({
    name: "Grace H.",
    zone: null,
  });
  expect(await db().user.findUniqueOrThrow({ where: { id: ada.userId } })).toMatchObject({ name: "Ada" });
});

test("what has expired is deleted, to the millisecond, and nothing else", async () => {
  const { userId } = await guest();
  for (const expiresAt of [later(-1), now, new Date(now.getTime() + 1)]) {
    await device(userId, expiresAt);
    await db().session.create({ data: { userId, tokenHash: hashToken(randomToken()), createdAt: now, expiresAt } });
    await db().signInToken.create({ data: { email: "ada@example.org", tokenHash: randomToken(), expiresAt } });
  }
  await deleteExpired(now);
  const left = { expiresAt: new Date(now.getTime() + 1) };
  expect(await db().device.findMany()).toMatchObject([left]);
  expect(await db().session.findMany()).toMatchObject([left]);
  expect(await db().signInToken.findMany()).toMatchObject([left]);
  expect(await db().user.count()).toBe(1);
});

test("a sign-in token lies hashed, for an hour", async () => {
  const token = await db().$transaction((tx) => makeSignInToken(tx, "ada@example.org", now));
  const [row] = await db().signInToken.findMany();
  expect(row).toMatchObject({ email: "ada@example.org", expiresAt: later(60) });
  expect(JSON.stringify(row)).not.toContain(token);
});
