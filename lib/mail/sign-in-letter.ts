import type { Letter } from "./letter";

type Words = { t: (key: "subject" | "button" | "text" | "why") => string };

/** The letter by whose link its reader signs in. @param link the whole address. */
export function signInLetter(link: string, { t }: Words): Letter {
  return {
    ...{ subject: t("subject"), preview: t("text"), heading: t("subject") },
    blocks: [
      { is: "button", link: { label: t("button"), href: link } },
      { is: "text", text: t("text") },
    ],
    footer: { text: t("why"), links: [] },
  };
}
