import "server-only";
import { deviceCookieName, readKnownCookies, sessionCookieName, setKnownCookie } from "@/lib/cookies";
import { attempt, db, type Tx, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { countOne } from "@/lib/limits";
import type { Result } from "@/lib/result";
import { deriveToken, hashToken, randomToken } from "@/lib/token";
import type { FirstStart, KnownTokens, LinkHolder, Viewer } from "./access";
import type { KnownBrowser } from "./browsers";
import { isRenewalDue, isSamePress, knownUntil } from "./known";
import { limits } from "./limits";
import type { OperatorRefusal } from "./operator";
import { knownBrowsers } from "./queries";
import { signInTokenHash, signInUntil } from "./sign-in";

/** A browser in which somebody is now known: `token` belongs into its cookie. */
export type KnownDevice = { userId: string; token: string };

const deviceTokenFor = (pageKey: string) => deriveToken(env().SECRET, "device", pageKey);

/** Who pressed a button: somebody known, or a stranger who gives a name on a page with a random key. */
export type Press = {
  viewer: Viewer | null;
  name: string | null;
  zone: string | null;
  pageKey: string;
  browser: string | null;
};

/**
 * The person behind a press. A stranger becomes a guest with a first device; a double tap on one page is one person.
 * Refused where nobody told us what to call them, or the page was used long ago ("stale").
 */
export async function personOf(
  tx: Tx,
  press: Press,
  now: Date,
): Promise<Result<{ userId: string; device: KnownDevice | null }, "nameMissing" | "stale">> {
  const { viewer, pageKey, zone } = press;
  if (viewer?.name) return { ok: true, userId: viewer.userId, device: null };
  const known = viewer ? null : await deviceOfPage(tx, pageKey, now);
  if (known === "stale") return { ok: false, reason: "stale" };
  if (known) return { ok: true, userId: known.userId, device: known };
  if (press.name === null) return { ok: false, reason: "nameMissing" };
  if (viewer) {
    await tx.user.update({ where: { id: viewer.userId }, data: { name: press.name }, select: { id: true } });
    return { ok: true, userId: viewer.userId, device: null };
  }
  const guest = await tx.user.create({ data: { name: press.name, zone, createdAt: now }, select: { id: true } });
  return {
    ok: true,
    userId: guest.id,
    device: await addDevice(tx, { userId: guest.id, pageKey, browser: press.browser ?? null }, now),
  };
}

/** The device that this page's key made already. "stale" where that was long ago. */
async function deviceOfPage(tx: Tx, pageKey: string, now: Date): Promise<KnownDevice | "stale" | null> {
  const device = await tx.device.findUnique({
    where: { pageKeyHash: hashToken(pageKey) },
    select: { userId: true, createdAt: true },
  });
  if (!device) return null;
  return isSamePress(device.createdAt, now) ? { userId: device.userId, token: deviceTokenFor(pageKey) } : "stale";
}

type NewDevice = { userId: string; pageKey: string; browser: string | null };

async function addDevice(tx: Tx, { userId, pageKey, browser }: NewDevice, now: Date): Promise<KnownDevice> {
  const token = deviceTokenFor(pageKey);
  await tx.device.create({
    data: {
      userId,
      browser,
      tokenHash: hashToken(token),
      pageKeyHash: hashToken(pageKey),
      createdAt: now,
      expiresAt: knownUntil(now),
    },
  });
  return { userId, token };
}

/**
 * Opens a personal link in this browser: makes a device. Refused where the link was rotated meanwhile, or its guest
 * became an account: nothing opens that but a mail to its address ("rotated").
 */
export async function openPersonalLink(
  holder: LinkHolder,
  pageKey: string,
  now: Date,
  browser: string | null = null,
): Promise<Result<KnownDevice, "rotated" | "stale">> {
  return attempt(async (tx) => {
    const running = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM users
      WHERE id = ${holder.userId}::uuid AND personal_generation = ${holder.generation} AND email IS NULL FOR UPDATE`;
    if (running.length === 0) return { ok: false, reason: "rotated" };
    const known = await deviceOfPage(tx, pageKey, now);
    if (known === "stale" || (known && known.userId !== holder.userId)) return { ok: false, reason: "stale" };
    return { ok: true, ...(known ?? (await addDevice(tx, { userId: holder.userId, pageKey, browser }, now))) };
  });
}

/** Makes every personal link given out so far open nothing, and signs out the person's other devices. */
export async function rotatePersonalLink(viewer: Viewer, thisDevice: string | null): Promise<void> {
  await transaction(async (tx) => {
    await tx.user.update({ where: { id: viewer.userId }, data: { personalGeneration: { increment: 1 } } });
    await tx.device.deleteMany({
      where: { userId: viewer.userId, NOT: { tokenHash: hashToken(thisDevice ?? "") } },
    });
  });
}

/** Renews the viewer's browser for its full time: the cookies with every action, the rows at most once a day. */
export async function renewBrowser(viewer: Viewer | null, now: Date): Promise<void> {
  if (!viewer) return;
  const tokens = await readKnownCookies();
  if (isRenewalDue(viewer.until, now)) await renewRows(tokens, now);
  if (tokens.device) await setKnownCookie(deviceCookieName(), tokens.device);
  if (tokens.session) await setKnownCookie(sessionCookieName(), tokens.session);
}

async function renewRows(tokens: KnownTokens, now: Date): Promise<void> {
  const renewal = (token: string | null) => ({
    where: { tokenHash: hashToken(token ?? ""), expiresAt: { gt: now } },
    data: { expiresAt: knownUntil(now) },
  });
  await db().device.updateMany(renewal(tokens.device));
  await db().session.updateMany(renewal(tokens.session));
}

/** Forgets this browser: its session and its device. */
export async function signOutHere(tokens: KnownTokens): Promise<void> {
  await db().session.deleteMany({ where: { tokenHash: hashToken(tokens.session ?? "") } });
  await db().device.deleteMany({ where: { tokenHash: hashToken(tokens.device ?? "") } });
}

/** The viewer's browsers, none to be added meanwhile; none at all where this one was signed out from another meanwhile. */
async function lockBrowsers(tx: Tx, viewer: Viewer, tokens: KnownTokens, now: Date): Promise<KnownBrowser[]> {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${viewer.userId}::uuid FOR UPDATE`;
  const browsers = await knownBrowsers(tx, viewer, tokens, now);
  return browsers.some(({ here }) => here) ? browsers : [];
}

async function forget(tx: Tx, viewer: Viewer, browsers: readonly KnownBrowser[]): Promise<void> {
  const where = { userId: viewer.userId, id: { in: browsers.map(({ id }) => id) } };
  await tx.session.deleteMany({ where });
  await tx.device.deleteMany({ where });
}

/**
 * Signs out one of the viewer's browsers; where it is this one, both of its cookies' rows go, as with `signOutHere`.
 * Null where it is none of theirs (any more).
 */
export async function signOutBrowser(
  viewer: Viewer,
  browserId: string,
  tokens: KnownTokens,
  now: Date,
): Promise<"here" | "there" | null> {
  const done = await transaction(async (tx) => {
    const browser = (await lockBrowsers(tx, viewer, tokens, now)).find(({ id }) => id === browserId);
    if (!browser) return null;
    await forget(tx, viewer, [browser]);
    return browser.here ? "here" : "there";
  });
  if (done === "here") await signOutHere(tokens);
  return done;
}

/** Signs out all of the viewer's browsers but this one. False where this one was signed out meanwhile. */
export async function signOutElsewhere(viewer: Viewer, tokens: KnownTokens, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const browsers = await lockBrowsers(tx, viewer, tokens, now);
    const others = browsers.filter(({ here }) => !here);
    await forget(tx, viewer, others);
    return browsers.length > others.length;
  });
}

/** Sets the viewer's name and zone. */
export async function saveProfile(viewer: Viewer, profile: { name: string; zone: string | null }): Promise<void> {
  await db().user.update({ where: { id: viewer.userId }, data: profile });
}

/** Deletes sessions, devices, sign-in links and counts whose time is over. */
export async function deleteExpired(now: Date): Promise<void> {
  const where = { expiresAt: { lte: now } };
  await db().session.deleteMany({ where });
  await db().device.deleteMany({ where });
  await db().signInToken.deleteMany({ where });
  await db().rateLimit.deleteMany({ where: { expire: { lte: now } } });
}

/**
 * Whether a sign-in link may be asked for, for an address and from a network; this asking is counted. Whether an account
 * has that address makes no difference.
 */
export async function mayAsk(email: string, network: string | null): Promise<boolean> {
  return (await countOne(limits.askNetwork, network)) && (await countOne(limits.askAddress, email));
}

/** Whether a link may be tried from a network; this try is counted. */
export async function mayTry(network: string | null): Promise<boolean> {
  return countOne(limits.tryNetwork, network);
}

/** Makes a one-time sign-in token for an address, whether or not an account has it: a stranger learns nothing. */
export async function makeSignInToken(tx: Tx, email: string, now: Date): Promise<string> {
  const token = randomToken();
  await tx.signInToken.create({
    data: { email, tokenHash: signInTokenHash(token, env().SECRET), expiresAt: signInUntil(now) },
    select: { id: true },
  });
  return token;
}

/** Makes the person behind a press the one who runs the instance. Refused where somebody else does, or as `personOf`. */
export async function becomeOperator(
  _proof: FirstStart,
  press: Press,
  now: Date,
): Promise<Result<{ device: KnownDevice | null }, OperatorRefusal>> {
  return attempt(async (tx) => {
    await tx.$executeRaw`LOCK TABLE operators IN SHARE ROW EXCLUSIVE MODE`;
    const person = await personOf(tx, press, now);
    if (!person.ok) return person;
    const { userId, device } = person;
    const [operator] = await tx.operator.findMany({ select: { userId: true } });
    if (operator && operator.userId !== userId) return { ok: false, reason: "taken" };
    if (!operator) await tx.operator.create({ data: { userId, since: now }, select: { userId: true } });
    return { ok: true, device };
  });
}
