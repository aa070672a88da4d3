/** Dates and times as words. Only shows them: what an instant is on which wall clock is Intl's to say. */

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

// British English is plain English with the day before the month and a clock of 24 hours.
const formatLocale = (locale: string) => (locale === "en" ? "en-GB" : locale);

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(formatLocale(locale), { ...options, timeZone: zone });
  formats.set(key, made);
  return made;
}

/** A local date as an instant that Intl, told UTC, shows as that date. */
const atUtc = (date: string) => new Date(`${date.slice(0, 10)}T00:00:00Z`);

export type Leaf = { weekday: string; day: string; month: string };

/** The parts of a date on a calendar leaf: "Tue", "10", "Mar". `date` is local, "YYYY-MM-DD" (a time after it is ignored). */
export function leafOf(date: string, locale: string): Leaf {
  const day = atUtc(date);
  const show = (options: Intl.DateTimeFormatOptions) => format(locale, "UTC", options).format(day);
  return { weekday: show({ weekday: "short" }), day: show({ day: "numeric" }), month: show({ month: "short" }) };
}

/** A local date in full, "Tuesday 10 March", with the year where it is another than `today`'s. */
export function dayInWords(date: string, today: string, locale: string): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: "numeric" } as const);
  const options = { weekday: "long", day: "numeric", month: "long", ...year } as const;
  return format(locale, "UTC", options).format(atUtc(date)).replace(",", "");
}

/** A local date's month, "March 2026". */
export function monthInWords(date: string, locale: string): string {
  return format(locale, "UTC", { month: "long", year: "numeric" }).format(atUtc(date));
}

/** An instant's date in a zone, "YYYY-MM-DD". */
export function dateIn(instant: Date, zone: string): string {
  return format("sv-SE", zone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(instant);
}

/** An instant's time of day in a zone, "19:00". */
export function clockIn(instant: Date, zone: string, locale: string): string {
  return format(locale, zone, { hour: "2-digit", minute: "2-digit" }).format(instant);
}

/** From one instant to another on the clock of a zone, "19:00–21:00". */
export function spanIn(start: Date, end: Date, zone: string, locale: string): string {
  return `${clockIn(start, zone, locale)}–${clockIn(end, zone, locale)}`;
}

/** Whether two zones' clocks and calendars show the same at an instant. */
export function sameClock(instant: Date, one: string, other: string): boolean {
  const shown = (zone: string) => format("sv-SE", zone, { dateStyle: "short", timeStyle: "short" }).format(instant);
  return one === other || shown(one) === shown(other);
}

/** A zone as people name it: its city ("Buenos Aires"), or its distance from Greenwich where it has none ("GMT+3"). */
export function zoneInWords(zone: string, instant: Date): string {
  if (zone.includes("/") && !zone.startsWith("Etc/")) return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
  if (zone === "UTC" || zone === "Etc/UTC") return "UTC";
  const parts = format("en", zone, { timeZoneName: "shortOffset" }).formatToParts(instant);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

export type Relative =
  | { is: "now" }
  | { is: "earlierToday" }
  | { is: "away"; value: number; unit: "minute" | "hour" | "day" | "week" | "month" };

/**
 * How far from `now` something is that runs from `start` until `end`, as people say it: by the calendar of `zone`, not
 * by hours ("tomorrow" may be 5 hours away), except within the next three hours.
 */
export function relativeTo(now: Date, start: Date, end: Date, zone: string): Relative {
  const ahead = start.getTime() - now.getTime();
  if (ahead <= 0 && now < end) return { is: "now" };
  if (ahead > 0 && ahead < HOUR_MS) return { is: "away", value: Math.ceil(ahead / MINUTE_MS), unit: "minute" };
  if (ahead > 0 && ahead <= 3 * HOUR_MS) return { is: "away", value: Math.round(ahead / HOUR_MS), unit: "hour" };
  const days = (atUtc(dateIn(start, zone)).getTime() - atUtc(dateIn(now, zone)).getTime()) / DAY_MS;
  if (days === 0 && ahead < 0) return { is: "earlierToday" };
  if (Math.abs(days) < 14) return { is: "away", value: days, unit: "day" };
  if (Math.abs(days) < 60) return { is: "away", value: Math.trunc(days / 7), unit: "week" };
  return { is: "away", value: Math.trunc(days / 30.44), unit: "month" };
}

const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

/** "in 3 days", "tomorrow", "2 weeks ago". */
export function distanceInWords(value: number, unit: Intl.RelativeTimeFormatUnit, locale: string): string {
  const known = relativeFormats.get(locale);
  const format = known ?? new Intl.RelativeTimeFormat(formatLocale(locale), { numeric: "auto" });
  if (!known) relativeFormats.set(locale, format);
  return format.format(value, unit);
}

/** "Ada, Bo and Cem". */
export function listInWords(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(items);
}
