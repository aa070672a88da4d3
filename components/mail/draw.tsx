import { render, toPlainText } from "@react-email/render";
import type { Draw } from "@/lib/mail/letter";
import { Letter } from "./letter";

/** Draws a letter in HTML and, from that, in plain text, where each address stands after its words. */
export const draw: Draw = async (letter) => {
  const html = await render(<Letter {...letter} />);
  return { html, text: toPlainText(html, PLAIN) };
};

type Element = { children: unknown; attribs: { href?: string } };
type Builder = { addInline: (text: string, options: { noWordTransform: boolean }) => void };

function address(element: Element, walk: (children: unknown, builder: Builder) => void, builder: Builder): void {
  walk(element.children, builder);
  builder.addInline(`: ${element.attribs.href}`, { noWordTransform: true });
}

const PLAIN = {
  formatters: { address },
  selectors: [
    { selector: "a", format: "address" },
    { selector: "h1", options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: "p", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: "div.part", format: "block", options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
  ],
};
