import "server-only";
import { db, type Tx, transaction } from "@/lib/db";
import { carryOut } from "@/lib/decisions/commands";
import { tell } from "@/lib/notices/commands";
import { type Due, dueOf } from "./due";
import { readWoken } from "./queries";
import { superseded } from "./superseded";
import { moved } from "./woken";

/** What failed is tried again then; a turn wakes it sooner. */
const RETRY = 5 * 60_000;
/** A ruling makes its series due again; after so many in one go there is something wrong with it. */
const ROUNDS = 4;

/**
 * Wakes the series that are due, one transaction each, until none is left: writes what people are to be told, carries
 * out what the rule decides of dates with a minimum, and sets when each is to wake again. Any number of processes may do
 * so at once. A series that fails is logged and left for some minutes, and keeps no other from its turn.
 * @param limit wakes at most so many.
 * @returns how many it woke.
 */
export async function wakeSeries(now: Date, limit = Number.POSITIVE_INFINITY): Promise<number> {
  const rounds = new Map<string, number>();
  let woken = 0;
  while (woken < limit && (await wakeNext(rounds, now))) woken += 1;
  return woken;
}

/** @returns whether one was due that nobody else is at. */
async function wakeNext(rounds: Map<string, number>, now: Date): Promise<boolean> {
  let at: string | null = null;
  try {
    await transaction(async (tx) => {
      const series = await claim(tx, now);
      if (!series) return;
      at = series.seriesId;
      const round = (rounds.get(at) ?? 0) + 1;
      rounds.set(at, round);
      const woken = await readWoken(tx, at, now);
      const due: Due = woken ? dueOf(woken, now) : { notices: [], rulings: [], wakesAt: null };
      if (due.rulings.length > 0 && round > ROUNDS)
        throw new Error("What is decided of its dates does not come to rest");
      await carryOutAll(tx, series, due.rulings, now);
      await tell(tx, due.notices, now);
      await settle(tx, at, superseded(due.notices, woken?.written ?? []), now);
      await tx.$executeRaw`UPDATE series SET wakes_at = ${due.wakesAt} WHERE id = ${at}::uuid`;
    });
  } catch (error) {
    // Before there is a series it is the database that fails.
    if (at === null) throw error;
    console.error(`Waking the series ${at}:`, error);
    await putOff(at, now);
  }
  return at !== null;
}

type Claimed = { groupId: string; seriesId: string };

/** The series that is due for longest and that no other transaction holds. */
async function claim(tx: Tx, now: Date): Promise<Claimed | undefined> {
  const [row] = await tx.$queryRaw<Claimed[]>`
    SELECT id AS "seriesId", group_id AS "groupId" FROM series WHERE wakes_at <= ${now}
    ORDER BY wakes_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;
  return row;
}

async function carryOutAll(tx: Tx, of: Claimed, rulings: Due["rulings"], now: Date): Promise<void> {
  for (const ruling of rulings) await carryOut(tx, { ...of, ...ruling }, now);
}

/** Settles what is written and not yet in a mail where something newer says the same. */
async function settle(tx: Tx, seriesId: string, old: ReturnType<typeof superseded>, now: Date): Promise<void> {
  if (old.length === 0) return;
  await tx.$executeRaw`
    UPDATE notices n SET settled_at = ${now}, dropped = 'untrue'
    FROM jsonb_to_recordset(${JSON.stringify(old)}::jsonb) AS o ("memberId" uuid, reason text, date date, revision int)
    WHERE n.member_id = o."memberId" AND n.reason::text = o.reason AND n.series_id = ${seriesId}::uuid
      AND n.date = o.date AND n.revision = o.revision AND n.settled_at IS NULL AND n.mail_id IS NULL`;
}

async function putOff(seriesId: string, now: Date): Promise<void> {
  await db().$executeRaw`
    UPDATE series SET wakes_at = ${moved(now, RETRY)} WHERE id = ${seriesId}::uuid AND wakes_at <= ${now}`;
}
