import type { DateShown } from "@/components/rsvp/shown";
import { factsOf, type View } from "@/lib/live/view";
import type { Meetup } from "@/lib/schedule/meetups";

type Shown = { seriesId: string; seriesName: string; meetup: Meetup; shown: DateShown };

/** What an open page is drawn from, and what it asks for later. */
export function viewOf(
  schedules: readonly { seriesId: string; turn: number }[],
  dates: readonly Shown[],
  now: Date,
): View<DateShown> {
  return {
    turns: Object.fromEntries(schedules.map(({ seriesId, turn }) => [seriesId, turn])),
    at: now.getTime(),
    facts: factsOf(dates),
    dates: Object.fromEntries(dates.map(({ seriesId, meetup, shown }) => [`${seriesId}/${meetup.date}`, shown])),
  };
}

const headers = { "Cache-Control": "private, no-store" };

export const serveView = (view: View<DateShown>) => Response.json(view, { headers });

/** For what is not there and for what the asker cannot reach. */
export const serveNothing = () => new Response(null, { status: 404, headers });
