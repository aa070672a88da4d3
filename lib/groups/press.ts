/**
 * What a press of the founding page is known by, as a text to be hashed: who pressed, the page's random key, and all
 * that was chosen. A double tap is the same press; a form that was changed before it was sent again is another one.
 */
export function pressOf(userId: string, input: Readonly<Record<string, unknown>>): string {
  return JSON.stringify([userId, ...Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
