import "server-only";
import { cache } from "react";
import { db, storedEnum, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import type { Proof } from "@/lib/proof";
import type { LocalDate } from "@/lib/time";
import { readToken } from "@/lib/token";
import { Accent } from "@/prisma/generated/enums";

/**
 * Somebody who holds the link by which one member answers one meetup: the one of which a notice told them, or that to
 * which its answers were carried since. It never signs in.
 */
export type AnswerLink = {
  noticeId: string;
  memberId: string;
  groupId: string;
  seriesId: string;
  /** Which date it answers now. */
  date: LocalDate;
  member: { name: string; zone: string | null };
  group: { name: string; accent: Accent };
  seriesName: string;
} & Proof<"answerLink">;

type Row = {
  memberId: string;
  groupId: string;
  seriesId: string;
  date: LocalDate;
  name: string | null;
  zone: string | null;
  groupName: string;
  accent: string;
  seriesName: string;
};

// Carried further with each edit. A date that lies still further on is asked for by its own mail.
const MOST_STEPS = 100;

/**
 * What the link of a notice opens: null where there is no such notice, its member is none any more, or their group is
 * deleted. One statement.
 * @param client inside a command the transaction that holds the series.
 */
export async function answerLinkOf(client: Tx, noticeId: string): Promise<AnswerLink | null> {
  const [row] = await client.$queryRaw<Row[]>`
    WITH RECURSIVE told AS (
      SELECT n.member_id, n.series_id, n.date, 0 AS step FROM notices n WHERE n.id = ${noticeId}::uuid
      UNION ALL
      SELECT o.member_id, o.series_id, t.carried_to, o.step + 1
      FROM told o JOIN meetups t ON t.series_id = o.series_id AND t.date = o.date AND t.state = 'carried'
      WHERE t.carried_to IS NOT NULL AND o.step < ${MOST_STEPS}::int
    )
    SELECT m.id AS "memberId", m.group_id AS "groupId", s.id AS "seriesId", o.date::text AS date, u.name, u.zone,
      g.name AS "groupName", g.accent::text AS accent, s.name AS "seriesName"
    FROM told o
    JOIN members m ON m.id = o.member_id AND m.left_at IS NULL
    JOIN users u ON u.id = m.user_id
    JOIN series s ON s.id = o.series_id AND s.group_id = m.group_id
    JOIN groups g ON g.id = m.group_id AND g.deleted_at IS NULL
    ORDER BY o.step DESC LIMIT 1`;
  if (!row) return null;
  const { name, zone, groupName, accent, ...ids } = row;
  const group = { name: groupName, accent: storedEnum(Accent, accent) };
  return { ...ids, noticeId, member: { name: name ?? "", zone }, group } as AnswerLink;
}

/** Reads the token of a link to answer by. What is forged and what opens nothing any more are the same: null. */
export const openAnswerLink = cache(async (token: string): Promise<AnswerLink | null> => {
  const link = readToken(env().SECRET, "answer", token);
  return link?.generation === 0 ? answerLinkOf(db(), link.id) : null;
});
