import "server-only";
import { attempt, type Tx } from "@/lib/db";
import type { Organizer } from "@/lib/members/access";
import { takeTurn, writeAudit } from "@/lib/members/commands";
import { runsStill } from "@/lib/members/queries";
import type { Result } from "@/lib/result";
import { toDateColumn } from "@/lib/time";
import { type Ending, type EndRefusal, endingOf } from "./ending";
import { type Editable, readSeries } from "./queries";

/** Takes the turn of a series that an organizer edits, and reads it; null where it or their part in it is gone. */
async function takeSeries(tx: Tx, organizer: Organizer, seriesId: string, now: Date): Promise<Editable | null> {
  const turn = await takeTurn(tx, organizer.groupId, seriesId);
  if (turn === null || !(await runsStill(tx, organizer))) return null;
  return readSeries(tx, organizer.groupId, seriesId, now);
}

/** Changes what a series is called and says of itself. Refused ("gone") for who does not run the group any more. */
export async function changeSeries(
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
 * Ends a series: dates that have started stay, no later one is left, and what was answered for those stays with them.
 * @param previewed the series' turn at which its preview was made. Refused ("changed") where anything of the series has
 *   changed since: no answer goes that the preview did not announce.
 */
export async function endSeries(
  organizer: Organizer,
  seriesId: string,
  previewed: number,
  now: Date,
): Promise<Result<object, EndRefusal>> {
  return attempt(async (tx) => {
    const found = await takeSeries(tx, organizer, seriesId, now);
    if (!found) return { ok: false, reason: "gone" };
    const { schedule, turn } = found;
    const ending = endingOf(schedule.plans, schedule.rows, now);
    if (!ending) return { ok: false, reason: "over" };
    if (turn !== previewed + 1) return { ok: false, reason: "changed" };
    await writeEnding(tx, seriesId, ending, turn);
    await writeAudit(tx, organizer, { action: "seriesEnded", detail: schedule.name }, now);
    return { ok: true };
  });
}

async function writeEnding(tx: Tx, seriesId: string, { cut, dropped, retired }: Ending, turn: number): Promise<void> {
  await tx.plan.deleteMany({ where: { seriesId, from: { in: dropped.map(toDateColumn) } } });
  for (const { from, until } of cut) {
    await tx.plan.updateMany({ where: { seriesId, from: toDateColumn(from) }, data: { until: toDateColumn(until) } });
  }
  await tx.meetup.updateMany({
    where: { seriesId, date: { in: retired.map(toDateColumn) } },
    data: { state: "retired", turn },
  });
}
