import fc from "fast-check";
import { expect, test } from "vitest";
import { attendance, type InAnswer } from "./attendance";

const party = (ticket: number, heads = 1): InAnswer => ({ memberId: `m${ticket}`, ticket, heads });
const tickets = (answers: InAnswer[]) => answers.map((answer) => answer.ticket);

const parties = fc
  .uniqueArray(fc.record({ ticket: fc.nat(500), heads: fc.integer({ min: 1, max: 10 }) }), {
    selector: (answer) => answer.ticket,
    maxLength: 40,
  })
  .map((list) => list.map(({ ticket, heads }) => party(ticket, heads)));

test("without a capacity everybody goes, first come first", () => {
  expect(tickets(attendance(null, [party(9), party(2), party(5)]).going)).toEqual([2, 5, 9]);
});

test("the first tickets get the seats", () => {
  const seating = attendance(2, [party(9), party(2), party(5)]);
  expect(tickets(seating.going)).toEqual([2, 5]);
  expect(tickets(seating.waiting)).toEqual([9]);
});

test("from the first party that does not fit everybody waits", () => {
  const seating = attendance(4, [party(1, 2), party(2, 3), party(3, 1)]);
  expect(tickets(seating.going)).toEqual([1]);
  expect(tickets(seating.waiting)).toEqual([2, 3]);
});

test("never more heads than seats, nobody twice, nobody lost, no later ticket before an earlier", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), parties, (capacity, answers) => {
      const { going, waiting, goingHeads } = attendance(capacity, answers);
      expect(goingHeads).toBe(going.reduce((sum, answer) => sum + answer.heads, 0));
      expect(goingHeads).toBeLessThanOrEqual(capacity);
      const line = tickets([...going, ...waiting]);
      expect(line).toEqual(tickets(answers).sort((a, b) => a - b));
    }),
  );
});

test("a later answer displaces nobody", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      parties,
      fc.integer({ min: 1, max: 10 }),
      (capacity, answers, heads) => {
        const before = attendance(capacity, answers).going;
        const after = attendance(capacity, [...answers, party(501, heads)]).going;
        expect(tickets(after).slice(0, before.length)).toEqual(tickets(before));
      },
    ),
  );
});
