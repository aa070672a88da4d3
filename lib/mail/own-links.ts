/** A piece of a text; `isLink`: it is an address of ours. */
export type Piece = { text: string; isLink: boolean };

// What ends a sentence or closes a bracket around an address is no part of it.
const ADDRESS = /(https?:\/\/\S*[^\s.,;:!?'")\]}>])/;

/**
 * Takes a text apart into web addresses of one origin and what stands around them. Nothing else in it means anything;
 * the pieces together are the text.
 * @param origin whose addresses are links, as "https://example.org".
 */
export function ownLinks(text: string, origin: string): Piece[] {
  return text
    .split(ADDRESS)
    .map((piece, index) => ({ text: piece, isLink: index % 2 === 1 && isOf(origin, piece) }))
    .filter((piece) => piece.text !== "");
}

const isOf = (origin: string, address: string) => URL.canParse(address) && new URL(address).origin === origin;
