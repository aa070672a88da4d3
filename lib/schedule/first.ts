import { meetups, type Plan } from "./meetups";

/**
 * Moves a plan's beginning to the first date of its rule at or after it: RFC 5545 leaves undefined what a DTSTART
 * outside its rule means (§3.8.5.3). Null where the rule never meets.
 */
export function fromFirstDate(plan: Plan): Plan | null {
  const [first] = meetups([plan], [], { from: null, to: null, limit: 1 });
  return first ? { ...plan, from: first.date } : null;
}
