import { randomUUID } from "node:crypto";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { hashToken, randomToken, signToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildUser } from "@/tests/factories";
import { linkHolder, viewerOf } from "./access";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const soon = new Date(now.getTime() + 1);

async function known(kind: "session" | "device", userId: string, expiresAt = soon): Promise<string> {
  const token = randomToken();
  const data = { userId, tokenHash: hashToken(token), createdAt: now, expiresAt };
  if (kind === "session") await db().session.create({ data });
  else await db().device.create({ data });
  return token;
}

const stored = async () => ({ sessions: await db().session.findMany(), devices: await db().device.findMany() });

test("an account is known by its session, a guest by a device", async () => {
  const account = await buildUser({ now });
  const guest = await buildUser({ now, name: "Grace", email: null, emailVerified: null, zone: null });
  const session = await known("session", account.userId);
  const device = await known("device", guest.userId);
  expect(await viewerOf({ session, device: null }, now)).toMatchObject({
    userId: account.userId,
    name: "Ada",
    zone: "Europe/Berlin",
    via: "account",
  });
  expect(await viewerOf({ session: null, device }, now)).toEqual({
    userId: guest.userId,
    name: "Grace",
    email: null,
    zone: null,
    personalGeneration: 0,
    via: "device",
    until: soon,
    runsInstance: false,
    mayFound: true,
  });
});

test("where both are there, the account is who asks; the device where the session is over", async () => {
  const [account, guest] = [await buildUser({ now }), await buildUser({ now, email: null })];
  const device = await known("device", guest.userId);
  const session = await known("session", account.userId);
  const over = await known("session", account.userId, now);
  expect(await viewerOf({ session, device }, now)).toMatchObject({ userId: account.userId, via: "account" });
  const later = await known("session", account.userId, new Date(now.getTime() + 5));
  expect(await viewerOf({ session: later, device }, now)).toMatchObject({ via: "account", until: soon });
  expect(await viewerOf({ session: over, device }, now)).toMatchObject({ userId: guest.userId, via: "device" });
  expect(await viewerOf({ session: "made up", device }, now)).toMatchObject({ userId: guest.userId });
});

test("nobody: no token, one made up, one of the other kind, one that has expired, a stored hash", async () => {
  const { userId } = await buildUser({ now });
  const session = await known("session", userId);
  const device = await known("device", userId);
  const over = await known("device", userId, now);
  const hash = Buffer.from(hashToken(device)).toString("base64url");
  const nobody = [
    { session: null, device: null },
    { session: "", device: "" },
    { session: randomToken(), device: randomToken() },
    { session: device, device: session },
    { session: null, device: over },
    { session: "\0", device: "\ud800" },
    { session: hash, device: hash },
  ];
  for (const tokens of nobody) expect(await viewerOf(tokens, now)).toBeNull();
});

test("one query at most, and reading writes nothing, whoever asks", async () => {
  const { userId } = await buildUser({ now });
  const cases = [
    { session: await known("session", userId), device: await known("device", userId) },
    { session: await known("session", userId, now), device: await known("device", userId, now) },
    { session: null, device: randomToken() },
  ];
  const before = await stored();
  const queries = vi.spyOn(pg.Client.prototype, "query");
  for (const tokens of cases) {
    queries.mockClear();
    await viewerOf(tokens, now);
    expect(queries).toHaveBeenCalledTimes(1);
  }
  queries.mockClear();
  await viewerOf({ session: null, device: null }, now);
  expect(queries).not.toHaveBeenCalled();
  queries.mockRestore();
  expect(await stored()).toEqual(before);
});

test("a personal link is its person's in its running generation alone", async () => {
  const { userId } = await buildUser({ now, name: "Grace", email: null, personalGeneration: 2 });
  const token = (generation: number, id = userId, secret = env().SECRET) =>
    signToken(secret, "personal", { id, generation });
  expect(await linkHolder(token(2))).toEqual({ userId, name: "Grace", generation: 2 });
  for (const generation of [0, 1, 3]) expect(await linkHolder(token(generation))).toBeNull();
  expect(await linkHolder(token(0, randomUUID()))).toBeNull();
  expect(await linkHolder(token(2, userId, "another secret of 32 characters!"))).toBeNull();
  expect(await linkHolder(signToken(env().SECRET, "invite", { id: userId, generation: 2 }))).toBeNull();
  for (const text of ["", "\0", "%00", "x".repeat(10_000)]) expect(await linkHolder(text)).toBeNull();
});

test("the personal link of a guest who became an account opens nothing", async () => {
  const { userId } = await buildUser({ now, email: null, emailVerified: null });
  const token = signToken(env().SECRET, "personal", { id: userId, generation: 0 });
  expect(await linkHolder(token)).toMatchObject({ userId });
  await db().user.update({ where: { id: userId }, data: { email: "ada@example.org" } });
  expect(await linkHolder(token)).toBeNull();
});
