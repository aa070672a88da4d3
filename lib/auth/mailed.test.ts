import { NextRequest } from "next/server";
import { expect, test, vi } from "vitest";
import { db, transaction } from "@/lib/db";
import { withDatabase } from "@/tests/database";
import { buildUser } from "@/tests/factories";
import { makeSignInToken } from "./commands";
import { answerAuth } from "./door";
import { signInCallback } from "./sign-in";

vi.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => new Map() }));

withDatabase();

test("who comes by a mailed link has an address that takes mail: it is refused no more", async () => {
  const now = new Date();
  const email = "ada@example.org";
  const { userId } = await buildUser({ now, email, refusedAt: now, refusal: "550 Mailbox full" });
  const other = await buildUser({ now, refusedAt: now, refusal: "550 No such user" });
  const token = await transaction((tx) => makeSignInToken(tx, email, now));
  const request = new NextRequest(`http://localhost:3000${signInCallback(email, token)}`, { method: "POST" });
  await answerAuth(request, () => now);
  const refused = await db().user.findMany({ where: { refusedAt: { not: null } }, select: { id: true } });
  expect(await db().session.count({ where: { userId } })).toBe(1);
  expect(refused).toEqual([{ id: other.userId }]);
});
