import fc from "fast-check";
import { expect, test } from "vitest";
import { seatingOn, type Voice } from "@/lib/rsvp/seats";
import { nextMeetups, plainRow } from "@/lib/schedule/meetups";
import { date, tuesdays } from "@/tests/edited";
import { anyVoices, awayOn, joined, LATER_TURN, voice } from "@/tests/voices";
import { becoming, inShort, outlookOf, regularOf, stopping } from "./outlook";

const now = new Date("2026-03-04T12:00:00Z");
const own = (day: string, answer: "in" | "maybe" | "out", ticket = 1) =>
  [date(day), { answer, ticket, brings: 0, note: null }] as const;
const datesWith = (capacity: number | null, cancelled?: string) => {
  const rows = cancelled ? [{ ...plainRow(date(cancelled)), state: "cancelled" as const }] : [];
  return nextMeetups([{ ...tuesdays, capacity }], rows, now, 4);
};
const turn = { ticket: LATER_TURN, from: now };

test("becoming a regular fills dates, waits where they are full, and leaves what one said, away and cancelled dates", () => {
  const voices = [
    voice("ada", {
      own: new Map([own("2026-03-10", "out")]),
      aways: [awayOn("2026-03-17", "2026-03-18", 2)],
    }),
    voice("ben", { own: new Map([own("2026-03-24", "in"), own("2026-03-10", "in")]) }),
    voice("cem", { own: new Map([own("2026-03-24", "in", 2)]) }),
  ];
  const outlook = (capacity: number, cancelled?: string) => {
    const dates = datesWith(capacity, cancelled);
    return outlookOf(becoming(voices, "ada", turn), dates, "ada");
  };
  expect(outlook(1).map(({ prospect }) => prospect)).toEqual([
    { is: "said", answer: "out" },
    { is: "away" },
    { is: "waits", ahead: 1 },
    { is: "seated" },
  ]);
  expect(inShort(outlook(1))).toMatchObject({ seated: 1, waits: [{ date: "2026-03-24" }] });
  expect(outlook(1, "2026-03-31")[3]?.prospect).toEqual({ is: "cancelled" });
});

test("who has said nothing yet becomes a regular as anybody", () => {
  const prospects = outlookOf(becoming([], "ada", turn), datesWith(1), "ada").map(({ prospect }) => prospect.is);
  expect(prospects).toEqual(["seated", "seated", "seated", "seated"]);
});

test("being a regular no more leaves dates without an answer but where one said something", () => {
  const ada = voice("ada", {
    own: new Map([own("2026-03-17", "maybe")]),
    standing: [{ ticket: 1, from: joined, until: null }],
  });
  const prospects = outlookOf(stopping([ada], "ada", now), datesWith(1), "ada").map(({ prospect }) => prospect);
  expect(prospects).toEqual([{ is: "silent" }, { is: "said", answer: "maybe" }, { is: "silent" }, { is: "silent" }]);
});

test("a beginning that another clock wrote ahead of this one ends no earlier", () => {
  const ahead = new Date(now.getTime() + 5000);
  const ada = voice("ada", { standing: [{ ticket: 1, from: ahead, until: null }] });
  expect(stopping([ada], "ada", now)[0]?.standing).toEqual([{ ticket: 1, from: ahead, until: ahead }]);
});

test("one is a regular of the series in which a standing answer runs", () => {
  const row = (until: Date | null) => ({ ticket: 1, from: joined, until });
  const standing = new Map([
    ["run", [row(now), row(null)]],
    ["walk", [row(now)]],
  ]);
  expect(regularOf([{ standing }, { standing: new Map() }])).toEqual(new Set(["run"]));
});

const anyCapacity = fc.option(fc.integer({ min: 1, max: 8 }));
const seated = (voices: readonly Voice[], capacity: number | null) =>
  datesWith(capacity).map((meetup) => seatingOn(voices, meetup));

test("becoming a regular displaces nobody and overtakes nobody", () => {
  fc.assert(
    fc.property(anyVoices, anyCapacity, (voices, capacity) => {
      const after = seated(becoming(voices, "m0", turn), capacity);
      seated(voices, capacity).forEach((before, index) => {
        const line = [...(after[index]?.going ?? []), ...(after[index]?.waiting ?? [])];
        expect(line.slice(0, before.going.length + before.waiting.length)).toEqual([
          ...before.going,
          ...before.waiting,
        ]);
        expect(after[index]?.going.slice(0, before.going.length)).toEqual(before.going);
      });
    }),
  );
});

test("where one is a regular no more nobody else loses a seat", () => {
  fc.assert(
    fc.property(anyVoices, anyCapacity, (voices, capacity) => {
      const after = seated(stopping(voices, "m0", now), capacity);
      seated(voices, capacity).forEach((before, index) => {
        const others = before.going.filter(({ memberId }) => memberId !== "m0");
        expect(after[index]?.going).toEqual(expect.arrayContaining(others));
      });
    }),
  );
});
