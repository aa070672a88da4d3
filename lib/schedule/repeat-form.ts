/** How a series repeats as the fields of a form, by choosing: fields to RRULE and back. */
import { daysInMonth, type LocalDate, type Weekday, weekdayOf } from "@/lib/time";
import { type Cadence, cadenceToRule, type Nth, ruleToCadence } from "./cadence";
import { formatRule, parseRule, type RuleEnd, type RuleRefusal } from "./rule";

/** "custom": a rule that no cadence says, kept as it is. */
export const repeats = [
  ...(["once", "daily", "weekly", "monthlyWeekday", "monthlyDay", "yearly"] as const satisfies Cadence["kind"][]),
  "custom",
] as const;

/** When it ends: never, on a day, after so many dates. */
export const endings = ["never", "on", "after"] as const;

/** What is chosen. Only the fields of its kind count; the others hold what would fit if that kind were chosen. */
export type Repeat = {
  repeat: (typeof repeats)[number];
  every: number;
  weekdays: readonly Weekday[];
  /** "First", with the weekday at the same place in `nthDay`; null: that row is left empty. */
  nth: readonly (Nth | null)[];
  nthDay: readonly Weekday[];
  /** 1 to 31, of a month or of `month`. */
  monthDay: number;
  month: number;
  /** The custom rule, without its end. */
  rule: string | null;
};

/** A field that must change, with the key of its words. */
export type Fault = {
  field: "weekdays" | "nth" | "monthDay" | "repeat";
  message: "chooseOne" | "noSuchDay" | RuleRefusal;
};

type Read<T extends object> = ({ ok: true } & T) | { ok: false; fault: Fault };

/** The cadence that is chosen; null: a custom rule. */
export function cadenceOf(chosen: Repeat): Read<{ cadence: Cadence | null }> {
  const { repeat, every, monthDay: day, month } = chosen;
  switch (repeat) {
    case "once":
      return { ok: true, cadence: { kind: "once" } };
    case "daily":
      return { ok: true, cadence: { kind: repeat, every } };
    case "weekly": {
      const weekdays = [...new Set(chosen.weekdays)].sort((a, b) => a - b);
      return weekdays.length > 0 ? { ok: true, cadence: { kind: repeat, every, weekdays } } : refused("weekdays");
    }
    case "monthlyWeekday": {
      const days = nthDaysOf(chosen);
      return days.length > 0 ? { ok: true, cadence: { kind: repeat, every, days } } : refused("nth");
    }
    case "monthlyDay":
      return { ok: true, cadence: { kind: repeat, every, day } };
    case "yearly":
      return day <= longest(month)
        ? { ok: true, cadence: { kind: repeat, every, month, day } }
        : { ok: false, fault: { field: "monthDay", message: "noSuchDay" } };
    case "custom":
      return { ok: true, cadence: null };
  }
}

function refused(field: Fault["field"]): { ok: false; fault: Fault } {
  return { ok: false, fault: { field, message: "chooseOne" } };
}

function nthDaysOf({ nth, nthDay }: Repeat): { nth: Nth; weekday: Weekday }[] {
  const days = new Map<string, { nth: Nth; weekday: Weekday }>();
  for (const [index, one] of nth.entries()) {
    const weekday = nthDay[index];
    if (one !== null && weekday !== undefined) days.set(`${one} ${weekday}`, { nth: one, weekday });
  }
  return [...days.values()].sort((a, b) => a.nth - b.nth || a.weekday - b.weekday);
}

/** In a leap year. */
function longest(month: number): number {
  return daysInMonth(`2028-${String(month).padStart(2, "0")}-01` as LocalDate);
}

/** The RRULE of what is chosen; null: once. @param count after how many dates it ends; null: not by counting. */
export function ruleOfRepeat(chosen: Repeat, count: number | null): Read<{ rrule: string | null }> {
  const read = cadenceOf(chosen);
  if (!read.ok) return read;
  const text = read.cadence ? cadenceToRule(read.cadence) : chosen.rule;
  if (text === null) return read.cadence ? { ok: true, rrule: null } : refused("repeat");
  const parsed = parseRule(text);
  if (!parsed.ok) return { ok: false, fault: { field: "repeat", message: parsed.reason } };
  return { ok: true, rrule: formatRule({ ...parsed.rule, end: count === null ? null : { by: "count", count } }) };
}

/**
 * The fields that say what a rule says, and how that ends; those of other kinds hold what suits `date`. An RRULE that
 * `parseRule` refuses is shown as if it met once.
 */
export function repeatOfRule(rrule: string | null, date: LocalDate): { chosen: Repeat; end: RuleEnd | null } {
  const parsed = rrule === null ? null : parseRule(rrule);
  if (!parsed?.ok) return { chosen: repeatOf({ kind: "once" }, date), end: null };
  const rule = formatRule({ ...parsed.rule, end: null });
  const cadence = ruleToCadence(rule);
  const custom = { ...repeatOf({ kind: "once" }, date), repeat: "custom" as const, rule };
  return { chosen: cadence ? repeatOf(cadence, date) : custom, end: parsed.rule.end };
}

/** The fields that say a cadence; those of other kinds hold what suits `date`. */
export function repeatOf(cadence: Cadence, date: LocalDate): Repeat {
  const weekday = weekdayOf(date);
  const day = Number(date.slice(8));
  const nth = Math.ceil(day / 7);
  const usual: Repeat = {
    ...{ repeat: cadence.kind, every: cadence.kind === "once" ? 1 : cadence.every, weekdays: [weekday] },
    ...{ nth: [nth === 5 ? -1 : (nth as Nth)], nthDay: [weekday] },
    ...{ monthDay: day, month: Number(date.slice(5, 7)), rule: null },
  };
  switch (cadence.kind) {
    case "weekly":
      return { ...usual, weekdays: cadence.weekdays };
    case "monthlyWeekday":
      return { ...usual, nth: cadence.days.map((one) => one.nth), nthDay: cadence.days.map((one) => one.weekday) };
    case "monthlyDay":
      return { ...usual, monthDay: cadence.day };
    case "yearly":
      return { ...usual, monthDay: cadence.day, month: cadence.month };
    default:
      return usual;
  }
}

/** The fields as texts, as they stand in a form. */
export function repeatTexts({ weekdays, nth, nthDay, ...one }: Repeat): {
  values: Record<string, string>;
  lists: Record<string, string[]>;
} {
  return {
    values: {
      ...{ repeat: one.repeat, every: String(one.every), monthDay: String(one.monthDay), month: String(one.month) },
      rule: one.rule ?? "",
    },
    lists: { weekdays: weekdays.map(String), nth: nth.map((each) => String(each ?? "")), nthDay: nthDay.map(String) },
  };
}
