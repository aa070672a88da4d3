import "server-only";
import { attempt, type Tx } from "@/lib/db";
import { switchDate } from "@/lib/edits/commands";
import { wasOf } from "@/lib/edits/news";
import type { Organizer } from "@/lib/members/access";
import { lockRoles, takeTurn, writeAudit } from "@/lib/members/commands";
import { organizersOf, runsStill } from "@/lib/members/queries";
import { tell } from "@/lib/notices/commands";
import type { Reason } from "@/lib/notices/notice";
import type { Result } from "@/lib/result";
import { touchDate } from "@/lib/rsvp/commands";
import { type MeetupWithPeople, readMeetup } from "@/lib/rsvp/queries";
import { rollOf } from "@/lib/rsvp/roll";
import { type NewDecision, settleDecision } from "@/lib/schedule/commands";
import type { Meetup } from "@/lib/schedule/meetups";
import { neededHeads } from "@/lib/schedule/minimum";
import type { LocalDate } from "@/lib/time";
import { comersOf } from "./comers";
import { afterReopening, type DecideRefusal, type Ruling, ruling, whyNotDecide } from "./minimum";

/**
 * Carries out what the rule says of a date: records the decision, calls the date off where that is it, and tells whom it
 * concerns. The caller holds the series' row (FOR NO KEY UPDATE); where something is done the turn is taken. A ruling
 * that does not hold (any more) by what is stored is not carried out: a second time nothing happens.
 * @param of.meetup the date as it was read under that lock. @param of.heads how many are going to it.
 * @returns whether anything was done.
 */
export async function carryOut(
  tx: Tx,
  of: { groupId: string; seriesId: string; meetup: Meetup; heads: number; ruling: Ruling },
  now: Date,
): Promise<boolean> {
  const { groupId, seriesId, heads } = of;
  const key = { seriesId, date: of.meetup.date };
  const found = await readMeetup(tx, { groupId, memberId: null }, key);
  if (!found || ruling(found.meetup, heads, now) !== of.ruling) return false;
  const turn = await takeTurn(tx, groupId, seriesId, now);
  if (turn === null) return false;
  const next = of.ruling === "reopen" ? afterReopening(found.meetup, heads, now) : of.ruling;
  await settle(tx, { groupId, found, turn, heads, by: null }, next, now);
  return true;
}

type Case = { groupId: string; found: MeetupWithPeople; turn: number; heads: number; by: string | null };

const VERDICTS = { on: "on", callOff: "off", ask: "asked" } as const;

/** Records a decision (null: that none stands any more), makes the date what it says, and tells of it. */
async function settle(tx: Tx, of: Case, to: keyof typeof VERDICTS | null, now: Date): Promise<void> {
  const { found, turn, heads, by } = of;
  const { meetup, schedule } = found;
  const meetupId = await touchDate(tx, found);
  const minimum = neededHeads(meetup) ?? 0;
  const decision: NewDecision | null = to && { verdict: VERDICTS[to], byId: by, heads, minimum };
  await settleDecision(tx, meetupId, decision, now);
  const state = to === "callOff" ? "cancelled" : "on";
  if (to !== null && state !== meetup.state) await switchDate(tx, meetupId, state, { turn, changedAt: now });
  if (to === null) return;
  const told = to === "ask" ? await organizersOf(tx, of.groupId) : comersOf(found.people, meetup.capacity, by);
  const { seriesId } = schedule;
  const { date, startsAt, zone } = meetup;
  const notice = { seriesId, date, reason: REASONS[to], revision: turn, due: now, startsAt, zone };
  // Put back before they hear of it, it is no news.
  const known = to === "callOff" ? { was: wasOf(meetup) } : {};
  await tell(
    tx,
    told.map((memberId) => ({ ...notice, ...known, memberId })),
    now,
  );
}

const REASONS = { on: "decidedOn", callOff: "calledOff", ask: "decide" } as const satisfies Record<string, Reason>;

/**
 * An organizer decides whether a date takes place, also before its hour, and also otherwise than was decided: what stood
 * ends, and a date that was called off takes place again. Refused ("gone") for who does not run the group any more, and
 * where it has no such date.
 */
export async function decide(
  organizer: Organizer,
  key: { seriesId: string; date: LocalDate },
  verdict: "on" | "off",
  now: Date,
): Promise<Result<{ turn: number }, DecideRefusal | "gone">> {
  const { groupId, memberId } = organizer;
  return attempt(async (tx) => {
    await lockRoles(tx, groupId);
    const turn = await takeTurn(tx, groupId, key.seriesId, now);
    const found = turn !== null && (await runsStill(tx, organizer)) && (await readMeetup(tx, organizer, key));
    if (!found) return { ok: false, reason: "gone" };
    const { meetup, people, schedule } = found;
    const reason = whyNotDecide(meetup, verdict, now);
    if (reason) return { ok: false, reason };
    const heads = rollOf(people, meetup.capacity).goingHeads;
    await settle(tx, { groupId, found, turn, heads, by: memberId }, verdict === "on" ? "on" : "callOff", now);
    const isBack = meetup.state === "cancelled";
    const action = verdict === "off" ? "dateCancelled" : isBack ? "dateRestored" : null;
    if (action) await writeAudit(tx, organizer, { action, detail: schedule.name }, now);
    return { ok: true, turn };
  });
}

/**
 * Says that a series lives on: the question is put away, for whomever it was. Again: nothing happens. Refused ("gone")
 * for who does not run the group any more, and where it has no such series.
 */
export async function keepAlive(organizer: Organizer, seriesId: string, now: Date): Promise<Result<object, "gone">> {
  const { groupId } = organizer;
  return attempt(async (tx) => {
    const series = await tx.series.findFirst({ where: { id: seriesId, groupId }, select: { id: true } });
    if (!series || !(await runsStill(tx, organizer))) return { ok: false, reason: "gone" };
    const where = { seriesId, reason: "stillAlive", dismissedAt: null } as const;
    await tx.notice.updateMany({ where, data: { dismissedAt: now } });
    return { ok: true };
  });
}
