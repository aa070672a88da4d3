/** What a letter says of a series or a group, to organizers. */
import { listInWords } from "@/lib/format";
import type { Block } from "@/lib/mail/letter";
import type { About } from "./about";
import { titleOf } from "./dated";
import { isolate } from "./isolate";
import { momentOf, type Reading } from "./lines";
import type { Activity } from "./told";
import type { Ways } from "./ways";
import type { MessageWords } from "./words";

/** The parts of a letter that are about no date. */
export function organizingBlocks({ first }: About, reading: Reading, { base }: Ways): Block[] {
  const { t, locale } = reading.words;
  const group = `${base}/groups/${first.group.id}`;
  if (first.reason === "stillAlive") {
    const href = `${group}/${first.series.id}/alive`;
    return [
      { is: "text", text: t("notes.stillAlive", { title: isolate(titleOf(first, reading.words)) }) },
      { is: "button", link: { label: t("stillAlive"), href } },
    ];
  }
  const activity = first.activity ?? NOTHING;
  const joined = activity.joined.map(isolate);
  const lines = joined.length > 0 ? [t("activity.joined", { joined: listInWords(joined, locale) })] : [];
  return [
    { is: "list", title: first.group.name, lines },
    ...answeredLists(activity, reading),
    { is: "links", links: [{ label: t("activity.open"), href: group }] },
  ];
}

const NOTHING: Activity = { joined: [], answered: [] };
const ANSWERS = ["in", "maybe", "out"] as const;

/** Who said what, date by date. */
function answeredLists({ answered }: Activity, reading: Reading): Block[] {
  const { t, locale } = reading.words;
  const dates = new Map<string, Activity["answered"]>();
  for (const one of answered) {
    const title = t("what", { title: isolate(one.title), when: momentOf(one, { ...reading, zone: null }) });
    dates.set(title, [...(dates.get(title) ?? []), one]);
  }
  return [...dates].map(([title, said]) => ({
    is: "list",
    title,
    lines: ANSWERS.flatMap((answer) => {
      const names = said.filter((one) => one.answer === answer).map(({ name }) => isolate(name));
      return names.length > 0 ? [t(`activity.said.${answer}`, { names: listInWords(names, locale) })] : [];
    }),
  }));
}

/** "Book club: Ada and Bo joined, 4 answers": what the subject of a digest of doings names. */
export function activityInWords({ first }: About, { t, locale }: Pick<MessageWords, "t" | "locale">): string {
  const { joined, answered } = first.activity ?? NOTHING;
  const news = [
    ...(joined.length > 0 ? [t("activity.joined", { joined: listInWords(joined.map(isolate), locale) })] : []),
    ...(answered.length > 0 ? [t("activity.answers", { count: answered.length })] : []),
  ].join(", ");
  return t("activity.group", { group: isolate(first.group.name), news });
}
