/** Everything that is stored of one series, as the model takes it. One statement. */
import { db } from "@/lib/db";
import type { Answer } from "@/lib/rsvp/answers";
import { type ScheduleJson, type StoredSchedule, scheduleOf } from "@/lib/schedule/columns";
import { meetups } from "@/lib/schedule/meetups";
import { scheduleSql } from "@/lib/schedule/queries";
import type { LocalDate } from "@/lib/time";
import type { Day, Words } from "./rules";

export type Told = {
  memberId: string;
  date: LocalDate;
  reason: "movedUp" | "lostSeat";
  revision: number;
  isDismissed: boolean;
};

/** What is stored at a turn. `givenAt`: when each own answer was given, by id. */
export type Stored = Words & {
  turn: number;
  schedule: StoredSchedule;
  told: readonly Told[];
  givenAt: ReadonlyMap<string, Date>;
};

type Instants<Row, Keys extends keyof Row> = Omit<Row, Keys> & { [Key in Keys]: string | null };

type StoredJson = {
  turn: number;
  schedule: ScheduleJson;
  members: { memberId: string; userId: string; joinedAt: string; leftAt: string | null }[];
  own: {
    id: string;
    memberId: string;
    date: LocalDate;
    answer: Answer;
    ticket: number;
    brings: number;
    by: string | null;
    at: string;
  }[];
  regulars: { memberId: string; ticket: number; from: string; until: string | null }[];
  absences: (Instants<Words["absences"][number], "liftedAt"> & { setAt: string })[];
  told: (Omit<Told, "reason"> & { reason: "moved_up" | "lost_seat" })[];
};

const instant = (text: string | null) => (text === null ? null : new Date(text));

/** Reads all that is stored of a series. */
export async function readStored(seriesId: string): Promise<Stored> {
  const [row] = await db().$queryRaw<StoredJson[]>`
    SELECT s.turn, ${scheduleSql({ from: null, to: null })} AS schedule,
      (SELECT coalesce(json_agg(m), '[]') FROM (
        SELECT id AS "memberId", user_id AS "userId", joined_at AS "joinedAt", left_at AS "leftAt" FROM members
        WHERE group_id = s.group_id ORDER BY joined_at, id) m) AS members,
      (SELECT coalesce(json_agg(r), '[]') FROM (
        SELECT r.id, r.member_id AS "memberId", t.date, r.answer, r.ticket, r.brings, r.by_id AS by,
          r.answered_at AS at
        FROM rsvps r JOIN meetups t ON t.id = r.meetup_id WHERE t.series_id = s.id ORDER BY r.id) r) AS own,
      (SELECT coalesce(json_agg(a), '[]') FROM (
        SELECT member_id AS "memberId", ticket, "from", until FROM standing_answers WHERE series_id = s.id) a) AS regulars,
      (SELECT coalesce(json_agg(k), '[]') FROM (
        SELECT a.id, k.member_id AS "memberId", k.ticket, a."from", a.until, a.set_at AS "setAt", a.lifted_at AS "liftedAt"
        FROM away_tickets k JOIN aways a ON a.id = k.away_id WHERE k.series_id = s.id) k) AS absences,
      (SELECT coalesce(json_agg(n), '[]') FROM (
        SELECT member_id AS "memberId", date, reason, revision, dismissed_at IS NOT NULL AS "isDismissed"
        FROM notices WHERE series_id = s.id AND reason IN ('moved_up', 'lost_seat')) n) AS told
    FROM series s WHERE s.id = ${seriesId}::uuid`;
  if (!row) throw new Error("the series is gone");
  const { members, regulars, absences, told } = row;
  return {
    ...{ turn: row.turn, schedule: scheduleOf(row.schedule), own: row.own.map(({ at: _at, ...said }) => said) },
    givenAt: new Map(row.own.map(({ id, at }) => [id, new Date(at)])),
    members: members.map((one) => ({ ...one, joinedAt: new Date(one.joinedAt), leftAt: instant(one.leftAt) })),
    regulars: regulars.map((one) => ({ ...one, from: new Date(one.from), until: instant(one.until) })),
    absences: absences.map((one) => ({ ...one, setAt: new Date(one.setAt), liftedAt: instant(one.liftedAt) })),
    told: told.map((one) => ({ ...one, reason: one.reason === "moved_up" ? "movedUp" : "lostSeat" })),
  };
}

const DAY = 86_400_000;

/** The dates that have begun. */
export function begunDays({ schedule }: Stored, now: Date): Day[] {
  return meetups(schedule.plans, schedule.rows, { from: null, to: new Date(now.getTime() + 1) });
}

/** The dates to come of which news of seats is told: four weeks. */
export function newsDays(stored: Stored, now: Date): Day[] {
  return comingDays(stored, now, 28);
}

/** The dates to come within some days. */
export function comingDays({ schedule }: Stored, now: Date, days: number): Day[] {
  const from = new Date(now.getTime() + 1);
  return meetups(schedule.plans, schedule.rows, { from, to: new Date(now.getTime() + days * DAY) });
}
