import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import type { Seats } from "@/lib/agenda/seats";
import type { WhetherOn } from "@/lib/decisions/minimum";
import type { Effective } from "@/lib/rsvp/answers";
import { rollOf } from "@/lib/rsvp/roll";
import type { Room } from "@/lib/rsvp/room";
import { meetups } from "@/lib/schedule/meetups";
import { messages } from "@/messages/en";
import { tuesdays } from "@/tests/edited";
import { answerShown, badgesShown, dateShown, partsShown, rowShown, summaryShown } from "./shown";

const t = createTranslator({ locale: "en", messages, namespace: "rsvp" });

const said = (answer: Effective["answer"], ticket: number, more: Partial<Effective> = {}): Effective => ({
  ...{ answer, ticket, note: null, brings: 0, how: "own" },
  ...more,
});
const person = (memberId: string, effective: Effective | null, name: string | null = memberId) => ({
  ...{ memberId, userId: `user of ${memberId}`, name, effective },
  by: null as { name: string | null } | null,
});
const toAda = { memberId: "Ada", everybody: false, locale: "en", zone: "Europe/Berlin" };

test("people are sorted by what counts, with what stands beside their names, to one of them", () => {
  const people = [
    person("Ada", said("in", 1, { brings: 2, note: "by bike", how: "regular" })),
    person("Bo", said("in", 2)),
    { ...person("Cem", said("out", 3), null), by: { name: "Ada" } },
    { ...person("Eve", said("maybe", 4)), by: { name: null } },
    person("Dan", null),
  ];
  const roll = rollOf(people, 3, 4);
  const parts = partsShown(t, roll, toAda).map(({ title, count, more, people: its }) => ({
    ...{ title, count, more },
    people: its.map(({ label, extra, brings, said: by, note }) => [label, extra, brings?.words ?? null, by, note]),
  }));
  expect(parts).toEqual([
    { title: "Going", count: 3, more: null, people: [["Ada", "you, regular", "and 2 more", null, "by bike"]] },
    { title: "Waiting for a seat", count: 1, more: null, people: [["Bo", null, null, null, null]] },
    { title: "Maybe", count: 1, more: null, people: [["Eve", null, null, "Former member said so", null]] },
    { title: "Can’t come", count: 1, more: null, people: [["Former member", null, null, "Ada said so", null]] },
    { title: "Not answered yet", count: 5, more: "and 4 more", people: [["Dan", null, null, null, null]] },
  ]);
  expect(summaryShown(t, roll.counts)).toBe("3 going · 1 waiting · 1 maybe · 5 not answered");
});

test("of many the first are named and the reader, unless everybody is asked for", () => {
  const many = Array.from({ length: 50 }, (_, index) => person(`m${index}`, said("in", index)));
  const roll = rollOf([...many, person("Ada", said("in", 99, { brings: 1 }))], null);
  const [cut] = partsShown(t, roll, toAda);
  expect([cut?.count, cut?.people.length, cut?.people.at(-1)?.label, cut?.more]).toEqual([
    52,
    25,
    "Ada",
    "and 26 more",
  ]);
  const [all] = partsShown(t, roll, { ...toAda, everybody: true });
  expect([all?.people.length, all?.more]).toEqual([51, null]);
});

test("of a cancelled date all is past: nobody goes, no seat is free, and nobody is to go first", () => {
  const [meetup] = meetups([tuesdays], [], { from: new Date("2026-03-01T00:00Z"), to: new Date("2026-03-04T00:00Z") });
  if (!meetup) throw new Error("no date");
  const now = new Date("2026-03-01T00:00Z");
  const shown = (state: "on" | "cancelled", people = [person("Ada", said("in", 1))]) => {
    const { answer, summary, badges, nobody, parts } = dateShown(
      t,
      { meetup: { ...meetup, state }, people, others: 0 },
      toAda,
      now,
    );
    return [answer.status.look, answer.status.words, summary, badges.length, nobody, parts[0]?.title];
  };
  expect(shown("on")).toEqual(["in", "You’re in", "1 going", 1, null, "Going"]);
  expect(shown("cancelled")).toEqual(["none", "You had said in", "", 0, null, "Were in"]);
  expect(shown("cancelled", [])).toContain("Nobody had said yes.");
  expect(shown("on", [])).toContain("Nobody has said yes yet. Somebody goes first.");
});

test.each([
  [{ answer: "maybe" as const }, "You had said maybe"],
  [{ answer: "out" as const }, "You had said out"],
  [{ answer: "out" as const, how: "away" as const }, "You’d have been away"],
  [{ answer: "in" as const, how: "regular" as const, brings: 2 }, "You had said in"],
  [{ answer: "in" as const, place: { state: "waiting" as const, ahead: 1 } }, "You were on the waiting list"],
  [{ answer: null }, "You had not answered"],
])("what held on a cancelled date, %j, is told as past: %s", (mine, words) => {
  const shown = answerShown(t, { note: null, closed: "cancelled", ...mine });
  expect(shown.status).toEqual({ look: "none", words });
});

test("a face tells nothing of who asked not to be named", () => {
  const parts = partsShown(t, rollOf([person("Cem", said("in", 1), null), person("Dan", said("in", 2))], null), toAda);
  expect(parts[0]?.people.map(({ id }) => id)).toEqual(["Cem", "user of Dan"]);
});

test("badges say whether it is on and whether there is room", () => {
  const badges = (whether: WhetherOn | null, room: Room) =>
    badgesShown(t, { whether, room }).map(({ tone, text }) => `${tone}: ${text}`);
  expect(badges(null, { state: "open" })).toEqual([]);
  expect(badges(null, { state: "free", seats: 2 })).toEqual(["neutral: 2 seats free"]);
  expect(badges(null, { state: "next", seats: 1, heads: 3, waiting: 1 })).toEqual([
    "warning: 1 seat free, a party of 3 is next",
  ]);
  expect(badges(null, { state: "full", waiting: 0 })).toEqual(["warning: Full"]);
  expect(badges(null, { state: "full", waiting: 1 })).toEqual(["warning: Full, 1 waiting"]);
  expect(badges({ is: "needs", more: 1, at: new Date(0), ifShort: "ask" }, { state: "free", seats: 2 })).toEqual([
    "warning: Needs 1 more to be on",
  ]);
  expect(badges({ is: "on", byRule: true }, { state: "free", seats: 1 })).toEqual([
    "positive: It’s on",
    "neutral: 1 seat free",
  ]);
  expect(badges({ is: "on", byRule: true }, { state: "full", waiting: 0 })).toEqual(["warning: Full"]);
  expect(badges({ is: "asked", more: 2 }, { state: "open" })).toEqual(["warning: Needs 2 more, organizers decide"]);
  expect(badges({ is: "off", byRule: true, heads: 1 }, { state: "open" })).toEqual([]);
});

const full: Room = { state: "full", waiting: 2 };

test("my answer says what it is and what it becomes when another is pressed", () => {
  const open = answerShown(t, { answer: null, note: null, most: 1, room: full });
  expect([open.status.look, open.inLabel]).toEqual(["none", "Join the waiting list (2 ahead)"]);
  expect(open.pressed.in).toEqual([
    { look: "waiting", words: "You’re third on the waiting list" },
    { look: "waiting", words: "You’re third on the waiting list, with 1 more" },
  ]);
  expect(open.pressed.maybe[1]).toEqual({ look: "maybe", words: "You said maybe, with 1 more" });
  const waiting = answerShown(t, { answer: "in", note: "late", place: { state: "waiting", ahead: 1 }, room: full });
  expect(waiting.status).toEqual({ look: "waiting", words: "You’re second on the waiting list" });
  expect([waiting.pressed.in, waiting.inLabel]).toEqual([[waiting.status], null]);
  expect(answerShown(t, { answer: "in", note: null, closed: "started" }).closed).toBe(
    "Answers closed when it started.",
  );
});

test("a party that is bigger than what is free waits as soon as its answer is pressed", () => {
  const { pressed, inLabel } = answerShown(t, {
    answer: "maybe",
    note: null,
    most: 2,
    room: { state: "free", seats: 2 },
  });
  expect(pressed.in.map(({ words }) => words)).toEqual([
    "You’re in",
    "You’re in, with 1 more",
    "You’re first on the waiting list, with 2 more",
  ]);
  expect(inLabel).toBeNull();
});

test("a row says how many go and how much room is left until it is over, and nothing where nobody was asked", () => {
  const [meetup] = meetups([tuesdays], [], { from: new Date("2026-03-01T00:00Z"), to: new Date("2026-03-04T00:00Z") });
  if (!meetup) throw new Error("no date");
  const seats = { going: 5, room: full, place: { state: "waiting", ahead: 2 } } as const;
  const row = (now: Date, its: Seats | null = seats) => rowShown(t, { meetup, mine: said("in", 9), seats: its }, now);
  const before = row(new Date("2026-03-01T00:00Z"));
  expect([before.summary, before.answer.status.words]).toEqual([
    "5 going · Full, 2 waiting",
    "You’re third on the waiting list",
  ]);
  expect(row(meetup.endsAt).summary).toBe("");
  const cancelled = rowShown(t, { meetup: { ...meetup, state: "cancelled" }, mine: said("in", 9), seats }, new Date(0));
  expect(cancelled.summary).toBe("");
  expect(row(meetup.endsAt, null).answer.status.words).toBe("You’re in");
  expect(row(new Date(0), { going: 0, room: { state: "open" }, place: null }).summary).toBe("");
});

test("my answer says by what it holds and who gave it", () => {
  const words = (how: Effective["how"], by: { name: string | null } | null = null) => {
    const { status, said: saying } = answerShown(t, { answer: how === "away" ? "out" : "in", note: null, how, by });
    return [status.look, status.words, saying];
  };
  expect(words("regular")).toEqual(["in", "You’re in (regular)", null]);
  expect(words("away")).toEqual(["out", "You’re away", null]);
  expect(words("own", { name: "Ada" })).toEqual(["in", "You’re in", "Ada said so for you"]);
  expect(words("own", { name: null })).toEqual(["in", "You’re in", "A former member said so for you"]);
});
