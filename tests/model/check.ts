/** What must hold after every step, whatever it was. */
import { expect } from "vitest";
import { db } from "@/lib/db";
import { meetupWithPeople, readVoiced, readVoices } from "@/lib/rsvp/queries";
import { rollOf } from "@/lib/rsvp/roll";
import { effectiveOn, seatingOn, seatingsAhead } from "@/lib/rsvp/seats";
import { meetups } from "@/lib/schedule/meetups";
import type { LocalDate } from "@/lib/time";
import { carriedBetween } from "./edits";
import { keepPromises } from "./promises";
import { type Counting, countsOn, headsOf, type News, newsOf, type Seats, seatsOn } from "./rules";
import { expectSame } from "./said";
import type { Done, Step } from "./steps";
import { begunDays, newsDays, type Stored } from "./stored";
import { BEGIN, type World } from "./world";

export type Turn = { before: Stored; after: Stored; done: Done; step: Step; now: Date };

/** Throws where anything that the design promises does not hold after a step. */
export async function checkStep(world: World, turn: Turn): Promise<void> {
  const { before, after, done, now } = turn;
  expect([before.turn, before.turn + 1], done.says).toContain(after.turn);
  if (typeof done.wanted === "function") done.wanted(after);
  else expectSame(after, done.wanted);
  checkSeats(after, now);
  const news = checkNews(turn);
  keepPromises(world, { ...turn, news });
  await checkReads(world, turn);
  await checkPast(world, turn);
}

/** Heads within the capacity, the line in the order of its tickets, nobody waiting before one who is going. */
function checkSeats(after: Stored, now: Date): void {
  for (const day of newsDays(after, now)) {
    const { going, waiting } = seatsOn(after, day);
    if (day.capacity !== null) expect(headsOf(going)).toBeLessThanOrEqual(day.capacity);
    const tickets = [...going, ...waiting].map(({ ticket }) => ticket);
    expect(tickets).toEqual([...tickets].sort((a, b) => a - b));
  }
}

const shown = (notes: readonly News[]) => notes.map((one) => `${one.date} ${one.memberId} ${one.reason}`).sort();

/** Seats before and after give the notices that were written, and no other. @returns what is told from now on. */
function checkNews({ before, after, done, now }: Turn): News[] {
  const carried = new Map([...carriedBetween(before, after, done.isUndo)].map(([from, to]) => [to, from]));
  const was = new Map(
    newsDays(before, now)
      .filter(({ state }) => state === "on")
      .map((day) => [day.date, seatsOn(before, day)]),
  );
  const coming = newsDays(after, now).filter(({ state }) => state === "on");
  const news = coming.flatMap((day) => {
    const seats = was.get(carried.get(day.date) ?? day.date) ?? was.get(day.date);
    return seats ? newsOf(day.date, renamed(seats, done), seatsOn(after, day)) : [];
  });
  const wanted = news.filter(({ memberId }) => !done.besides.includes(memberId));
  const isOld = ({ revision }: { revision: number }) => revision <= before.turn;
  const written = after.told.filter((one) => !isOld(one));
  expect(shown(written), done.says).toEqual(shown(wanted));
  for (const { revision } of written) expect(revision).toBe(after.turn);
  checkDismissed(before, after, done);
  return written;
}

/** Of a member that another took in: what was theirs is that one's. */
function renamed(seats: Seats, { merged }: Done): Seats {
  if (!merged) return seats;
  const name = (party: Counting) =>
    merged.from.includes(party.memberId) ? { ...party, memberId: merged.into } : party;
  return { going: seats.going.map(name), waiting: seats.waiting.map(name) };
}

/** A new own answer puts away what was told of its date, going away and being back what was told of those days. */
function checkDismissed(before: Stored, after: Stored, { settles, merged, says }: Done): void {
  if (merged) return;
  const key = (one: Stored["told"][number]) => `${one.memberId} ${one.date} ${one.reason} ${one.revision}`;
  const is = new Map(after.told.map((one) => [key(one), one.isDismissed]));
  for (const one of before.told) {
    const isSettled = one.memberId === settles?.memberId && settles.isOf(one.date);
    expect(is.get(key(one)), `${says}: ${key(one)}`).toBe(one.isDismissed || isSettled);
  }
}

const line = (seats: Seats) => ({
  going: seats.going.map(({ memberId, ticket, brings }) => `${memberId} ${ticket} ${1 + brings}`),
  waiting: seats.waiting.map(({ memberId, ticket, brings }) => `${memberId} ${ticket} ${1 + brings}`),
});

/** What the app reads, of many dates and of one, is what the rules say of the rows. */
async function checkReads(world: World, { after, done, step, now }: Turn): Promise<void> {
  const [voiced] = await readVoiced(db(), { groupIds: [world.groupId], seriesId: world.seriesId }, now);
  if (!voiced) throw new Error("the series is gone");
  expect(voiced.turn).toBe(after.turn);
  const coming = newsDays(after, now).filter(({ state }) => state === "on");
  const read = [...seatingsAhead(voiced, now)].map(([date, seating]) => {
    const parties = (some: typeof seating.going) => some.map((one) => `${one.memberId} ${one.ticket} ${one.heads}`);
    return [date, { going: parties(seating.going), waiting: parties(seating.waiting) }];
  });
  expect(read, done.says).toEqual(coming.map((day) => [day.date, line(seatsOn(after, day))]));
  const day = done.day ?? coming[step.nth % Math.max(coming.length, 1)];
  const found = day && (await meetupWithPeople(world.organizer, world.seriesId, day.date));
  if (!day || !found) return;
  const roll = rollOf(found.people, found.meetup.capacity, found.others);
  const seats = seatsOn(after, day);
  const ids = (people: readonly { memberId: string }[]) => people.map(({ memberId }) => memberId);
  expect([ids(roll.in), ids(roll.waiting)], done.says).toEqual([ids(seats.going), ids(seats.waiting)]);
  expect(roll.goingHeads).toBe(headsOf(seats.going));
}

/** The dates that have begun read the same for ever. */
async function checkPast(world: World, { before, after, done, now }: Turn): Promise<void> {
  const begunOf = (stored: Stored) => begunDays(stored, now).map(({ date }) => date);
  expect(begunOf(after), `nothing begins by what people do (${done.says})`).toEqual(begunOf(before));
  const span = { from: BEGIN, to: new Date(now.getTime() + 1) };
  const { seriesId } = world;
  const voices = (await readVoices(db(), [{ seriesId, ...span }])).get(seriesId) ?? [];
  const { plans, rows } = after.schedule;
  const begun = new Map<LocalDate, string>();
  for (const meetup of meetups(plans, rows, span)) {
    const { going, waiting } = seatingOn(voices, meetup);
    const people = effectiveOn(voices, meetup).filter(({ effective }) => effective !== null);
    const said = people.map((one) => `${one.memberId} ${one.effective?.answer} ${one.effective?.how}`).sort();
    const { startsAt, local, capacity, state } = meetup;
    begun.set(meetup.date, JSON.stringify({ startsAt, local, capacity, state, going, waiting, said }, null, 1));
  }
  for (const day of begunDays(after, now)) {
    const said = countsOn(after, day).length;
    expect(JSON.parse(begun.get(day.date) ?? "{}").said, done.says).toHaveLength(said);
  }
  for (const [date, was] of world.past) {
    // An away that comes along may cover days before its person joined, too.
    const isOfMerged = [done.merged?.into ?? [], ...(done.merged?.from ?? [])]
      .flat()
      .some((memberId) => was.includes(memberId) || begun.get(date)?.includes(memberId));
    if (!isOfMerged) expect(begun.get(date), `the past of ${date} (${done.says})`).toBe(was);
  }
  world.past = begun;
}
