import { isLive, type MeetupRow, type Plan, plainRow, planOf } from "@/lib/schedule/meetups";
import { daysBetween, type LocalDate, later, localDateTime, timeOf, toInstant } from "@/lib/time";
import { bare, type Carried, type Dates, frozen, hasStarted, isMoved, type Made, type TouchedDate } from "./dates";
import { isRuleDate, periodToCarry, ruleDates } from "./plans";

/** What becomes of the touched dates when other plans hold. */
export type Fates = { rows: MeetupRow[]; carried: Carried[] };

type How = { besides: boolean; revives: boolean; stay?: ReadonlySet<LocalDate>; made: Made; now: Date };

/**
 * What becomes of each touched date from `since` on when `plans` hold (design: an edit keeps, carries or retires).
 * Kept are dates that have begun, that the new rules give too, that were added by hand or moved to another day; the
 * answers of any other go to the only new date of its week (month, year), else it is retired.
 * @param besides whether the new date in the week of one that was moved by hand takes place as well.
 * @param revives whether dates that were retired or carried before are dates again where the new rules give them.
 * @param stay dates that are kept whatever the new rules give.
 */
export function fatesOf(
  dates: Dates,
  plans: readonly Plan[],
  since: LocalDate,
  { besides, revives, stay, made, now }: How,
): Fates {
  const scope = dates.rows.filter((row) => row.date >= since);
  const live = scope.filter(isLive);
  const begun = live.filter((row) => hasStarted(dates.plans, row, now));
  const open = live.filter((row) => !begun.includes(row));
  const isKept = (row: MeetupRow) => isRuleDate(plans, row.date) || row.extra || isMoved(row) || stay?.has(row.date);
  const view: NewDates = { plans, since, now, scope };

  const { carried, retired } = carryOver(
    open.filter((row) => !isKept(row)),
    view,
  );
  const takenOver = new Set(carried.map(({ to }) => to));
  const gone = revives ? scope.filter((row) => row.state === "retired" || row.state === "carried") : [];
  const back = gone.filter((row) => isRuleDate(plans, row.date));
  const moved = besides ? [] : open.filter((row) => isMoved(row) && !row.extra && !isRuleDate(plans, row.date));
  const replaced = moved.flatMap((row) => onlyNewDate(row.date, view) ?? []).filter((date) => !takenOver.has(date));

  const rows = [
    ...begun.map((row) => frozen(dates.plans, bare(row))),
    ...back.filter((row) => !takenOver.has(row.date)).map(backAgain),
    ...replaced.map((date) => ({ ...plainRow(date), state: "takenOut" as const })),
    ...retired.map((row) => ({ ...bare(row), state: "retired" as const, retiredBy: "planChanged" as const })),
    ...carried.flatMap(({ row, to }) => [
      { ...bare(row), state: "carried" as const, carriedTo: to },
      { ...bare(row), date: to, startsAt: row.startsAt && localDateTime(to, timeOf(row.startsAt)) },
    ]),
  ];
  return {
    rows: rows.map((row) => ({ ...row, ...made })),
    carried: carried.map(({ row, to }) => ({ from: row.date, to })),
  };
}

type NewDates = { plans: readonly Plan[]; since: LocalDate; now: Date; scope: readonly TouchedDate[] };

/** A date that is one again: with its own answers where it was retired, as its plan says where others took them over. */
function backAgain(row: TouchedDate): MeetupRow {
  return row.state === "carried" ? plainRow(row.date) : { ...bare(row), state: "on", retiredBy: null };
}

/** Nobody said anything for it, and nothing of it is its own. */
function isBlank({ answers, comments, ...row }: TouchedDate): boolean {
  const { place, link, capacity, mayBring, startsAt, length, name } = row;
  const own = [place, link, capacity, mayBring, startsAt, length, name];
  return answers.length === 0 && comments === 0 && row.state === "on" && own.every((value) => value === null);
}

function carryOver(leaving: readonly TouchedDate[], view: NewDates) {
  const wished = leaving.filter((row) => !isBlank(row)).map((row) => ({ row, to: onlyNewDate(row.date, view) }));
  const carried: { row: TouchedDate; to: LocalDate }[] = [];
  for (const { row, to } of wished.toSorted(nearestFirst)) {
    if (to !== null && !carried.some((other) => other.to === to)) carried.push({ row, to });
  }
  const retired = leaving.filter((row) => !carried.some((other) => other.row === row));
  return { carried, retired };
}

/** The nearer to its new date, then the earlier. */
function nearestFirst(a: { row: TouchedDate; to: LocalDate | null }, b: { row: TouchedDate; to: LocalDate | null }) {
  const distance = ({ row, to }: typeof a) => (to === null ? 0 : Math.abs(daysBetween(row.date, to)));
  return distance(a) - distance(b) || (a.row.date < b.row.date ? -1 : 1);
}

/** The only date of the new rules in the week (month, year) of an old one; null where there is none, or no room. */
function onlyNewDate(date: LocalDate, { plans, since, now, scope }: NewDates): LocalDate | null {
  const coming = plans.find(({ until }) => until === null || until > date);
  const rrule = coming?.rrule ?? null;
  const period = periodToCarry(rrule, date);
  const from = later(period.from, since);
  const [only, ...more] = ruleDates(plans, from, period.to).filter((candidate) => !isOver(plans, candidate, now));
  if (only === undefined || more.length > 0) return null;
  const there = scope.find((row) => row.date === only);
  return !there || there.state === "carried" || (isLive(there) && isBlank(there)) ? only : null;
}

/** Whether an untouched date of the plans has begun. */
function isOver(plans: readonly Plan[], date: LocalDate, now: Date): boolean {
  const plan = planOf(plans, date);
  return plan !== null && toInstant(localDateTime(date, plan.startTime), plan.zone) <= now;
}
