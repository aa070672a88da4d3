import { type FeedReader, openFeed } from "@/lib/calendar/access";
import { entryOf } from "@/lib/calendar/entries";
import { entryWords } from "@/lib/calendar/entry-words";
import { feedItems } from "@/lib/calendar/queries";
import { appUrl } from "@/lib/env";
import { requestTime } from "@/lib/request";
import { getTranslations } from "@/lib/words";
import { serve, serveNone } from "./serve";

// A question costs next to nothing where the calendar has not changed.
const HOURS = 1;

/** The calendar at a secret address. @param seriesId of one series alone. */
export async function feed(request: Request, token: string, seriesId: string | null): Promise<Response> {
  const t = await getTranslations("calendar");
  const opened = await openFeed(token, seriesId);
  if (!opened.ok) return serveNone(t(`closed.${opened.reason}`), opened.reason === "rotated" ? 410 : 404);
  const items = await feedItems(opened.reader, requestTime());
  const words = entryWords(await getTranslations("calendar.entry"));
  const entries = items.map((item) => entryOf(item, words, appUrl()));
  return serve(request, { name: await nameOf(opened.reader), entries, hours: HOURS });
}

async function nameOf({ group }: FeedReader): Promise<string> {
  const t = await getTranslations("calendar");
  if (!group) return t("name");
  const { name, series } = group;
  return series === null || series === name ? name : t("seriesName", { group: name, series });
}
