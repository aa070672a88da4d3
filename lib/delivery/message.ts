import type { Post } from "@/lib/mail/letter";
import type { Reader, Told } from "./told";

/** What somebody is told, as a mail. */
export function postOf(_reader: Reader, told: readonly Told[]): Post {
  const subject = [...new Set(told.map(({ series }) => series.name))].join(", ");
  const blocks = told.map(({ reason, series }) => ({ is: "text" as const, text: `${series.name}: ${reason}` }));
  const letter = { subject, preview: "", heading: subject, blocks, footer: { text: "", links: [] } };
  return { letter, calendars: [], unsubscribe: null };
}
