/** Random series with random edits, answered by somebody: what calendars are judged on. */
import fc from "fast-check";
import type { Said } from "@/lib/agenda/agenda";
import { changeDate, type DateChange } from "@/lib/edits/date-change";
import type { Dates, Outcome } from "@/lib/edits/dates";
import { firstDateOf, type Terms } from "@/lib/edits/plans";
import { changeSeries, type End, type Pause, type PlanChange } from "@/lib/edits/series-change";
import { type Before, beforeOf, undo } from "@/lib/edits/undo";
import type { Answer, OwnAnswer } from "@/lib/rsvp/answers";
import { type MeetupRow, meetups, nextMeetups, type Plan, plainRow } from "@/lib/schedule/meetups";
import type { Schedule } from "@/lib/schedule/next";
import { formatRule } from "@/lib/schedule/rule";
import { addDays, type LocalDate, type LocalTime, localDateTime, type Zone } from "@/lib/time";
import { anyRule } from "@/tests/any-rule";
import { applied } from "@/tests/edited";

/** Two years. */
export const WINDOW = { from: new Date("2026-01-01T00:00Z"), to: new Date("2028-01-01T00:00Z") };

/** With half an hour of summer time, of 45 minutes and two hours; with Ramadan; a day left out; of both hemispheres. */
export const ZONES = [
  ...["Europe/Berlin", "Europe/London", "America/New_York", "America/St_Johns", "America/Santiago", "Asia/Tokyo"],
  ...["Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Apia", "Antarctica/Troll"],
  "Pacific/Auckland",
] as Zone[];

export type Judged = { schedule: Schedule; said: Said };

const DAY = 86_400_000;
const anyZone = fc.constantFrom(...ZONES);
// The hours in which clocks are turned come up often.
const anyTime = fc
  .oneof(
    fc.integer({ min: 0, max: 47 }).map((half) => half * 30),
    fc.integer({ min: 0, max: 1439 }),
  )
  .map((minutes) => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:00` as LocalTime);
const anyText = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).filter((text) => !/\p{Cc}/u.test(text));
// Random rules rarely have many dates.
const USUAL = [
  ...["FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "FREQ=DAILY;INTERVAL=3"],
  ...["FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYDAY=1TU,3SA", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"],
];
const anyTerms: fc.Arbitrary<Terms> = fc.record({
  startTime: anyTime,
  zone: anyZone,
  rrule: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...USUAL) },
    { weight: 4, arbitrary: anyRule.map(formatRule) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  length: fc.integer({ min: 5, max: 600 }),
  place: fc.option(anyText),
  link: fc.option(fc.constant("https://call.example.org/a,b;c")),
  capacity: fc.option(fc.integer({ min: 1, max: 9 })),
  mayBring: fc.constant(0),
  minimum: fc.constant(null),
});

const kinds = [
  ...(["planChanged", "timeChanged", "paused", "ended", "undone"] as const),
  ...(["answered", "dateChanged", "dateCancelled", "dateRestored", "dateAdded"] as const),
];
const anyStep = fc.record({
  kind: fc.constantFrom(...kinds),
  /** Days that pass before it. */
  wait: fc.integer({ min: 0, max: 60 }),
  /** Which of the next dates, and how many days from there. */
  index: fc.integer({ min: 0, max: 9 }),
  days: fc.integer({ min: 1, max: 40 }),
  terms: anyTerms,
  name: fc.option(anyText),
  later: fc.constantFrom("keep" as const, "drop" as const),
  besides: fc.boolean(),
});
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;

const START = new Date("2025-12-20T09:00Z");

/** A series that has met since the autumn of 2025 and was edited again and again in 2026. */
export const anySeries: fc.Arbitrary<Judged> = fc
  .record({
    seriesId: fc.uuid(),
    begins: fc.integer({ min: 0, max: 150 }),
    terms: anyTerms,
    steps: fc.array(anyStep, { maxLength: 8 }),
    said: fc.array(fc.option(fc.constantFrom<Answer>("in", "maybe", "out")), { minLength: 1, maxLength: 7 }),
    names: fc.tuple(anyText, anyText),
  })
  .map(({ seriesId, begins, terms, steps, said, names: [groupName, name] }) => {
    const { plans, rows } = edited(firstDates(terms, addDays("2025-10-01" as LocalDate, begins)), steps);
    const schedule = { seriesId, groupId: "group", name, description: null, plans: [...plans], rows: [...rows] };
    return {
      schedule,
      said: {
        groupId: "group",
        groupName,
        memberId: "me",
        own: ownAnswers(schedule, said),
        standing: new Map(),
        aways: new Map(),
      },
    };
  });

function firstDates(terms: Terms, date: LocalDate): Dates {
  const from = firstDateOf(terms, date, null, new Date(0));
  if (from === null) return { plans: [], rows: [] };
  return { plans: [{ ...terms, from, until: null, turn: 1, changedAt: START }], rows: [] };
}

function edited(first: Dates, steps: readonly Step[]): Dates {
  let [dates, now, turn] = [first, START, 1];
  let before: Before | null = null;
  for (const step of steps) {
    turn += 1;
    now = new Date(now.getTime() + step.wait * DAY);
    const made = { turn, changedAt: now };
    if (step.kind === "answered") dates = answered(dates, step, turn, now);
    const back: Outcome | null = before && undo(dates, before, made, now);
    const outcome: Outcome | null = step.kind === "undone" ? back : outcomeOf(dates, step, made);
    if (!outcome) continue;
    before = step.kind === "undone" ? null : beforeOf(dates, outcome);
    dates = applied(dates, outcome);
  }
  return dates;
}

/** Somebody has answered three of the next dates: a change of the rule carries or retires them. */
function answered(dates: Dates, { index, days }: Step, turn: number, now: Date): Dates {
  const next = nextMeetups(dates.plans, dates.rows, now, 10);
  const chosen = next.filter((_, nth) => (nth + index) % Math.max(2, days % 5) === 0).slice(0, 3);
  const answers = [{ memberId: "ada", answer: "in" as const, ticket: turn, brings: 0 }];
  const touched = chosen.map(({ date }) => {
    const row = dates.rows.find((one) => one.date === date) ?? plainRow(date);
    return { ...row, answers, comments: 0 };
  });
  const others = dates.rows.filter((row) => !touched.some(({ date }) => date === row.date));
  return { ...dates, rows: [...others, ...touched] };
}

function outcomeOf(dates: Dates, step: Step, made: { turn: number; changedAt: Date }): Outcome | null {
  if (step.kind === "answered") return null;
  const now = made.changedAt;
  const next = nextMeetups(dates.plans, dates.rows, now, 10);
  const there = next[step.index % Math.max(1, next.length)];
  if (!there) return null;
  const change = seriesChange(step, there.date, dates.plans);
  const result = change
    ? changeSeries(dates, change, made, now)
    : changeDate(dates, dateChange(step, there.date), made, now);
  return result.ok ? result.outcome : null;
}

function seriesChange(step: Step, from: LocalDate, plans: readonly Plan[]): PlanChange | Pause | End | null {
  const { later, besides, days } = step;
  switch (step.kind) {
    case "planChanged":
      return { kind: "planChanged", from, terms: step.terms, until: null, later, besides };
    case "timeChanged": {
      const { startTime } = step.terms;
      const plan = plans.find((one) => one.from <= from && (one.until === null || from < one.until));
      return plan ? { kind: "planChanged", from, terms: { ...plan, startTime }, until: null, later, besides } : null;
    }
    case "paused":
      return { kind: "paused", from, to: addDays(from, days) };
    case "ended":
      return { kind: "ended", from };
    default:
      return null;
  }
}

function dateChange(step: Step, date: LocalDate): DateChange {
  const { startTime, length, place, link } = step.terms;
  const startsAt = localDateTime(addDays(date, (step.days % 5) - 2), startTime);
  const own = {
    length,
    name: step.name,
    place: { value: place },
    link: { value: link },
    capacity: null,
    mayBring: null,
  };
  switch (step.kind) {
    case "dateCancelled":
      return { kind: "dateCancelled", date, reason: step.name };
    case "dateRestored":
      return { kind: "dateRestored", date };
    case "dateAdded":
      return { kind: "dateAdded", date: addDays(date, step.days), own: { ...own, startsAt: null } };
    default:
      return { kind: "dateChanged", date, own: { ...own, startsAt } };
  }
}

function ownAnswers(
  { seriesId, plans, rows }: { seriesId: string; plans: Plan[]; rows: MeetupRow[] },
  said: readonly (Answer | null)[],
): Map<string, OwnAnswer> {
  const dates = meetups(plans, rows, WINDOW).map(({ date }) => date);
  return new Map(
    dates.flatMap((date, index) => {
      const answer = said[index % said.length];
      return answer ? [[`${seriesId}/${date}`, { answer, ticket: 1, note: null, brings: 0 }] as const] : [];
    }),
  );
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
