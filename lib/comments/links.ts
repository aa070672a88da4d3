/** A stretch of a text: with an address where it is a link. What is shown is always what was typed. */
export type Piece = { text: string; href: string | null };

// Up to whatever ends an address for a reader: white space, quotes and brackets of markup, and characters that show
// nothing or turn the reading direction, behind which another address could hide.
const ADDRESS =
  /(?<![\p{L}\p{N}_])https?:\/\/[^\s<>"“”„«»\p{Cc}\p{Default_Ignorable_Code_Point}\u061c\u200e\u200f\u2800]+/giu;
const SENTENCE_END = /[.,;:!?'’…*_~]$/u;
const CLOSING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** A text in pieces: web addresses (http and https) are links, and nothing else is interpreted. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutEnd(found);
    const href = hrefOf(address);
    if (href === null) continue;
    if (index > done) pieces.push({ text: text.slice(done, index), href: null });
    pieces.push({ text: address, href });
    done = index + address.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), href: null });
  return pieces;
}

/** An address without what belongs to the sentence around it: "(see https://a.example/b)." */
function withoutEnd(found: string): string {
  const last = found.at(-1) ?? "";
  const opening = CLOSING[last];
  const isUnpaired = opening !== undefined && count(found, last) > count(found, opening);
  return SENTENCE_END.test(found) || isUnpaired ? withoutEnd(found.slice(0, -last.length)) : found;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** What a browser opens; null for what is no address, and for one with a name before its host, which only deceives. */
function hrefOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, username, password, href } = new URL(address);
  const isWeb = protocol === "http:" || protocol === "https:";
  return isWeb && username === "" && password === "" ? href : null;
}
