import type { LocalDate } from "@/lib/time";
import { type Meetup, type MeetupRow, nextMeetups, type Plan } from "./meetups";

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

/** The next `count` dates over several series, by start; those of one instant in the order of the series. */
export function comingDates(schedules: readonly Schedule[], now: Date, count: number): Dated[] {
  return schedules
    .flatMap((schedule) =>
      nextMeetups(schedule.plans, schedule.rows, now, count).map((meetup) => ({ schedule, meetup })),
    )
    .sort((a, b) => a.meetup.startsAt.getTime() - b.meetup.startsAt.getTime())
    .slice(0, count);
}

/** The next date that takes place, over several series. */
export function nextDate(schedules: readonly Schedule[], now: Date): NextDate | null {
  // A cancelled date is no place to send somebody: look a few further.
  const next = comingDates(schedules, now, 10).find(({ meetup }) => meetup.state === "on");
  return next ? { seriesId: next.schedule.seriesId, date: next.meetup.date } : null;
}
