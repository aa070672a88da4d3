import { expect, test } from "vitest";
import type { Answer } from "@/lib/rsvp/answers";
import { comersOf } from "./comers";

function person(memberId: string, answer: Answer | null, ticket = 1) {
  return { memberId, effective: answer && { answer, ticket, note: null, brings: 0, how: "own" as const } };
}

test("who is in, waits or might come is told what is decided, and not who decides it", () => {
  const people = [
    ...[person("Ada", "in"), person("Bo", "in", 2), person("Cem", "maybe")],
    ...[person("Dana", "out"), person("Eve", null)],
  ];
  expect(comersOf(people, 1, null)).toEqual(["Ada", "Bo", "Cem"]);
  expect(comersOf(people, 1, "Ada")).toEqual(["Bo", "Cem"]);
  expect(comersOf([person("Ada", "in")], null, "Ada")).toEqual([]);
});
