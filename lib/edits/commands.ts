import "server-only";
import { attempt, type Tx } from "@/lib/db";
import type { Organizer } from "@/lib/members/access";
import { lockRoles, takeTurn, writeAudit } from "@/lib/members/commands";
import { runsStill } from "@/lib/members/queries";
import { tell } from "@/lib/notices/commands";
import type { Result } from "@/lib/result";
import { withSeatNews } from "@/lib/rsvp/commands";
import { planColumns } from "@/lib/schedule/columns";
import { settleDecision } from "@/lib/schedule/commands";
import type { Meetup, MeetupRow, Own, Plan } from "@/lib/schedule/meetups";
import { type LocalDate, toDateColumn, toTimestampColumn } from "@/lib/time";
import type { AuditAction, EditKind } from "@/prisma/generated/enums";
import type { Change, EditRefusal } from "./change";
import type { Carried, Dates, Editable, Fresh, Made, Outcome } from "./dates";
import { decidedBy } from "./decided";
import { dueOf, newsOfDates } from "./news";
import { previewOf, settledOutcome } from "./preview";
import { readEdit, readSeries } from "./queries";
import { writeRecord } from "./record";
import { heldBefore, rowsAfter, voicesAfter } from "./seats";
import { beforeOf, type UndoRefusal, undo, whyNotUndone } from "./undo";

/** Takes the turn of a series that an organizer edits, and reads it; null where it or their part in it is gone. */
async function takeSeries(tx: Tx, organizer: Organizer, seriesId: string, now: Date): Promise<Editable | null> {
  await lockRoles(tx, organizer.groupId);
  const turn = await takeTurn(tx, organizer.groupId, seriesId, now);
  if (turn === null || !(await runsStill(tx, organizer))) return null;
  return readSeries(tx, organizer.groupId, seriesId, now);
}

/** Changes what a series is called and says of itself. Refused ("gone") for who does not run the group any more. */
export async function changeAbout(
  organizer: Organizer,
  seriesId: string,
  { name, description }: { name: string; description: string | null },
  now: Date,
): Promise<Result<object, "gone">> {
  return attempt(async (tx) => {
    if (!(await takeSeries(tx, organizer, seriesId, now))) return { ok: false, reason: "gone" };
    await tx.series.update({ where: { id: seriesId }, data: { name, description }, select: { id: true } });
    await writeAudit(tx, organizer, { action: "seriesChanged", detail: name }, now);
    return { ok: true };
  });
}

/**
 * Changes one date, or the series from a date on, as its preview showed.
 * @param previewed the digest of that preview: no answer is touched, no date moved that it did not announce.
 * @param tellNow whether others hear at once, and not only when it cannot be taken back any more.
 * @returns the turn by which the edit is known, for taking it back.
 */
export async function editSeries(
  organizer: Organizer,
  seriesId: string,
  change: Change,
  previewed: string,
  now: Date,
  tellNow = false,
): Promise<Result<{ turn: number }, EditRefusal>> {
  return attempt(async (tx) => {
    const found = await takeSeries(tx, organizer, seriesId, now);
    if (!found) return { ok: false, reason: "gone" };
    const { dates, schedule, turn } = found;
    const made = { turn, changedAt: now };
    const result = settledOutcome(found, change, made, now);
    if (!result.ok) return result;
    const { outcome } = result;
    if (previewOf(found, change, outcome, made, now).digest !== previewed) return { ok: false, reason: "changed" };
    const edit = { organizer, found, outcome, at: now, tellNow, undone: false };
    await writeWithNews(tx, edit, now, async () => {
      await writeOutcome(tx, seriesId, dates, outcome);
      await writeFresh(tx, seriesId, outcome.fresh ?? [], made);
      await writeDecisions(tx, { organizer, found, outcome }, now);
    });
    await writeEdit(tx, { organizer, seriesId, turn, kind: change.kind, dates, outcome }, now);
    await writeAudit(tx, organizer, { action: AUDITED[change.kind], detail: schedule.name }, now);
    return { ok: true, turn };
  });
}

/** An edit of which others are told. */
type EditToTell = {
  organizer: Organizer;
  found: Editable;
  outcome: Outcome;
  /** Until ten minutes after it the edit, or the one that it takes back, could be taken back. */
  at: Date;
  tellNow: boolean;
  undone: boolean;
};

/** Whoever has a seat by an edit, or none any more, and whose dates it changes is told; whoever makes it sees it. */
async function writeWithNews(tx: Tx, edit: EditToTell, now: Date, write: () => Promise<void>): Promise<void> {
  const { organizer, found, outcome } = edit;
  const { dates, voices, turn } = found;
  const { groupId, memberId } = organizer;
  const { seriesId } = found.schedule;
  const { carried, plans } = outcome;
  const due = (meetup: Meetup) => {
    const source = carried.find(({ to }) => to === meetup.date)?.from ?? meetup.date;
    return dueOf([meetup.startsAt, heldBefore(dates, source)?.startsAt ?? meetup.startsAt], edit, now);
  };
  const of = { groupIds: [groupId], seriesId, besides: [memberId], carried: () => carried, due };
  await withSeatNews(tx, of, now, write);
  const after = { plans, rows: rowsAfter(dates, outcome), voices: voicesAfter(voices, outcome, turn) };
  const news = newsOfDates({ ...dates, voices }, after, { carried, undone: edit.undone }, now);
  const others = news.filter((one) => one.memberId !== memberId);
  const told = others.map((one) => {
    const starts = [one.startsAt, new Date(one.was.startsAt)];
    return { ...one, seriesId, revision: turn, due: dueOf(starts, edit, now) };
  });
  await tell(tx, told, now);
}

const AUDITED: Record<Change["kind"], AuditAction> = {
  ...{ dateChanged: "dateChanged", dateCancelled: "dateCancelled", dateRestored: "dateRestored" },
  ...{ dateAdded: "dateAdded", planChanged: "planChanged", paused: "seriesPaused", ended: "seriesEnded" },
};

/**
 * Takes back the last edit of a series, made within the last ten minutes, as a new edit. Refused where an organizer
 * decided since whether a date of it is on: their word holds until an organizer says otherwise.
 */
export async function undoEdit(
  organizer: Organizer,
  seriesId: string,
  turn: number,
  now: Date,
): Promise<Result<{ turn: number }, UndoRefusal | "gone">> {
  return attempt(async (tx) => {
    const found = await takeSeries(tx, organizer, seriesId, now);
    const edit = found && (await readEdit(tx, seriesId, turn));
    if (!edit || edit.kind === "undone") return { ok: false, reason: "gone" };
    const refusal = whyNotUndone(edit, now);
    if (refusal) return { ok: false, reason: refusal };
    const outcome = undo(found.dates, edit.before, { turn: found.turn, changedAt: now }, now);
    const told = { organizer, found, outcome, at: edit.at, tellNow: false, undone: true };
    await writeWithNews(tx, told, now, async () => {
      await takeFreshBack(tx, seriesId, edit);
      await writeOutcome(tx, seriesId, found.dates, outcome);
      await writeDecisions(tx, { organizer, found, outcome }, now);
    });
    const made = { organizer, seriesId, turn: found.turn, kind: "undone" as const, dates: found.dates, outcome };
    await writeEdit(tx, made, now);
    await tx.edit.updateMany({ where: { seriesId, turn }, data: { undoneAt: now } });
    await writeAudit(tx, organizer, { action: "editUndone", detail: found.schedule.name }, now);
    return { ok: true, turn: found.turn };
  });
}

/**
 * Calls a touched date off, or has it take place again, as was decided of it by its minimum: no edit, so that none is
 * taken back. The caller has the turn that `made` names.
 */
export async function switchDate(
  tx: Tx,
  meetupId: string,
  state: "on" | "cancelled",
  { turn, changedAt }: Made,
): Promise<void> {
  const data = { state, cancelReason: null, turn, changedAt };
  await tx.meetup.update({ where: { id: meetupId }, data, select: { id: true } });
}

type NewEdit = {
  organizer: Organizer;
  seriesId: string;
  turn: number;
  kind: EditKind;
  dates: Dates;
  outcome: Outcome;
};

async function writeEdit(tx: Tx, edit: NewEdit, now: Date): Promise<void> {
  const { organizer, seriesId, turn, kind, dates, outcome } = edit;
  const before = writeRecord(beforeOf(dates, outcome));
  const data = {
    seriesId,
    memberId: organizer.memberId,
    kind,
    turn,
    at: now,
    from: toDateColumn(outcome.since),
    before,
  };
  await tx.edit.create({ data, select: { id: true } });
}

async function writeOutcome(tx: Tx, seriesId: string, dates: Dates, outcome: Outcome): Promise<void> {
  await writePlans(tx, seriesId, dates.plans, outcome.plans);
  for (const row of outcome.rows) await writeRow(tx, seriesId, row);
  for (const pair of outcome.carried) await carry(tx, seriesId, pair);
}

/** Who cancels a date by hand, or puts it back, says otherwise than what stands decided of it. */
async function writeDecisions(
  tx: Tx,
  { organizer, found, outcome }: { organizer: Organizer; found: Editable; outcome: Outcome },
  now: Date,
): Promise<void> {
  for (const { date, ...decided } of decidedBy(found.dates, outcome, found.voices)) {
    const meetupId = await meetupIdOf(tx, found.schedule.seriesId, date);
    await settleDecision(tx, meetupId, { ...decided, byId: organizer.memberId }, now);
  }
}

/** Shortens before it adds: a series has one open plan at most at any moment. */
async function writePlans(tx: Tx, seriesId: string, before: readonly Plan[], after: readonly Plan[]): Promise<void> {
  const was = new Map(before.map((plan) => [plan.from, JSON.stringify(planColumns(plan))]));
  const gone = before.filter(({ from }) => !after.some((plan) => plan.from === from));
  await tx.plan.deleteMany({ where: { seriesId, from: { in: gone.map(({ from }) => toDateColumn(from)) } } });
  const changed = after.filter((plan) => was.get(plan.from) !== JSON.stringify(planColumns(plan)));
  for (const plan of changed.toSorted((a, b) => Number(a.until === null) - Number(b.until === null))) {
    const { from, ...rest } = planColumns(plan);
    await tx.plan.upsert({
      where: { seriesId_from: { seriesId, from } },
      create: { seriesId, from, ...rest },
      update: rest,
      select: { id: true },
    });
  }
}

async function writeRow(tx: Tx, seriesId: string, row: MeetupRow): Promise<void> {
  const { date: day, place, link, capacity, ...rest } = row;
  const { state, extra, zone, length, name, mayBring, cancelReason, retiredBy, turn, changedAt } = rest;
  const own = { place, link, capacity };
  const data = {
    ...{ state, extra, zone, length, name, mayBring, cancelReason, retiredBy, turn, changedAt },
    startsAt: rest.startsAt && toTimestampColumn(rest.startsAt),
    carriedTo: rest.carriedTo && toDateColumn(rest.carriedTo),
    own: (["place", "link", "capacity"] as const).filter((field) => own[field] !== null),
    ...{ place: ownValue(place), link: ownValue(link), capacity: ownValue(capacity) },
  };
  const date = toDateColumn(day);
  await tx.meetup.upsert({
    where: { seriesId_date: { seriesId, date } },
    create: { seriesId, date, ...data },
    update: data,
    select: { id: true },
  });
}

function ownValue<T>(own: Own<T>): T | null {
  return own?.value ?? null;
}

/** Writes answers that count anew with the ticket of the edit: whoever was in before stays before them. */
async function writeFresh(tx: Tx, seriesId: string, fresh: readonly Fresh[], { turn, changedAt }: Made): Promise<void> {
  for (const { date, memberId, brings } of fresh) {
    const meetupId = await meetupIdOf(tx, seriesId, date);
    const said = { answer: "in", ticket: turn } as const;
    await tx.rsvp.upsert({
      where: { meetupId_memberId: { meetupId, memberId } },
      create: { meetupId, memberId, brings, answeredAt: changedAt, ...said },
      update: said,
      select: { id: true },
    });
  }
}

/** Gives answers back the place that an edit took them from, where they were not given anew since. */
async function takeFreshBack(
  tx: Tx,
  seriesId: string,
  { turn, at, before }: { turn: number; at: Date; before: { fresh: readonly Fresh[] } },
): Promise<void> {
  for (const { date, memberId, was } of before.fresh) {
    // Who says "in" again keeps the ticket of the edit: only the instant tells.
    const untouched = { ticket: turn, answeredAt: { lte: at } };
    const where = { memberId, ...untouched, meetup: { seriesId, date: toDateColumn(date) } };
    if (was === null) await tx.rsvp.deleteMany({ where });
    else await tx.rsvp.updateMany({ where, data: { ticket: was } });
  }
}

async function meetupIdOf(tx: Tx, seriesId: string, date: LocalDate): Promise<string> {
  const where = { seriesId_date: { seriesId, date: toDateColumn(date) } };
  return (await tx.meetup.findUniqueOrThrow({ where, select: { id: true } })).id;
}

/** Lays all that was said for one date to another; of two answers of one person the newer stays. */
async function carry(tx: Tx, seriesId: string, { from, to }: Carried): Promise<void> {
  const [source, target] = [await meetupIdOf(tx, seriesId, from), await meetupIdOf(tx, seriesId, to)];
  await tx.$executeRaw`
    DELETE FROM rsvps r USING rsvps other
    WHERE r.member_id = other.member_id
      AND ((r.meetup_id = ${source}::uuid AND other.meetup_id = ${target}::uuid AND r.ticket <= other.ticket)
        OR (r.meetup_id = ${target}::uuid AND other.meetup_id = ${source}::uuid AND r.ticket < other.ticket))`;
  await tx.$executeRaw`UPDATE rsvps SET meetup_id = ${target}::uuid WHERE meetup_id = ${source}::uuid`;
  await tx.comment.updateMany({ where: { meetupId: source }, data: { meetupId: target } });
  const isTaken = await tx.turnout.findUnique({ where: { meetupId: target }, select: { id: true } });
  if (!isTaken) await tx.turnout.updateMany({ where: { meetupId: source }, data: { meetupId: target } });
}
