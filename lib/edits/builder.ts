/** The builder's fields as it opens: the series from a date on as it runs. */
import type { Typed } from "@/lib/form-state";
import { type Plan, planOf } from "@/lib/schedule/meetups";
import { repeatOfRule, repeatTexts } from "@/lib/schedule/repeat-form";
import type { RuleEnd } from "@/lib/schedule/rule";
import { addDays, dateOf, earlier, type LocalDate, localDateTime, timeOf, toLocal } from "@/lib/time";
import { restOf, spelledOut } from "./plans";

/** What stands in the fields of a change from `date` on before anybody chose; null where a series has no plan. */
export function usualChange(plans: readonly Plan[], date: LocalDate): Typed | null {
  const running = planOf(plans, date);
  if (!running) return null;
  const rest = restOf(running, date);
  const { rrule } = spelledOut(rest ?? running, rest ? rest.from : running.from);
  const { chosen, end } = repeatOfRule(rrule, date);
  const { values, lists } = repeatTexts(chosen);
  const { startTime, zone, length, place, link, capacity, mayBring, minimum } = running;
  return {
    values: {
      ...{ date, ...values, ...(rest ? endTexts(plans, running, end) : NEVER) },
      ...{ time: startTime.slice(0, 5), zone, length: String(length) },
      ...{ place: place ?? "", link: link ?? "", capacity: String(capacity ?? "") },
      mayBring: String(mayBring),
      minimum: String(minimum?.heads ?? ""),
      ...{ decideBefore: String(minimum?.decideBefore ?? USUAL_DECIDE_BEFORE), ifShort: minimum?.ifShort ?? "callOff" },
      ...{ later: "drop", besides: "no" },
    },
    lists,
  };
}

const USUAL_DECIDE_BEFORE = 1440;

const NEVER = { ending: "never", ends: "", count: "" };

function endTexts(plans: readonly Plan[], running: Plan, end: RuleEnd | null): typeof NEVER {
  if (end?.by === "count") return { ...NEVER, ending: "after", count: String(end.count) };
  const last = plans.reduce((latest, plan) => (plan.from > latest.from ? plan : latest), running);
  const days = [last.until && addDays(last.until, -1), last === running && end ? lastDay(running, end) : null];
  const [first, second] = days.filter((day) => day !== null);
  if (!first) return NEVER;
  return { ...NEVER, ending: "on", ends: second ? earlier(first, second) : first };
}

/** The last day on which a rule with an UNTIL may meet. */
function lastDay(plan: Plan, end: Exclude<RuleEnd, { by: "count" }>): LocalDate {
  if (end.by === "date") return end.date;
  const local = end.by === "local" ? end.local : toLocal(end.instant, plan.zone);
  const day = dateOf(local);
  return localDateTime(day, plan.startTime) <= localDateTime(day, timeOf(local)) ? day : addDays(day, -1);
}
