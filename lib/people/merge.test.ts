import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Effective, effectiveAnswer, inForce } from "@/lib/rsvp/answers";
import { attendance, placeOf } from "@/lib/rsvp/attendance";
import type { LocalDateTime } from "@/lib/time";
import { type Entry, type Merge, mergeEntries, type SaidRow, type StandingRow } from "./merge";

const SERIES = "run";
const hour = (n: number) => new Date(Date.UTC(2026, 2, 1, n));
const DATES = Array.from({ length: 12 }, (_, index) => ({ meetupId: `date ${index}`, startsAt: hour(index * 4 + 2) }));

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
  for (const row of [...said, ...standing]) expect(absorbed).not.toContain(row.memberId);
  return all
    .filter(({ memberId }) => !absorbed.has(memberId))
    .map((entry) => ({
      ...entry,
      ...merge.combine.find(({ memberId }) => memberId === entry.memberId),
      said: said.filter(({ memberId }) => memberId === entry.memberId).map(({ memberId: _, ...row }) => row),
      standing: standing.filter(({ memberId }) => memberId === entry.memberId).map(({ memberId: _, ...row }) => row),
    }));
}

const memberAt = (entries: readonly Entry[], at: Date) =>
  entries.filter(({ joinedAt, leftAt }) => inForce({ from: joinedAt, until: leftAt }, at));

/** The answer of each membership in force at a date. */
function answersOn(entries: readonly Entry[], { meetupId, startsAt }: (typeof DATES)[number]): (Effective | null)[] {
  return memberAt(entries, startsAt).map(({ said, standing }) => {
    const own = said.filter((one) => one.meetupId === meetupId);
    expect(own.length).toBeLessThanOrEqual(1);
    expect(standing.filter((row) => inForce(row, startsAt)).length).toBeLessThanOrEqual(1);
    const local = "2026-03-10T19:00:00" as LocalDateTime;
    const spoken = { own: own[0] ? { ...own[0], note: null, brings: 0 } : null, standing, aways: [] };
    return effectiveAnswer(spoken, { startsAt, local });
  });
}

/** What design.md says of two answers of one person to one date. */
function expected(a: Effective | null, b: Effective | null): { answer: string; ticket: number } | null {
  if (!a || !b) return a ?? b;
  if (a.answer === "in" && b.answer === "in") return { answer: "in", ticket: Math.min(a.ticket, b.ticket) };
  if (a.how !== b.how) return a.how === "regular" ? b : a;
  return a.ticket > b.ticket ? a : b;
}

const anyAnswer = fc.constantFrom("in" as const, "maybe" as const, "out" as const);

/** One person's memberships: they follow each other and only the last may run. Tickets are given out later. */
const anyPerson = fc
  .record({
    bounds: fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 5 }),
    answers: fc.array(fc.tuple(fc.nat(DATES.length - 1), anyAnswer), { maxLength: 10 }),
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
    const chosen = new Map(person.answers.filter(([at]) => at % memberships.length === index));
    const said = [...chosen].map(([at, answer]): SaidRow => {
      const { meetupId, startsAt } = DATES[at] ?? { meetupId: "none", startsAt: null };
      return { rsvpId: `${name} ${index} ${at}`, meetupId, seriesId: SERIES, startsAt, answer, ticket: nextTicket() };
    });
    const standing = pairs(person.standing).map((row, at): StandingRow => {
      return { standingId: `${name} ${index} s${at}`, seriesId: SERIES, ticket: nextTicket(), ...row };
    });
    return {
      ...{ memberId: `${name} ${index}`, role: person.roles[index] ?? "member", joinedAt: from, leftAt: until },
      ...{ ending: until && "left", nameless: false, inviteId: null, said, standing },
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
        const [mine = null] = answersOn(kept, date);
        const [theirs = null] = answersOn(brought, date);
        const [merged = null] = answersOn(after, date);
        const wanted = expected(mine, theirs);
        expect(merged && [merged.answer, merged.ticket]).toEqual(wanted && [wanted.answer, wanted.ticket]);
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
              answer?.answer === "in" ? [{ memberId: `us ${index}`, ticket: answer.ticket, heads: 1 }] : [],
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
      const nothing = { move: [], combine: [], said: { drop: [], keep: [] }, standing: { drop: [], add: [] } };
      expect(mergeEntries(after, [])).toEqual(nothing);
    });
  });
});

const entry = (memberId: string, over: Partial<Entry> = {}): Entry => ({
  ...{ memberId, role: "member", joinedAt: hour(0), leftAt: null, ending: null, nameless: false, inviteId: null },
  ...{ said: [], standing: [], ...over },
});

const said = (rsvpId: string, answer: SaidRow["answer"], ticket: number): SaidRow => ({
  ...{ rsvpId, meetupId: "date", seriesId: SERIES, startsAt: hour(20), answer, ticket },
});

describe("by example", () => {
  test("who is only brought changes hands and nothing else", () => {
    const merge = mergeEntries([], [entry("guest", { said: [said("a", "in", 3)] })]);
    expect(merge).toMatchObject({ move: ["guest"], combine: [], said: { drop: [], keep: [] } });
  });

  test("both in: the earlier ticket, in the membership that stays", () => {
    const [mine, theirs] = [said("mine", "in", 7), said("theirs", "in", 4)];
    const merge = mergeEntries([entry("me", { said: [mine] })], [entry("guest", { said: [theirs] })]);
    expect(merge.combine).toMatchObject([{ memberId: "me", absorbs: ["guest"] }]);
    expect(merge.said).toEqual({ drop: ["mine"], keep: [{ rsvpId: "theirs", memberId: "me", ticket: 4 }] });
  });

  test.each([
    ["in", 4, "out", 7, "theirs"],
    ["in", 7, "out", 4, "mine"],
    ["maybe", 4, "in", 7, "theirs"],
    ["maybe", 7, "out", 4, "mine"],
  ] as const)("%s at %i and %s at %i: %s, the newer", (answer, ticket, other, at, wins) => {
    const rows = [said("mine", answer, ticket), said("theirs", other, at)] as const;
    const merge = mergeEntries([entry("me", { said: [rows[0]] })], [entry("guest", { said: [rows[1]] })]);
    expect(merge.said.drop).toEqual([wins === "mine" ? "theirs" : "mine"]);
  });

  test("the higher role of those who are members stays; who left as organizer brings no role", () => {
    const me = entry("me", { joinedAt: hour(1) });
    expect(mergeEntries([me], [entry("guest", { role: "organizer" })]).combine).toMatchObject([
      { role: "organizer", joinedAt: hour(0) },
    ]);
    const former = entry("guest", { role: "organizer", leftAt: hour(9), ending: "removed" });
    expect(mergeEntries([me], [former]).combine).toMatchObject([{ role: "member", leftAt: null, ending: null }]);
  });

  test("a membership that ended before stays with its dates", () => {
    const former = entry("guest", { leftAt: hour(9), ending: "left" });
    expect(mergeEntries([entry("me", { joinedAt: hour(9) })], [former])).toMatchObject({
      move: ["guest"],
      combine: [],
    });
  });

  test("an answer to a date after leaving does not come back", () => {
    const former = entry("guest", { leftAt: hour(9), ending: "left", said: [said("late", "in", 1)] });
    const merge = mergeEntries([entry("me", { said: [said("mine", "in", 5)] })], [former]);
    expect(merge.said).toEqual({ drop: ["late"], keep: [] });
  });

  test("two regulars are one, from the earlier beginning, with the earlier ticket as long as it held", () => {
    const row = (standingId: string, ticket: number, from: number) => ({
      ...{ standingId, seriesId: SERIES, ticket, from: hour(from), until: null },
    });
    const me = entry("me", { standing: [row("mine", 5, 0)] });
    const merge = mergeEntries([me], [entry("guest", { standing: [row("theirs", 2, 6)] })]);
    expect(merge.standing).toEqual({
      drop: ["mine", "theirs"],
      add: [
        { seriesId: SERIES, memberId: "me", ticket: 5, from: hour(0), until: hour(6) },
        { seriesId: SERIES, memberId: "me", ticket: 2, from: hour(6), until: null },
      ],
    });
  });
});
