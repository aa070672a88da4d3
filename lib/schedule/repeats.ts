/** How a plan repeats: a cadence, and where it ends. Rules that others write in other ways are read as what they mean. */
import { type LocalDate, type LocalTime, localDateTime, type Weekday, weekdayOf, type Zone } from "@/lib/time";
import { type Cadence, cadenceToRule, ruleToCadence } from "./cadence";
import { withDaysOf } from "./days";
import { lastDayOf } from "./recurrence";
import { formatRule, parseRule, type Rule, type RuleDay } from "./rule";

/** So many dates, its first among them, or none after this local day. */
export type CadenceEnd = { by: "count"; count: number } | { by: "date"; date: LocalDate };

/** A plan that meets once has no other end. */
export type Repeats = { cadence: Cadence; end: CadenceEnd | null };

/** Where a plan begins, which its rule may lean on. */
export type Begin = { from: LocalDate; startTime: LocalTime; zone: Zone };

/** The RRULE value for a plan; null: it meets once. */
export function repeatsToRule({ cadence, end }: Repeats): string | null {
  const parsed = parseRule(cadenceToRule(cadence) ?? "");
  return parsed.ok ? formatRule({ ...parsed.rule, end }) : null;
}

/** What gives the same dates as a plan's RRULE; null: no cadence does, the rule is custom. */
export function ruleToRepeats(rrule: string | null, begin: Begin): Repeats | null {
  if (rrule === null) return { cadence: { kind: "once" }, end: null };
  const parsed = parseRule(rrule);
  if (!parsed.ok) return null;
  const cadence = ruleToCadence(formatRule({ ...plainest(parsed.rule, begin.from), end: null }));
  return cadence && { cadence, end: endOf(parsed.rule, begin) };
}

function endOf({ end }: Rule, { from, startTime, zone }: Begin): CadenceEnd | null {
  if (end === null || end.by === "count" || end.by === "date") return end;
  return { by: "date", date: lastDayOf({ start: localDateTime(from, startTime), zone }, end) };
}

/** The rule that gives the same dates in the form that `cadenceToRule` writes, where there is one. */
function plainest(given: Rule, first: LocalDate): Rule {
  const rule = withoutIdleWeekStart(withDaysOf(first, given), first);
  const { freq, interval, byDay, byMonthDay, byMonth, bySetPos } = rule;
  const plain = byDay.length > 0 && byDay.every(({ nth }) => nth === null);
  if (byMonth.length > 0) return rule;
  if (freq === "DAILY" && interval === 1 && plain && byMonthDay.length === 0) return { ...rule, freq: "WEEKLY" };
  if (freq !== "MONTHLY") return rule;
  const [day] = byDay;
  if (plain && day && byDay.length === 1 && byMonthDay.length === 0 && bySetPos !== null && Math.abs(bySetPos) <= 5) {
    return { ...rule, byDay: [{ ...day, nth: bySetPos }], bySetPos: null };
  }
  const isLastDay = byMonthDay.length === 1 && byMonthDay[0] === -1 && byDay.length === 0;
  return isLastDay && (bySetPos === null || Math.abs(bySetPos) === 1)
    ? { ...rule, byMonthDay: [28, 29, 30, 31], bySetPos: -1 }
    : rule;
}

/** WKST matters only where weeks are left out and a week's days lie on both sides of its beginning. */
function withoutIdleWeekStart(rule: Rule, first: LocalDate): Rule {
  const isIdle = rule.freq !== "WEEKLY" || rule.interval === 1 || isOnly(weekdayOf(first), rule.byDay);
  return isIdle ? { ...rule, weekStart: 1 } : rule;
}

function isOnly(weekday: Weekday, [day, ...others]: readonly RuleDay[]): boolean {
  return day?.weekday === weekday && others.length === 0;
}
