/**
 * What tells one press of a form from another, as a text to be hashed: who pressed, the page's random key, and all
 * that was chosen. A double tap is the same press; a form that was changed before it was sent again is another one.
 */
export function pressOf(userId: string, input: Readonly<Record<string, unknown>>): string {
  return JSON.stringify([userId, ...Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/**
 * The id of what one press makes, from the press's hash: a second tap finds the row of the first by its key. A UUID of
 * version 8 (RFC 9562 §5.8: of our own making).
 */
export function idOfPress(hash: Uint8Array): string {
  const hex = [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-8$3-a$4-$5");
}
