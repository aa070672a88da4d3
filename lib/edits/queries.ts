import "server-only";
import { db, type Tx } from "@/lib/db";
import { isId } from "@/lib/id";
import type { Organizer } from "@/lib/members/access";
import { shownName } from "@/lib/members/names";
import { readVoices } from "@/lib/rsvp/queries";
import { type ScheduleJson, scheduleOf } from "@/lib/schedule/columns";
import { scheduleSql } from "@/lib/schedule/queries";
import { fromDateColumn, type LocalDate, toDateColumn } from "@/lib/time";
import type { EditKind } from "@/prisma/generated/enums";
import type { MadeEdit } from "./change";
import { answersTo, type Editable } from "./dates";
import { readRecord } from "./record";
import { type Before, whyNotUndone } from "./undo";

// The last dates lie in 2199.
const LAST_INSTANT = new Date("2200-01-01T00:00Z");

type EditableJson = {
  schedule: ScheduleJson;
  turn: number;
  comments: { date: LocalDate; count: number }[];
  members: { memberId: string; name: string }[];
};

/**
 * A series of a group with every touched date that may be to come, and all that was said for dates to come; null where
 * the group has none such or is deleted. Two queries.
 * @param client inside a command the transaction that holds the series' turn.
 */
export async function readSeries(client: Tx, groupId: string, seriesId: string, now: Date): Promise<Editable | null> {
  const [row] = await client.$queryRaw<EditableJson[]>`
    SELECT ${scheduleSql({ from: now, to: null })} AS schedule, s.turn,
      (SELECT coalesce(json_agg(c), '[]') FROM (
        SELECT t.date, count(*)::int AS count FROM meetups t JOIN comments c ON c.meetup_id = t.id
        WHERE t.series_id = s.id AND (t.date >= ${now}::date - 3 OR t.starts_at >= ${now}::date - 3)
        GROUP BY t.date) c) AS comments,
      (SELECT coalesce(json_agg(p), '[]') FROM (
        SELECT m.id AS "memberId", u.name FROM members m JOIN users u ON u.id = m.user_id
        WHERE m.group_id = s.group_id AND m.left_at IS NULL ORDER BY m.joined_at) p) AS members
    FROM series s JOIN groups g ON g.id = s.group_id AND g.deleted_at IS NULL
    WHERE s.id = ${seriesId}::uuid AND s.group_id = ${groupId}::uuid`;
  if (!row) return null;
  const schedule = scheduleOf(row.schedule);
  const voices = (await readVoices(client, [{ seriesId, from: now, to: LAST_INSTANT }])).get(seriesId) ?? [];
  const comments = new Map(row.comments.map(({ date, count }) => [date, count]));
  const rows = schedule.rows.map((touched) => ({
    ...touched,
    ...{ answers: answersTo(touched.date, voices), comments: comments.get(touched.date) ?? 0 },
  }));
  const members = new Map(row.members.map(({ memberId, name }) => [memberId, name]));
  return { schedule, dates: { plans: schedule.plans, rows }, voices, turn: row.turn, members };
}

/** A series of the organizer's group, to edit. Two queries. */
export async function seriesToEdit(organizer: Organizer, seriesId: string, now: Date): Promise<Editable | null> {
  return isId(seriesId) ? readSeries(db(), organizer.groupId, seriesId, now) : null;
}

const editColumns = {
  ...{ kind: true, turn: true, at: true, from: true },
  member: { select: { nameless: true, user: { select: { name: true } } } },
} as const;

function namedBy({ nameless, user }: { nameless: boolean; user: { name: string | null } }): string | null {
  return shownName({ nameless, name: user.name });
}

/** The edits of a series that were made after a turn, oldest first: what somebody did not see who looked at it then. */
export async function editsSince(organizer: Organizer, seriesId: string, turn: number): Promise<MadeEdit[]> {
  if (!isId(seriesId)) return [];
  const rows = await db().edit.findMany({
    where: { seriesId, series: { groupId: organizer.groupId }, turn: { gt: turn } },
    orderBy: { turn: "asc" },
    select: editColumns,
    take: 20,
  });
  return rows.map(({ member, ...edit }) => ({ ...edit, by: namedBy(member) }));
}

/** The last edit of a series, where it can still be taken back. Two queries at most. */
export async function editToUndo(organizer: Organizer, seriesId: string, now: Date): Promise<MadeEdit | null> {
  if (!isId(seriesId)) return null;
  const last = await db().edit.findFirst({
    where: { seriesId, series: { groupId: organizer.groupId } },
    orderBy: { turn: "desc" },
    select: { ...editColumns, before: true },
    relationLoadStrategy: "join",
  });
  if (!last || last.kind === "undone") return null;
  const { member, before, ...edit } = last;
  if (whyNotUndone({ ...edit, last: edit.turn, isDecided: false }, now)) return null;
  const isDecided = await isDecidedSince(db(), seriesId, edit.at, readRecord(before));
  return isDecided ? null : { ...edit, by: namedBy(member) };
}

/** Whether an organizer decided after an instant of a date that an edit wrote, and that stands. */
async function isDecidedSince(client: Tx, seriesId: string, at: Date, { written }: Before): Promise<boolean> {
  const meetup = { seriesId, date: { in: written.map(toDateColumn) } };
  const where = { meetup, at: { gt: at }, byId: { not: null }, reopenedAt: null };
  return (await client.decision.findFirst({ where, select: { id: true } })) !== null;
}

/** The last edit of a series, where it is one of this date alone and can still be taken back. */
export async function dateEditToUndo(
  organizer: Organizer,
  seriesId: string,
  date: LocalDate,
  now: Date,
): Promise<MadeEdit | null> {
  const edit = await editToUndo(organizer, seriesId, now);
  return edit?.kind.startsWith("date") && fromDateColumn(edit.from) === date ? edit : null;
}

/** The edit of a turn with what it found, and what came after it, under the series' lock. */
export async function readEdit(
  tx: Tx,
  seriesId: string,
  turn: number,
): Promise<{ kind: EditKind; turn: number; at: Date; before: Before; last: number; isDecided: boolean } | null> {
  const edit = await tx.edit.findUnique({
    where: { seriesId_turn: { seriesId, turn } },
    select: { kind: true, turn: true, at: true, before: true },
  });
  if (!edit) return null;
  const last = await tx.edit.aggregate({ where: { seriesId }, _max: { turn: true } });
  const before = readRecord(edit.before);
  const isDecided = await isDecidedSince(tx, seriesId, edit.at, before);
  return { ...edit, before, last: last._max.turn ?? turn, isDecided };
}
