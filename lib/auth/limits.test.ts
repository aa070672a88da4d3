import { beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { countOne } from "@/lib/limits";
import { mailSignInLink } from "@/lib/mail/commands";
import { withDatabase } from "@/tests/database";
import { buildUser } from "@/tests/factories";
import { deleteExpired, mayTry } from "./commands";
import { limits } from "./limits";

withDatabase();
beforeEach(() => vi.restoreAllMocks());

const now = new Date("2026-03-04T12:00:00Z");
const network = "198.51.100.1";

async function asks(count: number, email: (index: number) => string, from: string | null = network): Promise<number> {
  const results = [];
  for (let index = 0; index < count; index += 1) results.push(await mailSignInLink(email(index), from, now));
  return results.filter(({ ok }) => ok).length;
}

test("five links an hour for one address, known or not, from wherever they are asked for", async () => {
  await buildUser({ now, email: "ada@example.org" });
  const counts = [];
  for (const email of ["ada@example.org", "nobody@example.org"]) {
    counts.push(await asks(8, () => email, null));
    expect(await mailSignInLink(email, "203.0.113.9", now)).toEqual({ ok: false, reason: "tooOften" });
  }
  expect(counts).toEqual([5, 5]);
  expect(await db().mail.count()).toBe(10);
});

test("sixty an hour from one network, whatever the addresses; another network asks on", async () => {
  expect(await asks(65, (index) => `person${index}@example.org`)).toBe(60);
  expect(await asks(1, () => "ada@example.org", "203.0.113.9")).toBe(1);
});

test("tries from one network are counted together, at once too", async () => {
  const { times } = limits.tryNetwork;
  const tries = await Promise.all(Array.from({ length: times + 20 }, () => mayTry(network)));
  expect(tries.filter(Boolean)).toHaveLength(times);
  expect(await mayTry("203.0.113.9")).toBe(true);
  expect(await mayTry(null)).toBe(true);
});

test("a count is over when its time is, names nobody, and is deleted by the tick", async () => {
  const limit = { name: "test", times: 1, seconds: 1 };
  expect([await countOne(limit, network), await countOne(limit, network)]).toEqual([true, false]);
  const rows = await db().rateLimit.findMany();
  expect(JSON.stringify(rows)).not.toContain(network);
  await deleteExpired(new Date(Date.now() + 500));
  expect(await db().rateLimit.count()).toBe(1);
  await deleteExpired(new Date(Date.now() + 1500));
  expect(await db().rateLimit.count()).toBe(0);
  expect(await countOne(limit, network)).toBe(true);
});

test("where the database does not answer nobody is refused", async () => {
  vi.spyOn(db().rateLimit, "upsert").mockRejectedValue(new Error("gone"));
  expect(await countOne({ name: "test", times: 0, seconds: 60 }, network)).toBe(true);
});
