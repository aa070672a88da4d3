import { addDays, localDateOf, timeOf, toDateColumn, toLocal, UTC } from "@/lib/time";
import type { Client } from "./place";

/** So many series share a group and its members. */
const SERIES_A_GROUP = 10;
const MEMBERS = 8;
const PEOPLE = 2000;
/** So many of the series are due. */
export const DUE = 1000;

/**
 * Adds weekly series, the first of them numbered `from`: of eight members two are regulars and three have answered the
 * next date, which begins in thirty hours. None of them is due.
 */
export async function addSeries(db: Client, { from, to }: { from: number; to: number }, now: Date): Promise<void> {
  const next = new Date(now.getTime() + 30 * 3_600_000);
  const [date, time] = [localDateOf(next, UTC), timeOf(toLocal(next, UTC))];
  const [first, before] = [toDateColumn(addDays(date, -7 * 52)), toDateColumn(addDays(date, -7))];
  const joined = new Date(first.getTime() - 86_400_000);
  const groups = { from: Math.floor(from / SERIES_A_GROUP), to: Math.floor(to / SERIES_A_GROUP) - 1 };
  await db.$executeRaw`
    INSERT INTO users (id, name, zone, created_at)
    SELECT md5('user ' || n)::uuid, 'Runner ' || n, (ARRAY['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'])[1 + n % 3],
      ${joined} FROM generate_series(0, ${PEOPLE - 1}::int) n ON CONFLICT DO NOTHING`;
  await db.$executeRaw`
    INSERT INTO groups (id, kind, name, created_at, page_key_hash)
    SELECT md5('group ' || n)::uuid, 'workout', 'Group ' || n, ${joined}, decode(md5('key ' || n), 'hex')
    FROM generate_series(${groups.from}::int, ${groups.to}::int) n`;
  await db.$executeRaw`
    INSERT INTO members (id, group_id, user_id, role, joined_at)
    SELECT md5('member ' || n || ' ' || m)::uuid, md5('group ' || n)::uuid, md5('user ' || (n * 7 + m) % ${PEOPLE})::uuid,
      (CASE m WHEN 0 THEN 'organizer' ELSE 'member' END)::role, ${joined}
    FROM generate_series(${groups.from}::int, ${groups.to}::int) n, generate_series(0, ${MEMBERS - 1}::int) m`;
  await db.$executeRaw`
    INSERT INTO series (id, group_id, name, turn, created_at, wakes_at)
    SELECT md5('series ' || n)::uuid, md5('group ' || n / ${SERIES_A_GROUP}::int)::uuid, 'Run ' || n, 9, ${joined},
      ${now}::timestamptz + interval '1 day' + n % 40000 * interval '1 minute'
    FROM generate_series(${from}::int, ${to - 1}::int) n`;
  await db.$executeRaw`
    INSERT INTO plans (id, series_id, "from", start_time, zone, rrule, length, turn, changed_at)
    SELECT gen_random_uuid(), md5('series ' || n)::uuid, ${first}::date, ${time}::time, 'UTC', 'FREQ=WEEKLY', 90, 1, ${joined}
    FROM generate_series(${from}::int, ${to - 1}::int) n`;
  await db.$executeRaw`
    INSERT INTO meetups (id, series_id, date)
    SELECT md5('meetup ' || n || ' ' || d)::uuid, md5('series ' || n)::uuid, d
    FROM generate_series(${from}::int, ${to - 1}::int) n, unnest(ARRAY[${before}::date, ${toDateColumn(date)}::date]) d`;
  await db.$executeRaw`
    INSERT INTO rsvps (id, meetup_id, member_id, answer, ticket, answered_at)
    SELECT gen_random_uuid(), md5('meetup ' || n || ' ' || d)::uuid,
      md5('member ' || n / ${SERIES_A_GROUP}::int || ' ' || m)::uuid, (ARRAY['in', 'maybe', 'out'])[m - 1]::answer, m, ${joined}
    FROM generate_series(${from}::int, ${to - 1}::int) n, unnest(ARRAY[${before}::date, ${toDateColumn(date)}::date]) d,
      generate_series(2, 4) m`;
  await db.$executeRaw`
    INSERT INTO standing_answers (id, series_id, member_id, ticket, "from")
    SELECT gen_random_uuid(), md5('series ' || n)::uuid, md5('member ' || n / ${SERIES_A_GROUP}::int || ' ' || m)::uuid, m, ${joined}
    FROM generate_series(${from}::int, ${to - 1}::int) n, generate_series(0, 1) m`;
  await db.$executeRaw`ANALYZE`;
}

/** Makes the first thousand series due, as if nothing had been written of them. */
export async function makeDue(db: Client, now: Date): Promise<void> {
  await db.$executeRaw`DELETE FROM notices`;
  await db.$executeRaw`
    UPDATE series SET wakes_at = ${now}::timestamptz - n * interval '1 second'
    FROM generate_series(0, ${DUE - 1}::int) n WHERE id = md5('series ' || n)::uuid`;
  await db.$executeRaw`VACUUM ANALYZE series, notices`;
}
