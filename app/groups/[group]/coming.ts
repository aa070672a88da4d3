import { viewOf } from "@/app/api/live/view";
import { rowShown } from "@/components/rsvp/shown";
import { agendaItems } from "@/lib/agenda/agenda";
import { type Lists, rollsOf } from "@/lib/agenda/queries";
import type { Member } from "@/lib/members/access";
import { getTranslations } from "@/lib/words";

const COMING = { all: 8, ofEach: 5 };

/** The coming dates that the page of a group shows, each with my answer and how many come. */
export async function comingOf(member: Member, { schedules, said }: Lists, now: Date) {
  const items = agendaItems(schedules, said, now, COMING);
  const [rolls, t] = await Promise.all([rollsOf(member, items), getTranslations("rsvp")]);
  const dates = items.map((item) => {
    const roll = rolls.get(`${item.seriesId}/${item.meetup.date}`) ?? null;
    return { ...item, shown: rowShown(t, item, roll, member.memberId, now) };
  });
  return { items, view: viewOf(schedules, dates, now) };
}
