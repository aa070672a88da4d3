import { expect, test } from "vitest";
import { viewerOf } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { hashToken, randomToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { memberFor, tokensFor, viewerFor } from "@/tests/proofs";
import { closedFounding, founder } from "./access";

// Before anybody reads the settings of this process, which happens once.
process.env.FOUNDING = "members";
process.env.OPERATORS = "Ada@example.org, bo@example.org";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");

async function signedIn(email: string) {
  const { userId } = await buildUser({ now, email });
  const session = randomToken();
  const expiresAt = new Date(now.getTime() + 86_400_000);
  await db().session.create({ data: { userId, tokenHash: hashToken(session), createdAt: now, expiresAt } });
  return { userId, viewer: await viewerOf({ session, device: null }, now) };
}

test("where members found, strangers and people without a group do not, and hear who may", async () => {
  const { userId } = await buildUser({ now });
  for (const viewer of [null, await viewerFor(userId, now)]) {
    expect(founder(viewer)).toBeNull();
    expect(closedFounding(viewer)).toBe("members");
  }
});

test("a member of any group does; who left and whose group is deleted do not", async () => {
  const { groupId, userId } = await buildGroup({ now, from: "2026-03-03" });
  const viewer = await viewerFor(userId, now);
  expect(founder(viewer)).toMatchObject({ viewer: { userId } });
  expect(closedFounding(viewer)).toBeNull();
  // Known by a page of the group, they may as well.
  expect((await memberFor(userId, groupId, now)).viewer.mayFound).toBe(true);
  const left = await buildMember(groupId, { now, leftAt: now });
  expect(founder(await viewerFor(left.userId, now))).toBeNull();
  await db().group.update({ where: { id: groupId }, data: { deletedAt: now } });
  expect(founder(await viewerFor(userId, now))).toBeNull();
});

test("an operator named in the settings does, signed in and not by a device; the first start's row counts no more", async () => {
  const { userId, viewer } = await signedIn("ada@example.org");
  expect(founder(viewer)).toMatchObject({ viewer: { userId } });
  expect(founder(await viewerOf(await tokensFor(userId, now), now))).toBeNull();
  const other = await signedIn("eve@example.org");
  await db().operator.create({ data: { userId: other.userId, since: now } });
  expect(founder(other.viewer)).toBeNull();
});
