import "server-only";
import type { Tx } from "@/lib/db";
import { takeTurn } from "@/lib/members/commands";
import type { Meetup } from "@/lib/schedule/meetups";
import { toDateColumn } from "@/lib/time";
import type { Ruling } from "./minimum";

const VERDICTS = { on: "on", callOff: "off", ask: "asked" } as const;

/** Carries out what the rule says of a date: takes the turn and records the decision. */
export async function carryOut(
  tx: Tx,
  of: { groupId: string; seriesId: string; meetup: Meetup; heads: number; ruling: Ruling },
  now: Date,
): Promise<void> {
  const { groupId, seriesId, meetup, heads, ruling } = of;
  const turn = await takeTurn(tx, groupId, seriesId, now);
  if (turn === null) return;
  const key = { seriesId, date: toDateColumn(meetup.date) };
  const change = ruling === "callOff" ? { state: "cancelled" as const, turn, changedAt: now } : {};
  const { id } = await tx.meetup.upsert({
    where: { seriesId_date: key },
    create: { ...key, ...change },
    update: change,
    select: { id: true },
  });
  await tx.decision.updateMany({ where: { meetupId: id, reopenedAt: null }, data: { reopenedAt: now } });
  if (ruling === "reopen") return;
  const data = { meetupId: id, verdict: VERDICTS[ruling], at: now, heads, minimum: meetup.minimum?.heads ?? 0 };
  await tx.decision.create({ data, select: { id: true } });
}
