import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { spawnNode } from "@/launcher/child";
import { db, transaction } from "@/lib/db";
import { tell } from "@/lib/notices/commands";
import type { LocalDate, Zone } from "@/lib/time";
import { databaseUrl, withDatabase } from "@/tests/database";
import { buildGroup, buildMember } from "@/tests/factories";
import { MailServer } from "@/tests/smtp";

const server = new MailServer();
await server.start();
afterAll(() => server.stop());

withDatabase();
beforeEach(() => server.reset());

const now = new Date("2026-03-09T12:00:00Z");
const minute = 60_000;

function deliverer(at: Date): ChildProcess {
  const mail = { SMTP_URL: server.url(), MAIL_FROM: "us@example.org", APP_URL: "https://meet.example.org" };
  const env = { ...process.env, DATABASE_URL: databaseUrl, ...mail };
  const child = spawnNode(
    ["--import", "./prisma/outside-next.mjs", "--import", "tsx", "tests/delivering.ts", at.toISOString()],
    {
      ...{ env, output: "keep" },
    },
  );
  child.stderr?.pipe(process.stderr);
  return child;
}

const ended = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null ? once(child, "exit") : null;

/** People with something to be told, each of one date. */
async function people(count: number): Promise<void> {
  const { groupId, seriesId } = await buildGroup({ now, from: "2026-03-03" });
  const about = { seriesId, date: "2026-03-17" as LocalDate, revision: 1, due: now, zone: "Europe/Berlin" as Zone };
  for (let index = 0; index < count; index += 1) {
    const { memberId } = await buildMember(groupId, { now });
    const startsAt = new Date("2026-03-17T18:00:00Z");
    await transaction((tx) => tell(tx, [{ ...about, memberId, reason: "question", startsAt }], now));
  }
}

/** How often each mail was taken, by Message-ID. */
async function taken(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { messageId = "" } of await server.mails()) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
  return counts;
}

test("killed between the server's yes and our writing it down: the same mail comes again, with the same Message-ID", async () => {
  await people(1);
  const first = deliverer(now);
  server.judge = async () => {
    first.kill("SIGKILL");
    await ended(first);
    return null;
  };
  await ended(first);
  await vi.waitFor(() => expect(server.received).toHaveLength(1));
  server.judge = async () => null;
  await ended(deliverer(new Date(now.getTime() + 4 * minute)));
  expect(server.received).toHaveLength(1);
  await ended(deliverer(new Date(now.getTime() + 5 * minute)));
  expect([...(await taken()).values()]).toEqual([2]);
  expect(await db().notice.count({ where: { settledAt: { not: null }, dropped: null } })).toBe(1);
}, 180_000);

test("two at once, killed wherever they are: everybody is told, and who is told twice can tell that it is the same", async () => {
  const count = 30;
  await people(count);
  let kills = 0;
  for (let round = 0; round < 2; round += 1) {
    const at = new Date(now.getTime() + round * 6 * minute);
    const pair = [deliverer(at), deliverer(at)];
    const killed = pair.map(async (child) => {
      if (child.stdout) await Promise.race([once(child.stdout, "data"), ended(child)]);
      await sleep(Math.random() * 400);
      if (child.kill("SIGKILL")) kills += 1;
      await ended(child);
    });
    await Promise.all(killed);
  }
  await ended(deliverer(new Date(now.getTime() + 30 * minute)));
  const counts = [...(await taken()).values()];
  expect(counts).toHaveLength(count);
  expect(counts.reduce((sum, times) => sum + times, 0)).toBeLessThanOrEqual(count + kills);
  expect(await db().mail.count()).toBe(count);
  expect(await db().notice.count({ where: { settledAt: { not: null }, dropped: null } })).toBe(count);
}, 180_000);
