import type { Draw, Letter } from "@/lib/mail/letter";

/** A letter of one text. */
export function letterOf(subject: string, text: string): Letter {
  const around = { preview: "", app: "Regulars", greeting: null, heading: subject };
  return { subject, ...around, blocks: [{ is: "text", text }], footer: { text: "", links: [] } };
}

/** Draws texts alone, for tests of how letters travel. */
export const plainDraw: Draw = async ({ blocks }) => {
  const text = blocks
    .flatMap((block) => (block.is === "text" ? [block.text] : block.is === "button" ? [block.link.href] : []))
    .join("\n");
  return { text, html: `<p>${text}</p>` };
};
