import type { Mine } from "@/components/rsvp/answer-status";
import type { useTranslations } from "@/lib/words";

type Words = ReturnType<typeof useTranslations<"rsvp.status">>;

/** What holds for me, in a sentence: "You’re in, with 2 more", "You’re second on the waiting list". */
export function statusInWords(t: Words, { answer, place = null, brings = 0, how = null }: Mine): string {
  if (place !== null) return brings > 0 ? t("waitingWith", { place, brings }) : t("waiting", { place });
  if (how === "away") return t("away");
  if (how === "regular") return t("regular");
  if (brings > 0 && answer === "in") return t("inWith", { brings });
  if (brings > 0 && answer === "maybe") return t("maybeWith", { brings });
  return t(answer ?? "none");
}
