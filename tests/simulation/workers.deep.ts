import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { db, transaction } from "@/lib/db";
import { tell } from "@/lib/notices/commands";
import type { LocalDate, Zone } from "@/lib/time";
import { databaseUrl, withDatabase } from "@/tests/database";
import { sayLine } from "@/tests/deep-line";
import { buildGroup, buildMember, buildUser } from "@/tests/factories";
import { Dice } from "./dice";
import { openPostOffice, type Received } from "./post-office";

const PEOPLE = 200;
const KILLS = Number(process.env.KILLS || 20);
const seed = Number(process.env.SEED || Math.floor(Math.random() * 2 ** 31));
const DAY = 86_400_000;

withDatabase();
const office = await openPostOffice(() => false);
afterAll(() => office.close());

const workers: ChildProcess[] = [];
afterAll(() => workers.map((worker) => worker.kill("SIGKILL")));

async function startWorker(): Promise<ChildProcess> {
  const mail = {
    SMTP_URL: office.url,
    MAIL_FROM: "Regulars <regulars@example.org>",
    APP_URL: "https://meet.example.org",
  };
  const files = ["--import", "./prisma/outside-next.mjs", "--import", "tsx", "tests/simulation/worker.ts"];
  const worker = spawn(process.execPath, files, {
    env: { ...process.env, ...mail, DATABASE_URL: databaseUrl, DATABASE_POOL_SIZE: "5" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  workers.push(worker);
  await once(worker.stdout ?? worker, "data");
  return worker;
}

/** People who are told of two dates of theirs that were cancelled: true, however late it is said. */
async function build(now: Date): Promise<void> {
  const start = new Date(now.getTime() + 2 * DAY);
  const day = start.toISOString().slice(0, 10);
  const group = await buildGroup({ now, from: day, plan: { rrule: "FREQ=DAILY", zone: "UTC" } });
  const { groupId, seriesId } = group;
  const dates = [day, new Date(start.getTime() + DAY).toISOString().slice(0, 10)];
  for (const date of dates) {
    await db().meetup.create({ data: { seriesId, date: new Date(date), state: "cancelled", turn: 1, changedAt: now } });
  }
  const zone = hourOfDay(now);
  const members: string[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    const { userId } = await buildUser({ now, zone, email: `p${index}@example.org` });
    members.push((await buildMember(groupId, { now, userId })).memberId);
  }
  await db().standingAnswer.createMany({
    data: members.map((memberId) => ({ seriesId, memberId, ticket: 1, from: now })),
  });
  const notices = members.flatMap((memberId) =>
    dates.map((date) => ({
      ...{ memberId, seriesId, date: date as LocalDate, reason: "cancelled" as const, revision: 1, due: now },
      ...{ startsAt: new Date(`${date}T19:00Z`), zone: "UTC" as Zone },
      was: {
        ...{ date: date as LocalDate, startsAt: `${date}T19:00:00Z`, endsAt: `${date}T20:30:00Z`, zone: "UTC" as Zone },
        ...{ place: "At the old bridge", link: null, state: "on" as const },
      },
    })),
  );
  await transaction((tx) => tell(tx, notices, now));
}

/** A zone in which it is day now: nobody is to sleep through this. */
function hourOfDay(now: Date): string {
  const hour = now.getUTCHours();
  return hour >= 9 && hour < 19 ? "UTC" : hour < 9 ? "Asia/Tokyo" : "America/Los_Angeles";
}

const waiting = () => db().notice.count({ where: { reason: "cancelled", settledAt: null } });

test(`two workers, killed ${KILLS} times, tell everybody once (SEED=${seed})`, async () => {
  const dice = new Dice(seed);
  const now = new Date();
  await build(now);
  const received: Received[] = [];
  let pair = [await startWorker(), await startWorker()];
  for (let kills = 0; kills < KILLS && (await waiting()) > 0; kills += 1) {
    await sleep(200 + dice.below(700));
    const [first, ...others] = dice.chance(0.5) ? pair : pair.toReversed();
    first?.kill("SIGKILL");
    received.push(...(await office.collect()));
    // What a killed process held is held for minutes: here they pass at once.
    await db().mail.updateMany({ data: { leasedUntil: null } });
    pair = [...others, await startWorker()];
  }
  for (let patience = 0; patience < 90 && (await waiting()) > 0; patience += 1) {
    await sleep(1000);
    await db().mail.updateMany({ where: { deliveredAt: null }, data: { leasedUntil: null } });
  }
  for (const worker of pair) worker.kill("SIGKILL");
  received.push(...(await office.collect()));

  expect(await waiting()).toBe(0);
  const ids = new Map<string, Set<string>>();
  for (const { mail, to } of received) {
    ids.set(to, (ids.get(to) ?? new Set()).add(mail.messageId ?? ""));
  }
  const unheard = PEOPLE - ids.size;
  const twice = [...ids.values()].filter((of) => of.size > 1).length;
  const gap = received.length - [...ids.values()].reduce((sum, of) => sum + of.size, 0);
  await sayLine(
    "mail",
    `${KILLS} kills, ${unheard} unheard, ${twice} told twice, ${gap} repeated with the same Message-ID`,
  );
  expect({ unheard, twice }).toEqual({ unheard: 0, twice: 0 });
});
