import type { NewNotice } from "@/lib/notices/notice";
import { effectiveOn } from "@/lib/rsvp/seats";
import type { Meetup } from "@/lib/schedule/meetups";
import { decentAfter, spreadOf } from "./hours";
import type { Dates, Reader, Woken } from "./woken";

/** After so many dates that nobody answered it is asked whether a series is still alive. */
const DATES = 3;
/** So many regulars who come are an answer. */
const REGULARS = 2;

/**
 * Whether the series is still alive, asked of one organizer: where nobody answered the last three dates and no two
 * regulars came. Once: again only after somebody answered.
 */
export function silenceOf(woken: Woken, { all, begun, hasMore }: Dates, now: Date): NewNotice[] {
  const last = begun.filter(({ endsAt }) => endsAt <= now).slice(0, DATES);
  const [third] = last;
  const reader = headOf(woken.readers);
  if (!third || last.length < DATES || !reader) return [];
  if (last.some((meetup) => isAlive(woken, meetup)) || wasAsked(woken, last)) return [];
  if (!hasMore && !all.some(({ startsAt, state }) => startsAt > now && state === "on")) return [];
  const { memberId } = reader;
  const { seriesId } = woken;
  const { date, turn, startsAt, zone } = third;
  const usual = decentAfter(third.endsAt, reader.zone ?? zone, spreadOf(memberId, seriesId, date));
  const due = usual > now ? usual : now;
  return [{ memberId, seriesId, date, reason: "stillAlive", revision: turn, due, startsAt, zone }];
}

function isAlive({ voices }: Woken, meetup: Meetup): boolean {
  if (voices.some(({ own }) => own.has(meetup.date))) return true;
  return effectiveOn(voices, meetup).filter(({ effective }) => effective?.how === "regular").length >= REGULARS;
}

/** Whether it was asked of this silence: another begins once somebody answered, with dates that come after the question. */
function wasAsked({ written, answered }: Woken, last: readonly Meetup[]): boolean {
  const asked = written.filter(({ reason }) => reason === "stillAlive").map(({ createdAt }) => createdAt.getTime());
  const at = Math.max(...asked);
  const isAnother =
    answered.some((one) => one.at.getTime() > at) && last.every(({ startsAt }) => startsAt.getTime() > at);
  return asked.length > 0 && !isAnother;
}

/** Whoever runs the group: its organizer, else the co-organizer of longest standing. */
function headOf(readers: readonly Reader[]): Reader | undefined {
  const first = (role: Reader["role"]) =>
    readers.filter((reader) => reader.role === role).toSorted((a, b) => +a.joinedAt - +b.joinedAt)[0];
  return first("organizer") ?? first("coOrganizer");
}
