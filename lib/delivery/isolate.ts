// With the marks of that direction, which turn what comes after them alike (Unicode UAX #9, §2.6).
const RIGHT_TO_LEFT =
  /[\u061c\u200f\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * A name within a sentence: one that is written from right to left is isolated (Unicode's FSI and PDI), so that it turns
 * nothing around it.
 */
export function isolate(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/** A text as one line, of whatever it is made: no control character or line break, which would end a mail's header. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, " ").trim();
}
