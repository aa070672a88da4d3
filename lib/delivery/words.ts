import { entryWords } from "@/lib/calendar/entry-words";
import { translator } from "@/lib/words";

/** The words of messages in a language. */
export function messageWords(locale: "en") {
  return {
    locale,
    app: translator(locale, "app")("name"),
    t: translator(locale, "letters"),
    rsvp: translator(locale, "rsvp"),
    schedule: translator(locale, "schedule"),
    entry: entryWords(translator(locale, "calendar.entry")),
  };
}

export type MessageWords = ReturnType<typeof messageWords>;
