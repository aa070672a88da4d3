import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { randomToken } from "@/lib/token";
import { withDatabase } from "@/tests/database";
import { buildUser } from "@/tests/factories";
import { viewerFor } from "@/tests/proofs";
import { firstStart, operatorOf, viewerOf } from "./access";
import { becomeOperator } from "./commands";
import { operatorSecret } from "./operator";
import { operatorAddress } from "./queries";

withDatabase();

const now = new Date("2026-03-04T12:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const secret = () => operatorSecret(process.env.SECRET ?? "");

async function proof() {
  const first = await firstStart(secret());
  if (!first) throw new Error("no first start");
  return first;
}

const press = (name: string | null = "Nora") => ({
  viewer: null,
  name,
  zone: null,
  browser: null,
  pageKey: randomToken(),
});

test("whoever presses the button runs the instance, and the address is told no more", async () => {
  expect(await operatorAddress()).toContain(`/operator/${secret()}`);
  const result = await becomeOperator(await proof(), press(), now);
  if (!result.ok) throw new Error(result.reason);
  const viewer = await viewerOf({ session: null, device: result.device?.token ?? null }, now);
  expect(viewer && operatorOf(viewer)).toMatchObject({ name: "Nora" });
  expect(await operatorAddress()).toBeNull();
  expect(await firstStart(secret())).toEqual({ taken: true });
  const { userId } = await buildUser({ now });
  expect(operatorOf(await viewerFor(userId, now))).toBeNull();
});

test("a double tap is one person, who runs it; another one is refused and leaves nothing behind", async () => {
  const once = press();
  const first = await becomeOperator(await proof(), once, now);
  expect(await becomeOperator(await proof(), once, now)).toEqual(first);
  const users = await db().user.count();
  expect(await becomeOperator(await proof(), press(), now)).toEqual({ ok: false, reason: "taken" });
  expect(await becomeOperator(await proof(), press(null), now)).toEqual({ ok: false, reason: "nameMissing" });
  expect(await becomeOperator(await proof(), once, later(11))).toEqual({ ok: false, reason: "stale" });
  expect(await db().user.count()).toBe(users);
  expect(await db().operator.count()).toBe(1);
});

test("of twenty who press at once, one runs it", async () => {
  const first = await proof();
  const results = await Promise.all(Array.from({ length: 20 }, () => becomeOperator(first, press(), now)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db().user.count()).toBe(1);
});

test("a wrong secret is no first start", async () => {
  for (const wrong of ["", "x", `${secret()}x`, secret().slice(1)]) expect(await firstStart(wrong)).toBeNull();
});
