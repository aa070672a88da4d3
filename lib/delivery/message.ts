/** What is mailed to somebody: all that is due to them in one message. */
import { listInWords } from "@/lib/format";
import type { Block, Letter, Post } from "@/lib/mail/letter";
import { kindOf } from "@/lib/notices/notice";
import { type About, abouts, isDated } from "./about";
import { calendarParts } from "./calendar-parts";
import { dateBlocks, spotIn, titleOf, whatOf } from "./dated";
import { isolate, oneLine } from "./isolate";
import { dayOf, type Reading } from "./lines";
import { type News, newsOf } from "./news";
import { activityInWords, organizingBlocks } from "./organizing";
import type { Reader, Told } from "./told";
import type { Ways } from "./ways";
import type { MessageWords } from "./words";

/** What a message is made with; `now`: when it is written. */
export type Making = { words: MessageWords; ways: Ways; now: Date };

/** The message that tells a reader all of this, by start, and of each date once. */
export function postOf(reader: Reader, told: readonly Told[], { words, ways, now }: Making): Post {
  const about = abouts(told);
  const reading = { words, zone: reader.zone, now };
  const [only] = about.length === 1 ? about : [];
  const letter = only ? single(only, reading, ways) : digest(about, reading, ways);
  return {
    letter: {
      ...letter,
      subject: oneLine(letter.subject),
      app: words.app,
      greeting: reader.name === null ? null : words.t("greeting", { name: isolate(reader.name) }),
      footer: footerOf(told, words, ways),
    },
    calendars: about.flatMap((one) => calendarParts(one, { words, base: ways.base, now })),
    unsubscribe: { post: ways.post },
  };
}

type Said = Pick<Letter, "subject" | "preview" | "heading" | "blocks">;

function single(about: About, reading: Reading, ways: Ways): Said {
  const { t } = reading.words;
  const [first = "changed", ...more] = newsOf(about);
  const what = first === "activity" ? activityInWords(about, reading.words) : whatOf(about, reading);
  const blocks = blocksOf(about, more, reading, ways);
  return {
    ...{ subject: t(`news.${first}.subject`, { what }), heading: t(`news.${first}.heading`), blocks },
    preview: previewOf(blocks),
  };
}

function digest(about: readonly About[], reading: Reading, ways: Ways): Said {
  const { t, locale } = reading.words;
  const blocks = about.flatMap((one, index): Block[] => [
    ...(index === 0 ? [] : [{ is: "rule" } as const]),
    ...blocksOf(one, newsOf(one), reading, ways),
  ]);
  const names = listInWords(shortened(namesOf(about, reading), reading.words), locale);
  const kinds = new Set(about.map((one) => newsOf(one)[0]));
  const [kind] = kinds;
  const isOneKind = kinds.size === 1 && kind !== undefined && kind !== "activity";
  const subject = t(isOneKind ? `news.${kind}.subject` : "digest.subject", { what: names });
  return { subject, heading: t("digest.heading", { count: about.length }), blocks, preview: previewOf(blocks) };
}

/** @param news what the heading does not say of it. */
function blocksOf(about: About, news: readonly News[], reading: Reading, ways: Ways): Block[] {
  if (!isDated(about)) return organizingBlocks(about, reading, ways);
  const words = news.map((one) => reading.words.t(`news.${one}.heading`)).join(" · ");
  return dateBlocks(about, words === "" ? null : words, reading, ways);
}

/** What it is about, in names: the series, or of one series alone its dates. */
function namesOf(about: readonly About[], reading: Reading): string[] {
  const titles = [...new Set(about.map((one) => isolate(nameOf(one, reading.words))))];
  const [only] = titles;
  if (titles.length > 1 || only === undefined) return titles;
  const days = about.flatMap((one) => {
    const spot = spotIn(one);
    return spot ? [dayOf(spot, reading)] : [];
  });
  const [day, ...others] = new Set(days);
  return day === undefined ? titles : [reading.words.t("what", { title: only, when: day }), ...others];
}

function nameOf(about: About, words: MessageWords): string {
  return about.first.reason === "activity" ? about.first.group.name : titleOf(about.first, words);
}

const NAMED = 3;

function shortened(names: readonly string[], { t }: MessageWords): string[] {
  if (names.length <= NAMED) return [...names];
  return [...names.slice(0, NAMED - 1), t("digest.more", { count: names.length - NAMED + 1 })];
}

/** What a list of mails shows beside the subject: when and where, or the first words. */
function previewOf(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => {
      if (block.is === "date") return [[...block.when.slice(0, 2), ...block.where.map(({ text }) => text)].join(", ")];
      if (block.is === "list") return [`${block.title}: ${block.lines.join(", ")}`];
      return block.is === "text" ? [block.text] : [];
    })
    .join(" · ");
}

function footerOf(told: readonly Told[], { t, locale }: MessageWords, { choose }: Ways): Letter["footer"] {
  const groups = listInWords([...new Set(told.map(({ group }) => isolate(group.name)))], locale);
  const kinds = new Set(told.map(({ reason }) => kindOf(reason)));
  const [kind] = kinds;
  const text = t(kinds.size === 1 && kind ? `why.${kind}` : "why.several", { groups });
  return { text, links: [{ label: t("why.choose"), href: choose }] };
}
