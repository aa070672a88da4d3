import "server-only";
import { readLists, voicesFor } from "@/lib/agenda/queries";
import { mayWait } from "@/lib/agenda/seats";
import type { Viewer } from "@/lib/auth/access";
import { db } from "@/lib/db";
import { appUrl, env } from "@/lib/env";
import type { Member } from "@/lib/members/access";
import { addDays, fromDateColumn } from "@/lib/time";
import { signToken, type TokenKind, type TokenSubject } from "@/lib/token";
import type { FeedReader } from "./access";
import { type CalendarItem, calendarItems, isMine, placed, spanOfCalendar } from "./entries";

// A date that was moved keeps its day as its identity: what was said to it is found by that.
const MOVED_DAYS = 100;

/** All dates of a feed, with its reader's answers. One query, two where they may wait, for a seat or for others. */
export async function feedItems({ of }: FeedReader, now: Date): Promise<CalendarItem[]> {
  const span = spanOfCalendar(now);
  const { schedules, said } = await readLists(of, span, addDays(fromDateColumn(span.from), -MOVED_DAYS));
  const dates = calendarItems(schedules, said, span);
  const items = placed(dates, await voicesFor(dates.filter(mayWait)));
  return "userId" in of ? items.filter(isMine) : items;
}

/** The address of the viewer's own feed. */
export async function ownFeed({ userId }: Viewer): Promise<string> {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { feedGeneration: true } });
  return feedAddress("feed", { id: userId, generation: user.feedGeneration });
}

/** The addresses of a member's feed of their group, and of each series in it alone. */
export type GroupFeeds = { all: string; series: { id: string; name: string; address: string }[] };

/** One query. */
export async function groupFeeds({ memberId }: Member): Promise<GroupFeeds> {
  const { feedGeneration, group } = await db().member.findUniqueOrThrow({
    relationLoadStrategy: "join",
    where: { id: memberId },
    select: {
      feedGeneration: true,
      group: { select: { series: { orderBy: { createdAt: "asc" }, select: { id: true, name: true } } } },
    },
  });
  const subject = { id: memberId, generation: feedGeneration };
  const series = group.series.map(({ id, name }) => ({ id, name, address: feedAddress("groupFeed", subject, id) }));
  return { all: feedAddress("groupFeed", subject), series };
}

// Some calendars take an address only if it ends like a file of theirs.
function feedAddress(kind: TokenKind, subject: TokenSubject, seriesId?: string): string {
  const path = [signToken(env().SECRET, kind, subject), seriesId ?? [], "calendar.ics"].flat().join("/");
  return `${appUrl()}/api/feeds/${path}`;
}
