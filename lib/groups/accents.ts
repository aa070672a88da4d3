/** The colours a group can have; each is a set of tokens in app/globals.css. */
export const accents = ["green", "blue", "violet", "rose", "amber", "teal"] as const;
export type Accent = (typeof accents)[number];
