import { expect, test } from "vitest";
import { besideOf, firstStart, operatorOf, viewerOf } from "@/lib/auth/access";
import { becomeOperator } from "@/lib/auth/commands";
import { operatorSecret } from "@/lib/auth/operator";
import { db } from "@/lib/db";
import { hashToken, randomToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { organizerFor, tokensFor, viewerFor } from "@/tests/proofs";
import { bringAlong, mergeMembers } from "./commands";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const asGuest = { email: null, emailVerified: null };

/** A guest who runs the instance and is an ordinary member of somebody's group. */
async function world() {
  const group = await buildGroup({ now, from: "2026-02-03" });
  const guest = async (name: string) => {
    const { userId } = await buildUser({ now, ...asGuest, name });
    return buildMember(group.groupId, { now, userId });
  };
  const operator = await guest("Olga");
  const first = await firstStart(operatorSecret(process.env.SECRET ?? ""));
  if (!first) throw new Error("no first start");
  const viewer = await viewerFor(operator.userId, now);
  await becomeOperator(first, { viewer, name: null, zone: null, browser: null, pageKey: randomToken() }, now);
  const organizer = await organizerFor(group.userId, group.groupId, now);
  return { organizer, operator, other: await guest("Mallory") };
}

test("an organizer who merges another entry into the operator's does not run the instance in that entry's browser", async () => {
  const { organizer, operator, other } = await world();
  const browser = await tokensFor(other.userId, now);
  expect(await mergeMembers(organizer, { member: other.memberId, into: operator.memberId }, now)).toMatchObject({
    ok: true,
  });
  const viewer = await viewerOf(browser, now);
  expect(viewer && (await operatorOf(viewer))).toBeNull();
});

test("an organizer who merges the operator's entry into another ends a membership, and not the instance's operator", async () => {
  const { organizer, operator, other } = await world();
  const browser = await tokensFor(operator.userId, now);
  await mergeMembers(organizer, { member: operator.memberId, into: other.memberId }, now);
  const viewer = await viewerOf(browser, now);
  expect(viewer && (await operatorOf(viewer))).toMatchObject({ userId: operator.userId });
});

test("whoever runs the instance as a guest and brings along that guest runs it as their account", async () => {
  const { operator } = await world();
  const { userId } = await buildUser({ now });
  const { device } = await tokensFor(operator.userId, now);
  const session = randomToken();
  const expiresAt = new Date(now.getTime() + 86_400_000);
  await db().session.create({ data: { userId, tokenHash: hashToken(session), createdAt: now, expiresAt } });
  const tokens = { session, device };
  const account = await viewerOf(tokens, now);
  const guest = await besideOf(account, tokens, now);
  if (!account || !guest) throw new Error("not both");
  expect(await operatorOf(account)).toBeNull();
  expect(await bringAlong(account, guest, now)).toEqual({ ok: true });
  const after = await viewerOf(tokens, now);
  expect(after && (await operatorOf(after))).toMatchObject({ userId });
});
