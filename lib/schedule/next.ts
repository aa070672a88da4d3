import { addMonths, type LocalDate, localDateOf, startOfMonth, toDateColumn } from "@/lib/time";
import { type Meetup, type MeetupRow, meetups, nextMeetups, type Plan } from "./meetups";

/** A series with what its dates are computed from. `rows` holds the touched dates of the window that was asked for. */
export type Schedule = {
  seriesId: string;
  groupId: string;
  name: string;
  description: string | null;
  plans: Plan[];
  rows: MeetupRow[];
};

/** Which date of which series. */
export type NextDate = { seriesId: string; date: LocalDate };

/** A date with the series it belongs to. */
export type Dated = { schedule: Schedule; meetup: Meetup };

/** How many dates a list shows, in all and of each series. */
export type Count = { all: number; ofEach: number };

/** The next dates over several series, by start; those of one instant in the order of the series. */
export function comingDates(schedules: readonly Schedule[], now: Date, count: Count): Dated[] {
  return schedules
    .flatMap((schedule) =>
      nextMeetups(schedule.plans, schedule.rows, now, count.ofEach).map((meetup) => ({ schedule, meetup })),
    )
    .sort((a, b) => a.meetup.startsAt.getTime() - b.meetup.startsAt.getTime())
    .slice(0, count.all);
}

/** The next date that takes place (is not cancelled), over several series; null: none is to come. */
export function firstTakingPlace(schedules: readonly Schedule[], now: Date): Dated | null {
  // A cancelled date is no place to send somebody: look a few further.
  return comingDates(schedules, now, { all: 10, ofEach: 10 }).find(({ meetup }) => meetup.state === "on") ?? null;
}

/** The next dates over several series, cancelled ones too, up to the first that takes place at least. */
export function datesToShow(schedules: readonly Schedule[], now: Date, count: Count): Dated[] {
  const dates = comingDates(schedules, now, count);
  if (dates.some(({ meetup }) => meetup.state === "on")) return dates;
  const first = firstTakingPlace(schedules, now);
  return first ? [...dates, first] : dates;
}

/** Series and date of the next meetup that takes place, over several series; null: none is to come. */
export function nextDate(schedules: readonly Schedule[], now: Date): NextDate | null {
  const next = firstTakingPlace(schedules, now);
  return next ? { seriesId: next.schedule.seriesId, date: next.meetup.date } : null;
}

/** The last `count` dates that began in [since, now), newest first. */
export function pastDates(schedules: readonly Schedule[], since: Date, now: Date, count: number): Dated[] {
  return schedules
    .flatMap((schedule) =>
      meetups(schedule.plans, schedule.rows, { from: since, to: now, limit: count, newestFirst: true }).map(
        (meetup) => ({ schedule, meetup }),
      ),
    )
    .sort((a, b) => b.meetup.startsAt.getTime() - a.meetup.startsAt.getTime())
    .slice(0, count);
}

/** The plan that runs on the local day of `now`, else the next to begin, else the last there was. */
export function planAt(plans: readonly Plan[], now: Date): Plan | null {
  const isOver = (plan: Plan) => plan.until !== null && plan.until <= localDateOf(now, plan.zone);
  return plans.find((plan) => !isOver(plan)) ?? plans.at(-1) ?? null;
}

/** Whether no plan of a series gives a date any more. */
export function hasEnded(plans: readonly Plan[], now: Date): boolean {
  return plans.every((plan) => nextMeetups([plan], [], now, 1).length === 0);
}

/** The instants within which every date of these local months lies, in whatever zone. `first`: a month's first day. */
export function spanOfMonths(first: LocalDate, months: number): { from: Date; to: Date } {
  const day = 86_400_000;
  const from = toDateColumn(first).getTime() - day;
  const to = toDateColumn(addMonths(first, months)).getTime() + day;
  return { from: new Date(from), to: new Date(to) };
}

/** The dates of some months, each month by itself, also where it has none. A date counts to the month it is held in. */
export function monthsFrom(
  schedule: Schedule,
  first: LocalDate,
  months: number,
): { month: LocalDate; dates: Dated[] }[] {
  const dates = meetups(schedule.plans, schedule.rows, spanOfMonths(first, months));
  return Array.from({ length: months }, (_, index) => {
    const month = addMonths(first, index);
    const within = dates.filter((meetup) => startOfMonth(localDateOf(meetup.startsAt, meetup.zone)) === month);
    return { month, dates: within.map((meetup) => ({ schedule, meetup })) };
  });
}

/**
 * The month that a series opens with: the present one, or where it has no date in that the month of its next; where none
 * is to come, the present one.
 * @param schedule with every touched date of the present month and later.
 */
export function monthToOpen(schedule: Schedule, present: LocalDate, now: Date): LocalDate {
  const next = nextMeetups(schedule.plans, schedule.rows, now, 1)[0];
  if (!next || monthsFrom(schedule, present, 1).some(({ dates }) => dates.length > 0)) return present;
  return startOfMonth(localDateOf(next.startsAt, next.zone));
}

/** The instants around one local date, in whatever zone. */
export function spanOfDate(date: LocalDate): { from: Date; to: Date } {
  const day = 86_400_000;
  const noon = toDateColumn(date).getTime() + day / 2;
  return { from: new Date(noon - day * 1.5), to: new Date(noon + day * 1.5) };
}
