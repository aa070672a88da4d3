/** What people may have said for the next Tuesdays of `tuesdays`: for tests of rules over many dates. */
import fc from "fast-check";
import type { Away, OwnAnswer } from "@/lib/rsvp/answers";
import type { Voice } from "@/lib/rsvp/seats";
import { addDays, type LocalDate } from "@/lib/time";
import { date } from "./edited";

export const joined = new Date("2026-01-01T12:00:00Z");

/** A member with what they said. */
export function voice(memberId: string, said: Partial<Voice> = {}): Voice {
  return { memberId, joinedAt: joined, leftAt: null, own: new Map(), standing: [], aways: [], ...said };
}

/** A stretch of days said at `setAt`. */
export function awayOn(from: string, until: string, ticket: number, setAt = joined): Away {
  return { ticket, from: date(from), until: date(until), setAt, liftedAt: null };
}

/** Tickets in these are below 60: a turn of a command is later. */
export const LATER_TURN = 60;

const comingTuesdays = ["2026-03-10", "2026-03-17", "2026-03-24"].map(date);

/** Up to eight members who said anything for three Tuesdays, no two things at one turn. */
export const anyVoices: fc.Arbitrary<Voice[]> = fc
  .array(
    fc.record({
      own: fc.array(
        fc.record({
          date: fc.constantFrom(...comingTuesdays),
          answer: fc.constantFrom("in" as const, "in" as const, "maybe" as const, "out" as const),
          brings: fc.nat(3),
        }),
        { maxLength: 3 },
      ),
      regular: fc.boolean(),
      aways: fc.array(fc.record({ start: fc.nat(20), length: fc.integer({ min: 1, max: 20 }) }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .chain((people) =>
    fc
      .shuffledSubarray(
        Array.from({ length: LATER_TURN - 1 }, (_, index) => index + 1),
        { minLength: LATER_TURN - 1 },
      )
      .map((tickets) => people.map((said, index) => personOf(`m${index}`, said, () => tickets.pop() ?? 0))),
  );

type Said = {
  own: (Pick<OwnAnswer, "answer" | "brings"> & { date: LocalDate })[];
  regular: boolean;
  aways: { start: number; length: number }[];
};

function personOf(memberId: string, { own, regular, aways }: Said, ticket: () => number): Voice {
  const answer = ({ answer, brings }: Said["own"][number]): OwnAnswer => ({
    ...{ answer, note: null, ticket: ticket() },
    brings: answer === "in" ? brings : 0,
  });
  return voice(memberId, {
    own: new Map(own.map((one) => [one.date, answer(one)])),
    standing: regular ? [{ ticket: ticket(), from: joined, until: null }] : [],
    aways: aways.map(({ start, length }, index) => {
      const from = addDays(date("2026-03-05"), start);
      return awayOn(from, addDays(from, length), ticket(), new Date(joined.getTime() + index));
    }),
  });
}
