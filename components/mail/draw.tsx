import type { Draw } from "@/lib/mail/letter";

/** Draws a letter in plain text, and the same in HTML. */
export const draw: Draw = async ({ heading, blocks, footer }) => {
  const lines = blocks.flatMap((block) => {
    if (block.is === "text") return [block.text];
    if (block.is === "button") return [`${block.link.label}: ${block.link.href}`];
    if (block.is === "date") return [block.title, ...block.when];
    return block.links.map(({ label, href }) => `${label}: ${href}`);
  });
  const text = [heading, ...lines, footer.text].join("\n\n");
  return { text, html: `<pre>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</pre>` };
};
