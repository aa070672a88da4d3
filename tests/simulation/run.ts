/** Days of groups in fast motion: people act, the tick ticks, mail is sent by SMTP, and every mail is looked at. */
import { expect } from "vitest";
import { draw } from "@/components/mail/draw";
import { deliverMail, gatherMails } from "@/lib/delivery/commands";
import { dueMails } from "@/lib/mail/queries";
import { wakeSeries } from "@/lib/reminders/commands";
import { openDatabase } from "@/tests/database";
import type { MailServer } from "@/tests/smtp";
import { actAtRandom } from "./acts";
import { Checks } from "./checks";
import { Dice } from "./dice";
import { BEGIN, buildWorld } from "./world";

// Longer than the app's: nothing falls due more precisely.
const TICK = 30 * 60_000;
const DAY = 86_400_000;

/** The database stops for two days, and the mail server for one: [from, until) in days since the beginning. */
const STOPPED = [12, 14] as const;
const DOWN = [20, 21] as const;
/** A mail server that is back is tried again within the hour. */
const PATIENCE = 75 * 60_000;

const MOST_FAULTS = 20;

const isWithin = ([from, until]: readonly [number, number], since: number) =>
  since >= from * DAY && since < until * DAY;

export type Simulated = { faults: string[]; summary: string };

/** The mail server that SMTP_URL names, and how it begins to listen again. */
export type Office = { server: MailServer; open: () => Promise<void> };

export async function simulate(
  { server, open }: Office,
  { days, seed }: { days: number; seed: number },
): Promise<Simulated> {
  const dice = new Dice(seed);
  const world = await buildWorld(dice);
  const checks = new Checks(world, BEGIN);
  for (const place of world.places) checks.all.set(place.memberId, place);
  const done = new Map<string, number>();
  for (let since = 0; since < days * DAY && checks.faults.length < MOST_FAULTS; since += TICK) {
    const now = new Date(BEGIN.getTime() + since);
    if (since === STOPPED[0] * DAY) await openDatabase(false);
    if (since === STOPPED[1] * DAY) await openDatabase(true);
    if (isWithin(STOPPED, since)) {
      await expect(tick(now), "without a database").rejects.toThrow();
      continue;
    }
    if (since === DOWN[0] * DAY) await server.stop();
    if (since === DOWN[1] * DAY) await open();
    await checks.expect(now);
    while (dice.chance(0.5)) {
      const { name, ok } = await actAtRandom(world, dice, now);
      if (ok) done.set(name, (done.get(name) ?? 0) + 1);
    }
    await tick(now);
    await checks.received(await server.mails(), now);
    server.reset();
    if (!isWithin([DOWN[0], DOWN[1] + PATIENCE / DAY], since)) await checks.reminded(now);
  }
  return { faults: checks.faults, summary: summaryOf(checks, done, days) };
}

async function tick(now: Date): Promise<void> {
  await wakeSeries(now);
  await gatherMails(now);
  for (const mailId of await dueMails(now)) await deliverMail(mailId, now, { draw });
}

function summaryOf(checks: Checks, done: ReadonlyMap<string, number>, days: number): string {
  const counts = [...checks.perWeek.values()].sort((a, b) => a - b);
  const sum = counts.reduce((a, b) => a + b, 0);
  const people = new Set([...checks.perWeek.keys()].map((key) => key.split(" ")[0])).size;
  const weeks = days / 7;
  return [
    `acts: ${[...done].map(([name, n]) => `${name} ${n}`).join(", ")}`,
    `told: ${[...checks.told].map(([reason, n]) => `${reason} ${n}`).join(", ")}`,
    `mails: ${sum} to ${people} people, ${(sum / people / weeks).toFixed(1)} per person and week, most in a week ${counts.at(-1) ?? 0}`,
  ].join("\n");
}
