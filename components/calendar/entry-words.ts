import type { EntryWords } from "@/lib/calendar/entries";
import type { getTranslations } from "@/lib/words";

type Words = Awaited<ReturnType<typeof getTranslations<"calendar.entry">>>;

/** The words that a calendar puts around a date. */
export function entryWords(t: Words): EntryWords {
  return {
    cancelled: (title) => t("cancelled", { title }),
    waiting: (title) => t("waiting", { title }),
    reason: (reason) => t("reason", { reason }),
    answer: (answer) => t(`answers.${answer ?? "none"}`),
    note: (note) => t("note", { note }),
    online: (link) => t("online", { link }),
  };
}
