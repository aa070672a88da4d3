import type { Translator } from "@/lib/words";
import type { Letter } from "./letter";

/** The words of it: those of the letter, and what the app is called. */
export type SignInWords = { t: Translator<"letters.signIn">; app: string };

/** The letter by whose link its reader signs in. @param link the whole address. */
export function signInLetter(link: string, { t, app }: SignInWords): Letter {
  return {
    ...{ subject: t("subject"), preview: t("once"), app, greeting: null, heading: t("heading") },
    blocks: [
      { is: "text", text: t("text") },
      { is: "button", link: { label: t("button"), href: link } },
      { is: "text", text: t("once") },
    ],
    footer: { text: t("ignore"), links: [] },
  };
}
