/** What somebody is told, in final words: exact day and time, the zone named where it is not the reader's. */
import type { News, Span } from "@/lib/agenda/news";
import { clockIn, dateIn, dayInWords, sameClock, zoneInWords } from "@/lib/format";
import { readersTime } from "@/lib/schedule/readers-time";
import type { Translator } from "@/lib/words";

type Words = Translator<"notices">;

/** Who reads; `zone` null where it is not known. */
export type NewsReader = { zone: string | null; now: Date; locale: string };

/** The sentence, what else there is to say of it, and what its reader is asked. */
export type NewsShown = { text: string; details: string[]; question: string | null };

/** Says one piece of news. */
export function newsInWords(t: Words, news: News, reader: NewsReader): NewsShown {
  const isAsked = news.reason === "askedAgain";
  const question = isAsked ? t(`stillGood.${news.stand ?? "none"}`) : null;
  return { text: sentenceOf(t, news, reader), details: detailsOf(t, news, reader), question };
}

/** When that is for its reader, where their clock shows another time than the sentence; null where it shows the same. */
export function newsForReader(t: Translator<"schedule">, { reason, when }: News, reader: NewsReader): string | null {
  if (reason === "stillAlive") return null;
  const { startsAt: start, endsAt: end, zone } = when;
  return readersTime(t, { start, end, zone, readerZone: reader.zone, now: reader.now }, reader.locale);
}

function sentenceOf(t: Words, news: News, reader: NewsReader): string {
  const { reason, was, aspects } = news;
  // Of two times both name their zones, or neither.
  const others = was && was.zone !== news.when.zone ? [was] : [];
  const when = whenOf(t, news.when, reader, others);
  switch (reason) {
    case "lostSeat":
      return t("lostSeat", { when, place: news.ahead + 1 });
    case "changed":
    case "askedAgain":
      return was && aspects.includes("time")
        ? t("moved", { when, was: whenOf(t, was, reader, [news.when].slice(0, others.length)) })
        : t("changed", { when });
    case "cancelled":
      return t(news.isDate ? "cancelled" : "gone", { when });
    case "added":
      return t("added", { when, waits: news.stand === "waiting" ? "yes" : "no" });
    case "calledOff":
      return t("calledOff", { when, byRule: news.byRule ? "yes" : "no" });
    case "stillAlive":
      return t("stillAlive");
    default:
      return t(reason, { when });
  }
}

function whenOf(t: Words, { startsAt, zone }: Span, { zone: own, now, locale }: NewsReader, others: readonly Span[]) {
  const day = dayInWords(dateIn(startsAt, zone), dateIn(now, zone), locale);
  const time = clockIn(startsAt, zone, locale);
  const isNamed = others.length > 0 || (own !== null && !sameClock(startsAt, zone, own));
  return isNamed ? t("whenIn", { day, time, city: zoneInWords(zone, startsAt) }) : t("when", { day, time });
}

function detailsOf(t: Words, news: News, { locale }: NewsReader): string[] {
  if (news.reason === "cancelled") return news.why === null ? [] : [t("details.reason", { reason: news.why })];
  if (news.reason !== "changed" && news.reason !== "askedAgain") return [];
  const { endsAt, startsAt, zone } = news.when;
  const isMoved = news.aspects.includes("time");
  return news.aspects.flatMap((aspect) => {
    switch (aspect) {
      case "time":
        return [];
      case "length":
        return t("details.length", { time: clockIn(endsAt, zone, locale) });
      case "zone":
        return isMoved ? [] : t("details.zone", { city: zoneInWords(zone, startsAt) });
      case "place":
        return placeOf(t, news);
      case "link":
        return t("details.link");
      case "name":
        return news.name === null ? t("details.noName") : t("details.name", { name: news.name });
      default:
        return aspect satisfies never;
    }
  });
}

function placeOf(t: Words, { place, was }: News): string {
  const before = was?.place ?? null;
  if (place === null) return t("details.noPlace", { was: before ?? "" });
  return before === null ? t("details.place", { place }) : t("details.placeWas", { place, was: before });
}
