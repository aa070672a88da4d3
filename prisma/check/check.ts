import { connect, type Tx } from "@/lib/db";
import { readRecord } from "@/lib/edits/record";
import { readVoices } from "@/lib/rsvp/queries";
import { effectiveOn } from "@/lib/rsvp/seats";
import { type ScheduleJson, type StoredSchedule, scheduleOf } from "@/lib/schedule/columns";
import { type Meetup, meetups, touchedMeetup } from "@/lib/schedule/meetups";
import { scheduleSql } from "@/lib/schedule/queries";
import { toDateColumn } from "@/lib/time";
import { planFaults, rowFaults, seatFaults } from "./rules";
import { statements } from "./statements";

const DAY = 86_400_000;
/** How far ahead untouched dates are looked at. */
const AHEAD = 28 * DAY;
/** A large database takes minutes; what is seen stays one moment of it. */
const LONGEST_MS = 6 * 3_600_000;
const SERIES_AT_ONCE = 100;
const DATES_AT_ONCE = 50;
const EDITS_AT_ONCE = 50;

/** What was looked at, and a line for each thing that does not hold. */
export type Checked = { series: number; dates: number; broken: string[] };

type Report = (line: string) => void;

/**
 * Holds what is stored against what must hold (docs: the invariants of the design), in one read-only transaction, a few
 * dates at a time. For tests and for operators.
 * @param report hears of each breach as it is found.
 */
export async function checkData(databaseUrl: string, now: Date, report: Report = () => {}): Promise<Checked> {
  const client = connect(databaseUrl, { size: 1, isBehindPooler: false });
  const checked: Checked = { series: 0, dates: 0, broken: [] };
  const tell = (line: string) => {
    checked.broken.push(line);
    report(line);
  };
  try {
    await client.$transaction((tx) => checkAll(tx, { checked, tell, now }), {
      isolationLevel: "RepeatableRead",
      timeout: LONGEST_MS,
    });
  } finally {
    await client.$disconnect();
  }
  return checked;
}

type Run = { checked: Checked; tell: Report; now: Date };

async function checkAll(tx: Tx, run: Run): Promise<void> {
  await tx.$executeRawUnsafe("SET TRANSACTION READ ONLY");
  for (const statement of statements) {
    const rows = await tx.$queryRawUnsafe<{ line: string }[]>(statement);
    for (const { line } of rows) run.tell(line);
  }
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const some = await tx.$queryRaw<{ id: string; turn: number; twice: boolean }[]>`
      SELECT s.id, s.turn, EXISTS (
        SELECT FROM decisions d JOIN meetups t ON t.id = d.meetup_id WHERE t.series_id = s.id AND d.reopened_at IS NULL
        GROUP BY t.id HAVING count(*) > 1) AS twice
      FROM series s WHERE s.id > ${last}::uuid ORDER BY s.id LIMIT ${SERIES_AT_ONCE}`;
    // With two decisions that stand, which a statement above has named, the product's own query cannot read it.
    for (const { id, turn, twice } of some) if (!twice) await checkSeries(tx, { id, turn }, run);
    const end = some.at(-1);
    if (!end) return;
    last = end.id;
  }
}

async function checkSeries(tx: Tx, { id, turn }: { id: string; turn: number }, run: Run): Promise<void> {
  run.checked.series += 1;
  const [row] = await tx.$queryRaw<{ schedule: ScheduleJson }[]>`
    SELECT ${scheduleSql({ from: null, to: null })} AS schedule FROM series s WHERE s.id = ${id}::uuid`;
  const tell = (line: string) => run.tell(`series ${id}, ${line}`);
  const found = row && readable(() => datesOf(scheduleOf(row.schedule), run.now), tell);
  if (found) {
    for (const fault of found.faults) tell(fault);
    const made = await tx.edit.findMany({ where: { seriesId: id }, select: { turn: true } });
    const edits = new Set(made.map((edit) => edit.turn));
    for (let at = 0; at < found.dates.length; at += DATES_AT_ONCE) {
      const some = found.dates.slice(at, at + DATES_AT_ONCE);
      await checkDates(tx, { id, turn, edits, schedule: found.schedule }, some, tell);
    }
    run.checked.dates += found.dates.length;
  }
  await checkEdits(tx, id, tell);
}

/** What a rule gives, or a line where what is stored cannot even be read. */
function readable<T>(work: () => T, tell: Report): T | null {
  try {
    return work();
  } catch (error) {
    tell(`cannot be read: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
    return null;
  }
}

/** The dates whose seats are looked at: every touched one, and what comes within four weeks. */
function datesOf(schedule: StoredSchedule, now: Date) {
  const { plans, rows } = schedule;
  const touched = rows.flatMap((row) => touchedMeetup(plans, row) ?? []);
  const known = new Set(rows.map(({ date }) => date));
  const coming = meetups(plans, rows, { from: now, to: new Date(now.getTime() + AHEAD) });
  const dates = [...touched, ...coming.filter(({ date }) => !known.has(date))];
  dates.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return { schedule, dates, faults: [...planFaults(plans), ...rowFaults(plans, rows)] };
}

type Of = { id: string; turn: number; edits: ReadonlySet<number>; schedule: StoredSchedule };

async function checkDates(tx: Tx, of: Of, dates: readonly Meetup[], tell: Report): Promise<void> {
  const { id, schedule } = of;
  const instants = dates.flatMap(({ date, startsAt }) => [startsAt.getTime(), toDateColumn(date).getTime()]);
  const span = { from: new Date(Math.min(...instants)), to: new Date(Math.max(...instants) + DAY) };
  const voices = (await readVoices(tx, [{ seriesId: id, ...span }])).get(id) ?? [];
  for (const meetup of dates) {
    for (const fault of seatFaults(meetup, effectiveOn(voices, meetup), of)) tell(fault);
  }
  const rowIds = new Map(schedule.rows.map((row) => [row.date, row.id]));
  const begun = dates.flatMap(({ date, startsAt }) => {
    const rowId = rowIds.get(date);
    return rowId ? [{ rowId, date, startsAt }] : [];
  });
  await checkPast(tx, begun, tell);
}

/**
 * No answer is younger than the beginning of its date, and who came is known of no date before it began. That holds for
 * answers that were carried or merged, too: they keep the instant at which they were given, and no edit moves a date
 * that has begun, or one to before now.
 */
async function checkPast(
  tx: Tx,
  dates: readonly { rowId: string; date: string; startsAt: Date }[],
  tell: Report,
): Promise<void> {
  const [ids, starts] = [dates.map(({ rowId }) => rowId), dates.map(({ startsAt }) => startsAt)];
  const late = await tx.$queryRaw<{ line: string }[]>`
    SELECT 'date ' || t.date || ': the answer of member ' || r.member_id || ' was given after it began' AS line
    FROM unnest(${ids}::uuid[], ${starts}::timestamptz[]) AS d (id, starts_at)
    JOIN meetups t ON t.id = d.id JOIN rsvps r ON r.meetup_id = d.id WHERE r.answered_at >= d.starts_at`;
  const early = await tx.$queryRaw<{ line: string }[]>`
    SELECT 'date ' || t.date || ': who came was taken before it began' AS line
    FROM unnest(${ids}::uuid[], ${starts}::timestamptz[]) AS d (id, starts_at)
    JOIN meetups t ON t.id = d.id JOIN turnouts o ON o.meetup_id = d.id WHERE o.taken_at < d.starts_at`;
  for (const { line } of [...late, ...early]) tell(line);
}

/** Every edit can be read, as taking it back would. */
async function checkEdits(tx: Tx, seriesId: string, tell: Report): Promise<void> {
  let last = -1;
  for (;;) {
    const edits = await tx.edit.findMany({
      where: { seriesId, turn: { gt: last } },
      orderBy: { turn: "asc" },
      take: EDITS_AT_ONCE,
      select: { id: true, turn: true, before: true },
    });
    for (const { id, before } of edits)
      readable(
        () => readRecord(before),
        (line) => tell(`edit ${id}: ${line}`),
      );
    const end = edits.at(-1);
    if (!end) return;
    last = end.turn;
  }
}
