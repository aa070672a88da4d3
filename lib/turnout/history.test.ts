import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectiveOn, type Voice } from "@/lib/rsvp/seats";
import { type Meetup, type MeetupRow, type Plan, plainRow } from "@/lib/schedule/meetups";
import { addDays, type LocalDate, type LocalTime, UTC, type Zone } from "@/lib/time";
import { HISTORY_DATES, historyOf, lastDates, longUnseen, spanOfHistory, tally, turnoutsOf } from "./history";

const DAY = 86_400_000;
const day = (text: string) => text as LocalDate;
const now = new Date("2026-03-20T12:00:00Z");

const plan = (rrule: string | null, from = "2021-01-05", given: Partial<Plan> = {}): Plan => ({
  from: day(from),
  until: null,
  startTime: "19:00" as LocalTime,
  zone: UTC,
  rrule,
  length: 60,
  ...{ place: null, link: null, capacity: null, mayBring: 0, minimum: null, turn: 0, changedAt: new Date(0) },
  ...given,
});

const weekly = plan("FREQ=WEEKLY;BYDAY=TU");
const datesOf = (plans: Plan[], rows: MeetupRow[] = [], at = now) => lastDates(plans, rows, at).map(({ date }) => date);

describe("the last dates", () => {
  test("are twelve that began, newest first, whether daily, weekly or yearly, after years and in any zone", () => {
    expect(datesOf([weekly]).slice(0, 2)).toEqual(["2026-03-17", "2026-03-10"]);
    expect(datesOf([weekly])).toHaveLength(HISTORY_DATES);
    expect(datesOf([plan("FREQ=DAILY")]).at(-1)).toBe("2026-03-08");
    expect(datesOf([plan("FREQ=YEARLY", "1990-03-20")])).toEqual(
      Array.from({ length: HISTORY_DATES }, (_, index) => `${2025 - index}-03-20`),
    );
    const kiritimati = plan("FREQ=DAILY", "2026-03-19", { zone: "Pacific/Kiritimati" as Zone });
    expect(datesOf([kiritimati])).toEqual(["2026-03-20", "2026-03-19"]);
  });

  test("leave out what was cancelled, taken out, carried or retired, and have what was added or moved", () => {
    const state = (date: string, given: Partial<MeetupRow>) => ({ ...plainRow(day(date)), ...given });
    const rows = [
      state("2026-03-17", { state: "cancelled" }),
      state("2026-03-10", { state: "retired", retiredBy: "paused" }),
      state("2026-03-03", { state: "carried", carriedTo: day("2026-03-04") }),
      state("2026-03-04", { extra: true }),
      state("2026-03-24", { startsAt: "2026-03-19T10:00:00" as MeetupRow["startsAt"] }),
    ];
    expect(datesOf([weekly], rows).slice(0, 3)).toEqual(["2026-03-24", "2026-03-04", "2026-02-24"]);
    expect(datesOf([weekly], rows)).toHaveLength(HISTORY_DATES);
  });

  test("begin with the one that begins at this moment", () => {
    const start = new Date("2026-03-17T19:00:00Z");
    expect(datesOf([weekly], [], start)[0]).toBe("2026-03-17");
    expect(datesOf([weekly], [], new Date(+start - 1))[0]).toBe("2026-03-10");
    expect(datesOf([plan(null, "2026-03-21")])).toEqual([]);
  });

  test("lie within the span whose touched dates are read, which does not grow with the years", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.constantFrom("DAILY", "WEEKLY", "MONTHLY", "YEARLY"),
        (years, freq) => {
          const plans = [plan(`FREQ=${freq}`, `${2026 - years}-01-06`)];
          const { from } = spanOfHistory(plans, now);
          const first = lastDates(plans, [], now).at(-1);
          expect(first === undefined || from === null || from <= first.startsAt).toBe(true);
          if (freq === "DAILY" && years > 0 && from) expect(+now - +from).toBeLessThan(61 * DAY);
        },
      ),
    );
  });
});

const member = (memberId: string, given: Partial<Voice> = {}): Voice => ({
  ...{ memberId, joinedAt: new Date(0), leftAt: null, own: new Map(), standing: [], aways: [] },
  ...given,
});

const regular = (memberId: string, ticket: number, given: Partial<Voice> = {}) =>
  member(memberId, { standing: [{ ticket, from: new Date(0), until: null }], ...given });

describe("who came", () => {
  const dates = lastDates([weekly], [], now);
  const last = dates[0]?.date ?? day("");

  test("is who was ticked; where nobody ticked, who had a seat", () => {
    const full = dates.map((meetup): Meetup => ({ ...meetup, capacity: 1 }));
    const voices = [regular("ada", 1), regular("bo", 2)];
    const turnouts = turnoutsOf(full, voices, new Map([[last, new Set(["bo"])]]));
    expect(turnouts[0]).toMatchObject({ checked: true, came: new Set(["bo"]) });
    expect(turnouts[1]).toMatchObject({ checked: false, came: new Set(["ada"]) });
    const none = turnoutsOf(full, voices, new Map([[last, new Set<string>()]]));
    expect(none[0]).toMatchObject({ checked: true, came: new Set() });
  });

  test("counts for each only the dates at whose start they were a member", () => {
    const turnouts = turnoutsOf(dates, [regular("ada", 1)], new Map());
    expect(tally(historyOf(member("ada"), turnouts))).toEqual({ came: 12, of: 12 });
    const joinedAt = dates[2]?.startsAt ?? now;
    expect(tally(historyOf(member("ada", { joinedAt }), turnouts))).toEqual({ came: 3, of: 3 });
    expect(tally(historyOf(member("ada", { leftAt: joinedAt }), turnouts))).toEqual({ came: 9, of: 9 });
    expect(tally(historyOf(member("bo"), turnouts))).toEqual({ came: 0, of: 12 });
  });

  const instant = fc.integer({ min: 0, max: 100 }).map((days) => new Date(+now - days * DAY));
  const answer = fc.record({
    answer: fc.constantFrom("in", "maybe", "out"),
    ticket: fc.nat(50),
    note: fc.constant(null),
    brings: fc.nat(2),
  });
  const anyVoice = (memberId: string) =>
    fc.record({
      memberId: fc.constant(memberId),
      joinedAt: instant,
      leftAt: fc.option(instant),
      own: fc
        .array(fc.tuple(fc.constantFrom(...dates.map(({ date }) => date)), answer), { maxLength: 5 })
        .map((said) => new Map(said)),
      standing: fc.array(fc.record({ ticket: fc.nat(50), from: instant, until: fc.option(instant) }), { maxLength: 2 }),
      aways: fc.array(
        fc.record({ ticket: fc.nat(50), from: fc.nat(90), days: fc.integer({ min: 1, max: 30 }) }).map((away) => ({
          ticket: away.ticket,
          from: addDays(day("2026-03-20"), -away.from),
          until: addDays(day("2026-03-20"), away.days - away.from),
          setAt: new Date(0),
          liftedAt: null,
        })),
        { maxLength: 2 },
      ),
    });
  const anyVoices = fc.integer({ min: 1, max: 6 }).chain((count) => {
    return fc.tuple(...Array.from({ length: count }, (_, index) => anyVoice(`m${index}`)));
  });

  test("nothing that ends after a date changes it: leaving, a standing answer's end, lifting what began since", () => {
    fc.assert(
      fc.property(anyVoices, fc.option(fc.integer({ min: 1, max: 4 })), (voices, capacity) => {
        const held = dates.map((meetup): Meetup => ({ ...meetup, capacity }));
        const whenAllEnded = voices.map((voice) => ({
          ...voice,
          leftAt: voice.leftAt ?? now,
          standing: voice.standing.map((row) => ({ ...row, until: row.until ?? now })),
          aways: voice.aways.map((away) => ({ ...away, liftedAt: now })),
        }));
        const turnouts = turnoutsOf(held, voices, new Map());
        expect(turnoutsOf(held, whenAllEnded, new Map())).toEqual(turnouts);
        for (const { memberId, joinedAt, leftAt } of voices) {
          const history = historyOf({ memberId, joinedAt, leftAt }, turnouts);
          expect(history.length).toBeLessThanOrEqual(HISTORY_DATES);
          for (const { meetup, came } of history) {
            expect(meetup.startsAt >= joinedAt && (leftAt === null || meetup.startsAt < leftAt)).toBe(true);
            const said = effectiveOn(voices, meetup).find((one) => one.memberId === memberId);
            if (came) expect(said?.effective?.answer).toBe("in");
          }
        }
        const came = turnouts.reduce((sum, one) => sum + one.came.size, 0);
        expect(voices.reduce((sum, voice) => sum + tally(historyOf(voice, turnouts)).came, 0)).toBe(came);
      }),
    );
  });

  test("who missed three or more in a row is not seen for long, the longest first", () => {
    const attended = (...came: boolean[]) =>
      came.map((one, index) => ({ meetup: dates[index] ?? expect.fail("no date"), came: one, checked: true }));
    const people = [
      { person: "often", history: attended(false, false, true) },
      { person: "three", history: attended(false, false, false, true) },
      { person: "never", history: attended(false, false, false, false, false) },
      { person: "new", history: attended(false) },
    ];
    expect(longUnseen(people)).toEqual([
      { person: "never", last: null },
      { person: "three", last: dates[3] },
    ]);
  });
});
