import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Effective, effectiveAnswer, inForce, isAwayOn, type Spoken } from "@/lib/rsvp/answers";
import { attendance, placeOf } from "@/lib/rsvp/attendance";
import type { LocalDate, LocalDateTime } from "@/lib/time";
import { type AwayRow, type Entry, type Merge, mergeEntries, type SaidRow, type StandingRow } from "./merge";

const SERIES = "run";
const hour = (n: number) => new Date(Date.UTC(2026, 2, 1, n));
const day = (n: number) => `2026-03-${String(n + 1).padStart(2, "0")}` as LocalDate;
const DATES = Array.from({ length: 12 }, (_, index) => ({
  meetupId: `date ${index}`,
  held: { startsAt: hour(index * 4 + 2), local: `${day(index)}T19:00:00` as LocalDateTime },
}));

/** The same in memory as the command does in the database. */
function apply(merge: Merge, kept: readonly Entry[], brought: readonly Entry[]): Entry[] {
  const all = [...kept, ...brought];
  const absorbed = new Set(merge.combine.flatMap(({ absorbs }) => absorbs));
  const keep = new Map(merge.said.keep.map((one) => [one.rsvpId, one]));
  const said = all
    .flatMap((entry) => entry.said.map((one) => ({ memberId: entry.memberId, ...one, ...keep.get(one.rsvpId) })))
    .filter(({ rsvpId }) => !merge.said.drop.includes(rsvpId));
  const standing = [
    ...all.flatMap((entry) => entry.standing.map((row) => ({ memberId: entry.memberId, ...row }))),
    ...merge.standing.add.map((row, index) => ({ standingId: `new ${index}`, ...row })),
  ].filter(({ standingId }) => !merge.standing.drop.includes(standingId));
  const moved = new Map<string, object>(merge.aways.keep.map((one) => [one.awayTicketId, one]));
  for (const one of merge.aways.end) moved.set(one.awayTicketId, { ...one, awayId: `copy of ${one.awayId}` });
  const aways = all.flatMap((entry) =>
    entry.aways.map((row) => ({ memberId: entry.memberId, ...row, ...moved.get(row.awayTicketId) })),
  );
  for (const row of [...said, ...standing, ...aways]) expect(absorbed).not.toContain(row.memberId);
  return all
    .filter(({ memberId }) => !absorbed.has(memberId))
    .map((entry) => ({
      ...entry,
      ...merge.combine.find(({ memberId }) => memberId === entry.memberId),
      said: said.filter(({ memberId }) => memberId === entry.memberId).map(({ memberId: _, ...row }) => row),
      standing: standing.filter(({ memberId }) => memberId === entry.memberId).map(({ memberId: _, ...row }) => row),
      aways: aways.filter(({ memberId }) => memberId === entry.memberId).map(({ memberId: _, ...row }) => row),
    }));
}

const memberAt = (entries: readonly Entry[], at: Date) =>
  entries.filter(({ joinedAt, leftAt }) => inForce({ from: joinedAt, until: leftAt }, at));

type Held = (typeof DATES)[number];

/** What each membership in force at a date says to it. */
function spokenOn(entries: readonly Entry[], { meetupId, held }: Held): Spoken[] {
  return memberAt(entries, held.startsAt).map(({ said, standing, aways }) => {
    const own = said.filter((one) => one.meetupId === meetupId);
    expect(own.length).toBeLessThanOrEqual(1);
    expect(standing.filter((row) => inForce(row, held.startsAt)).length).toBeLessThanOrEqual(1);
    return { own: own[0] ? { ...own[0], note: null } : null, standing, aways };
  });
}

/** The answer of each membership in force at a date. */
function answersOn(entries: readonly Entry[], date: Held): (Effective | null)[] {
  return spokenOn(entries, date).map((spoken) => effectiveAnswer(spoken, date.held));
}

type Wanted = { answer: string; ticket: number; brings: number } | undefined;

/**
 * What design.md says of two answers of one person to one date, as if one had given both: what either said before an
 * away of either is given up; of two "in"s the earlier with its party, else the newer; a standing one where neither
 * said anything else.
 */
function expected(sides: readonly Spoken[], { held }: Held): Wanted {
  const away = Math.max(
    ...sides.flatMap(({ aways }) => aways.filter((row) => isAwayOn(row, held))).map((row) => row.ticket),
  );
  const isAway = away > Number.NEGATIVE_INFINITY;
  const said = sides.flatMap((side): Effective[] => {
    const answer = effectiveAnswer({ ...side, aways: [] }, held);
    return answer && (!isAway || (answer.how === "own" && answer.ticket > away)) ? [answer] : [];
  });
  if (said.length === 0) return isAway ? { answer: "out", ticket: away, brings: 0 } : undefined;
  const byTicket = said.toSorted((a, b) => a.ticket - b.ticket);
  if (said.every(({ answer }) => answer === "in")) return byTicket[0];
  return byTicket.findLast(({ how }) => how === "own");
}

const anyAnswer = fc.constantFrom("in" as const, "maybe" as const, "out" as const);

/** One person's memberships: they follow each other and only the last may run. Tickets are given out later. */
const anyPerson = fc
  .record({
    bounds: fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 5 }),
    answers: fc.array(fc.tuple(fc.nat(DATES.length - 1), anyAnswer, fc.nat(3)), { maxLength: 10 }),
    aways: fc.array(
      fc.record({
        ...{ of: fc.nat(2), from: fc.nat(11), days: fc.integer({ min: 1, max: 12 }) },
        ...{ after: fc.nat(20), lifted: fc.constantFrom(null, 0, 4, 30) },
      }),
      { maxLength: 3 },
    ),
    standing: fc.uniqueArray(fc.nat(50), { maxLength: 4 }),
    roles: fc.array(fc.constantFrom("organizer" as const, "coOrganizer" as const, "member" as const), {
      minLength: 3,
      maxLength: 3,
    }),
  })
  .map((given) => ({
    ...given,
    bounds: given.bounds.sort((a, b) => a - b),
    standing: given.standing.sort((a, b) => a - b),
  }));

type Person = typeof anyPerson extends fc.Arbitrary<infer Made> ? Made : never;

const pairs = (bounds: readonly number[]) =>
  bounds.flatMap((from, index) =>
    index % 2 === 0 ? [{ from: hour(from), until: hourOrNull(bounds[index + 1]) }] : [],
  );
const hourOrNull = (n: number | undefined) => (n === undefined ? null : hour(n));

function entriesOf(name: string, person: Person, nextTicket: () => number): Entry[] {
  const memberships = pairs(person.bounds);
  return memberships.map(({ from, until }, index): Entry => {
    const mine = person.answers.filter(([at]) => at % memberships.length === index);
    const chosen = new Map(mine.map(([at, answer, brings]) => [at, { answer, brings: answer === "out" ? 0 : brings }]));
    const said = [...chosen].map(([at, answer]): SaidRow => {
      const { meetupId, held } = DATES[at] ?? { meetupId: "none", held: null };
      return { rsvpId: `${name} ${index} ${at}`, meetupId, seriesId: SERIES, held, ...answer, ticket: nextTicket() };
    });
    const aways = person.aways
      .filter(({ of }) => of % memberships.length === index)
      .map((away, at): AwayRow => {
        const setAt = new Date(from.getTime() + away.after * 3_600_000);
        const liftedAt = away.lifted === null ? null : new Date(setAt.getTime() + away.lifted * 3_600_000);
        const [id, days] = [`${name} ${index} a${at}`, { from: day(away.from), until: day(away.from + away.days) }];
        return { awayTicketId: id, awayId: id, seriesId: SERIES, ticket: nextTicket(), ...days, setAt, liftedAt };
      });
    const standing = pairs(person.standing).map((row, at): StandingRow => {
      return { standingId: `${name} ${index} s${at}`, seriesId: SERIES, ticket: nextTicket(), ...row };
    });
    return {
      ...{ memberId: `${name} ${index}`, role: person.roles[index] ?? "member", joinedAt: from, leftAt: until },
      ...{ ending: until && "left", nameless: false, inviteId: null, said, standing, aways },
    };
  });
}

const anyCase = fc
  .tuple(
    anyPerson,
    anyPerson,
    fc.shuffledSubarray(
      Array.from({ length: 120 }, (_, index) => index),
      { minLength: 120 },
    ),
  )
  .map(([a, b, tickets]) => {
    const next = () => tickets.pop() ?? -1;
    return { kept: entriesOf("kept", a, next), brought: entriesOf("brought", b, next), others: tickets.slice(0, 6) };
  });

describe("any two entries of one person", () => {
  const check = (property: (given: { kept: Entry[]; brought: Entry[]; others: number[] }) => void) =>
    fc.assert(fc.property(anyCase, property), { numRuns: 200 });

  test("are members afterwards just when either was, once", () => {
    check(({ kept, brought }) => {
      const after = apply(mergeEntries(kept, brought), kept, brought);
      for (let n = -1; n < 60; n += 1) {
        const at = hour(n);
        expect(memberAt(after, at).length).toBe(memberAt([...kept, ...brought], at).length > 0 ? 1 : 0);
      }
    });
  });

  test("lose no answer: each date has one of the two, by the rule", () => {
    check(({ kept, brought }) => {
      const after = apply(mergeEntries(kept, brought), kept, brought);
      for (const date of DATES) {
        const [merged] = answersOn(after, date);
        const wanted = expected([...spokenOn(kept, date), ...spokenOn(brought, date)], date);
        const shown = (one: Wanted | null) => one && [one.answer, one.ticket, one.brings];
        expect(shown(merged) ?? null).toEqual(shown(wanted) ?? null);
      }
    });
  });

  test("take nobody's seat, and never more seats than there are", () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 6 }), ({ kept, brought, others }, capacity) => {
        const after = apply(mergeEntries(kept, brought), kept, brought);
        const line = others.map((ticket, index) => ({ memberId: `other ${index}`, ticket, heads: 1 }));
        for (const date of DATES) {
          const seat = (entries: readonly Entry[]) => {
            const ins = answersOn(entries, date).flatMap((answer, index) =>
              answer?.answer === "in"
                ? [{ memberId: `us ${index}`, ticket: answer.ticket, heads: 1 + answer.brings }]
                : [],
            );
            return attendance(capacity, [...line, ...ins]);
          };
          const [was, is] = [seat([...kept, ...brought]), seat(after)];
          expect(is.goingHeads).toBeLessThanOrEqual(capacity);
          for (const { memberId } of line) {
            if (placeOf(was, memberId)?.state === "going") expect(placeOf(is, memberId)).toEqual({ state: "going" });
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test("merged again change nothing", () => {
    check(({ kept, brought }) => {
      const after = apply(mergeEntries(kept, brought), kept, brought);
      const nothing = {
        ...{ move: [], combine: [], said: { drop: [], keep: [] } },
        ...{ standing: { drop: [], add: [] }, aways: { keep: [], end: [] } },
      };
      expect(mergeEntries(after, [])).toEqual(nothing);
    });
  });
});
