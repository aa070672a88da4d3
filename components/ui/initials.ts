const FACES = 6;

/**
 * One or two letters that stand for a name: the first of its first and last word, a lone word's first, an emoji as a
 * whole. Empty where there is nothing to show.
 */
export function initials(name: string): string {
  const words = name.split(/\s+/u).flatMap((word) => firstSign(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.join("");
}

/** Which of the six faces a person has, 1 to 6: always the same for the same id. */
export function faceNumber(id: string): number {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return (hash % FACES) + 1;
}

const signs = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A word's first letter, digit or emoji; brackets and quotes before it do not count. */
function firstSign(word: string): string[] {
  // Nearly every name begins so, and asking for graphemes is slow.
  const [plain] = /^[A-Za-z](?=[A-Za-z]|$)/.exec(word) ?? [];
  if (plain) return [plain.toUpperCase()];
  for (const { segment } of signs.segment(word)) {
    if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(segment)) return [segment.toLocaleUpperCase()];
  }
  return [];
}
