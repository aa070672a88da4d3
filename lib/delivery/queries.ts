import "server-only";
import { mineOn } from "@/lib/agenda/agenda";
import { type Lists, readLists, voicesFor } from "@/lib/agenda/queries";
import { seatsOn } from "@/lib/agenda/seats";
import { db, storedEnum } from "@/lib/db";
import { runsTheGroup } from "@/lib/members/policy";
import { kindOf, type Was } from "@/lib/notices/notice";
import type { Answer } from "@/lib/rsvp/answers";
import { meetupOn, nextMeetups } from "@/lib/schedule/meetups";
import { earlier, fromDateColumn, type LocalDate, parseZone, toDateColumn, UTC } from "@/lib/time";
import { NoticeReason, Role } from "@/prisma/generated/enums";
import type { Ahead, Pending } from "./sending";
import type { Activity, Reader } from "./told";

type NoticeJson = {
  noticeId: string;
  memberId: string;
  group: { id: string; name: string };
  series: { id: string; name: string };
  date: LocalDate;
  reason: string;
  revision: number;
  was: Was | null;
  isPutAway: boolean;
  belongs: boolean;
  role: string;
  off: string[];
  isAnswered: boolean;
};

type AheadJson = Omit<Ahead, "notBefore"> & { notBefore: string };

type Row = {
  name: string | null;
  email: string | null;
  zone: string | null;
  refused: boolean;
  notices: NoticeJson[];
  ahead: AheadJson[];
};

/** Whom a mail is for and what waits to be said in it. `reader` null: they have no address, or theirs was refused. */
export type Waiting = { reader: Reader | null; pending: Pending[]; ahead: Ahead[] };

/** What a user's mail is about, with all that is true of it now. Four queries at most. */
export async function waitingFor(mail: { mailId: string; userId: string }, now: Date): Promise<Waiting> {
  const [row] = await db().$queryRaw<Row[]>`
    SELECT u.name, u.email, u.zone, u.refused_at IS NOT NULL AS refused,
      (SELECT coalesce(json_agg(n ORDER BY n.revision, n."noticeId"), '[]') FROM (
        SELECT n.id AS "noticeId", n.member_id AS "memberId", json_build_object('id', s.id, 'name', s.name) AS series,
          json_build_object('id', g.id, 'name', g.name) AS "group", n.date, n.reason, n.revision, n.was,
          n.dismissed_at IS NOT NULL AS "isPutAway", m.left_at IS NULL AND g.deleted_at IS NULL AS belongs, m.role,
          ARRAY(SELECT w.kind FROM mail_switches w WHERE w.member_id = m.id) AS off,
          n.reason = 'still_alive' AND EXISTS (
            SELECT 1 FROM meetups t JOIN rsvps r ON r.meetup_id = t.id
            WHERE t.series_id = n.series_id AND r.answered_at > n.created_at) AS "isAnswered"
        FROM notices n JOIN members m ON m.id = n.member_id JOIN groups g ON g.id = m.group_id
        JOIN series s ON s.id = n.series_id
        WHERE n.mail_id = ${mail.mailId}::uuid AND n.settled_at IS NULL) n) AS notices,
      (SELECT coalesce(json_agg(a), '[]') FROM (
        SELECT n.series_id AS "seriesId", n.date, n.revision, n.was, n.not_before AS "notBefore"
        FROM notices n JOIN members m ON m.id = n.member_id
        WHERE m.user_id = u.id AND n.settled_at IS NULL AND n.mail_id IS NULL AND n.not_before IS NOT NULL
          AND n.was IS NOT NULL) a) AS ahead
    FROM users u WHERE u.id = ${mail.userId}::uuid`;
  if (!row) return { reader: null, pending: [], ahead: [] };
  const { name, email, refused, notices } = row;
  const ahead = row.ahead.map((change) => ({ ...change, notBefore: new Date(change.notBefore) }));
  const zone = row.zone === null ? null : parseZone(row.zone);
  const reader = email === null || refused ? null : { userId: mail.userId, name, email, zone };
  return { reader, pending: await withStates(notices, mail.userId, now), ahead };
}

/** The notices with their dates as they are now, with everybody's seats. */
async function withStates(notices: readonly NoticeJson[], userId: string, now: Date): Promise<Pending[]> {
  if (notices.length === 0) return [];
  const days = notices.flatMap(({ date, was }) => (was ? [date, was.date] : [date]));
  const from = days.reduce(earlier, fromDateColumn(now));
  const lists = await readLists({ userId }, { from: toDateColumn(from), to: null }, from);
  const found = notices.map((notice) => ({
    notice,
    reason: storedEnum(NoticeReason, notice.reason),
    ...dateOf(notice, lists),
  }));
  const voices = await voicesFor(found.flatMap(({ item }) => (item ? [item] : [])));
  const activities = await activityOf(
    found.filter(({ reason }) => reason === "activity").map(({ notice }) => notice.noticeId),
    lists,
  );
  return found.map(({ notice, reason, item, schedule }) => {
    const { noticeId, memberId, group, series, revision, was, date, belongs, isPutAway } = notice;
    const seats = item && seatsOn(voices, item);
    const told = {
      ...{ noticeId, reason, revision, memberId, group, series, was, item: item && { ...item, seats } },
      ...{ going: seats?.going ?? 0, activity: activities.get(noticeId) ?? null },
    };
    const zone = item?.meetup.zone ?? was?.zone ?? schedule?.plans.at(-1)?.zone ?? UTC;
    const isAhead = schedule !== null && nextMeetups(schedule.plans, schedule.rows, now, 1).length > 0;
    return {
      ...{ told, date, zone, belongs, isPutAway, isOff: notice.off.includes(kindOf(reason)) },
      ...{ runs: runsTheGroup(storedEnum(Role, notice.role)), isSilent: isAhead && !notice.isAnswered },
    };
  });
}

/** A notice's date as it is now in its reader's lists. */
function dateOf({ series: { id: seriesId }, memberId, date }: NoticeJson, { schedules, said }: Lists) {
  const schedule = schedules.find((one) => one.seriesId === seriesId) ?? null;
  const place = said.find((one) => one.memberId === memberId);
  const meetup = schedule && place && meetupOn(schedule.plans, schedule.rows, date);
  if (!meetup) return { schedule, item: null };
  const { groupId, groupName } = place;
  const mine = mineOn(place, seriesId, meetup);
  return { schedule, item: { groupId, groupName, memberId, seriesId, seriesName: schedule.name, meetup, mine } };
}

type ActivityJson = {
  noticeId: string;
  groupId: string;
  seriesId: string;
  joined: string[];
  answered: { name: string | null; answer: Answer; date: LocalDate }[];
};

const MOST_NAMED = 100;

/**
 * Who joined the group since its last digest, and who answered the series since the series'; of the first a week back.
 * One query, none where there is no digest.
 */
async function activityOf(noticeIds: readonly string[], { schedules }: Lists): Promise<Map<string, Activity>> {
  if (noticeIds.length === 0) return new Map();
  const rows = await db().$queryRaw<ActivityJson[]>`
    WITH digest AS (
      SELECT n.id, n.series_id, n.member_id, m.group_id, n.created_at - interval '7 days' AS first,
        (SELECT max(o.settled_at) FROM notices o JOIN series s ON s.id = o.series_id AND s.group_id = m.group_id
          WHERE o.member_id = n.member_id AND o.reason = 'activity' AND o.dropped IS NULL) AS of_group,
        (SELECT max(o.settled_at) FROM notices o WHERE o.member_id = n.member_id AND o.series_id = n.series_id
          AND o.reason = 'activity' AND o.dropped IS NULL) AS of_series
      FROM notices n JOIN members m ON m.id = n.member_id WHERE n.id = ANY(${noticeIds}::uuid[])
    )
    SELECT d.id AS "noticeId", d.group_id AS "groupId", d.series_id AS "seriesId",
      ARRAY(SELECT u.name FROM members j JOIN users u ON u.id = j.user_id
        WHERE j.group_id = d.group_id AND j.id <> d.member_id AND j.left_at IS NULL AND u.name IS NOT NULL
          AND j.joined_at > coalesce(d.of_group, d.first) ORDER BY j.joined_at, j.id LIMIT ${MOST_NAMED}) AS joined,
      (SELECT coalesce(json_agg(a), '[]') FROM (
        SELECT u.name, r.answer, t.date FROM meetups t JOIN rsvps r ON r.meetup_id = t.id
        JOIN members j ON j.id = r.member_id AND j.left_at IS NULL JOIN users u ON u.id = j.user_id
        WHERE t.series_id = d.series_id AND coalesce(r.by_id, r.member_id) <> d.member_id
          AND r.answered_at > coalesce(d.of_series, d.first) ORDER BY t.date, r.answered_at LIMIT ${MOST_NAMED}
      ) a) AS answered
    FROM digest d ORDER BY d.series_id, d.id`;
  return new Map(
    rows.map(({ noticeId, groupId, seriesId, joined, answered }) => {
      const isFirst = rows.find((row) => row.groupId === groupId)?.noticeId === noticeId;
      const schedule = schedules.find((one) => one.seriesId === seriesId);
      const of = answered.flatMap(({ name, answer, date }) => {
        const meetup = schedule && meetupOn(schedule.plans, schedule.rows, date);
        if (!meetup || name === null) return [];
        const { startsAt, zone } = meetup;
        return [{ name, answer, title: meetup.name ?? schedule.name, startsAt, zone }];
      });
      return [noticeId, { joined: isFirst ? joined : [], answered: of }];
    }),
  );
}
