import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import type { Effective } from "@/lib/rsvp/answers";
import { rollOf } from "@/lib/rsvp/roll";
import { messages } from "@/messages/en";
import { answerShown, badgesShown, partsShown, summaryShown } from "./shown";

const t = createTranslator({ locale: "en", messages, namespace: "rsvp" });

const said = (answer: Effective["answer"], ticket: number, more: Partial<Effective> = {}): Effective => ({
  ...{ answer, ticket, note: null, brings: 0, how: "own" },
  ...more,
});
const person = (memberId: string, effective: Effective | null, name: string | null = memberId) => ({
  ...{ memberId, userId: `user of ${memberId}`, name, effective },
});

test("people are sorted by what counts, with what stands beside their names, to one of them", () => {
  const people = [
    person("Ada", said("in", 1, { brings: 2, note: "by bike" })),
    person("Bo", said("in", 2)),
    person("Cem", said("out", 3), null),
    person("Dan", null),
  ];
  const roll = rollOf(people, 3, 4);
  const parts = partsShown(t, roll, "Ada").map(({ title, count, people: its }) => ({
    ...{ title, count },
    people: its.map(({ label, extra, note }) => [label, extra, note]),
  }));
  expect(parts).toEqual([
    { title: "Going", count: 1, people: [["Ada", "you, and 2 more", "by bike"]] },
    { title: "Waiting for a seat", count: 1, people: [["Bo", null, null]] },
    { title: "Can’t come", count: 1, people: [["Former member", null, null]] },
    { title: "Not answered yet", count: 5, people: [["Dan", null, null]] },
  ]);
  expect(summaryShown(t, roll.counts)).toBe("3 going · 1 waiting · 5 not answered");
});

test("a face tells nothing of who asked not to be named", () => {
  const parts = partsShown(t, rollOf([person("Cem", said("in", 1), null), person("Dan", said("in", 2))], null), "");
  expect(parts[0]?.people.map(({ id }) => id)).toEqual(["Cem", "user of Dan"]);
});

test("badges say whether it is on and whether there is room", () => {
  const badges = (going: number, capacity: number | null, waiting = 0, minimum: number | null = null) =>
    badgesShown(t, { going, capacity, waiting, minimum }).map(({ tone, text }) => `${tone}: ${text}`);
  expect(badges(3, null)).toEqual([]);
  expect(badges(3, 5)).toEqual(["neutral: 2 seats left"]);
  expect(badges(5, 5)).toEqual(["warning: Full"]);
  expect(badges(4, 5, 1)).toEqual(["warning: Full, 1 waiting"]);
  expect(badges(3, 5, 0, 4)).toEqual(["warning: Needs 1 more to be on"]);
  expect(badges(4, 5, 0, 4)).toEqual(["positive: It’s on", "neutral: 1 seat left"]);
});

test("my answer says what it is and what it becomes when another is pressed", () => {
  const open = answerShown(t, { answer: null, note: null, ahead: 2 });
  expect([open.status.look, open.inLabel]).toEqual(["none", "Join the waiting list (2 ahead)"]);
  expect(open.pressed.in).toEqual({ look: "waiting", words: "You’re on the waiting list, place 3" });
  expect(open.pressed.maybe).toEqual({ look: "maybe", words: "You said maybe" });
  const waiting = answerShown(t, { answer: "in", note: "late", place: 2 });
  expect(waiting.status).toEqual({ look: "waiting", words: "You’re on the waiting list, place 2" });
  expect(waiting.pressed.in).toEqual(waiting.status);
  expect(answerShown(t, { answer: "in", note: null, closed: "started" }).closed).toBe(
    "Answers closed when it started.",
  );
});
