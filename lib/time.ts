/** Wall clock and instants. The only file that speaks to Temporal: nothing else does arithmetic on zones. */
import { Temporal } from "temporal-polyfill";

/** "YYYY-MM-DD", a day that exists. */
export type LocalDate = string & { readonly __brand: "LocalDate" };
/** "HH:MM:SS" on a wall clock. */
export type LocalTime = string & { readonly __brand: "LocalTime" };
/** "YYYY-MM-DDTHH:MM:SS" on a wall clock. */
export type LocalDateTime = string & { readonly __brand: "LocalDateTime" };
/** IANA name of a time zone, as its user chose it. */
export type Zone = string & { readonly __brand: "Zone" };
/** The zone without offset. */
export const UTC = "UTC" as Zone;
/** 1 Monday … 7 Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const SECOND = 1000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** What a person may type as a date: years 1900 to 2199, no 31 February. Null: not such a date. */
export function parseLocalDate(text: string): LocalDate | null {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && dateAt(ms) === text ? dateAt(ms) : null;
}

/** Takes "HH:MM" or "HH:MM:SS" up to 23:59:59, gives "HH:MM:SS". Null: not such a time. */
export function parseLocalTime(text: string): LocalTime | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text)) return null;
  return (text.length === 5 ? `${text}:00` : text) as LocalTime;
}

/** A date and a time as above, joined by "T". Null: not such a moment. */
export function parseLocalDateTime(text: string): LocalDateTime | null {
  const date = parseLocalDate(text.slice(0, 10));
  const time = parseLocalTime(text.slice(11));
  return date && time && text[10] === "T" ? localDateTime(date, time) : null;
}

/** A date and a time of day on one wall clock. */
export function localDateTime(date: LocalDate, time: LocalTime): LocalDateTime {
  return `${date}T${time}` as LocalDateTime;
}

/** The date of a moment on a wall clock. */
export function dateOf(local: LocalDateTime): LocalDate {
  return local.slice(0, 10) as LocalDate;
}

/** The time of day of a moment on a wall clock. */
export function timeOf(local: LocalDateTime): LocalTime {
  return local.slice(11) as LocalTime;
}

// A name may be spelt in any number of ways ("EUROPE/berlin"): what is remembered must have a limit.
const ZONES_KEPT = 700;
const knownZones = new Set<string>();

/** Whether `Intl` knows a zone of this name. Refuses offsets such as "+02:00": they know no daylight saving. */
function isZone(text: string): text is Zone {
  if (!/^[A-Za-z]/.test(text)) return false;
  if (knownZones.has(text)) return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    if (knownZones.size >= ZONES_KEPT) knownZones.clear();
    knownZones.add(text);
    return true;
  } catch {
    return false;
  }
}

/** The zone as it was written, or null where `isZone` says no. */
export function parseZone(text: string): Zone | null {
  return isZone(text) ? text : null;
}

/** Zone names for a list, sorted. `Intl` knows more names than it lists; these three are missed by people. */
export function zoneNames(): Zone[] {
  const unlisted = ["UTC", "Asia/Kolkata", "Europe/Kyiv"].filter(isZone);
  const listed = Intl.supportedValuesOf("timeZone") as Zone[];
  return [...new Set([...listed, ...unlisted])].sort();
}

/** A stretch of instants (milliseconds, `end` exclusive) in which a zone keeps one offset from UTC. */
type Stretch = { start: number; end: number; offset: number };

const stretchesByZone = new Map<Zone, Stretch[]>();

function stretchesOf(zone: Zone): Stretch[] {
  const known = stretchesByZone.get(zone);
  if (known) return known;
  if (stretchesByZone.size >= ZONES_KEPT) stretchesByZone.clear();
  const fresh: Stretch[] = [];
  stretchesByZone.set(zone, fresh);
  return fresh;
}

// Temporal takes 10 to 30 µs for one conversion; a page makes hundreds, nearly all within a few stretches.
function stretchAt(ms: number, zone: Zone): Stretch {
  const known = stretchesOf(zone);
  let low = 0;
  let high = known.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const stretch = known[middle];
    if (stretch === undefined || ms < stretch.start) high = middle;
    else if (ms >= stretch.end) low = middle + 1;
    else return stretch;
  }
  const fresh = askTemporal(ms, zone);
  known.splice(low, 0, fresh);
  return fresh;
}

function askTemporal(ms: number, zone: Zone): Stretch {
  const here = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  const start = here.add({ milliseconds: 1 }).getTimeZoneTransition("previous");
  const end = here.getTimeZoneTransition("next");
  return {
    start: start?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    end: end?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: here.offsetNanoseconds / 1e6,
  };
}

/**
 * The instant at which the wall clock of `zone` shows `local` (RFC 5545 §3.3.5): a time that the clock skips is
 * read with the offset before the gap (02:30 becomes 03:30), of two equal times it is the first.
 */
export function toInstant(local: LocalDateTime, zone: Zone): Date {
  const wall = Date.parse(`${local}Z`);
  // Offsets reach from −12 h to +14 h, with local mean times a little further: no wall clock is ahead by more.
  let stretch = stretchAt(wall - 16 * HOUR, zone);
  for (;;) {
    const instant = wall - stretch.offset;
    if (instant < stretch.end) return new Date(instant);
    const next = stretchAt(stretch.end, zone);
    if (wall - next.offset < next.start) return new Date(instant);
    stretch = next;
  }
}

/** What the wall clock of `zone` shows at `instant`, to the second. */
export function toLocal(instant: Date, zone: Zone): LocalDateTime {
  const ms = instant.getTime();
  return new Date(ms + stretchAt(ms, zone).offset).toISOString().slice(0, 19) as LocalDateTime;
}

/** The date that the calendar of `zone` shows at `instant`. */
export function localDateOf(instant: Date, zone: Zone): LocalDate {
  return dateOf(toLocal(instant, zone));
}

function dateAt(ms: number): LocalDate {
  return new Date(ms).toISOString().slice(0, 10) as LocalDate;
}

/** The date `days` later; earlier where negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateAt(Date.parse(date) + days * DAY);
}

/** How many days from one date to another; negative where `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** The one of two days that comes first. */
export function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

/** The one of two days that comes last. */
export function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(date: LocalDate): Weekday {
  return (new Date(date).getUTCDay() || 7) as Weekday;
}

/** The first day of a date's month. */
export function startOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 7)}-01` as LocalDate;
}

/** The date `months` later, earlier where negative: the same day of the month, or its last where it is shorter. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const day = new Date(date);
  const first = dateAt(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
  return addDays(first, Math.min(day.getUTCDate(), daysInMonth(first)) - 1);
}

/** How many days a date's month has. */
export function daysInMonth(date: LocalDate): number {
  const day = new Date(date);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
}

/** From what Prisma gives for a `@db.Date` column. */
export function fromDateColumn(value: Date): LocalDate {
  return dateAt(value.getTime());
}

/** For a `@db.Date` column. */
export function toDateColumn(date: LocalDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** For a `@db.Time(0)` column. */
export function toTimeColumn(time: LocalTime): Date {
  return new Date(`1970-01-01T${time}Z`);
}

/** For a `@db.Timestamp(0)` column (wall clock, no zone). */
export function toTimestampColumn(local: LocalDateTime): Date {
  return new Date(`${local}Z`);
}
