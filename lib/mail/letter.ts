/** A mail before it is drawn: texts and addresses alone, from which HTML and plain text are made. */

/** One address, with the words that lead there. */
export type LetterLink = { label: string; href: string };

/** The leaf of a calendar, "Tue", "10", "Mar". `muted`: it does not take place. */
export type LetterLeaf = { weekday: string; day: string; month: string; muted: boolean };

/** A part of a letter, from top to bottom. */
export type Block =
  | { is: "text"; text: string }
  /**
   * One date: what (group above, title), `when` (day, time with its zone, then the reader's), where. `news`: what there
   * is to say of it, where the heading does not. `was`: what held before, struck, each after a word ("Was").
   */
  | {
      is: "date";
      leaf: LetterLeaf;
      news: string | null;
      group: string | null;
      title: string;
      when: string[];
      was: { label: string; text: string }[];
      where: { text: string; href: string | null }[];
      notes: string[];
    }
  /** The reader's answer and the three buttons; `chosen`: the one that holds. */
  | { is: "answers"; mine: string | null; links: (LetterLink & { chosen: boolean })[] }
  /** Short lines below a title, as of who answered. */
  | { is: "list"; title: string; lines: string[] }
  | { is: "button"; link: LetterLink }
  | { is: "links"; links: LetterLink[] }
  /** What comes after it is about something else. */
  | { is: "rule" };

export type Letter = {
  subject: string;
  /** What a mail client shows beside the subject. */
  preview: string;
  /** What the app is called: stands above, where nothing else says whom it is from. */
  app: string;
  /** Null: nobody knows their name. */
  greeting: string | null;
  heading: string;
  blocks: Block[];
  /** Why its reader gets it, and how to have less. */
  footer: { text: string; links: LetterLink[] };
};

/** A part for calendar apps (RFC 6047 §2.4): its method stands in the text and in the part's type alike. */
export type CalendarPart = { method: "PUBLISH" | "CANCEL"; text: string };

/** The headers by which a mail program offers to stop it (RFC 2369 §3.2, RFC 8058 §3.1). */
export type Unsubscribe = { post: string };

/** A letter with all that goes out with it. `unsubscribe` null: it was asked for (a sign-in link). */
export type Post = { letter: Letter; calendars: CalendarPart[]; unsubscribe: Unsubscribe | null };

/** Draws a letter: HTML and plain text from one source. */
export type Draw = (letter: Letter) => Promise<{ html: string; text: string }>;
