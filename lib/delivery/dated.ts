/** What a letter says of one date. */
import { type CalendarItem, pageOf } from "@/lib/calendar/entries";
import type { Block } from "@/lib/mail/letter";
import { statusInWords } from "@/lib/rsvp/status-in-words";
import type { Decision, Meetup } from "@/lib/schedule/meetups";
import type { About } from "./about";
import { isolate } from "./isolate";
import { leafOn, momentOf, type Reading, type Spot, spotOf, wasLines, whenLines, whereLines } from "./lines";
import { newsOf } from "./news";
import type { Told } from "./told";
import type { Ways } from "./ways";
import type { MessageWords } from "./words";

const ANSWERS = ["in", "maybe", "out"] as const;

/** What a series' date is called: the series, and the date where it has a name of its own. */
export function titleOf({ series, item }: Told, { t }: Pick<MessageWords, "t">): string {
  const name = item?.meetup.name ?? null;
  return name === null ? series.name : t("named", { series: series.name, name });
}

/** When and where it is, or was where it is no date any more. Null: nobody knows. */
export function spotIn({ first, was }: About): Spot | null {
  return first.item?.meetup ?? (was && spotOf(was));
}

/** The parts of a letter that are about one date. @param news what the heading does not say. */
export function dateBlocks(about: About, news: string | null, reading: Reading, ways: Ways): Block[] {
  const { first, was } = about;
  const { words, now } = reading;
  const spot = spotIn(about);
  if (!spot) return [];
  const isOff = first.item?.meetup.state !== "on";
  return [
    {
      is: "date",
      leaf: leafOn(spot, isOff, words.locale),
      news,
      group: first.group.name === first.series.name ? null : first.group.name,
      title: titleOf(first, words),
      when: whenLines(spot, reading),
      was: was && was.state !== null && first.item ? wasLines(was, first.item.meetup, { words, now }) : [],
      where: whereLines(spot, words),
      notes: notesOf(about, words),
    },
    ...answersOf(about, reading, ways),
    ...linksOf(about, words, ways),
  ];
}

/** What explains it, a line for each news. */
function notesOf(about: About, { t }: MessageWords): string[] {
  const { item, going } = about.first;
  const meetup = item?.meetup;
  const heads = meetup?.minimum?.heads;
  return newsOf(about).flatMap((news) => {
    if (news === "cancelled" && meetup?.cancelReason) return [t("notes.reason", { reason: meetup.cancelReason })];
    if (news === "calledOff" && meetup?.decision) return whyOff(meetup.decision, { heads, t });
    if (news === "decide" && heads !== undefined) return [t("notes.decide", { heads, going })];
    if (news === "decidedOn") return [t("notes.decidedOn", { going })];
    return news === "lostSeat" || news === "askedAgain" ? [t(`notes.${news}`)] : [];
  });
}

/** Why it is called off. @param heads how many it takes; undefined: it has no minimum any more. */
function whyOff(
  { byId, heads: going }: Decision,
  { heads, t }: Pick<MessageWords, "t"> & { heads: number | undefined },
): string[] {
  if (byId !== null) return [t("notes.calledOffByWord", { going })];
  return heads === undefined ? [] : [t("notes.calledOff", { heads, going })];
}

/** Whether a date can still be answered. */
function isOpen(meetup: Meetup, now: Date): boolean {
  return meetup.state === "on" && now < meetup.startsAt;
}

function answersOf(about: About, { words, now }: Reading, ways: Ways): Block[] {
  const { item, noticeId } = about.first;
  if (!item || !isOpen(item.meetup, now) || about.reasons.has("decide")) return [];
  const links = ANSWERS.map((answer) => ({
    ...{ label: words.rsvp(`control.${answer}`), href: ways.answer(noticeId, answer) },
    chosen: item.mine?.answer === answer,
  }));
  return [{ is: "answers", mine: mineOf(about, item, words), links }];
}

/** The reader's answer, where what is told does not say just that. */
function mineOf(about: About, { mine, seats }: CalendarItem, { rsvp, t }: MessageWords): string | null {
  if (!mine) return t("notAnswered");
  const place = seats?.place?.state === "waiting" ? seats.place.ahead + 1 : null;
  const status = statusInWords(rsvp, { answer: mine.answer, brings: mine.brings, how: mine.how, place });
  const isSaid = newsOf(about).some((news) => news === "in" || news === "movedUp");
  return isSaid && status === rsvp("status.in") ? null : status;
}

function linksOf({ first, reasons }: About, { t }: MessageWords, { base }: Ways): Block[] {
  const { item, group, series } = first;
  if (!item) return [{ is: "links", links: [{ label: t("gone"), href: `${base}/groups/${group.id}/${series.id}` }] }];
  const href = pageOf(base, item);
  if (item.meetup.state === "cancelled") return [{ is: "links", links: [{ label: t("off"), href }] }];
  if (reasons.has("decide")) return [{ is: "button", link: { label: t("decide"), href } }];
  return [{ is: "links", links: [{ label: t("page"), href }] }];
}

/** "Tuesday run, Tuesday 10 March, 19:00": what a subject names. */
export function whatOf(about: About, reading: Reading): string {
  const title = isolate(titleOf(about.first, reading.words));
  const spot = spotIn(about);
  return spot ? reading.words.t("what", { title, when: momentOf(spot, reading) }) : title;
}
