import "server-only";
import { attempt, type Tx } from "@/lib/db";
import type { Organizer } from "@/lib/members/access";
import { lockRoles, takeTurn, writeAudit } from "@/lib/members/commands";
import { runsStill } from "@/lib/members/queries";
import type { Result } from "@/lib/result";
import type { MeetupRow, Own, Plan } from "@/lib/schedule/meetups";
import { type LocalDate, toDateColumn, toTimeColumn, toTimestampColumn } from "@/lib/time";
import type { AuditAction, EditKind } from "@/prisma/generated/enums";
import { type Change, type EditRefusal, outcomeOf } from "./change";
import type { Carried, Dates, Editable, Outcome } from "./dates";
import { previewOf } from "./preview";
import { readEdit, readSeries } from "./queries";
import { writeRecord } from "./record";
import { beforeOf, type UndoRefusal, undo, whyNotUndone } from "./undo";

/** Takes the turn of a series that an organizer edits, and reads it; null where it or their part in it is gone. */
async function takeSeries(tx: Tx, organizer: Organizer, seriesId: string, now: Date): Promise<Editable | null> {
  await lockRoles(tx, organizer.groupId);
  const turn = await takeTurn(tx, organizer.groupId, seriesId);
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
 * @returns the turn by which the edit is known, for taking it back.
 */
export async function editSeries(
  organizer: Organizer,
  seriesId: string,
  change: Change,
  previewed: string,
  now: Date,
): Promise<Result<{ turn: number }, EditRefusal>> {
  return attempt(async (tx) => {
    const found = await takeSeries(tx, organizer, seriesId, now);
    if (!found) return { ok: false, reason: "gone" };
    const { dates, schedule, turn } = found;
    const result = outcomeOf(dates, change, { turn, changedAt: now }, now);
    if (!result.ok) return result;
    const { outcome } = result;
    if (previewOf(dates, change, outcome, now).digest !== previewed) return { ok: false, reason: "changed" };
    await writeOutcome(tx, seriesId, dates, outcome);
    await writeEdit(tx, { organizer, seriesId, turn, kind: change.kind, dates, outcome }, now);
    await writeAudit(tx, organizer, { action: AUDITED[change.kind], detail: schedule.name }, now);
    return { ok: true, turn };
  });
}

const AUDITED: Record<Change["kind"], AuditAction> = {
  ...{ dateChanged: "dateChanged", dateCancelled: "dateCancelled", dateRestored: "dateRestored" },
  ...{ dateAdded: "dateAdded", planChanged: "planChanged", paused: "seriesPaused", ended: "seriesEnded" },
};

/** Takes back the last edit of a series, made within the last ten minutes, as a new edit. */
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
    const refusal = whyNotUndone(edit, { turn: edit.last }, now);
    if (refusal) return { ok: false, reason: refusal };
    const outcome = undo(found.dates, edit.before, { turn: found.turn, changedAt: now }, now);
    await writeOutcome(tx, seriesId, found.dates, outcome);
    const made = { organizer, seriesId, turn: found.turn, kind: "undone" as const, dates: found.dates, outcome };
    await writeEdit(tx, made, now);
    await tx.edit.updateMany({ where: { seriesId, turn }, data: { undoneAt: now } });
    await writeAudit(tx, organizer, { action: "editUndone", detail: found.schedule.name }, now);
    return { ok: true, turn: found.turn };
  });
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

/** Shortens before it adds: a series has one open plan at most at any moment. */
async function writePlans(tx: Tx, seriesId: string, before: readonly Plan[], after: readonly Plan[]): Promise<void> {
  const was = new Map(before.map((plan) => [plan.from, JSON.stringify(columnsOf(plan))]));
  const gone = before.filter(({ from }) => !after.some((plan) => plan.from === from));
  await tx.plan.deleteMany({ where: { seriesId, from: { in: gone.map(({ from }) => toDateColumn(from)) } } });
  const changed = after.filter((plan) => was.get(plan.from) !== JSON.stringify(columnsOf(plan)));
  for (const plan of changed.toSorted((a, b) => Number(a.until === null) - Number(b.until === null))) {
    const { from, ...rest } = columnsOf(plan);
    await tx.plan.upsert({
      where: { seriesId_from: { seriesId, from } },
      create: { seriesId, from, ...rest },
      update: rest,
      select: { id: true },
    });
  }
}

function columnsOf(plan: Plan) {
  const { from, until, startTime, zone, rrule, length, place, link, capacity, mayBring, turn, changedAt } = plan;
  return {
    ...{ from: toDateColumn(from), until: until && toDateColumn(until), startTime: toTimeColumn(startTime) },
    ...{ zone, rrule, length, place, link, capacity, mayBring, turn, changedAt },
  };
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

/** Lays the answers of one date to another; of two answers of one person the newer stays. */
async function carry(tx: Tx, seriesId: string, { from, to }: Carried): Promise<void> {
  const dateOf = async (date: LocalDate) => {
    const where = { seriesId_date: { seriesId, date: toDateColumn(date) } };
    return (await tx.meetup.findUniqueOrThrow({ where, select: { id: true } })).id;
  };
  const [source, target] = [await dateOf(from), await dateOf(to)];
  await tx.$executeRaw`
    DELETE FROM rsvps r USING rsvps other
    WHERE r.member_id = other.member_id
      AND ((r.meetup_id = ${source}::uuid AND other.meetup_id = ${target}::uuid AND r.ticket <= other.ticket)
        OR (r.meetup_id = ${target}::uuid AND other.meetup_id = ${source}::uuid AND r.ticket < other.ticket))`;
  await tx.$executeRaw`UPDATE rsvps SET meetup_id = ${target}::uuid WHERE meetup_id = ${source}::uuid`;
}
