import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { spawnNode } from "@/launcher/child";
import { transaction } from "@/lib/db";
import { tell } from "@/lib/notices/commands";
import type { LocalDate, Zone } from "@/lib/time";
import { databaseUrl, withDatabase } from "./database";
import { buildGroup, buildMember } from "./factories";
import { MailServer } from "./smtp";

export const now = new Date("2026-03-09T12:00:00Z");
export const minute = 60_000;

/** Gives the tests of a file a database and a mail server, empty before each. Called once, at the top of the file. */
export function withMailServer(): MailServer {
  const server = new MailServer();
  withDatabase();
  beforeAll(() => server.start());
  beforeEach(() => server.reset());
  afterAll(() => server.stop());
  return server;
}

/** Starts a process that delivers what is due at an instant, and ends. */
export function deliverer(server: MailServer, at: Date): ChildProcess {
  const mail = { SMTP_URL: server.url(), MAIL_FROM: "us@example.org", APP_URL: "https://meet.example.org" };
  const env = { ...process.env, DATABASE_URL: databaseUrl, ...mail };
  const preloads = ["--import", "./prisma/outside-next.mjs", "--import", "tsx"];
  const child = spawnNode([...preloads, "tests/delivering.ts", at.toISOString()], { env, output: "keep" });
  child.stderr?.pipe(process.stderr);
  return child;
}

export const ended = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null ? once(child, "exit") : null;

/** Stores people with something to be told, each of one date. */
export async function storeTold(count: number): Promise<void> {
  const { groupId, seriesId } = await buildGroup({ now, from: "2026-03-03" });
  const about = { seriesId, date: "2026-03-17" as LocalDate, revision: 1, due: now, zone: "Europe/Berlin" as Zone };
  for (let index = 0; index < count; index += 1) {
    const { memberId } = await buildMember(groupId, { now });
    const startsAt = new Date("2026-03-17T18:00:00Z");
    await transaction((tx) => tell(tx, [{ ...about, memberId, reason: "question", startsAt }], now));
  }
}

/** How often each mail was taken, by Message-ID. */
export async function taken(server: MailServer): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { messageId = "" } of await server.mails()) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
  return counts;
}
