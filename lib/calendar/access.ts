import "server-only";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { isId } from "@/lib/id";
import type { Proof } from "@/lib/proof";
import { readToken } from "@/lib/token";

/** Somebody who holds the secret address of a calendar: of all groups of a user, or of one membership. */
export type FeedReader = {
  of: { userId: string } | { memberId: string; seriesId: string | null };
  /** Null: the calendar of all groups. `series` null: of all of the group's. */
  group: { name: string; series: string | null } | null;
} & Proof<"feedReader">;

/** What an address opens, or why nothing: it never was one or has ended, or there is a newer one ("rotated"). */
export type OpenedFeed = { ok: true; reader: FeedReader } | { ok: false; reason: "unknown" | "rotated" };

type Found = { generation: number; group: FeedReader["group"] };

/**
 * Reads the token of a feed's address. One statement. Whose membership has ended, whose group is deleted and what is
 * forged are all unknown.
 * @param seriesId of a group's feed that has one series alone; null: all there is.
 */
export async function openFeed(token: string, seriesId: string | null): Promise<OpenedFeed> {
  const { SECRET } = env();
  const mine = seriesId === null ? readToken(SECRET, "feed", token) : null;
  const theirs = readToken(SECRET, "groupFeed", token);
  if (mine) return opened(await userFeed(mine.id), mine.generation, { userId: mine.id });
  if (!theirs || (seriesId !== null && !isId(seriesId))) return { ok: false, reason: "unknown" };
  const of = { memberId: theirs.id, seriesId };
  return opened(await memberFeed(of), theirs.generation, of);
}

function opened(found: Found | null, generation: number, of: FeedReader["of"]): OpenedFeed {
  if (!found) return { ok: false, reason: "unknown" };
  if (found.generation !== generation) return { ok: false, reason: "rotated" };
  return { ok: true, reader: { of, group: found.group } as FeedReader };
}

async function userFeed(userId: string): Promise<Found | null> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { feedGeneration: true } });
  return user && { generation: user.feedGeneration, group: null };
}

async function memberFeed({ memberId, seriesId }: { memberId: string; seriesId: string | null }) {
  const [row] = await db().$queryRaw<{ generation: number; name: string; series: string | null }[]>`
    SELECT m.feed_generation AS generation, g.name, s.name AS series
    FROM members m
    JOIN groups g ON g.id = m.group_id AND g.deleted_at IS NULL
    LEFT JOIN series s ON s.id = ${seriesId}::uuid AND s.group_id = g.id
    WHERE m.id = ${memberId}::uuid AND m.left_at IS NULL`;
  if (!row || (seriesId !== null && row.series === null)) return null;
  return { generation: row.generation, group: { name: row.name, series: row.series } };
}
