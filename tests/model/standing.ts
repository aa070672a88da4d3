/** Being a regular and being away, in a run of the model. */
import { expect } from "vitest";
import { becomeRegular, liftAway, setAway, stopRegular } from "@/lib/regulars/commands";
import { type Meetup, meetups, touchedMeetup } from "@/lib/schedule/meetups";
import { addDays, dateOf, localDateOf, parseZone, UTC } from "@/lib/time";
import { type Absence, broughtAgain, countsFor, type Day, type Membership, type OwnSaid, seatsOn } from "./rules";
import { type Act, dayOf, nothing } from "./steps";
import type { Stored } from "./stored";
import { membershipOf, proofOf, viewerIn, type World } from "./world";

/** How many of the next dates a new regular is told of. */
const TOLD = 6;
const DAY = 86_400_000;

const become: Act = async (world, before, step, now) => {
  const who = membershipOf(world, before, step.who);
  const proof = who && (await proofOf(world, who));
  if (!who || !proof) return null;
  const result = await becomeRegular(proof, world.seriesId, now);
  const says = `${who.memberId} becomes a regular: ${JSON.stringify(result.ok || result.reason)}`;
  const isRegular = before.regulars.some((row) => row.memberId === who.memberId && row.until === null);
  if (who.leftAt !== null || isRegular) {
    expect(result, says).toEqual({ ok: false, reason: who.leftAt ? "gone" : "already" });
    return nothing(before, says);
  }
  const row = { memberId: who.memberId, ticket: before.turn + 1, from: now, until: null };
  const wanted = { ...before, regulars: [...before.regulars, row] };
  if (!result.ok) throw new Error(says);
  const next = daysFrom(before, now, 200).slice(0, TOLD);
  const places = next.flatMap((day) =>
    day.state === "on" && countsFor(wanted, who.memberId, day)?.how === "regular" ? placeOn(wanted, who, day) : [],
  );
  expect([result.seated, result.waits.length], says).toEqual([numberOf(places, "going"), numberOf(places, "waiting")]);
  return { says, wanted, besides: [who.memberId] };
};

function placeOn(words: Pick<Stored, "members" | "own" | "regulars" | "absences">, who: Membership, day: Day) {
  const isThey = ({ memberId }: { memberId: string }) => memberId === who.memberId;
  const { going, waiting } = seatsOn(words, day);
  if (going.some(isThey)) return ["going" as const];
  return waiting.some(isThey) ? ["waiting" as const] : [];
}

const numberOf = (places: readonly string[], place: "going" | "waiting") =>
  places.filter((one) => one === place).length;

const stop: Act = async (world, before, step, now) => {
  const who = membershipOf(world, before, step.who);
  const proof = who && (await proofOf(world, who));
  if (!who || !proof) return null;
  const result = await stopRegular(proof, world.seriesId, now);
  const says = `${who.memberId} is a regular no more: ${JSON.stringify(result)}`;
  const isRunning = (row: Stored["regulars"][number]) => row.memberId === who.memberId && row.until === null;
  if (who.leftAt !== null || !before.regulars.some(isRunning)) {
    expect(result, says).toEqual({ ok: false, reason: who.leftAt ? "gone" : "notRegular" });
    return nothing(before, says);
  }
  expect(result, says).toEqual({ ok: true, turn: before.turn + 1 });
  const regulars = before.regulars.map((row) => (isRunning(row) ? { ...row, until: now } : row));
  return { says, wanted: { ...before, regulars }, besides: [who.memberId] };
};

/** All that a person said of being away, each once. */
function awaysOf(before: Stored, { userId }: Membership): Absence[] {
  const theirs = new Set(before.members.filter((row) => row.userId === userId).map(({ memberId }) => memberId));
  const all = before.absences.filter(({ memberId }) => theirs.has(memberId));
  return [...new Map(all.map((away) => [away.id, away])).values()];
}

const goAway: Act = async (world, before, step, now) => {
  const who = membershipOf(world, before, step.who);
  const day = dayOf(before, step, now);
  if (!who || who.leftAt !== null || !day) return null;
  const from = addDays(dateOf(day.local), -(step.n % 3));
  const to = addDays(from, (step.n * 3) % 8);
  const until = addDays(to, 1);
  const viewer = await viewerIn(world, who.userId);
  const result = await setAway(viewer, { from, to }, now);
  const says = `${who.memberId} is away ${from} until ${to}: ${JSON.stringify(result)}`;
  const isThat = (away: Absence) => away.from === from && away.until === until && away.liftedAt === null;
  const isPast = to < localDateOf(now, parseZone(viewer.zone ?? "") ?? UTC);
  if (isPast || awaysOf(before, who).some(isThat)) {
    expect(result, says).toEqual({ ok: false, reason: isPast ? "past" : "already" });
    return nothing(before, says);
  }
  expect(result, says).toEqual({ ok: true });
  const { memberId } = who;
  const row = { id: "", memberId, ticket: before.turn + 1, from, until, setAt: now, liftedAt: null };
  return {
    ...{ says, wanted: { ...before, absences: [...before.absences, row] }, besides: [memberId], day },
    settles: { memberId, isOf: (date) => from <= date && date < until },
  };
};

const comeBack: Act = async (world, before, step, now) => {
  const away = awayOfSomebody(world, before, step);
  if (!away) return null;
  const { who, id, from, until, liftedAt } = away;
  const result = await liftAway(await viewerIn(world, who.userId), id, now);
  const says = `${who.memberId} is back (${from} until ${until}): ${JSON.stringify(result)}`;
  if (liftedAt !== null) {
    expect(result, says).toEqual({ ok: false, reason: "gone" });
    return nothing(before, says);
  }
  const absences = before.absences.map((row) => (row.id === id ? { ...row, liftedAt: now } : row));
  const isThere = who.leftAt === null;
  const days = isThere ? [...daysFrom(before, now, 60), ...daysTakenAway(before, now)] : [];
  const own = days.flatMap((day) => backOn(before, { ...before, absences }, who, day));
  const others = before.own.filter((one) => !own.some((row) => row.memberId === one.memberId && row.date === one.date));
  const wanted = { ...before, absences, own: [...others, ...own] };
  const places = days.flatMap((day) =>
    day.state === "on" && own.some(({ date }) => date === day.date) ? placeOn(wanted, who, day) : [],
  );
  const seated = { seated: numberOf(places, "going"), waiting: numberOf(places, "waiting") };
  expect(result, says).toEqual({ ok: true, ...seated });
  const isOf = (date: string) => isThere && from <= date && date < until;
  return { says, wanted, besides: [who.memberId], settles: { memberId: who.memberId, isOf } };
};

/** Mostly one that is not lifted. */
function awayOfSomebody(world: World, before: Stored, { who, n }: { who: number; n: number }) {
  const all = world.userIds.flatMap((_, person) => {
    const membership = membershipOf(world, before, person);
    return membership ? awaysOf(before, membership).map((away) => ({ ...away, who: membership })) : [];
  });
  const some = n === 0 ? all : all.filter(({ liftedAt }) => liftedAt === null);
  return some[who % Math.max(some.length, 1)];
}

/** An "in" that an away alone held back is a new one, with as many as one may bring anew. */
function backOn(before: Stored, lifted: Stored, { memberId }: Membership, day: Day): OwnSaid[] {
  const isHeld = countsFor(before, memberId, day)?.how === "away";
  const word = countsFor(lifted, memberId, day);
  if (!isHeld || word?.answer !== "in") return [];
  const brings = broughtAgain(memberId, word.brings, day);
  return [{ id: "", memberId, date: day.date, answer: "in", ticket: before.turn + 1, brings, by: null }];
}

function daysFrom({ schedule }: Stored, now: Date, days: number): Meetup[] {
  const span = { from: new Date(now.getTime() + 1), to: new Date(now.getTime() + days * DAY) };
  return meetups(schedule.plans, schedule.rows, span);
}

/** Dates to come that an edit took away, and that taking it back would give again. */
function daysTakenAway({ schedule }: Stored, now: Date): (Omit<Day, "state"> & { state: "cancelled" })[] {
  const gone = schedule.rows.filter(({ state }) => state === "retired" || state === "takenOut");
  const days = gone.flatMap((row) => touchedMeetup(schedule.plans, { ...row, state: "on" }) ?? []);
  return days.filter(({ startsAt }) => startsAt > now).map((day) => ({ ...day, state: "cancelled" as const }));
}

export const standing: Readonly<Record<string, { weight: number; act: Act }>> = {
  becomeRegular: { weight: 8, act: become },
  stopRegular: { weight: 4, act: stop },
  setAway: { weight: 12, act: goAway },
  liftAway: { weight: 8, act: comeBack },
};
