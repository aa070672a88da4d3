import { viewOf } from "@/app/api/live/view";
import { rowShown } from "@/components/rsvp/shown";
import { agendaItems } from "@/lib/agenda/agenda";
import { type Lists, withSeats } from "@/lib/agenda/queries";
import { getTranslations } from "@/lib/words";

const COMING = { all: 8, ofEach: 5 };

/** The coming dates that the page of a group shows, each with my answer and who goes, and what I am told of seats. */
export async function comingOf(lists: Lists, now: Date) {
  const { schedules, said } = lists;
  const { items, news } = await withSeats(lists, agendaItems(schedules, said, now, COMING), now);
  const t = await getTranslations("rsvp");
  const dates = items.map((item) => ({ ...item, shown: rowShown(t, item, now) }));
  return { items, news, view: viewOf(schedules, dates, now) };
}
