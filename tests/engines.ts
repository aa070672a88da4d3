/** Other engines for dates, each used as quick and as right as it can be: without zones, at 19:00 UTC. For comparing. */
import ICAL from "ical.js";
import * as rrulePackage from "rrule";
import { RRuleTemporal } from "rrule-temporal";
import { addDays, type LocalDate } from "@/lib/time";

// Node's own loader gives the CommonJS build as `default`, bundlers give the names.
const { RRule } = "default" in rrulePackage ? (rrulePackage.default as typeof rrulePackage) : rrulePackage;

/** Dates in [from, to) of an RRULE value that begins on `first`. */
export type Engine = (first: LocalDate, rrule: string, from: LocalDate, to: LocalDate) => LocalDate[];

const HOUR = "T19:00:00Z";
const compact = (date: LocalDate) => `${date.replaceAll("-", "")}T190000Z`;
const dateOf = (text: string) => text.slice(0, 10) as LocalDate;

export const byRrule: Engine = (first, rrule, from, to) => {
  const rule = new RRule({ ...RRule.parseString(rrule), dtstart: new Date(first + HOUR) }, true);
  const end = new Date(addDays(to, -1) + HOUR);
  return rule.between(new Date(from + HOUR), end, true).map((date) => dateOf(date.toISOString()));
};

export const byRruleTemporal: Engine = (first, rrule, from, to) => {
  const rule = new RRuleTemporal({
    rruleString: `DTSTART:${compact(first)}\nRRULE:${rrule}`,
    maxIterations: 1_000_000,
  });
  const end = new Date(addDays(to, -1) + HOUR);
  return rule.between(new Date(from + HOUR), end, true).map((date) => dateOf(date.toString()));
};

export const byIcal: Engine = (first, rrule, from, to) => {
  const walk = ICAL.Recur.fromString(rrule).iterator(ICAL.Time.fromDateString(first));
  const dates: LocalDate[] = [];
  for (let next = walk.next(); next; next = walk.next()) {
    const date = dateOf(next.toString());
    if (date >= to) break;
    if (date >= from) dates.push(date);
  }
  return dates;
};
