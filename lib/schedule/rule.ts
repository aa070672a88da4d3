/** The RRULE values (RFC 5545 §3.3.10) that a plan may have: text to rule and back. rrule itself checks nothing. */
import { type LocalDate, type LocalDateTime, parseLocalDate, parseLocalDateTime, type Weekday } from "@/lib/time";

export type Freq = "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";

/** A weekday of the period; `nth` counts within month or year, from its end where negative. Null: each of them. */
export type RuleDay = { weekday: Weekday; nth: number | null };

export type RuleEnd =
  | { by: "count"; count: number }
  /** The whole of this local day. */
  | { by: "date"; date: LocalDate }
  /** A moment on the wall clock of the plan's zone. */
  | { by: "local"; local: LocalDateTime }
  | { by: "instant"; instant: Date };

export type Rule = {
  freq: Freq;
  interval: number;
  /** Null: it goes on. */
  end: RuleEnd | null;
  byDay: readonly RuleDay[];
  byMonthDay: readonly number[];
  byMonth: readonly number[];
  bySetPos: number | null;
  weekStart: Weekday;
};

export type RuleRefusal =
  | "unreadable"
  | "partTwice"
  | "finerThanDay"
  | "partNotTaken"
  | "freq"
  | "interval"
  | "count"
  | "until"
  | "countAndUntil"
  | "byDay"
  | "byMonthDay"
  | "byMonth"
  | "bySetPos"
  | "weekStart";

export type ParsedRule = { ok: true; rule: Rule } | { ok: false; reason: RuleRefusal };

const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const FREQS: readonly string[] = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] satisfies Freq[];
const FINER = ["BYHOUR", "BYMINUTE", "BYSECOND"];
const TAKEN = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"];

class Refused extends Error {
  constructor(readonly reason: RuleRefusal) {
    super(reason);
  }
}

function refuse(reason: RuleRefusal): never {
  throw new Refused(reason);
}

/** Takes an RRULE value without "RRULE:", in any case. Refuses parts that are not in TAKEN and what rrule gets wrong. */
export function parseRule(text: string): ParsedRule {
  try {
    return { ok: true, rule: readRule(partsOf(text)) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    throw error;
  }
}

function partsOf(text: string): Map<string, string> {
  if (text.length > 500) refuse("unreadable");
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(";")) {
    const [, name, value] = /^([A-Z-]+)=([^=]+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) refuse("unreadable");
    if (parts.has(name)) refuse("partTwice");
    if (FINER.includes(name)) refuse("finerThanDay");
    if (!TAKEN.includes(name)) refuse("partNotTaken");
    parts.set(name, value);
  }
  return parts;
}

function readRule(parts: Map<string, string>): Rule {
  const freq = readFreq(parts.get("FREQ"));
  const rule: Rule = {
    freq,
    interval: readNumber(parts.get("INTERVAL") ?? "1", 1, 1000, "interval"),
    end: readEnd(parts),
    byDay: readDays(parts.get("BYDAY"), freq),
    byMonthDay: readList(parts.get("BYMONTHDAY"), -31, 31, "byMonthDay"),
    byMonth: readList(parts.get("BYMONTH"), 1, 12, "byMonth"),
    bySetPos: readSetPos(parts),
    weekStart: readWeekday(parts.get("WKST") ?? "MO", "weekStart"),
  };
  if (freq === "WEEKLY" && rule.byMonthDay.length > 0) refuse("byMonthDay");
  return rule;
}

function readFreq(value: string | undefined): Freq {
  if (value === "HOURLY" || value === "MINUTELY" || value === "SECONDLY") refuse("finerThanDay");
  if (value === undefined || !FREQS.includes(value)) refuse("freq");
  return value as Freq;
}

function readNumber(value: string, min: number, max: number, reason: RuleRefusal): number {
  const number = /^[+-]?\d{1,4}$/.test(value) ? Number(value) : 0;
  if (number === 0 || number < min || number > max) refuse(reason);
  return number;
}

function readList(value: string | undefined, min: number, max: number, reason: RuleRefusal): number[] {
  const numbers = value?.split(",").map((item) => readNumber(item, min, max, reason)) ?? [];
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function readWeekday(value: string | undefined, reason: RuleRefusal): Weekday {
  const index = WEEKDAYS.indexOf(value ?? "");
  return index < 0 ? refuse(reason) : ((index + 1) as Weekday);
}

function readDays(value: string | undefined, freq: Freq): RuleDay[] {
  const furthest = freq === "YEARLY" ? 53 : 5;
  const days = new Map<string, RuleDay>();
  for (const item of value?.split(",") ?? []) {
    const [, ordinal, name] = /^([+-]?\d+)?([A-Z]{2})$/.exec(item) ?? [];
    if (ordinal !== undefined && (freq === "DAILY" || freq === "WEEKLY")) refuse("byDay");
    const nth = ordinal === undefined ? null : readNumber(ordinal, -furthest, furthest, "byDay");
    const day = { weekday: readWeekday(name, "byDay"), nth };
    days.set(dayText(day), day);
  }
  return [...days.values()].sort((a, b) => (a.nth ?? 0) - (b.nth ?? 0) || a.weekday - b.weekday);
}

/** One position only: rrule takes doubles in a list twice, and counts the first week of WEEKLY from DTSTART. */
function readSetPos(parts: Map<string, string>): number | null {
  const value = parts.get("BYSETPOS");
  if (value === undefined) return null;
  const freq = parts.get("FREQ");
  const chooses = ["BYDAY", "BYMONTHDAY", "BYMONTH"].some((name) => parts.has(name));
  if (!chooses || (freq !== "MONTHLY" && freq !== "YEARLY")) refuse("bySetPos");
  return readNumber(value, -366, 366, "bySetPos");
}

function readEnd(parts: Map<string, string>): RuleEnd | null {
  const count = parts.get("COUNT");
  const until = parts.get("UNTIL");
  if (count !== undefined && until !== undefined) refuse("countAndUntil");
  if (count !== undefined) return { by: "count", count: readNumber(count, 1, 5000, "count") };
  return until === undefined ? null : readUntil(until);
}

function readUntil(value: string): RuleEnd {
  const dashed = value.replace(/^(\d{4})(\d\d)(\d\d)/, "$1-$2-$3");
  const date = parseLocalDate(dashed);
  if (date) return { by: "date", date };
  const [, clock, utc] = /T(\d{6})(Z?)$/.exec(dashed) ?? [];
  const time = clock?.replace(/^(\d\d)(\d\d)(\d\d)$/, "$1:$2:$3");
  const local = dashed[10] === "T" ? parseLocalDateTime(`${dashed.slice(0, 10)}T${time}`) : null;
  if (!local || dashed.length !== 17 + (utc?.length ?? 0)) refuse("until");
  return utc ? { by: "instant", instant: new Date(`${local}Z`) } : { by: "local", local };
}

function dayText(day: RuleDay): string {
  return `${day.nth ?? ""}${WEEKDAYS[day.weekday - 1]}`;
}

function endText(end: RuleEnd): string {
  if (end.by === "count") return `COUNT=${end.count}`;
  if (end.by === "date") return `UNTIL=${end.date.replaceAll("-", "")}`;
  const local = end.by === "local" ? end.local : `${end.instant.toISOString().slice(0, 19)}Z`;
  return `UNTIL=${local.replaceAll(/[-:]/g, "")}`;
}

/** The canonical text of a rule: parts in one order, lists sorted, defaults left out. */
export function formatRule(rule: Rule): string {
  const parts = [`FREQ=${rule.freq}`];
  if (rule.interval > 1) parts.push(`INTERVAL=${rule.interval}`);
  if (rule.byMonth.length > 0) parts.push(`BYMONTH=${rule.byMonth.join(",")}`);
  if (rule.byMonthDay.length > 0) parts.push(`BYMONTHDAY=${rule.byMonthDay.join(",")}`);
  if (rule.byDay.length > 0) parts.push(`BYDAY=${rule.byDay.map(dayText).join(",")}`);
  if (rule.bySetPos !== null) parts.push(`BYSETPOS=${rule.bySetPos}`);
  if (rule.weekStart !== 1) parts.push(`WKST=${WEEKDAYS[rule.weekStart - 1]}`);
  if (rule.end) parts.push(endText(rule.end));
  return parts.join(";");
}
