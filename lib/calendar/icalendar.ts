/** Writing calendars as RFC 5545 has them. */

/** One date in a calendar. */
export type Entry = {
  /** For life: whatever changes of a date, it is the same one in every calendar that has it. */
  uid: string;
  startsAt: Date;
  endsAt: Date;
  /** Rises with every change of the date. */
  sequence: number;
  /** When it last changed. */
  changedAt: Date;
  status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
  /** Whether its reader's time counts as taken. */
  busy: boolean;
  summary: string;
  description: string;
  location: string | null;
  url: string;
};

export type Calendar = {
  /** Null: an app should keep its dates in a calendar that it has. */
  name: string | null;
  entries: readonly Entry[];
  /** What a calendar app that subscribes to it is asked for: to look again after this many hours. Null: it is a copy. */
  hours: number | null;
  /** Of one that is mailed: whether it tells of its dates or takes them back (RFC 5546 §3.2.1 and §3.2.5), and when. */
  sent?: { method: Method; at: Date };
};

/** What is done by a calendar (RFC 5546 §1.4). */
export type Method = "PUBLISH" | "CANCEL";

/**
 * The text of a calendar (RFC 5545 §3.4), a function of what is given and nothing else: the same dates give the same
 * bytes. Times are in UTC (§3.3.5, form 2), so that no reader needs zones to read them; DTSTAMP is the last change
 * (§3.8.7.2, for calendars that ask for nothing), of a mailed one when that was sent: of two with one SEQUENCE the later
 * holds (RFC 5546 §2.1.5), as where only one's seat has changed.
 */
export function calendarText({ name, entries, hours, sent }: Calendar): string {
  const properties = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Regulars//Regulars//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${sent?.method ?? "PUBLISH"}`,
    // RFC 7986 §5.1 and §5.7, with the older names of each that most apps read.
    ...(name === null ? [] : [`NAME:${text(name)}`, `X-WR-CALNAME:${text(name)}`]),
    ...(hours === null ? [] : [`REFRESH-INTERVAL;VALUE=DURATION:PT${hours}H`, `X-PUBLISHED-TTL:PT${hours}H`]),
    ...entries.flatMap((entry) => entryLines(entry, sent?.at ?? entry.changedAt)),
    "END:VCALENDAR",
  ];
  return properties.map((line) => `${folded(line)}\r\n`).join("");
}

/** One VEVENT (RFC 5545 §3.6.1). */
function entryLines(entry: Entry, stampedAt: Date): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${text(entry.uid)}`,
    `DTSTAMP:${utc(stampedAt)}`,
    `LAST-MODIFIED:${utc(entry.changedAt)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTART:${utc(entry.startsAt)}`,
    `DTEND:${utc(entry.endsAt)}`,
    `STATUS:${entry.status}`,
    `TRANSP:${entry.busy ? "OPAQUE" : "TRANSPARENT"}`,
    `SUMMARY:${text(entry.summary)}`,
    `DESCRIPTION:${text(entry.description)}`,
    ...(entry.location === null ? [] : [`LOCATION:${text(entry.location)}`]),
    `URL:${entry.url}`,
    "END:VEVENT",
  ];
}

/** An instant, to the second, as a date with UTC time (RFC 5545 §3.3.5). */
export function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

/** A value of type TEXT (RFC 5545 §3.3.11). What its grammar has no place for, control characters, is left out. */
function text(value: string): string {
  const plain = value.replaceAll(/\r\n?/g, "\n").replaceAll(/(?![\t\n])\p{Cc}/gu, "");
  return plain.replaceAll(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

const LONGEST_LINE = 75;

/** A content line in pieces of at most 75 octets, each but the first after a space (RFC 5545 §3.1). No character is cut. */
function folded(line: string): string {
  // A character of UTF-16 is at most three octets of UTF-8.
  if (line.length * 3 <= LONGEST_LINE) return line;
  const octets = Buffer.from(line);
  const pieces: string[] = [];
  for (let from = 0; from < octets.length; ) {
    let to = Math.min(octets.length, from + LONGEST_LINE - (from === 0 ? 0 : 1));
    while (isWithin(octets[to])) to -= 1;
    pieces.push(octets.toString("utf8", from, to));
    from = to;
  }
  return pieces.join("\r\n ");
}

/** Whether an octet continues a character of UTF-8. */
function isWithin(octet: number | undefined): boolean {
  return octet !== undefined && (octet & 0xc0) === 0x80;
}
