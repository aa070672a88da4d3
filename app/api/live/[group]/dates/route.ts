import { serveNothing, serveView } from "@/app/api/live/view";
import { comingOf } from "@/app/groups/[group]/coming";
import { groupLists } from "@/lib/agenda/queries";
import { member } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { addDays, fromDateColumn } from "@/lib/time";

/** What the page of a group shows of its coming dates to a member by now. */
export async function GET(_request: Request, { params }: { params: Promise<{ group: string }> }): Promise<Response> {
  const asking = await member((await params).group);
  if (!asking) return serveNothing();
  const now = requestTime();
  const lists = await groupLists(asking, { from: now, to: null }, addDays(fromDateColumn(now), -3));
  return serveView((await comingOf(lists, now)).view);
}
