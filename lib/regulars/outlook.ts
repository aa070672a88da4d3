/** Regulars: what becoming one, being one, or being one no more makes of coming dates. */
import type { Answer, Standing } from "@/lib/rsvp/answers";
import { placeOf } from "@/lib/rsvp/attendance";
import { effectiveOn, seatingOn, type Voice } from "@/lib/rsvp/seats";
import type { Meetup } from "@/lib/schedule/meetups";

/**
 * How one stands on a coming date: seated or waiting as a regular, by what one said for it oneself, away, or not
 * answered.
 */
export type Prospect =
  | { is: "seated" }
  | { is: "waits"; ahead: number }
  | { is: "said"; answer: Answer }
  | { is: "away" }
  | { is: "cancelled" }
  | { is: "silent" };

export type Outlook = readonly { meetup: Meetup; prospect: Prospect }[];

/** How a member stands on these dates by what everybody said. */
export function outlookOf(voices: readonly Voice[], dates: readonly Meetup[], memberId: string): Outlook {
  return dates.map((meetup) => ({ meetup, prospect: prospectOn(voices, meetup, memberId) }));
}

function prospectOn(voices: readonly Voice[], meetup: Meetup, memberId: string): Prospect {
  if (meetup.state === "cancelled") return { is: "cancelled" };
  const mine = effectiveOn(voices, meetup).find((one) => one.memberId === memberId)?.effective;
  if (!mine) return { is: "silent" };
  if (mine.how === "own") return { is: "said", answer: mine.answer };
  if (mine.how === "away") return { is: "away" };
  const place = placeOf(seatingOn(voices, meetup), memberId);
  return place?.state === "waiting" ? { is: "waits", ahead: place.ahead } : { is: "seated" };
}

/**
 * The voices where a member becomes a regular.
 * @param standing.ticket the series' turn at which they do: behind everybody who is in the line.
 */
export function becoming(
  voices: readonly Voice[],
  memberId: string,
  { ticket, from }: Pick<Standing, "ticket" | "from">,
): Voice[] {
  const silent = { memberId, joinedAt: from, leftAt: null, own: new Map(), standing: [], aways: [] };
  const all = voices.some((voice) => voice.memberId === memberId) ? voices : [...voices, silent];
  return changing(all, memberId, (voice) => ({
    ...voice,
    standing: [...voice.standing, { ticket, from, until: null }],
  }));
}

/** The voices where a member is a regular no more. */
export function stopping(voices: readonly Voice[], memberId: string, now: Date): Voice[] {
  return changing(voices, memberId, (voice) => ({
    ...voice,
    standing: voice.standing.map((row) => (row.until ? row : { ...row, until: row.from > now ? row.from : now })),
  }));
}

/** The voices where one member's is another. */
export function changing(voices: readonly Voice[], memberId: string, change: (voice: Voice) => Voice): Voice[] {
  return voices.map((voice) => (voice.memberId === memberId ? change(voice) : voice));
}

/** The series of which somebody is a regular. */
export function regularOf(said: readonly { standing: ReadonlyMap<string, readonly Standing[]> }[]): Set<string> {
  const all = said.flatMap(({ standing }) => [...standing]);
  return new Set(all.flatMap(([seriesId, rows]) => (rows.some(({ until }) => until === null) ? [seriesId] : [])));
}

/** In short: on how many dates one is seated as a regular, and on which one waits. */
export function inShort(outlook: Outlook): { seated: number; waits: Meetup[] } {
  return {
    seated: outlook.filter(({ prospect }) => prospect.is === "seated").length,
    waits: outlook.flatMap(({ meetup, prospect }) => (prospect.is === "waits" ? [meetup] : [])),
  };
}
