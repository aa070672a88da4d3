import type { Translator } from "@/lib/words";
import type { Answer, Effective } from "./answers";

/** What holds for me on a date, as far as its status says it. */
export type Mine = {
  /** Null: I have not answered. */
  answer: Answer | null;
  /** How many I bring. */
  brings?: number;
  /** By what it holds. */
  how?: Effective["how"] | null;
  /** My place on the waiting list while I wait for a seat, from 1. */
  place?: number | null;
};

/** What holds for me, in a sentence: "You’re in, with 2 more", "You’re second on the waiting list". */
export function statusInWords(t: Translator<"rsvp">, { answer, place = null, brings = 0, how = null }: Mine): string {
  if (place !== null) return brings > 0 ? t("status.waitingWith", { place, brings }) : t("status.waiting", { place });
  if (how === "away") return t("status.away");
  if (how === "regular") return t("status.regular");
  if (brings > 0 && answer === "in") return t("status.inWith", { brings });
  if (brings > 0 && answer === "maybe") return t("status.maybeWith", { brings });
  return t(`status.${answer ?? "none"}`);
}

/** What held for me on a date that is cancelled since. */
export function formerStatusInWords(t: Translator<"rsvp">, { answer, place = null, how = null }: Mine): string {
  if (place !== null) return t("status.was.waiting");
  return t(`status.was.${how === "away" ? "away" : (answer ?? "none")}`);
}
