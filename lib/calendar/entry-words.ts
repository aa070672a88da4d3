import type { Translator } from "@/lib/words";
import type { EntryWords } from "./entries";

/** The words that a calendar puts around a date. */
export function entryWords(t: Translator<"calendar.entry">): EntryWords {
  return {
    cancelled: (title) => t("cancelled", { title }),
    waiting: (title) => t("waiting", { title }),
    reason: (reason) => t("reason", { reason }),
    answer: (answer) => t(`answers.${answer ?? "none"}`),
    note: (note) => t("note", { note }),
    online: (link) => t("online", { link }),
  };
}
