/** Any series in any order of acts: what falls due by the clock, once, and whenever it is looked at. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { afterReopening, type Ruling } from "@/lib/decisions/minimum";
import { decentTime, isQuiet } from "@/lib/notices/quiet";
import type { Answer, OwnAnswer } from "@/lib/rsvp/answers";
import { effectiveOn, seatingOn, type Voice } from "@/lib/rsvp/seats";
import { type Decision, type Meetup, type MeetupRow, meetups, type Plan, plainRow } from "@/lib/schedule/meetups";
import { addDays, type LocalDate, type LocalDateTime, type LocalTime, localDateTime, type Zone } from "@/lib/time";
import { date, tuesdays } from "@/tests/edited";
import { at, reader, regular, voice } from "@/tests/woken";
import { reminderDue } from "./day-before";
import { dueOf } from "./due";
import type { Reader, Woken, Written } from "./woken";

// Every start, end and decision of these worlds lies on it.
const STEP = 30 * 60_000;
const BEGIN = at("2026-03-20T12:00:00Z");
const DAYS = 8;
const instantOf = (step: number) => new Date(BEGIN.getTime() + step * STEP);
const LAST = (DAYS * 86_400_000) / STEP;

type Act =
  | { step: number; is: "answer"; who: number; day: number; answer: Answer }
  | { step: number; is: "cancel" | "restore"; day: number }
  | { step: number; is: "move"; day: number; hour: number };
type World = { plan: Plan; zones: readonly Zone[]; regulars: number; acts: readonly Act[] };

const idOf = (index: number) => `member ${index}`;

/** A world as it is stored, and what happens to it. */
class Played {
  readonly written: (Written & { due: Date })[] = [];
  readonly readers: Reader[];
  private voices: Voice[];
  private rows = new Map<LocalDate, MeetupRow>();
  private answered: { memberId: string; date: LocalDate; at: Date }[] = [];
  private turn = 10;
  twice = 0;

  constructor(private readonly world: World) {
    this.readers = world.zones.map((zone, index) =>
      reader(idOf(index), { zone, role: index === 0 ? "organizer" : "member" }),
    );
    this.voices = world.zones.map((_, index) => (index < world.regulars ? regular(idOf(index)) : voice(idOf(index))));
  }

  woken(): Woken {
    const { readers, voices, answered, written } = this;
    const spoke = answered.map(({ memberId, at }) => ({ memberId, at }));
    return {
      ...{ seriesId: "series", plans: [this.world.plan], rows: [...this.rows.values()], hasLater: false },
      ...{ voices, readers, answered, spoke, written, isFirst: true },
    };
  }

  dates(): Meetup[] {
    return meetups([this.world.plan], [...this.rows.values()], { from: BEGIN, to: instantOf(LAST) });
  }

  voicesNow(): readonly Voice[] {
    return this.voices;
  }

  saidAt(memberId: string, day: LocalDate): Date | undefined {
    return this.answered.findLast((one) => one.memberId === memberId && one.date === day)?.at;
  }

  act(act: Act, now: Date): void {
    this.turn += 1;
    const day = addDays(date("2026-03-20"), act.day);
    const found = meetups([this.world.plan], [...this.rows.values()], { from: now, to: null, limit: 40 }).find(
      (one) => one.date === day,
    );
    if (!found || found.startsAt <= now) return;
    const row = this.rows.get(day) ?? plainRow(day);
    const changed = { turn: this.turn, changedAt: now };
    if (act.is === "answer") this.answer(idOf(act.who % this.readers.length), row, act.answer, now);
    if (act.is === "cancel") this.rows.set(day, { ...row, state: "cancelled", ...changed });
    if (act.is === "restore") this.rows.set(day, { ...row, state: "on", ...changed });
    if (act.is === "move") {
      const hour = String(act.hour).padStart(2, "0");
      const startsAt: LocalDateTime = localDateTime(day, `${hour}:00:00` as LocalTime);
      this.rows.set(day, { ...row, startsAt, ...changed });
    }
  }

  private answer(memberId: string, row: MeetupRow, answer: Answer, now: Date): void {
    this.rows.set(row.date, row);
    const said: OwnAnswer = { answer, ticket: this.turn, note: null, brings: 0 };
    this.voices = this.voices.map((one) =>
      one.memberId === memberId ? { ...one, own: new Map([...one.own, [row.date, said]]) } : one,
    );
    this.answered = this.answered.filter((one) => one.memberId !== memberId || one.date !== row.date);
    this.answered.push({ memberId, date: row.date, at: now });
  }

  /** As the tick does it: until nothing is left. @returns when it is to wake again. */
  tick(now: Date): Date | null {
    for (let round = 0; round < 10; round += 1) {
      const due = dueOf(this.woken(), now);
      for (const { meetup, heads, ruling } of due.rulings) {
        this.turn += 1;
        const row = this.rows.get(meetup.date) ?? plainRow(meetup.date);
        const decision = decisionBy(meetup, heads, ruling, now);
        this.rows.set(meetup.date, {
          ...row,
          decision,
          ...(ruling === "callOff" && { state: "cancelled", turn: this.turn, changedAt: now }),
        });
      }
      if (due.rulings.length > 0) continue;
      for (const notice of due.notices) this.write(notice, now);
      return due.wakesAt;
    }
    throw new Error("Rulings do not come to rest");
  }

  private write(notice: ReturnType<typeof dueOf>["notices"][number], now: Date): void {
    const { memberId, reason, date, revision, due, startsAt, zone } = notice;
    const isSame = (one: Written) =>
      one.memberId === memberId && one.reason === reason && one.date === date && one.revision === revision;
    if (!due || this.written.some(isSame)) {
      this.twice += 1;
      return;
    }
    const clock = this.readers.find((one) => one.memberId === memberId)?.zone ?? zone;
    const notBefore = decentTime(due, { reason, startsAt }, clock);
    this.written.push({ memberId, reason, date, revision, notBefore, createdAt: now, dropped: false, due });
  }
}

/** What stands decided after a ruling; null: the date is open again. */
function decisionBy(meetup: Meetup, heads: number, ruling: Ruling, now: Date): Decision | null {
  const next = ruling === "reopen" ? afterReopening(meetup, heads, now) : ruling;
  if (next === null) return null;
  const verdict = next === "on" ? "on" : next === "ask" ? "asked" : "off";
  return { verdict, at: now, byId: null, heads };
}

/** Plays a world, awake at each act and when it says so, or every half hour. */
function play(world: World, how: "wakes" | "steps", look?: (played: Played, now: Date) => void): Played {
  const played = new Played(world);
  let wakesAt: Date | null = BEGIN;
  for (let step = 0; step <= LAST; step += 1) {
    const now = instantOf(step);
    const acts = world.acts.filter((act) => act.step === step);
    for (const act of acts) played.act(act, now);
    if (how === "steps" || acts.length > 0 || (wakesAt && wakesAt <= now)) wakesAt = played.tick(now);
    look?.(played, now);
  }
  return played;
}

const zones = [
  "Europe/Berlin",
  "America/Los_Angeles",
  "Asia/Tokyo",
  "Asia/Kolkata",
  "Pacific/Auckland",
  "UTC",
] as Zone[];
const rules = ["FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=MO,TH,SA"];
const minimum = fc.record({
  heads: fc.integer({ min: 1, max: 4 }),
  decideBefore: fc.constantFrom(0, 60, 1440, 4320, 10_080),
  ifShort: fc.constantFrom("callOff" as const, "ask" as const),
});
const plan = fc
  .record({
    rrule: fc.constantFrom(...rules),
    startTime: fc
      .constantFrom("00:30:00", "07:30:00", "12:00:00", "19:00:00", "23:00:00")
      .map((time) => time as LocalTime),
    capacity: fc.option(fc.integer({ min: 1, max: 3 })),
    minimum: fc.option(minimum),
    length: fc.constantFrom(60, 1500),
  })
  .map((some) => ({ ...tuesdays, ...some }));
const step = fc.integer({ min: 0, max: LAST });
const day = fc.integer({ min: 0, max: DAYS });
const answer = fc.record({
  ...{ step, is: fc.constant("answer" as const), who: fc.nat(5), day },
  answer: fc.constantFrom<Answer>("in", "maybe", "out"),
});
const cancel = fc.record({ step, is: fc.constantFrom("cancel" as const, "restore" as const), day });
const move = fc.record({ step, is: fc.constant("move" as const), day, hour: fc.integer({ min: 0, max: 23 }) });
const worldOf = (act: fc.Arbitrary<Act>): fc.Arbitrary<World> =>
  fc.record({
    plan,
    zones: fc.array(fc.constantFrom(...zones), { minLength: 1, maxLength: 4 }),
    regulars: fc.nat(4),
    acts: fc.array(act, { maxLength: 12 }),
  });
const anyWorld = worldOf(fc.oneof({ weight: 4, arbitrary: answer }, cancel, move));
const told = ({ written }: Played) =>
  written
    .map(
      ({ memberId, reason, date, revision, due }) => `${memberId} ${reason} ${date} ${revision} ${due.toISOString()}`,
    )
    .sort();

test("waking when it says so tells the same as looking every half hour", () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      expect(told(play(world, "wakes"))).toEqual(told(play(world, "steps")));
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 60_000);

test("nothing comes in quiet hours or after the start, and nothing is told twice for one date and hour", () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      const played = play(world, "wakes");
      expect(played.twice).toBe(0);
      const keys = played.written.map(
        ({ memberId, reason, date, due }) => `${memberId} ${reason} ${date} ${due.getTime()}`,
      );
      expect(new Set(keys).size).toBe(keys.length);
      for (const { memberId, notBefore } of played.written) {
        const zone = played.readers.find((one) => one.memberId === memberId)?.zone;
        expect(notBefore && zone && isQuiet(notBefore, zone)).toBe(false);
      }
      const asked = played.written.filter(({ reason }) => reason === "question");
      for (const [index, one] of asked.entries()) {
        const others = asked.slice(index + 1).filter(({ memberId }) => memberId === one.memberId);
        for (const { due } of others)
          expect(Math.abs(due.getTime() - one.due.getTime())).toBeGreaterThan(5 * 86_400_000);
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 60_000);

test("whoever goes when it falls due is reminded exactly once", () => {
  fc.assert(
    fc.property(worldOf(answer), (world) => {
      const going = new Map<string, number>();
      const played = play(world, "wakes", (at, now) => {
        for (const meetup of at.dates().filter(({ state, startsAt }) => state === "on" && startsAt > now)) {
          const seated = new Set(seatingOn(at.voicesNow(), meetup).going.map(({ memberId }) => memberId));
          for (const { memberId, effective } of effectiveOn(at.voicesNow(), meetup)) {
            const zone = at.readers.find((one) => one.memberId === memberId)?.zone;
            const due = zone && reminderDue(meetup, { seriesId: "series", memberId, zone });
            const isNow = due && due >= now && due.getTime() < now.getTime() + STEP;
            const isThere = seated.has(memberId) || effective?.answer === "maybe";
            if (isNow && isThere) going.set(`${memberId} ${meetup.date}`, 1);
          }
        }
      });
      const reminders = played.written.filter(({ reason }) => reason === "reminder");
      const counts = new Map<string, number>();
      for (const { memberId, date } of reminders)
        counts.set(`${memberId} ${date}`, (counts.get(`${memberId} ${date}`) ?? 0) + 1);
      for (const key of going.keys()) expect(counts.get(key), key).toBe(1);
      for (const count of counts.values()) expect(count).toBe(1);
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 60_000);
