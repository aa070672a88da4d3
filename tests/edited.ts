/** The series of design.md's worked edits, and what an edit makes of it: for tests of `lib/edits`. */
import type { Dates, Made, Outcome, TouchedDate } from "@/lib/edits/dates";
import type { Terms } from "@/lib/edits/plans";
import type { Answer } from "@/lib/rsvp/answers";
import { type MeetupRow, meetups, type Plan, plainRow } from "@/lib/schedule/meetups";
import type { LocalDate, LocalTime, Zone } from "@/lib/time";

export const date = (text: string) => text as LocalDate;

/** Tuesdays 19:00 in Berlin, from 3 February on. */
export const tuesdays: Plan = {
  from: date("2026-02-03"),
  until: null,
  startTime: "19:00:00" as LocalTime,
  zone: "Europe/Berlin" as Zone,
  rrule: "FREQ=WEEKLY;BYDAY=TU",
  length: 90,
  place: "Café",
  link: null,
  capacity: 8,
  mayBring: 0,
  minimum: null,
  turn: 1,
  changedAt: new Date("2026-02-01T12:00:00Z"),
};

/** The terms of a plan, some of them changed. */
export function terms(plan: Plan, change: Partial<Terms> = {}): Terms {
  const { startTime, zone, rrule, length, place, link, capacity, mayBring, minimum } = plan;
  return { startTime, zone, rrule, length, place, link, capacity, mayBring, minimum, ...change };
}

/** A touched date that these members answered. */
export function touched(day: string, said: Record<string, Answer> = {}, change: Partial<MeetupRow> = {}): TouchedDate {
  const answers = Object.entries(said).map(([memberId, answer]) => ({ memberId, answer, ticket: 1, brings: 0 }));
  return { ...plainRow(date(day)), ...change, answers, comments: 0 };
}

/** What is stored after an edit: rows written, answers carried, of two of one person the one with the newer ticket. */
export function applied(dates: Dates, { plans, rows, carried }: Outcome): Dates {
  const answers = new Map(dates.rows.map((row) => [row.date, row.answers]));
  const comments = new Map(dates.rows.map((row) => [row.date, row.comments]));
  for (const { from, to } of carried) {
    comments.set(to, (comments.get(to) ?? 0) + (comments.get(from) ?? 0));
    comments.set(from, 0);
    const all = [...(answers.get(to) ?? []), ...(answers.get(from) ?? [])].toSorted((a, b) => a.ticket - b.ticket);
    answers.set(to, [...new Map(all.map((answer) => [answer.memberId, answer])).values()]);
    answers.set(from, []);
  }
  const written = new Map(rows.map((row) => [row.date, row]));
  const kept = dates.rows.filter((row) => !written.has(row.date));
  return {
    plans,
    rows: [...kept, ...rows].map((row) => ({
      ...row,
      ...{ answers: answers.get(row.date) ?? [], comments: comments.get(row.date) ?? 0 },
    })),
  };
}

/** The dates of a series in a year and a half as "identity start", cancelled ones struck out. */
export function shown(dates: Dates, from = "2026-03-01", to = "2026-05-01"): string[] {
  const window = { from: new Date(`${from}T00:00Z`), to: new Date(`${to}T00:00Z`) };
  return meetups(dates.plans, dates.rows, window).map(
    (meetup) => `${meetup.date} ${meetup.local.slice(5, 16)}${meetup.state === "cancelled" ? " cancelled" : ""}`,
  );
}

/** Who said what to a date, as "Ada in". */
export function saidOn(dates: Dates, day: string): string[] {
  const row = dates.rows.find((one) => one.date === day);
  return (row?.answers ?? []).map(({ memberId, answer }) => `${memberId} ${answer}`).sort();
}

export const made = (turn: number, at: Date): Made => ({ turn, changedAt: at });

/** The fourth of March, "today" of the worked edits. */
export const now = new Date("2026-03-04T12:00:00Z");

/** Tuesdays with answers for 3, 10 and 17 March. */
export const start: Dates = {
  plans: [tuesdays],
  rows: [
    touched("2026-03-03", { Ada: "in" }),
    touched("2026-03-10", { Ada: "in", Bo: "out" }),
    touched("2026-03-17", { Ada: "maybe" }),
  ],
};
