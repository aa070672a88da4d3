/** Who was told that they have a seat keeps it, whatever others do. */
import { expect } from "vitest";
import type { LocalDate } from "@/lib/time";
import { carriedBetween } from "./edits";
import { countsFor, type Day, type News, type Seats, seatsOn } from "./rules";
import type { Done } from "./steps";
import { comingDays, type Stored } from "./stored";
import type { World } from "./world";

type Turn = { before: Stored; after: Stored; done: Done; news: readonly News[]; now: Date };

/** A day further than anybody looks. */
const ALL_DAYS = 120;

/** Holds all that was promised against the seats after a step, and remembers what was promised by it. */
export function keepPromises(world: World, { before, after, done, news, now }: Turn): void {
  if (done.isEdit) move(world, carriedBetween(before, after, done.isUndo));
  if (done.merged) rename(world, done.merged);
  const days = new Map(comingDays(after, now, ALL_DAYS).map((day) => [day.date, day]));
  for (const [date, promised] of world.promised) {
    const day = days.get(date);
    // Begun, or no date any more: whoever was in is told of that.
    if (!day) world.promised.delete(date);
    else if (day.state === "on") keepOn(day, promised, after, done, news);
    else giveUpCancelled(day, promised, after, done);
  }
  promise(world, days, done, news);
}

function keepOn(
  day: Day,
  promised: Map<string, number | null>,
  after: Stored,
  done: Done,
  news: readonly News[],
): void {
  const { going }: Seats = seatsOn(after, day);
  for (const [memberId, capacity] of promised) {
    if (going.some((party) => party.memberId === memberId)) {
      promised.set(memberId, day.capacity);
      continue;
    }
    const counts = countsFor(after, memberId, day);
    const isOwn = done.besides.includes(memberId) && (done.isEdit === true || counts?.answer !== "in");
    // Held on another day an away covers it.
    const isMovedAway = done.isEdit === true && counts?.how === "away";
    const hasFewer = done.isEdit === true && day.capacity !== null && (capacity === null || day.capacity < capacity);
    const isTold = news.some((one) => one.memberId === memberId && one.date === day.date && one.reason === "lostSeat");
    const why = `${memberId} was promised a seat on ${day.date} and lost it (${done.says})`;
    expect(isOwn || isMovedAway || hasFewer || (done.isEdit === true && isTold), why).toBe(true);
    promised.delete(memberId);
  }
}

/** On a cancelled date nobody has a seat, but who is in when it takes place again has theirs, unless they gave it up. */
function giveUpCancelled(day: Day, promised: Map<string, number | null>, after: Stored, done: Done): void {
  for (const memberId of promised.keys()) {
    const isOwn = done.besides.includes(memberId) && countsFor(after, memberId, day)?.answer !== "in";
    if (isOwn) promised.delete(memberId);
  }
}

function promise(world: World, days: ReadonlyMap<LocalDate, Day>, done: Done, news: readonly News[]): void {
  const up = news.filter(({ reason }) => reason === "movedUp");
  const told = [...up, ...(done.seated ? [{ memberId: done.seated.memberId, date: done.seated.day.date }] : [])];
  for (const { memberId, date } of told) {
    const promised = world.promised.get(date) ?? new Map<string, number | null>();
    world.promised.set(date, promised.set(memberId, days.get(date)?.capacity ?? null));
  }
}

function move(world: World, carried: ReadonlyMap<LocalDate, LocalDate>): void {
  const moved = [...world.promised].map(([date, promised]) => [carried.get(date) ?? date, promised] as const);
  world.promised.clear();
  for (const [date, promised] of moved) {
    world.promised.set(date, new Map([...(world.promised.get(date) ?? []), ...promised]));
  }
}

function rename(world: World, { from, into }: { from: readonly string[]; into: string }): void {
  for (const promised of world.promised.values()) {
    for (const memberId of from) {
      const capacity = promised.get(memberId);
      if (capacity !== undefined) promised.set(into, capacity);
      promised.delete(memberId);
    }
  }
}
