import { useLocale, useMessages } from "next-intl";
import { CopyText } from "@/components/ui/copy-text";
import { Disclosure } from "@/components/ui/disclosure";
import type { ChatKind } from "@/lib/edits/chat";
import { dateIn, dayInWords, spanIn, zoneInWords } from "@/lib/format";
import { useTranslations } from "@/lib/words";

/** A date as a chat is told of it. */
export type ChatDate = {
  title: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  place: string | null;
  link: string | null;
  cancelReason: string | null;
};

/**
 * What an organizer sends to the group's chat where nobody is mailed: what there is to tell of a date, when, and the
 * link to it.
 * @param props.url the address of the date's page.
 * @param props.open whether it is open from the beginning.
 */
export function ChatMessage({
  kind,
  date,
  url,
  open,
  now,
}: {
  kind: ChatKind;
  date: ChatDate;
  url: string;
  open: boolean;
  now: Date;
}) {
  const t = useTranslations("edits.chat");
  const locale = useLocale();
  const words = useMessages().edits.chat;
  const { title, startsAt, endsAt, zone, cancelReason } = date;
  const day = dayInWords(dateIn(startsAt, zone), dateIn(now, zone), locale);
  // Whoever reads a chat may be anywhere: the zone is always named.
  const when = t("when", { day, time: spanIn(startsAt, endsAt, zone, locale), city: zoneInWords(zone, startsAt) });
  const lines = (...texts: (string | null)[]) => texts.map((text) => (text ? `${text}\n` : "")).join("");
  const text = t(kind, { title, when, url, where: lines(date.place, date.link), reason: lines(cancelReason) });
  return (
    <Disclosure label={t("open")} open={open} className="mt-3 text-sm">
      <p className="mb-2.5 text-ink-muted">{t("hint")}</p>
      <CopyText id={`chat-${kind}`} label={t("label")} value={text} words={words} title={title} />
    </Disclosure>
  );
}
