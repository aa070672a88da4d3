import fc from "fast-check";
import { expect, test } from "vitest";
import type { Said } from "@/lib/agenda/agenda";
import type { Away } from "@/lib/rsvp/answers";
import { seatingOn, type Voice } from "@/lib/rsvp/seats";
import { type MeetupRow, nextMeetups, plainRow } from "@/lib/schedule/meetups";
import type { Schedule } from "@/lib/schedule/next";
import { date, tuesdays } from "@/tests/edited";
import { anyVoices, awayOn, joined, LATER_TURN, voice } from "@/tests/voices";
import { coveredBy, hadOn, lifting, returnsOf } from "./away";
import { changing } from "./outlook";

const now = new Date("2026-03-04T12:00:00Z");
const said = { turn: LATER_TURN, now };
const own = (day: string, answer: "in" | "maybe" | "out", ticket: number, brings = 0) =>
  [date(day), { answer, ticket, brings, note: null }] as const;
const regular = { standing: [{ ticket: 1, from: joined, until: null }] };
const march = awayOn("2026-03-10", "2026-03-25", 5);

function back(
  voices: readonly Voice[],
  away: Away,
  change: { rows?: MeetupRow[]; capacity?: number; may?: number } = {},
) {
  const plans = [{ ...tuesdays, capacity: change.capacity ?? null, mayBring: change.may ?? 9 }];
  return returnsOf({ plans, rows: change.rows ?? [], voices }, "ada", away, said).map(
    ({ meetup, brings, place }) => [meetup.date, brings, place?.state ?? null] as const,
  );
}

test("what an away alone held back comes back: standing and older own ins, with whom one brings", () => {
  const ada = voice("ada", {
    ...regular,
    own: new Map([own("2026-03-17", "in", 2, 2), own("2026-03-24", "maybe", 3)]),
    aways: [march],
  });
  expect(back([ada], march)).toEqual([
    ["2026-03-10", 0, "going"],
    ["2026-03-17", 2, "going"],
  ]);
});

test("nothing comes back where an answer was newer, another away covers, or it was lifted already", () => {
  const newer = voice("ada", { ...regular, own: new Map([own("2026-03-10", "in", 9)]), aways: [march] });
  expect(back([newer], march).map(([day]) => day)).toEqual(["2026-03-17", "2026-03-24"]);
  const other = awayOn("2026-03-16", "2026-04-01", 7, new Date(joined.getTime() + 1));
  const twice = voice("ada", { ...regular, aways: [march, other] });
  expect(back([twice], march).map(([day]) => day)).toEqual(["2026-03-10"]);
  expect(back([twice], other).map(([day]) => day)).toEqual(["2026-03-31"]);
  expect(back([voice("ada", { ...regular, aways: [{ ...march, liftedAt: joined }] })], march)).toEqual([]);
  expect(back([voice("ben", { ...regular, aways: [march] })], march)).toEqual([]);
});

test("an own in that only the older of two aways is older than comes back with the newer one", () => {
  const newer = awayOn("2026-03-10", "2026-03-11", 10, new Date(joined.getTime() + 1));
  const ada = voice("ada", { own: new Map([own("2026-03-10", "in", 7)]), aways: [march, newer] });
  expect(back([ada], newer)).toEqual([["2026-03-10", 0, "going"]]);
});

test("dates that have begun stay as they were", () => {
  const ada = voice("ada", { ...regular, aways: [awayOn("2026-02-20", "2026-03-12", 5)] });
  expect(back([ada], awayOn("2026-02-20", "2026-03-12", 5)).map(([day]) => day)).toEqual(["2026-03-10"]);
});

test("one brings as many as one may now, and waits at the end of the line", () => {
  const ada = voice("ada", { own: new Map([own("2026-03-10", "in", 2, 3)]), aways: [march] });
  expect(back([ada], march, { may: 2 })).toEqual([["2026-03-10", 2, "going"]]);
  expect(back([ada], march, { may: 2, capacity: 2 })).toEqual([["2026-03-10", 1, "going"]]);
  const ben = voice("ben", { own: new Map([own("2026-03-10", "in", 50)]) });
  expect(back([ada, ben], march, { may: 1, capacity: 2 })).toEqual([["2026-03-10", 1, "waiting"]]);
});

test("cancelled dates and dates that an edit took away get a new ticket too, without a place", () => {
  const row = (day: string, state: MeetupRow["state"]) => ({ ...plainRow(date(day)), state });
  const ada = voice("ada", { ...regular, own: new Map([own("2026-03-24", "in", 2)]), aways: [march] });
  const rows = [row("2026-03-10", "cancelled"), row("2026-03-17", "carried"), row("2026-03-24", "retired")];
  expect(back([ada], march, { rows })).toEqual([
    ["2026-03-10", 0, null],
    ["2026-03-24", 0, null],
  ]);
});

const anyCapacity = fc.option(fc.integer({ min: 1, max: 8 }));
const datesWith = (capacity: number | null) => nextMeetups([{ ...tuesdays, capacity, mayBring: 2 }], [], now, 4);

test("lifting an away displaces nobody, overtakes nobody, and no held back ticket counts again", () => {
  fc.assert(
    fc.property(anyVoices, anyCapacity, (voices, capacity) => {
      const away = voices[0]?.aways[0];
      fc.pre(away !== undefined);
      const plans = [{ ...tuesdays, capacity, mayBring: 2 }];
      const returns = returnsOf({ plans, rows: [], voices }, "m0", away, said);
      const after = lifting(voices, "m0", away, { ...said, returns });
      for (const meetup of datesWith(capacity)) {
        const [before, then] = [seatingOn(voices, meetup), seatingOn(after, meetup)];
        const line = [...before.going, ...before.waiting];
        expect([...then.going, ...then.waiting].slice(0, line.length)).toEqual(line);
        expect(then.going.slice(0, before.going.length)).toEqual(before.going);
        const place = returns.find((one) => one.meetup.date === meetup.date)?.place;
        if (place) expect(then[place.state].some(({ memberId }) => memberId === "m0")).toBe(true);
        const mine = [...then.going, ...then.waiting].find(({ memberId }) => memberId === "m0");
        if (mine && !line.includes(mine) && !line.some(({ memberId }) => memberId === "m0")) {
          expect(mine.ticket).toBe(LATER_TURN);
        }
      }
    }),
  );
});

test("setting an away and lifting it leaves nobody else worse off, and oneself on the same dates", () => {
  fc.assert(
    fc.property(anyVoices, anyCapacity, (voices, capacity) => {
      const away = { ...awayOn("2026-03-10", "2026-03-18", LATER_TURN), setAt: now };
      const gone = changing(voices, "m0", (one) => ({ ...one, aways: [...one.aways, away] }));
      const plans = [{ ...tuesdays, capacity, mayBring: 2 }];
      const later = { turn: LATER_TURN + 1, now };
      const returns = returnsOf({ plans, rows: [], voices: gone }, "m0", away, later);
      const after = lifting(gone, "m0", away, { ...later, returns });
      for (const meetup of datesWith(capacity)) {
        const [before, then] = [seatingOn(voices, meetup), seatingOn(after, meetup)];
        const others = before.going.filter(({ memberId }) => memberId !== "m0");
        expect(then.going).toEqual(expect.arrayContaining(others));
        const isIn = ({ going, waiting }: typeof before) =>
          [...going, ...waiting].some(({ memberId }) => memberId === "m0");
        expect(isIn(then)).toBe(isIn(before));
      }
    }),
  );
});

const schedule: Schedule = {
  ...{ seriesId: "run", groupId: "group", name: "Run", description: null },
  ...{ plans: [tuesdays], rows: [{ ...plainRow(date("2026-03-24")), state: "cancelled" }] },
};
const lists = (own: Said["own"] = new Map()) => ({
  schedules: [schedule],
  said: [{ groupId: "group", groupName: "Runners", memberId: "me", own, standing: new Map(), aways: new Map() }],
});

test("covered are the dates of those days that take place and have not begun", () => {
  const covered = (from: string, until: string) =>
    coveredBy({ from: date(from), until: date(until) }, lists(), now).map(({ meetup }) => meetup.date);
  expect(covered("2026-02-01", "2026-03-17")).toEqual(["2026-03-10"]);
  expect(covered("2026-03-10", "2026-04-01")).toEqual(["2026-03-10", "2026-03-17", "2026-03-31"]);
  expect(covered("2026-03-11", "2026-03-17")).toEqual([]);
});

test("what one had on a date: a seat, a place in the line, an answer, nothing", () => {
  const had = (answer: "in" | "maybe" | "out" | null, voices: readonly Voice[] = [], memberId = "ada") => {
    const own = new Map(answer ? [["run/2026-03-10", { answer, ticket: 1, brings: 0, note: null }]] : []);
    const [item] = coveredBy({ from: date("2026-03-10"), until: date("2026-03-11") }, lists(own), now);
    if (!item) throw new Error("no date");
    return hadOn(item, voices, new Set([memberId]));
  };
  const many = Array.from({ length: 9 }, (_, index) =>
    voice(`m${index}`, { own: new Map([own("2026-03-10", "in", index)]) }),
  );
  expect([had(null), had("maybe"), had("out")]).toEqual(["nothing", "maybe", "out"]);
  expect([had("in", many, "m0"), had("in", many, "m8")]).toEqual(["seat", "waits"]);
});
