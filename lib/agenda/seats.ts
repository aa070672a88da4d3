import type { Effective } from "@/lib/rsvp/answers";
import { type Place, placeOf } from "@/lib/rsvp/attendance";
import { type Room, roomOf } from "@/lib/rsvp/room";
import { seatingOn, type Voice } from "@/lib/rsvp/seats";
import type { Meetup } from "@/lib/schedule/meetups";

/** Who goes to a date, as one of its people sees it in a list. */
export type Seats = {
  /** Heads. */
  going: number;
  room: Room;
  /** Mine. */
  place: Place;
};

/** What everybody said, by series. */
export type Voices = ReadonlyMap<string, readonly Voice[]>;

type Listed = { seriesId: string; memberId: string; meetup: Meetup };

/** Who goes to a date of a list; of a series whose voices were not read nothing is known. */
export function seatsOn(voices: Voices, { seriesId, memberId, meetup }: Listed): Seats | null {
  const said = voices.get(seriesId);
  if (!said || meetup.state === "cancelled") return null;
  const seating = seatingOn(said, meetup);
  return { going: seating.goingHeads, room: roomOf(seating, meetup.capacity), place: placeOf(seating, memberId) };
}

/** Whether I may wait there, for a seat or for enough to come: only that costs a look at what the others said. */
export function mayWait({ meetup, mine }: { meetup: Meetup; mine: Effective | null }): boolean {
  const mayBeShort = meetup.minimum !== null && meetup.decision?.verdict !== "on";
  return (meetup.capacity !== null || mayBeShort) && meetup.state === "on" && mine?.answer === "in";
}

/** Whether a list shows who goes: to dates to come, and where I may have waited. */
export function showsSeats(item: { meetup: Meetup; mine: Effective | null }, now: Date): boolean {
  return item.meetup.startsAt > now || mayWait(item);
}

/** Which voices these dates ask for: a span of each series that has each of its starts. */
export function spansOf(
  items: readonly Pick<Listed, "seriesId" | "meetup">[],
): { seriesId: string; from: Date; to: Date }[] {
  const starts = new Map<string, number[]>();
  for (const { seriesId, meetup } of items) {
    starts.set(seriesId, [...(starts.get(seriesId) ?? []), meetup.startsAt.getTime()]);
  }
  return [...starts].map(([seriesId, at]) => ({
    ...{ seriesId, from: new Date(Math.min(...at)), to: new Date(Math.max(...at)) },
  }));
}
