import { expect, test } from "vitest";
import { attendance } from "./attendance";
import { mostToBring, whyNotBring } from "./party";

const party = (memberId: string, ticket: number, heads: number) => ({ memberId, ticket, heads });
const ada = { before: { answer: "in" as const, brings: 0 }, answer: "in" as const, memberId: "ada" };

test("a seated party grows into free seats", () => {
  const seating = attendance(4, [party("ada", 1, 1), party("ben", 2, 1)]);
  expect(whyNotBring({ ...ada, brings: 2 }, { mayBring: 5, capacity: 4 }, seating)).toBeNull();
  expect(whyNotBring({ ...ada, brings: 3 }, { mayBring: 5, capacity: 4 }, seating)).toBe("noRoom");
});

test("a seated party does not grow while anybody waits, even where a seat is free", () => {
  const seating = attendance(4, [party("ada", 1, 1), party("ben", 2, 2), party("cleo", 3, 2)]);
  expect(whyNotBring({ ...ada, brings: 1 }, { mayBring: 5, capacity: 4 }, seating)).toBe("noRoom");
});

test("a waiting party grows behind those before it, but never beyond all seats", () => {
  const seating = attendance(2, [party("ben", 1, 2), party("ada", 2, 1)]);
  expect(whyNotBring({ ...ada, brings: 1 }, { mayBring: 5, capacity: 2 }, seating)).toBeNull();
  expect(whyNotBring({ ...ada, brings: 2 }, { mayBring: 5, capacity: 2 }, seating)).toBe("tooMany");
});

test("nobody brings more than one may, but who brought more before keeps them", () => {
  const seating = attendance(null, []);
  const terms = { mayBring: 1, capacity: null };
  expect(whyNotBring({ ...ada, brings: 2 }, terms, seating)).toBe("tooMany");
  expect(whyNotBring({ ...ada, before: { answer: "in", brings: 3 }, brings: 3 }, terms, seating)).toBeNull();
  expect(whyNotBring({ ...ada, before: { answer: "in", brings: 3 }, brings: 2 }, terms, seating)).toBeNull();
  expect(whyNotBring({ ...ada, before: { answer: "maybe", brings: 3 }, brings: 2 }, terms, seating)).toBe("tooMany");
});

test("who is not in yet joins the line with all whom they bring", () => {
  const seating = attendance(2, [party("ben", 1, 2)]);
  expect(whyNotBring({ ...ada, before: null, brings: 1 }, { mayBring: 1, capacity: 2 }, seating)).toBeNull();
});

test("one is offered to bring what is allowed and has seats, and what one brings already", () => {
  expect(mostToBring({ mayBring: 0, capacity: 10 }, null)).toBe(0);
  expect(mostToBring({ mayBring: 3, capacity: null }, 1)).toBe(3);
  expect(mostToBring({ mayBring: 3, capacity: 2 }, null)).toBe(1);
  expect(mostToBring({ mayBring: 3, capacity: 0 }, null)).toBe(0);
  expect(mostToBring({ mayBring: 0, capacity: null }, 2)).toBe(2);
});
