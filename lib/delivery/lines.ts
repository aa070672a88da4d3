/** When and where a date is, in a letter's lines. */
import { clockIn, dateIn, dayInWords, leafOf, sameClock, spanIn, zoneInWords } from "@/lib/format";
import type { Block, LetterLeaf } from "@/lib/mail/letter";
import type { Was } from "@/lib/notices/notice";
import type { Meetup } from "@/lib/schedule/meetups";
import { readersTime } from "@/lib/schedule/readers-time";
import { hostOf, mapOf } from "@/lib/schedule/where";
import type { Zone } from "@/lib/time";
import { isAtAnotherTime } from "./news";
import type { MessageWords } from "./words";

type DateBlock = Extract<Block, { is: "date" }>;
/** When and where something is. */
export type Spot = Pick<Meetup, "startsAt" | "endsAt" | "zone" | "place" | "link">;

/** Who reads, and when it is written. */
export type Reading = { words: MessageWords; zone: Zone | null; now: Date };

/** A date as its reader knew it, with instants. */
export function spotOf(was: Was): Spot {
  return { ...was, startsAt: new Date(was.startsAt), endsAt: new Date(was.endsAt) };
}

/** The day in the date's own zone, the time there with the zone's name, and the reader's time where it is another. */
export function whenLines(spot: Pick<Spot, "startsAt" | "endsAt" | "zone">, { words, zone, now }: Reading): string[] {
  const { startsAt, endsAt } = spot;
  const reading = { start: startsAt, end: endsAt, zone: spot.zone, readerZone: zone, now };
  const own = readersTime(words.schedule, reading, words.locale);
  return [dayOf(spot, { words, now }), timeOf(spot, words), ...(own ? [own] : [])];
}

/** "Tuesday 10 March" in the date's own zone, with the year where it is another than now. */
export function dayOf(spot: Pick<Spot, "startsAt" | "zone">, { words, now }: Omit<Reading, "zone">): string {
  return dayInWords(dateIn(spot.startsAt, spot.zone), dateIn(now, spot.zone), words.locale);
}

/** "Tuesday 10 March, 19:00", with its zone where the reader's clock is not known to show the same. */
export function momentOf(spot: Pick<Spot, "startsAt" | "zone">, reading: Reading): string {
  const { words, zone } = reading;
  const moment = `${dayOf(spot, reading)}, ${clockIn(spot.startsAt, spot.zone, words.locale)}`;
  if (zone !== null && sameClock(spot.startsAt, spot.zone, zone)) return moment;
  return `${moment}, ${zoneOf(spot, words)}`;
}

function zoneOf({ startsAt, zone }: Pick<Spot, "startsAt" | "zone">, words: MessageWords): string {
  return words.schedule("zone", { city: zoneInWords(zone, startsAt) });
}

function timeOf(spot: Omit<Spot, "place" | "link">, words: MessageWords): string {
  return `${spanIn(spot.startsAt, spot.endsAt, spot.zone, words.locale)}, ${zoneOf(spot, words)}`;
}

/** Its place on a map, and the link behind which it is. */
export function whereLines({ place, link }: Pick<Spot, "place" | "link">, { t }: MessageWords): DateBlock["where"] {
  const host = hostOf(link);
  return [
    ...(place === null ? [] : [{ text: place, href: mapOf(place) }]),
    ...(link === null || host === null ? [] : [{ text: t("online", { host }), href: link }]),
  ];
}

/** What held before, as far as it was another. */
export function wasLines(was: Was, now: Spot, { words, now: at }: Omit<Reading, "zone">): DateBlock["was"] {
  const before = spotOf(was);
  const [time, place] = [words.t("was.time"), words.t("was.place")];
  const host = hostOf(was.link);
  return [
    ...(isAtAnotherTime(was, now)
      ? [{ label: time, text: `${dayOf(before, { words, now: at })}, ${timeOf(before, words)}` }]
      : []),
    ...(was.place !== null && was.place !== now.place ? [{ label: place, text: was.place }] : []),
    ...(host !== null && was.link !== now.link ? [{ label: place, text: host }] : []),
  ];
}

/** The leaf of the calendar for its day. */
export function leafOn(
  { startsAt, zone }: Pick<Spot, "startsAt" | "zone">,
  muted: boolean,
  locale: string,
): LetterLeaf {
  return { ...leafOf(dateIn(startsAt, zone), locale), muted };
}
