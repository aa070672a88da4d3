import type { Answer, Effective } from "@/lib/rsvp/answers";
import type { useTranslations } from "@/lib/words";

/** What holds for me on a date, as its status says it. */
export type Mine = {
  /** Null: I have not answered. */
  answer: Answer | null;
  note?: string | null;
  /** How many I bring. */
  brings?: number;
  /** By what it holds. */
  how?: Effective["how"] | null;
  /** Who said so for me; `name` null: a former member. */
  by?: { name: string | null } | null;
  /** My place on the waiting list while I wait for a seat. */
  place?: number | null;
};

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
