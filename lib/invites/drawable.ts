// What the one font of the picture has of letters and their marks, tested against the font itself: Latin, Cyrillic,
// Vietnamese.
const DRAWN =
  /^[ -~\u00a0-\u00ac\u00ae-\u0113\u0116-\u012b\u012e-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e\u0218-\u021b\u0400-\u045f\u0490-\u0493\u1e80-\u1e85\u1e9e\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2116\u2122]$/;
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\u20e3\ufe0e\ufe0f]/u;

/**
 * A text as the picture of an invite can show it: without emoji. Null where a letter is none of its font's, or nothing
 * is left: what the font lacks would be fetched from elsewhere, and a name with holes is none.
 */
export function drawable(text: string): string | null {
  const characters = [...text.normalize("NFC")].filter((character) => DRAWN.test(character) || !EMOJI.test(character));
  if (!characters.every((character) => DRAWN.test(character))) return null;
  return characters.join("").replace(/\s+/g, " ").trim() || null;
}
