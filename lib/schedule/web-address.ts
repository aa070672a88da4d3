// A host of at least two labels, the last beginning with a letter; then a port, a path, a query.
const BARE = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}[\p{L}\p{N}-]+(?::\d{1,5})?(?:[/?#]\S*)?$/u;

/** The web address that somebody typed, as they copy it from a browser's bar or remember it: "zoom.us/j/1"; else null. */
export function webAddressIn(text: string): string | null {
  const address = BARE.test(text) ? `https://${text}` : text;
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : null;
}
