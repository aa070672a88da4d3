/** Putting one date into a calendar by a link, where nothing is subscribed. */
import { type Entry, utc } from "./icalendar";

/** Calendars that take a date by a link. */
export const calendars = ["google", "outlook", "office365", "yahoo"] as const;
export type CalendarName = (typeof calendars)[number];

type Dated = Pick<Entry, "startsAt" | "endsAt" | "summary" | "description" | "location">;

/** The address at which a calendar of the web offers to keep this date. */
export function addLink(calendar: CalendarName, entry: Dated): string {
  switch (calendar) {
    case "google":
      return address("https://calendar.google.com/calendar/render", {
        action: "TEMPLATE",
        text: entry.summary,
        dates: `${utc(entry.startsAt)}/${utc(entry.endsAt)}`,
        details: entry.description,
        location: entry.location,
      });
    case "yahoo":
      return address("https://calendar.yahoo.com/", {
        v: "60",
        title: entry.summary,
        st: utc(entry.startsAt),
        et: utc(entry.endsAt),
        desc: entry.description,
        in_loc: entry.location,
      });
    default:
      return microsoft(calendar === "outlook" ? "outlook.live.com" : "outlook.office.com", entry);
  }
}

function microsoft(host: string, { startsAt, endsAt, summary, description, location }: Dated): string {
  return address(`https://${host}/calendar/0/deeplink/compose`, {
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: summary,
    startdt: startsAt.toISOString(),
    enddt: endsAt.toISOString(),
    body: description,
    location,
  });
}

// They read a plus as it stands, so blanks are written as %20.
function address(base: string, values: Readonly<Record<string, string | null>>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `${base}?${pairs.join("&")}`;
}

/** The ways to one feed. */
export type FeedWays = { https: string; webcal: string; google: string; outlook: string };

/** A feed's address, the one that opens a calendar app, and the pages on which two calendars of the web take it. */
export function feedWays(https: string, name: string): FeedWays {
  const webcal = https.replace(/^https?:/, "webcal:");
  return {
    https,
    webcal,
    google: address("https://calendar.google.com/calendar/r", { cid: webcal }),
    outlook: address("https://outlook.live.com/calendar/0/addfromweb", { url: https, name }),
  };
}
