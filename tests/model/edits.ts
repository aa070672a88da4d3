/** Edits in a run of the model: what they may do to what was said, held against their previews. */
import { expect } from "vitest";
import type { Change } from "@/lib/edits/change";
import { editSeries, undoEdit } from "@/lib/edits/commands";
import { previewEdit } from "@/lib/edits/preview";
import { seriesToEdit } from "@/lib/edits/queries";
import type { Plan } from "@/lib/schedule/meetups";
import { addDays, dateOf, type LocalDate, type LocalTime, localDateOf, localDateTime, timeOf } from "@/lib/time";
import { countsFor, countsOn, type Day, type OwnSaid, wordOf } from "./rules";
import { type Act, nothing, type Step } from "./steps";
import { comingDays, type Stored } from "./stored";
import type { World } from "./world";

type Maker = (before: Stored, step: Step, now: Date) => Change | null;

const nthDay = (before: Stored, { nth }: Step, now: Date): Day | undefined => {
  const coming = comingDays(before, now, 30);
  return coming[nth % Math.max(coming.length, 1)];
};

/** A change of one date that leaves the rest of it as it is. */
function ofDate(
  before: Stored,
  { date, local }: Day,
  own: { startsAt?: Day["local"]; capacity?: number | null; mayBring?: number },
): Change {
  const row = before.schedule.rows.find((one) => one.date === date);
  const { length = null, name = null, place = null, link = null } = row ?? {};
  const capacity = own.capacity === undefined ? (row?.capacity ?? null) : { value: own.capacity };
  const mayBring = own.mayBring ?? row?.mayBring ?? null;
  return {
    kind: "dateChanged",
    date,
    own: { startsAt: own.startsAt ?? local, length, name, place, link, capacity, mayBring },
  };
}

const someCapacity = (n: number): number | null => [2, 3, 4, 5, 6, 7, 8, 10, 12, null][n % 10] ?? null;
const rules = ["FREQ=WEEKLY;BYDAY=TU,FR", "FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=WE,SA", "FREQ=WEEKLY;BYDAY=TU"];

function ofPlan(before: Stored, step: Step, now: Date, change: Partial<Plan>): Change | null {
  const day = nthDay(before, step, now);
  const plan = before.schedule.plans.findLast(({ from }) => !day || from <= day.date) ?? before.schedule.plans[0];
  if (!plan) return null;
  const { startTime, zone, rrule, length, place, link, capacity, mayBring, minimum } = { ...plan, ...change };
  const terms = { startTime, zone, rrule, length, place, link, capacity, mayBring, minimum };
  const from = day?.date ?? localDateOf(now, zone);
  return {
    kind: "planChanged",
    from,
    terms,
    until: null,
    later: step.n % 2 === 0 ? "keep" : "drop",
    besides: step.n === 3,
  };
}

/** Every kind of edit, with how often it comes. */
const makers: Readonly<Record<string, { weight: number; make: Maker }>> = {
  seats: {
    weight: 8,
    make: (before, step, now) => {
      const day = nthDay(before, step, now);
      return day ? ofDate(before, day, { capacity: someCapacity(step.n) }) : null;
    },
  },
  seatsOfPlan: {
    weight: 3,
    make: (before, step, now) => ofPlan(before, step, now, { capacity: someCapacity(step.n) }),
  },
  mayBring: {
    weight: 2,
    make: (before, step, now) => {
      const day = nthDay(before, step, now);
      return day ? ofDate(before, day, { mayBring: step.n % 4 }) : null;
    },
  },
  move: {
    weight: 5,
    make: (before, step, now) => {
      const day = nthDay(before, step, now);
      if (!day) return null;
      const time = step.n % 3 === 0 ? ("20:30:00" as LocalTime) : timeOf(day.local);
      return ofDate(before, day, { startsAt: localDateTime(addDays(dateOf(day.local), (step.n % 5) - 2), time) });
    },
  },
  plan: {
    weight: 2,
    make: (before, step, now) => ofPlan(before, step, now, { rrule: rules[step.n % rules.length] ?? null }),
  },
  minimum: {
    weight: 1,
    make: (before, step, now) => {
      const minimum = { heads: 1 + step.n, decideBefore: 1440, ifShort: "callOff" as const };
      return ofPlan(before, step, now, { minimum: step.n % 3 === 0 ? null : minimum });
    },
  },
  pause: {
    weight: 1,
    make: (before, step, now) => {
      const day = nthDay(before, step, now);
      return day ? { kind: "paused", from: day.date, to: addDays(day.date, 1 + step.n) } : null;
    },
  },
  add: {
    weight: 1,
    make: (_before, step, now) => {
      const date = addDays(localDateOf(now, "Europe/Berlin" as Plan["zone"]), step.nth + step.n);
      const own = { length: null, name: null, place: null, link: null, mayBring: null };
      return { kind: "dateAdded", date, own: { ...own, startsAt: null, capacity: { value: someCapacity(step.n) } } };
    },
  },
  cancel: {
    weight: 2,
    make: (before, step, now) => {
      const day = nthDay(before, step, now);
      return day ? { kind: "dateCancelled", date: day.date, reason: null } : null;
    },
  },
  restore: {
    weight: 4,
    make: (before, _step, now) => {
      const day = comingDays(before, now, 60).find(({ state }) => state === "cancelled");
      return day ? { kind: "dateRestored", date: day.date } : null;
    },
  },
};

function editing(make: Maker): Act {
  return async (world, before, step, now) => {
    const change = make(before, step, now);
    const found = change && (await seriesToEdit(world.organizer, world.seriesId, now));
    if (!change || !found) return null;
    const looked = previewEdit(found, change, now);
    const digest = looked.ok ? looked.preview.digest : "";
    const result = await editSeries(world.organizer, world.seriesId, change, digest, now);
    const says = `edit ${JSON.stringify(change)}: ${JSON.stringify(result)}`;
    if (!looked.ok) {
      expect(result, says).toEqual(looked);
      return nothing(before, says);
    }
    expect(result, says).toEqual({ ok: true, turn: before.turn + 1 });
    const wanted = (after: Stored) => {
      expectKept(before, after, carriedBetween(before, after), null);
      expectNewPlaces(before, after, carriedBetween(before, after), now);
      world.edit = { turn: after.turn, at: now, before, after };
    };
    return { says, wanted, besides: [world.organizer.memberId], isEdit: true };
  };
}

const undoing: Act = async (world, before, _step, now) => {
  const last = world.edit;
  if (!last) return null;
  const result = await undoEdit(world.organizer, world.seriesId, last.turn, now);
  const says = `undo ${last.turn}: ${JSON.stringify(result)}`;
  const isLate = now.getTime() - last.at.getTime() > 600_000;
  expect(result, says).toEqual(isLate ? { ok: false, reason: "late" } : { ok: true, turn: before.turn + 1 });
  world.edit = null;
  if (!result.ok) return nothing(before, says);
  const wanted = (after: Stored) => {
    expectKept(before, after, carriedBetween(before, after, true), last);
    expect(after.own.filter(({ ticket }) => ticket === after.turn)).toEqual([]);
  };
  return { says, wanted, besides: [world.organizer.memberId], isEdit: true, isUndo: true };
};

export const edits: Readonly<Record<string, { weight: number; act: Act }>> = {
  ...Object.fromEntries(
    Object.entries(makers).map(([kind, { weight, make }]) => [kind, { weight, act: editing(make) }]),
  ),
  undo: { weight: 5, act: undoing },
};

/** Which date took over which date's answers, from the touched dates before and after. */
export function carriedBetween(before: Stored, after: Stored, isUndo = false): ReadonlyMap<LocalDate, LocalDate> {
  const was = new Map(before.schedule.rows.map((row) => [row.date, row.carriedTo]));
  const pairs = after.schedule.rows.flatMap(({ date, carriedTo }): [LocalDate, LocalDate][] => {
    const then = was.get(date) ?? null;
    if (then === carriedTo) return [];
    return carriedTo ? [[date, carriedTo]] : then && isUndo ? [[then, date]] : [];
  });
  return new Map(pairs);
}

/**
 * Holds an edit's effect on what was said against the rules: every answer stays as it was, where it was or on the date
 * that took over; of two of one person the newer; an "in" that an away held back is a new one. Undone, what was made new
 * and not said again since is as it was.
 */
function expectKept(
  before: Stored,
  after: Stored,
  carried: ReadonlyMap<LocalDate, LocalDate>,
  undone: World["edit"],
): void {
  const is = new Map(after.own.map((row) => [row.id, row]));
  const isNew = (one: { ticket: number }) => one.ticket === after.turn;
  for (const said of before.own) {
    const row = undone && isMadeNew(before, said, undone) ? undone.before.own.find(({ id }) => id === said.id) : said;
    const found = is.get(said.id);
    const to = carried.get(said.date) ?? said.date;
    if (!row) expect(found, `not given by anybody: ${JSON.stringify(said)}`).toBeUndefined();
    else if (!found) {
      const newer = after.own.find((one) => one.memberId === row.memberId && one.date === to);
      expect(newer !== undefined && newer.ticket >= row.ticket, `lost: ${JSON.stringify(row)}`).toBe(true);
    } else if (!isNew(found)) {
      expect([said.date, to], `moved: ${JSON.stringify(said)}`).toContain(found.date);
      expect({ ...found, date: row.date }).toEqual(row);
    }
  }
  const given = after.own.filter((row) => !isNew(row) && !before.own.some(({ id }) => id === row.id));
  expect(given, "given by nobody").toEqual([]);
}

/** Whether an answer has its ticket by an edit, and was not given again since. */
function isMadeNew(now: Stored, { id, ticket, memberId }: OwnSaid, edit: NonNullable<World["edit"]>): boolean {
  const given = now.givenAt.get(id);
  const isTheirs = edit.after.own.some((row) => row.id === id && row.memberId === memberId);
  return ticket === edit.turn && isTheirs && given !== undefined && given <= edit.at;
}

/** Whoever is "in" again because a date was moved out of their days away has a new place in the line, and nobody else. */
function expectNewPlaces(before: Stored, after: Stored, carried: ReadonlyMap<LocalDate, LocalDate>, now: Date): void {
  const source = new Map([...carried].map(([from, to]) => [to, from]));
  const held = new Map(comingDays(before, now, 60).map((day) => [day.date, day]));
  const isHeldBack = (memberId: string, day: Day | undefined) =>
    day !== undefined &&
    countsFor(before, memberId, day)?.how === "away" &&
    wordOf(before, memberId, day)?.answer === "in";
  for (const { memberId, date } of after.own.filter(({ ticket }) => ticket === after.turn)) {
    expect(isHeldBack(memberId, held.get(source.get(date) ?? date)), `${memberId} on ${date}`).toBe(true);
  }
  for (const day of comingDays(after, now, 60)) {
    const was = held.get(source.get(day.date) ?? day.date);
    for (const { memberId, answer, ticket } of countsOn(after, day)) {
      if (answer === "in" && isHeldBack(memberId, was)) expect(ticket, `${memberId} on ${day.date}`).toBe(after.turn);
    }
  }
}
