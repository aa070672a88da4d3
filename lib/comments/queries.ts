import "server-only";
import { db } from "@/lib/db";
import type { Member } from "@/lib/members/access";
import type { LocalDate } from "@/lib/time";

/** A comment as members read it. */
export type CommentItem = {
  id: string;
  memberId: string;
  userId: string;
  /** Null: a former member who asked not to be named. */
  name: string | null;
  text: string;
  writtenAt: Date;
  /** Null: as it was written. */
  editedAt: Date | null;
};

/** How many of the newest are shown before one asks for all. */
const SHOWN = 100;
const LONGEST = 2000;

/**
 * What was written below a date of the member's group, also below those dates whose answers it took over; oldest first.
 * One query.
 * @returns the newest hundred (`all`: the newest two thousand), and how many there are besides.
 */
export async function commentsOn(
  member: Member,
  { seriesId, date }: { seriesId: string; date: LocalDate },
  all: boolean,
): Promise<{ comments: CommentItem[]; older: number }> {
  const rows = await db().$queryRaw<(CommentItem & { total: number })[]>`
    WITH RECURSIVE dates AS (
      SELECT t.id, t.date FROM meetups t JOIN series s ON s.id = t.series_id
      WHERE t.series_id = ${seriesId}::uuid AND t.date = ${date}::date AND s.group_id = ${member.groupId}::uuid
      UNION
      SELECT t.id, t.date FROM meetups t JOIN dates d ON t.carried_to = d.date WHERE t.series_id = ${seriesId}::uuid
    )
    SELECT c.id, c.member_id AS "memberId", m.user_id AS "userId", c.text, c.written_at AS "writtenAt",
      c.edited_at AS "editedAt", CASE WHEN m.nameless THEN NULL ELSE coalesce(u.name, '') END AS name,
      count(*) OVER ()::int AS total
    FROM dates d JOIN comments c ON c.meetup_id = d.id
    JOIN members m ON m.id = c.member_id JOIN users u ON u.id = m.user_id
    ORDER BY c.turn DESC, c.id DESC LIMIT ${all ? LONGEST : SHOWN}`;
  const comments = rows.map(({ total: _, ...comment }) => comment).reverse();
  return { comments, older: (rows[0]?.total ?? 0) - comments.length };
}
