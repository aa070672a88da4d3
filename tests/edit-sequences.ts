/** Random series under random edits, answers and undos: what the design promises of every edit. */
import fc from "fast-check";
import { expect } from "vitest";
import { type Change, outcomeOf } from "@/lib/edits/change";
import type { Dates, Outcome } from "@/lib/edits/dates";
import { isRuleDate } from "@/lib/edits/plans";
import { type Preview, previewOf } from "@/lib/edits/preview";
import { freshAnswers } from "@/lib/edits/seats";
import { beforeOf, undo } from "@/lib/edits/undo";
import { seatingsAhead, seatNews } from "@/lib/rsvp/seats";
import { isLive, meetups, type Plan, plainRow, touchedMeetup } from "@/lib/schedule/meetups";
import { addDays, type LocalDate, type LocalTime, localDateTime, type Zone } from "@/lib/time";
import { checkNews, checkOpposite, newsOf, people, voicesOf } from "@/tests/edit-news";
import { applied, date, made, terms, tuesdays } from "@/tests/edited";

const rules = [
  ...["FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"],
  ...["FREQ=WEEKLY;BYDAY=FR;COUNT=12", "FREQ=DAILY;INTERVAL=3", "FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYDAY=1TU,3SA"],
  ...[
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=9",
    "FREQ=WEEKLY;BYDAY=SU;UNTIL=20260610",
  ],
  null,
];
const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"] as Zone[];
const times = ["19:00:00", "02:30:00", "23:30:00"] as LocalTime[];

const anyTerms = fc
  .record({
    rrule: fc.constantFrom(...rules),
    zone: fc.constantFrom(...zones),
    startTime: fc.constantFrom(...times),
    length: fc.constantFrom(60, 90),
    place: fc.constantFrom("Café", null),
    capacity: fc.constantFrom(1, 2, 3, 8, null),
    mayBring: fc.constantFrom(0, 2),
    minimum: fc.constantFrom(null, { heads: 2, decideBefore: 1440, ifShort: "ask" as const }),
  })
  .map((given) => terms(tuesdays, given));
/** Days after the present one. */
const anyDay = fc.integer({ min: -20, max: 90 });

const anyOwn = fc.record({
  moved: fc.constantFrom(0, 0, 1, -2, 4),
  startTime: fc.constantFrom(...times),
  name: fc.constantFrom(null, "Party"),
  place: fc.constantFrom(null, { value: null }, { value: "Beach" }),
  capacity: fc.constantFrom(null, { value: null }, { value: 1 }, { value: 3 }),
  mayBring: fc.constantFrom(null, 0, 2),
});

/** An edit, whose days count from the present one. */
const anyEdit = fc.oneof(
  fc.record({
    kind: fc.constant("planChanged" as const),
    from: anyDay,
    terms: anyTerms,
    until: fc.constantFrom(null, null, 120),
    later: fc.constantFrom("keep" as const, "drop" as const),
    besides: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("paused" as const), from: anyDay, days: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant("ended" as const), from: anyDay }),
  fc.record({
    kind: fc.constantFrom("dateChanged" as const, "dateAdded" as const),
    nth: fc.nat(6),
    day: anyDay,
    own: anyOwn,
  }),
  fc.record({ kind: fc.constantFrom("dateCancelled" as const, "dateRestored" as const), nth: fc.nat(6) }),
);
type AnyEdit = typeof anyEdit extends fc.Arbitrary<infer Edit> ? Edit : never;

const anyStep = fc.record({
  hours: fc.integer({ min: 0, max: 200 }),
  edit: anyEdit,
  answers: fc.array(
    fc.record({
      nth: fc.nat(8),
      who: fc.constantFrom(...people),
      answer: fc.constantFrom("in" as const, "maybe" as const, "out" as const),
      brings: fc.nat(2),
    }),
    { maxLength: 4 },
  ),
  undone: fc.constantFrom("no", "at once", "after answers"),
});

function changeOf(edit: AnyEdit, dates: Dates, now: Date): Change {
  const today = date(now.toISOString().slice(0, 10));
  const day = (days: number) => addDays(today, days);
  const ahead = meetups(dates.plans, dates.rows, { from: now, to: null, limit: 9 });
  const nth = (index: number) => ahead[index % Math.max(ahead.length, 1)]?.date ?? today;
  switch (edit.kind) {
    case "planChanged":
      return { ...edit, from: day(edit.from), until: edit.until === null ? null : day(edit.until) };
    case "paused":
      return { kind: "paused", from: day(edit.from), to: day(edit.from + edit.days) };
    case "ended":
      return { kind: "ended", from: day(edit.from) };
    case "dateChanged":
    case "dateAdded": {
      const of = edit.kind === "dateAdded" ? day(edit.day) : nth(edit.nth);
      const startsAt = localDateTime(addDays(of, edit.own.moved), edit.own.startTime);
      const { name, place, capacity, mayBring } = edit.own;
      const own = { startsAt, length: null, name, place, link: null, capacity, mayBring };
      return { kind: edit.kind, date: of, own };
    }
    case "dateCancelled":
      return { kind: edit.kind, date: nth(edit.nth), reason: null };
    case "dateRestored":
      return { kind: edit.kind, date: nth(edit.nth) };
  }
}

const NEWEST = 1_000_000;

const everywhere = { from: new Date("2025-10-01T00:00Z"), to: new Date("2027-02-01T00:00Z") };

/** All that people see of a date. */
function seen(dates: Dates, isMeant: (meetup: ReturnType<typeof meetups>[number]) => boolean): string[] {
  return meetups(dates.plans, dates.rows, everywhere)
    .filter(isMeant)
    .map(({ turn: _turn, changedAt: _at, minimum, ...meetup }) => {
      // It belongs to plans alone: a date outside of every plan takes that of the nearest.
      return JSON.stringify({ ...meetup, minimum: isRuleDate(dates.plans, meetup.date) ? minimum : null });
    });
}

const saidBy = (dates: Dates) =>
  dates.rows
    .flatMap((row) =>
      row.answers.map(({ memberId, answer, ticket, brings }) => `${memberId} ${answer} +${brings} ${ticket}`),
    )
    .sort();

function answered(
  dates: Dates,
  given: (typeof anyStep extends fc.Arbitrary<infer S> ? S : never)["answers"],
  ticket: number,
  now: Date,
): Dates {
  const ahead = meetups(dates.plans, dates.rows, { from: new Date(now.getTime() + 1), to: null, limit: 9 });
  let rows = dates.rows;
  for (const { nth, who, answer, brings } of given) {
    const meetup = ahead[nth];
    if (!meetup) continue;
    const row = rows.find((one) => one.date === meetup.date) ?? { ...plainRow(meetup.date), answers: [], comments: 0 };
    const said = { memberId: who, answer, ticket, brings };
    const answers = [...row.answers.filter(({ memberId }) => memberId !== who), said];
    rows = [...rows.filter((one) => one.date !== meetup.date), { ...row, answers }];
  }
  return { ...dates, rows };
}

function checkPlans(plans: readonly Plan[]): void {
  for (const [index, plan] of plans.entries()) {
    const next = plans[index + 1];
    if (next) expect(plan.until !== null && plan.until <= next.from).toBe(true);
    expect(plan.until === null || plan.until > plan.from).toBe(true);
    expect(isRuleDate([{ ...plan, until: null }], plan.from)).toBe(true);
  }
}

/** Every touched date is a date of its series (of two that begin at one instant one is listed), taken out, carried or retired. */
function checkRows(dates: Dates): void {
  for (const row of dates.rows) {
    const meetup = touchedMeetup(dates.plans, row);
    expect(meetup !== null).toBe(isLive(row));
    if (meetup) expect(meetups(dates.plans, dates.rows, atInstant(meetup.startsAt))).toHaveLength(1);
    expect(row.carriedTo !== null).toBe(row.state === "carried");
    if (row.state === "carried") expect(row.answers).toEqual([]);
  }
}

const atInstant = (from: Date) => ({ from, to: new Date(from.getTime() + 1) });

/** Nobody loses a seat whom the preview does not name, and those whom it names are those who are told. */
function checkSeats(dates: Dates, after: Dates, { losing, rising }: Preview, outcome: Outcome, now: Date): void {
  const [was, is] = [dates, after].map((one) => seatingsAhead({ ...one, voices: voicesOf(one) }, now));
  if (!was || !is) throw new Error("no seatings");
  const named = (seats: Preview["losing"], reason: string) =>
    seats.flatMap(({ meetup, memberIds }) => memberIds.map((memberId) => `${memberId} ${meetup.date} ${reason}`));
  const told = seatNews(was, is, outcome.carried).map(
    ({ memberId, date: of, reason }) => `${memberId} ${of} ${reason}`,
  );
  expect([...named(losing, "lostSeat"), ...named(rising, "movedUp")].sort()).toEqual(told.sort());
  for (const [of, { going }] of was) {
    const goesOn = outcome.carried.find(({ from }) => from === of)?.to ?? of;
    // Another date's answers took its place: that one's are looked at there.
    if (outcome.carried.some(({ to }) => to === of)) continue;
    const seated = new Set(is.get(goesOn)?.going.map(({ memberId }) => memberId));
    for (const { memberId } of is.has(goesOn) ? going : [])
      if (!seated.has(memberId)) expect(told).toContain(`${memberId} ${goesOn} lostSeat`);
  }
}

function checkEdit(dates: Dates, change: Change, outcome: Outcome, now: Date): Dates {
  const after = applied(dates, outcome);
  checkPlans(outcome.plans);
  checkRows(after);
  const isOutside = ({ date }: { date: LocalDate }) => date < outcome.since;
  const hasBegun = ({ startsAt }: { startsAt: Date }) => startsAt <= now;
  const past =
    change.kind === "ended" || change.kind === "paused"
      ? hasBegun
      : (one: Parameters<typeof isOutside>[0] & Parameters<typeof hasBegun>[0]) => isOutside(one) || hasBegun(one);
  expect(seen(after, past)).toEqual(seen(dates, past));
  expect(saidBy(after)).toEqual(saidBy(dates));
  const voices = voicesOf(dates);
  expect(freshAnswers(dates, outcome, voices)).toEqual([]);
  const preview = previewOf({ dates, voices }, change, outcome, made(NEWEST, now), now);
  checkSeats(dates, after, preview, outcome, now);
  checkNews(dates, after, preview, outcome, now);
  const { lines } = preview;
  const announced = new Map(lines.map((line) => [line.before?.date ?? line.after?.date, line]));
  for (const row of dates.rows.filter((one) => isLive(one) && one.answers.length > 0)) {
    const line = announced.get(row.date);
    const is = after.rows.find((one) => one.date === row.date);
    if (line?.fate !== "carried") expect(is?.answers).toEqual(row.answers);
    else expect(after.rows.find((one) => one.date === line.after?.date)?.answers).toEqual(row.answers);
    if (is && !isLive(is)) expect(["carried", "retired", "out"]).toContain(line?.fate);
  }
  return after;
}

const anySeries = fc.record({ terms: anyTerms, steps: fc.array(anyStep, { minLength: 1, maxLength: 6 }) });

/**
 * Checks random series under random edits, answers and undos. Throws with the smallest case that breaks a promise.
 */
export function checkEdits({ runs, seed }: { runs: number; seed: number }): void {
  fc.assert(
    fc.property(anySeries, ({ terms: first, steps }) => {
      const begin = new Date("2026-01-06T12:00:00Z");
      const none: Dates = { plans: [], rows: [] };
      const start: Change = {
        kind: "planChanged",
        from: date("2026-01-06"),
        terms: first,
        until: null,
        later: "drop",
        besides: false,
      };
      const founded = outcomeOf(none, start, made(1, begin), begin);
      if (!founded.ok) return;
      let dates = applied(none, founded.outcome);
      let now = begin;
      let turn = 1;
      for (const step of steps) {
        now = new Date(now.getTime() + step.hours * 3_600_000);
        dates = answered(dates, step.answers, ++turn, now);
        const change = changeOf(step.edit, dates, now);
        const result = outcomeOf(dates, change, made(++turn, now), now);
        if (!result.ok) continue;
        const before = dates;
        const record = beforeOf(before, result.outcome);
        dates = checkEdit(before, change, result.outcome, now);
        if (step.undone === "no") continue;
        if (step.undone === "after answers") dates = answered(dates, step.answers, ++turn, now);
        const all = saidBy(dates);
        const back = undo(dates, record, made(++turn, now), now);
        const undone = applied(dates, back);
        checkPlans(back.plans);
        checkRows(undone);
        const always = () => true;
        expect(seen(undone, always)).toEqual(seen(before, always));
        if (step.undone === "at once") {
          expect(saidBy(undone)).toEqual(saidBy(before));
          checkOpposite(newsOf(before, dates, result.outcome, false, now), newsOf(dates, undone, back, true, now));
        }
        // Of two answers of one person for one date the newer stays.
        const newest = all.filter((said) => said.endsWith(` ${turn - 1}`));
        if (step.undone === "after answers") for (const said of newest) expect(saidBy(undone)).toContain(said);
        dates = undone;
      }
    }),
    { numRuns: runs, seed },
  );
}
