import "server-only";
import type { Operator } from "@/lib/auth/access";
import { db } from "@/lib/db";
import type { Fault } from "@/lib/mail/fault";
import { behind, type Drop, MOST, masked, type Stuck, stuck, withoutAddresses } from "./state";

const DAY = 86_400_000;
/** How many of the newest rows are looked through for what has no index of its own. */
const NEWEST = 10_000;
const SHOWN = 20;

/** A mail that did not go out: to whom and why, without anybody's address. `tryAt` null: given up. */
export type Failed = {
  id: string;
  to: string;
  fault: Fault;
  /** In the mail server's words, or the system's where it said nothing. */
  detail: string | null;
  attempts: number;
  createdAt: Date;
  tryAt: Date | null;
};

/** How reminders and mail are doing. Numbers go up to `MOST`; one more means "more than that". */
export type Operations = {
  /** In milliseconds; null: up to date. */
  behind: number | null;
  /** Null: no mail waits after a failure. */
  stuck: Stuck | null;
  /** Whose time has come. */
  due: { series: number; notices: number; mails: number };
  /** What waits for its time, and the first of each. */
  later: { notices: number; nextNotice: Date | null; mails: number; nextMail: Date | null };
  /** Of the last 24 hours. */
  delivered: number;
  dropped: Record<Drop, number>;
  /** People whose address was refused. */
  refused: number;
  failed: Failed[];
};

type Row = Omit<Operations, "behind" | "stuck" | "due" | "later" | "failed"> & {
  seriesSince: Date | null;
  noticesSince: Date | null;
  mailsSince: Date | null;
  failedSince: Date | null;
  lastDelivered: Date | null;
  dueSeries: number;
  dueNotices: number;
  dueMails: number;
  laterNotices: number;
  nextNotice: Date | null;
  laterMails: number;
  nextMail: Date | null;
};

/** What is due, what failed and how far behind it all is. Two queries, of which neither grows with what is stored. */
export async function operations(_operator: Operator, now: Date): Promise<Operations> {
  const [row, failed] = await Promise.all([numbers(now), failures(now)]);
  const { seriesSince, noticesSince, mailsSince, delivered, dropped, refused } = row;
  return {
    behind: behind([seriesSince, noticesSince, mailsSince], now),
    stuck: stuck(row.failedSince, row.lastDelivered),
    due: { series: row.dueSeries, notices: row.dueNotices, mails: row.dueMails },
    later: {
      ...{ notices: row.laterNotices, nextNotice: row.nextNotice },
      ...{ mails: row.laterMails, nextMail: row.nextMail },
    },
    ...{ delivered, dropped, refused, failed },
  };
}

async function numbers(now: Date): Promise<Row> {
  const [most, day] = [MOST + 1, new Date(now.getTime() - DAY)];
  const [row] = await db().$queryRaw<Row[]>`
    WITH lately AS (
      SELECT dropped, count(*)::int AS count FROM (
        SELECT dropped, settled_at FROM notices ORDER BY id DESC LIMIT ${NEWEST}) n
      WHERE dropped IS NOT NULL AND settled_at > ${day} GROUP BY dropped)
    SELECT
      (SELECT min(wakes_at) FROM series) AS "seriesSince",
      (SELECT min(not_before) FROM notices WHERE settled_at IS NULL AND mail_id IS NULL) AS "noticesSince",
      (SELECT min(try_at) FROM mails WHERE leased_until IS NULL OR leased_until <= ${now}) AS "mailsSince",
      (SELECT min(created_at) FROM (
        SELECT created_at FROM mails WHERE try_at IS NOT NULL AND fault IS NOT NULL
        ORDER BY try_at LIMIT ${NEWEST}) l) AS "failedSince",
      (SELECT max(delivered_at) FROM (
        SELECT delivered_at FROM mails ORDER BY created_at DESC LIMIT ${NEWEST}) l) AS "lastDelivered",
      (SELECT count(*)::int FROM (SELECT FROM series WHERE wakes_at <= ${now} LIMIT ${most}) s) AS "dueSeries",
      (SELECT count(*)::int FROM (
        SELECT FROM notices WHERE not_before <= ${now} AND settled_at IS NULL AND mail_id IS NULL
        LIMIT ${most}) n) AS "dueNotices",
      (SELECT count(*)::int FROM (SELECT FROM mails WHERE try_at <= ${now} LIMIT ${most}) l) AS "dueMails",
      (SELECT count(*)::int FROM (
        SELECT FROM notices WHERE not_before > ${now} AND settled_at IS NULL AND mail_id IS NULL
        LIMIT ${most}) n) AS "laterNotices",
      (SELECT min(not_before) FROM notices
        WHERE not_before > ${now} AND settled_at IS NULL AND mail_id IS NULL) AS "nextNotice",
      (SELECT count(*)::int FROM (SELECT FROM mails WHERE try_at > ${now} LIMIT ${most}) l) AS "laterMails",
      (SELECT min(try_at) FROM mails WHERE try_at > ${now}) AS "nextMail",
      (SELECT count(*)::int FROM (
        SELECT FROM (SELECT delivered_at FROM mails WHERE created_at > ${day} ORDER BY created_at DESC LIMIT ${NEWEST}) l
        WHERE delivered_at > ${day} LIMIT ${most}) l) AS delivered,
      (SELECT json_build_object(
        'untrue', coalesce(max(count) FILTER (WHERE dropped = 'untrue'), 0),
        'switchedOff', coalesce(max(count) FILTER (WHERE dropped = 'switched_off'), 0),
        'noAddress', coalesce(max(count) FILTER (WHERE dropped = 'no_address'), 0),
        'noServer', coalesce(max(count) FILTER (WHERE dropped = 'no_server'), 0)) FROM lately) AS dropped,
      (SELECT count(*)::int FROM (SELECT FROM users WHERE refused_at IS NOT NULL LIMIT ${most}) u) AS refused`;
  if (!row) throw new Error("A statement without FROM gives a row");
  return row;
}

/** The mails that failed: those that are tried again first, then those of the last 24 hours that were given up. */
async function failures(now: Date): Promise<Failed[]> {
  const day = new Date(now.getTime() - DAY);
  const rows = await db().$queryRaw<(Omit<Failed, "to"> & { recipient: string })[]>`
    SELECT l.id, recipient, fault, fault_detail AS detail, attempts, created_at AS "createdAt", try_at AS "tryAt" FROM (
      (SELECT id FROM mails WHERE try_at IS NOT NULL AND fault IS NOT NULL ORDER BY try_at LIMIT ${SHOWN})
      UNION ALL
      (SELECT id FROM (
          SELECT id, try_at, delivered_at, fault FROM mails
          WHERE created_at > ${day} ORDER BY created_at DESC LIMIT ${NEWEST}) n
        WHERE try_at IS NULL AND delivered_at IS NULL AND fault IS NOT NULL LIMIT ${SHOWN})
      LIMIT ${SHOWN}
    ) f JOIN mails l ON l.id = f.id ORDER BY try_at NULLS LAST, created_at DESC`;
  return rows.map(({ recipient, detail, ...row }) => ({
    ...row,
    to: masked(recipient),
    detail: detail === null ? null : withoutAddresses(detail, recipient),
  }));
}
