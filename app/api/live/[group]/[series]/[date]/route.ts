import { getLocale } from "next-intl/server";
import { serveNothing, serveView, viewOf } from "@/app/api/live/view";
import { dateShown } from "@/components/rsvp/shown";
import { openMeetup } from "@/lib/live/queries";
import { member } from "@/lib/members/access";
import { requestTime } from "@/lib/request";
import { parseLocalDate } from "@/lib/time";
import { getTranslations } from "@/lib/words";

type Context = { params: Promise<{ group: string; series: string; date: string }> };

/** What the page of one date shows to a member by now. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const address = await params;
  const date = parseLocalDate(address.date);
  const asking = date && (await member(address.group));
  const now = requestTime();
  const everybody = new URL(request.url).searchParams.get("people") === "all";
  const found = asking && (await openMeetup(asking, { seriesId: address.series, date, everybody }, now));
  if (!found) return serveNothing();
  const { schedule, meetup } = found;
  const reader = { memberId: asking.memberId, everybody, locale: await getLocale(), zone: asking.viewer.zone };
  const shown = dateShown(await getTranslations("rsvp"), found, reader, now);
  const { seriesId, name: seriesName } = schedule;
  return serveView(viewOf([schedule], [{ seriesId, seriesName, meetup, shown }], now));
}
