import fc from "fast-check";
import { expect, test } from "vitest";
import type { CalendarItem } from "@/lib/calendar/entries";
import { KINDS, kindOf, REASONS, type Reason, type Was } from "@/lib/notices/notice";
import { isQuiet, mayWake } from "@/lib/notices/quiet";
import type { Answer } from "@/lib/rsvp/answers";
import type { Decision, Meetup } from "@/lib/schedule/meetups";
import { type LocalDate, type LocalDateTime, toInstant, type Zone } from "@/lib/time";
import { type Ahead, type Pending, type Sending, sendingOf as sendingWith } from "./sending";
import type { Told } from "./told";

const berlin = "Europe/Berlin" as Zone;
const now = new Date("2026-03-09T12:00:00Z");
const day = "2026-03-10";

type State = {
  /** Local, in Berlin. */
  at?: string;
  state?: "on" | "cancelled";
  answer?: Answer | null;
  stand?: "going" | "waiting" | null;
  verdict?: Decision["verdict"];
};

function itemOf(date: string, { at = `${date}T19:00:00`, ...given }: State): CalendarItem {
  const startsAt = toInstant(at as LocalDateTime, berlin);
  const meetup: Meetup = {
    ...{ date: date as LocalDate, startsAt, endsAt: new Date(+startsAt + 5_400_000), local: at as LocalDateTime },
    ...{ zone: berlin, name: null, place: "Café", link: null, capacity: 4, mayBring: 0, minimum: null },
    decision: given.verdict ? { verdict: given.verdict, at: now, byId: null, heads: 3 } : null,
    ...{ state: given.state ?? "on", cancelReason: null, turn: 1, changedAt: now },
  };
  const answer = given.answer === undefined ? "in" : given.answer;
  const mine = answer && { answer, ticket: 1, note: null, brings: 0, how: "own" as const };
  const stand = given.stand === undefined ? (answer === "in" ? "going" : null) : given.stand;
  const place = stand === "waiting" ? { state: stand, ahead: 0 } : stand && { state: stand };
  return {
    groupId: "g",
    groupName: "G",
    memberId: "m",
    seriesId: "s",
    seriesName: "S",
    meetup,
    mine,
    seats: { place, going: 0 },
  };
}

function wasOf(date: string, at = `${date}T19:00:00`, state: Was["state"] = "on"): Was {
  const startsAt = toInstant(at as LocalDateTime, berlin);
  const times = { startsAt: startsAt.toISOString(), endsAt: new Date(+startsAt + 5_400_000).toISOString() };
  return { date: date as LocalDate, ...times, zone: berlin, place: "Café", link: null, state };
}

type Given = State & Partial<Omit<Pending, "told" | "date">> & Partial<Told> & { date?: string };

function pending(reason: Reason, given: Given = {}): Pending {
  const date = given.date ?? day;
  const revision = given.revision ?? 1;
  return {
    told: {
      ...{ noticeId: given.noticeId ?? `${reason}${revision}`, reason, revision, memberId: "m" },
      ...{ group: { id: "g", name: "G" }, series: { id: "s", name: "S" }, going: 3 },
      item: given.item === undefined ? itemOf(date, given) : given.item,
      ...{ was: given.was ?? null, activity: given.activity ?? null },
    },
    ...{ date: date as LocalDate, zone: given.zone ?? berlin, isOff: given.isOff ?? false },
    ...{ belongs: given.belongs ?? true, runs: given.runs ?? true },
    ...{ isPutAway: given.isPutAway ?? false, isSilent: given.isSilent ?? true },
  };
}

const sendingOf = (all: Pending[], zone: Zone | null, at: Date, ahead: Ahead[] = []): Sending =>
  sendingWith({ pending: all, ahead }, zone, at);
const said = (all: Pending[], at = now) => sendingOf(all, null, at).tell.map(({ reason }) => reason);
const activity = { joined: ["Ada"], answered: [] };

test.each<[Reason, Given, boolean]>([
  ["movedUp", {}, true],
  ["movedUp", { stand: "waiting" }, false],
  ["movedUp", { answer: "out" }, false],
  ["lostSeat", { stand: "waiting" }, true],
  ["lostSeat", {}, false],
  ["confirmed", {}, true],
  ["confirmed", { stand: "waiting" }, true],
  ["confirmed", { answer: "maybe" }, false],
  ["confirmed", { answer: "out" }, false],
  ["question", { answer: null }, true],
  ["question", { answer: "in" }, false],
  ["question", { answer: "out" }, false],
  ["reminder", {}, true],
  ["reminder", { answer: "maybe" }, true],
  ["reminder", { stand: "waiting" }, false],
  ["reminder", { answer: null }, false],
  ["reminder", { answer: "out" }, false],
  ["reminder", { at: "2026-03-11T01:00:00" }, true],
  ["reminder", { at: "2026-03-11T01:00:01" }, false],
  ["changed", {}, true],
  ["changed", { answer: "out" }, false],
  ["restored", { answer: "out" }, false],
  ["added", { answer: null }, true],
  ["added", { answer: "out" }, false],
  ["askedAgain", { answer: "out" }, true],
  ["askedAgain", { isPutAway: true }, false],
  ["cancelled", {}, false],
  ["cancelled", { state: "cancelled" }, true],
  ["cancelled", { item: null }, false],
  ["calledOff", { state: "cancelled", verdict: "off" }, true],
  ["calledOff", {}, false],
  ["decidedOn", { verdict: "on" }, true],
  ["decidedOn", {}, false],
  ["decidedOn", { verdict: "asked" }, false],
  ["decide", { verdict: "asked" }, true],
  ["decide", { verdict: "on" }, false],
  ["decide", { verdict: "asked", runs: false }, false],
  ["stillAlive", { item: null }, true],
  ["stillAlive", { isSilent: false }, false],
  ["stillAlive", { runs: false }, false],
  ["activity", { item: null, activity }, true],
  ["activity", { item: null, activity: { joined: [], answered: [] } }, false],
  ["activity", { item: null, activity, runs: false }, false],
])("%s of %j: %s", (reason, given, isTold) => {
  const sending = sendingOf([pending(reason, given)], null, now);
  expect(sending.tell.map((told) => told.reason)).toEqual(isTold ? [reason] : []);
  expect(sending.dropped.map(({ why }) => why)).toEqual(isTold ? [] : ["untrue"]);
});

test("of a date that has begun, is cancelled or none, only its cancellation is told; of whom it is none, nothing", () => {
  for (const reason of REASONS.filter((one) => one !== "stillAlive" && one !== "activity")) {
    const isOff = reason === "cancelled" || reason === "calledOff";
    const [began, off] = [{ at: "2026-03-09T13:00:00" }, { state: "cancelled" } as const];
    const state = { verdict: "on", stand: "waiting", answer: "maybe" } as const;
    expect(said([pending(reason, { ...state, ...began })]), reason).toEqual([]);
    expect(said([pending(reason, { ...state, ...began, ...off })]), reason).toEqual([]);
    expect(said([pending(reason, { ...state, ...off })]), reason).toEqual(isOff ? [reason] : []);
    expect(said([pending(reason, { item: null })]), reason).toEqual([]);
    expect(said([pending(reason, { ...(isOff ? off : {}), belongs: false })]), reason).toEqual([]);
  }
});

test("what is switched off is not told", () => {
  const { tell, dropped } = sendingOf([pending("reminder", { isOff: true }), pending("changed")], null, now);
  expect(tell.map(({ reason }) => reason)).toEqual(["changed"]);
  expect(dropped).toEqual([{ noticeId: "reminder1", why: "switchedOff" }]);
});

const moved = { at: "2026-03-10T20:00:00" };
const was = wasOf(day);

test.each<[string, Pending[], [Reason, string][]]>([
  ["a change", [pending("changed", { ...moved, was })], [["changed", day]]],
  ["a new name alone", [pending("changed", { was: { ...was, name: "Chess" } })], [["changed", day]]],
  ["a name that it has again", [pending("changed", { was: { ...was, name: null } })], []],
  [
    "an undone change",
    [pending("changed", { was }), pending("changed", { revision: 2, was: wasOf(day, `${day}T20:00:00`) })],
    [],
  ],
  [
    "two changes",
    [
      pending("changed", { ...moved, was }),
      pending("changed", { ...moved, revision: 2, was: wasOf(day, `${day}T18:00:00`) }),
    ],
    [["changed", day]],
  ],
  [
    "cancelled and put back",
    [pending("cancelled", { was }), pending("restored", { revision: 2, was: { ...was, state: "cancelled" } })],
    [],
  ],
  [
    "called off and put back",
    [pending("calledOff", { was }), pending("restored", { revision: 2, was: { ...was, state: "cancelled" } })],
    [],
  ],
  ["called off", [pending("calledOff", { state: "cancelled", verdict: "off", was })], [["calledOff", day]]],
  [
    "cancelled and put back at another hour",
    [
      pending("cancelled", { ...moved, was }),
      pending("restored", { ...moved, revision: 2, was: { ...was, state: "cancelled" } }),
    ],
    [["changed", day]],
  ],
  [
    "changed and then cancelled",
    [
      pending("changed", { ...moved, state: "cancelled", was }),
      pending("cancelled", { ...moved, state: "cancelled", revision: 2, was: wasOf(day, moved.at) }),
    ],
    [["cancelled", day]],
  ],
  [
    "put back, and that taken back",
    [
      pending("restored", { state: "cancelled", was: { ...was, state: "cancelled" } }),
      pending("cancelled", { state: "cancelled", revision: 2, was }),
    ],
    [],
  ],
  ["gone with its series", [pending("cancelled", { item: null, was })], [["cancelled", day]]],
  ["gone when it was over", [pending("cancelled", { item: null, was: wasOf(day, "2026-03-09T13:00:00") })], []],
  ["to another day", [pending("changed", { date: "2026-03-11", was })], [["changed", day]]],
  [
    "to another day and back",
    [
      pending("changed", { date: "2026-03-11", was, item: null }),
      pending("changed", { revision: 2, was: wasOf("2026-03-11") }),
    ],
    [],
  ],
  [
    "asked again, and changed",
    [
      pending("askedAgain", { ...moved, was, answer: "out" }),
      pending("changed", { ...moved, revision: 2, was, answer: "out" }),
    ],
    [["askedAgain", day]],
  ],
  ["changed for who is out", [pending("changed", { ...moved, was, answer: "out" })], []],
  ["added and taken out", [pending("added", { item: null, was: { ...was, state: null } })], []],
])("%s", (_, all, expected) => {
  const { tell, covered, dropped } = sendingOf(all, null, now);
  expect(tell.map((told) => [told.reason, told.was?.date])).toEqual(expected);
  expect(tell.length + covered.length + dropped.length).toBe(all.length);
});

test("dates that an edit moves each to where the next one was are not each other", () => {
  const week = [
    pending("changed", { noticeId: "a", date: "2026-03-17", was }),
    pending("changed", { noticeId: "b", date: "2026-03-24", was: wasOf("2026-03-17") }),
  ];
  expect(sendingOf(week, null, now).tell.map(({ was: before, item }) => [before?.date, item?.meetup.date])).toEqual([
    [day, "2026-03-17"],
    ["2026-03-17", "2026-03-24"],
  ]);
});

test("what changed waits for a later change of its date that no mail has yet, through the dates between", () => {
  const next = pending("changed", {
    noticeId: "next",
    date: "2026-03-24",
    was: wasOf("2026-03-24", "2026-03-24T18:00"),
  });
  const all = [
    pending("changed", { noticeId: "first", was: wasOf(day, `${day}T18:00:00`) }),
    pending("changed", { noticeId: "second", date: "2026-03-17", revision: 2, was: wasOf(day) }),
    next,
  ];
  const last: Ahead = {
    ...{ seriesId: "s", date: day as LocalDate, revision: 3, was: wasOf("2026-03-17") },
    notBefore: new Date("2026-03-09T12:08:00Z"),
  };
  const sending = sendingOf(all, null, now, [last]);
  expect(sending.tell).toEqual([next.told]);
  expect(sending.later).toEqual(["first", "second"].map((noticeId) => ({ noticeId, at: last.notBefore })));
  const due = sendingOf(all, null, now, [{ ...last, notBefore: now }]).later;
  expect(due.map(({ at }) => at > now)).toEqual([true, true]);
  expect(sendingOf(all, null, now, [{ ...last, seriesId: "other" }]).later).toEqual([]);
});

test("of seats and the like the newest is told, of one's own word the confirmation", () => {
  const [first, second] = [pending("movedUp", { revision: 1 }), pending("movedUp", { revision: 3 })];
  expect(sendingOf([second, first], null, now)).toMatchObject({ tell: [{ revision: 3 }], covered: ["movedUp1"] });
  expect(said([pending("confirmed"), second])).toEqual(["confirmed"]);
  expect(said([pending("movedUp"), pending("movedUp", { date: "2026-03-17" })])).toEqual(["movedUp", "movedUp"]);
});

test("at night only what may wake is told; the rest waits until eight, on the reader's clock, else the date's", () => {
  const night = new Date("2026-03-09T22:00:00Z");
  const morning = { at: "2026-03-10T09:00:00" };
  const all = [pending("movedUp", { ...morning, revision: 2 }), pending("reminder", morning)];
  const sending = sendingOf(all, null, night);
  expect(sending.tell.map(({ reason }) => reason)).toEqual(["movedUp"]);
  expect(sending.later).toEqual([{ noticeId: "reminder1", at: new Date("2026-03-10T07:00:00Z") }]);
  expect(sendingOf(all, "America/New_York" as Zone, night).later).toEqual([]);
  expect(sendingOf([pending("changed", { date: "2026-03-17" })], null, night)).toMatchObject({ tell: [], later: [{}] });
});

const anyPending = fc
  .record({
    reason: fc.constantFrom(...REASONS),
    date: fc.constantFrom("2026-03-09", "2026-03-10", "2026-03-17"),
    hour: fc.integer({ min: 10, max: 23 }),
    state: fc.constantFrom("on" as const, "cancelled" as const),
    answer: fc.constantFrom("in" as const, "maybe" as const, "out" as const, null),
    stand: fc.constantFrom("going" as const, "waiting" as const, null),
    verdict: fc.constantFrom("on" as const, "off" as const, "asked" as const),
    was: fc.option(
      fc.tuple(fc.constantFrom("2026-03-09", "2026-03-10", "2026-03-17"), fc.constantFrom("on", "cancelled", null)),
    ),
    flags: fc.record({ isOff: fc.boolean(), belongs: fc.boolean(), runs: fc.boolean(), isPutAway: fc.boolean() }),
    isGone: fc.boolean(),
  })
  .map(({ reason, date, hour, was: before, flags, isGone, ...state }) => ({
    ...{ reason, date, ...flags, ...state, at: `${date}T${hour}:00:00` },
    ...(before && { was: wasOf(before[0], undefined, before[1] as Was["state"]) }),
    ...(isGone && { item: null }),
  }));

test("every notice has one fate, and what is told is wanted, true and decent", () => {
  fc.assert(
    fc.property(fc.array(anyPending, { maxLength: 6 }), fc.integer({ min: 0, max: 47 }), (given, hours) => {
      const at = new Date(now.getTime() + hours * 3_600_000);
      const all = given.map(({ reason, ...rest }, index) =>
        pending(reason, { ...rest, noticeId: `${index}`, revision: index + 1, activity }),
      );
      const { tell, covered, dropped, later } = sendingOf(all, null, at);
      const fates = [...tell, ...dropped, ...later].map(({ noticeId }) => noticeId).concat(covered);
      expect(fates.sort()).toEqual(all.map((one) => one.told.noticeId).sort());
      for (const told of tell) {
        const from = all.find((one) => one.told.noticeId === told.noticeId);
        expect(from?.isOff === false && from.belongs).toBe(true);
        expect(KINDS).toContain(kindOf(told.reason));
        if (told.reason === "activity" || told.reason === "stillAlive") continue;
        const start = told.item?.meetup.startsAt ?? new Date(told.was?.startsAt ?? 0);
        if (told.reason !== "cancelled" && told.reason !== "calledOff") {
          expect(told.item?.meetup.state).toBe("on");
          expect(start > at).toBe(true);
          if (told.item?.mine?.answer === "out")
            expect(["askedAgain", "decide", "lostSeat", "movedUp", "reminder"]).toContain(told.reason);
        } else expect(told.item?.meetup.state ?? "cancelled").toBe("cancelled");
        if (isQuiet(at, berlin)) expect(mayWake(told.reason, start, at, berlin)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
