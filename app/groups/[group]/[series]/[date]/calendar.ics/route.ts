import { serve, serveNone } from "@/app/api/feeds/serve";
import { entryOf, itemOf } from "@/lib/calendar/entries";
import { entryWords } from "@/lib/calendar/entry-words";
import { appUrl } from "@/lib/env";
import { member } from "@/lib/members/access";
import { meetupWithPeople } from "@/lib/rsvp/queries";
import { parseLocalDate } from "@/lib/time";
import { getTranslations } from "@/lib/words";

type Context = { params: Promise<{ group: string; series: string; date: string }> };

/** One date as a file for a calendar, for members: the same that their feed has, as it stands now. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const address = await params;
  const t = await getTranslations("calendar");
  const date = parseLocalDate(address.date);
  const asking = date && (await member(address.group));
  const found = asking && (await meetupWithPeople(asking, address.series, date));
  if (!found) return serveNone(t("closed.noDate"), 404);
  const words = entryWords(await getTranslations("calendar.entry"));
  const entry = entryOf(itemOf(asking, found), words, appUrl());
  const disposition = { "Content-Disposition": `attachment; filename="${date}.ics"` };
  return serve(request, { name: entry.summary, entries: [entry], hours: null }, disposition);
}
