import { describe, expect, test } from "vitest";
import type { LocalDate, Zone } from "@/lib/time";
import type { ShownReason, Was } from "./notice";
import { aspectsOf, type Now, type StoredNotice, shownNotices } from "./shown";

const now = new Date("2026-03-04T12:00:00Z");
const zone = "Europe/Berlin" as Zone;
const span = (day: string) => ({ startsAt: new Date(`${day}T18:00Z`), endsAt: new Date(`${day}T19:30Z`), zone });
const usual = { name: null, place: "Café", link: null };
const coming: Now = { ...span("2026-03-10"), ...usual, state: "on", verdict: null, stand: "going" };

function was(day: string, change: Partial<Was> = {}): Was {
  const { startsAt, endsAt } = span(day);
  const when = { date: day as LocalDate, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), zone };
  return { ...when, ...usual, state: "on", ...change };
}

function notice(id: string, reason: ShownReason, change: Partial<StoredNotice> = {}): StoredNotice {
  return { id, seriesId: "run", date: "2026-03-10" as LocalDate, reason, revision: 1, was: null, ...change };
}

const shown = (notices: StoredNotice[], found: Now | null) =>
  shownNotices(notices, () => found, now).map(({ id }) => id);

describe("of one's seat", () => {
  test("what is so still is shown, and nothing else", () => {
    expect(shown([notice("up", "movedUp")], coming)).toEqual(["up"]);
    expect(shown([notice("lost", "lostSeat")], { ...coming, stand: "waiting" })).toEqual(["lost"]);
    expect(shown([notice("up", "movedUp")], { ...coming, stand: "waiting" })).toEqual([]);
    expect(shown([notice("lost", "lostSeat")], coming)).toEqual([]);
    for (const reason of ["movedUp", "lostSeat"] as const) {
      expect(shown([notice("none", reason)], { ...coming, stand: null })).toEqual([]);
    }
  });

  test("not of a date that is cancelled, gone or begun", () => {
    const up = [notice("up", "movedUp")];
    expect(shown(up, { ...coming, state: "cancelled" })).toEqual([]);
    expect(shown(up, null)).toEqual([]);
    expect(shown(up, { ...coming, startsAt: now })).toEqual([]);
    expect(shown(up, { ...coming, startsAt: new Date(now.getTime() + 1) })).toEqual(["up"]);
  });
});

test("of each date the newest of a kind alone counts, also where it is not true any more", () => {
  const notices = [
    notice("old", "movedUp", { revision: 3 }),
    notice("new", "lostSeat", { revision: 5 }),
    notice("older", "movedUp"),
  ];
  expect(shown(notices, coming)).toEqual([]);
  expect(shown(notices, { ...coming, stand: "waiting" })).toEqual(["new"]);
  const other = notice("b", "movedUp", { date: "2026-03-17" as LocalDate });
  expect(shown([notice("a", "movedUp"), other], coming)).toEqual(["a", "b"]);
});

test("of two kinds the newer is shown where both are true; of one moment the weightier", () => {
  const up = notice("up", "movedUp", { revision: 3 });
  const moved = notice("moved", "changed", { revision: 4, was: was("2026-03-09") });
  expect(shown([up, moved], coming)).toEqual(["moved"]);
  // Taken back, the older one is news still.
  expect(shown([up, { ...moved, was: was("2026-03-10") }], coming)).toEqual(["up"]);
  expect(shown([up, { ...moved, revision: 3 }], coming)).toEqual(["up"]);
  const decide = notice("decide", "decide", { revision: 2 });
  expect(shown([up, decide], { ...coming, verdict: "asked" })).toEqual(["up", "decide"]);
});

describe("of a change", () => {
  const moved = was("2026-03-09");
  const stands = ["going", "waiting", "maybe", "out", null] as const;

  test("changed: while it is not as one knew it, to whoever is in, waits or said maybe; asked again: also who is out", () => {
    for (const stand of stands) {
      const there = stand !== null && stand !== "out";
      expect(shown([notice("n", "changed", { was: moved })], { ...coming, stand })).toEqual(there ? ["n"] : []);
      expect(shown([notice("n", "askedAgain", { was: moved })], { ...coming, stand })).toEqual(["n"]);
      const same = { was: was("2026-03-10") };
      expect(shown([notice("n", "changed", same), notice("m", "askedAgain", same)], { ...coming, stand })).toEqual([]);
    }
    expect(shown([notice("n", "changed", { was: moved })], { ...coming, state: "cancelled" })).toEqual([]);
    expect(shown([notice("n", "askedAgain", { was: moved })], null)).toEqual([]);
  });

  test("cancelled: also where it is no date any more, until it would have begun, and not once it is on again", () => {
    const cancelled = notice("n", "cancelled", { was: was("2026-03-10") });
    expect(shown([cancelled], { ...coming, state: "cancelled", stand: null })).toEqual(["n"]);
    expect(shown([cancelled], null)).toEqual(["n"]);
    expect(shown([cancelled], coming)).toEqual([]);
    expect(shown([{ ...cancelled, was: was("2026-03-04", { startsAt: now.toISOString() }) }], null)).toEqual([]);
    expect(shown([notice("n", "cancelled")], null)).toEqual([]);
  });

  test("restored and added: where it was none or cancelled, to who is there", () => {
    for (const reason of ["restored", "added"] as const) {
      const none = notice("n", reason, { was: was("2026-03-10", { state: null }) });
      expect(shown([none], coming)).toEqual(["n"]);
      expect(shown([none], { ...coming, stand: "out" })).toEqual([]);
      expect(shown([none], { ...coming, state: "cancelled" })).toEqual([]);
      expect(shown([none], null)).toEqual([]);
    }
  });

  test("several that were not put away are one, from how one knew the date; what was taken back is none", () => {
    const first = notice("first", "changed", { revision: 2, was: was("2026-03-10", { place: "Beach" }) });
    const second = notice("second", "changed", { revision: 3, was: was("2026-03-10", { place: "Park" }) });
    const both = shownNotices([second, first], () => coming, now);
    expect(both.map(({ id, was: known }) => [id, known?.place])).toEqual([["second", "Beach"]]);
    expect(shown([{ ...first, was: was("2026-03-10") }, second], coming)).toEqual([]);

    const cancelled = notice("c", "cancelled", { revision: 2, was: was("2026-03-10") });
    const restored = notice("r", "restored", { revision: 3, was: was("2026-03-10", { state: "cancelled" }) });
    expect(shown([cancelled, restored], coming)).toEqual([]);
    // Put back at another hour it is not as one knew it.
    const earlier = { ...cancelled, was: was("2026-03-10", { startsAt: "2026-03-10T17:00:00.000Z" }) };
    const found = shownNotices([earlier, restored], () => coming, now);
    expect(found.map(({ id, reason }) => [id, reason])).toEqual([["r", "changed"]]);
    const added = notice("a", "added", { revision: 1, was: was("2026-03-10", { state: null }) });
    expect(shownNotices([added, second], () => coming, now).map(({ reason }) => reason)).toEqual(["added"]);
  });

  test("also over dates: carried there and back it is no news", () => {
    const there = notice("there", "askedAgain", {
      date: "2026-03-09" as LocalDate,
      revision: 2,
      was: was("2026-03-10"),
    });
    const back = notice("back", "askedAgain", { revision: 3, was: was("2026-03-09") });
    const nowOf = ({ date }: StoredNotice) => (date === "2026-03-10" ? coming : null);
    expect(shownNotices([there, back], nowOf, now)).toEqual([]);
    expect(shownNotices([back], nowOf, now)).toHaveLength(1);
  });

  test("a date that comes where another went away from is new, and not that one changed", () => {
    const moved = notice("moved", "changed", { revision: 1, was: was("2026-03-10", { place: "Beach" }) });
    const went = { date: "2026-03-09" as LocalDate, revision: 2, was: was("2026-03-10") };
    const added = notice("added", "added", { revision: 3, was: was("2026-03-10", { state: null }) });
    const nowOf = ({ date }: StoredNotice) => (date === "2026-03-10" ? coming : { ...coming, ...span("2026-03-09") });
    const found = shownNotices([moved, notice("went", "askedAgain", went), added], nowOf, now);
    expect(found.map(({ id, reason, was: known }) => [id, reason, known?.place, known?.state])).toEqual([
      ["added", "added", "Café", null],
      ["went", "askedAgain", "Beach", "on"],
    ]);
  });
});

test("of a decision what stands decided, to who is there; organizers while they are asked", () => {
  const of = (reason: ShownReason) => [notice("n", reason)];
  expect(shown(of("decidedOn"), { ...coming, verdict: "on" })).toEqual(["n"]);
  expect(shown(of("decidedOn"), { ...coming, verdict: "on", stand: "out" })).toEqual([]);
  expect(shown(of("decidedOn"), coming)).toEqual([]);
  expect(shown(of("calledOff"), { ...coming, state: "cancelled", verdict: "off", stand: null })).toEqual(["n"]);
  expect(shown(of("calledOff"), { ...coming, verdict: "on" })).toEqual([]);
  expect(shown(of("decide"), { ...coming, verdict: "asked", stand: null })).toEqual(["n"]);
  expect(shown(of("decide"), { ...coming, verdict: "on" })).toEqual([]);
  expect(shown(of("stillAlive"), { ...coming, stand: null })).toEqual(["n"]);
  expect(shown(of("stillAlive"), null)).toEqual([]);
});

test("what is another since", () => {
  expect(aspectsOf(was("2026-03-10"), coming)).toEqual([]);
  expect(aspectsOf(was("2026-03-09"), coming)).toEqual(["time"]);
  const longer = was("2026-03-10", { endsAt: "2026-03-10T20:00:00.000Z" });
  expect(aspectsOf({ ...longer, zone: "Europe/Paris" as Zone, place: null, link: "https://a.org" }, coming)).toEqual([
    ...["length", "zone", "place", "link"],
  ]);
  expect(aspectsOf(was("2026-03-10", { name: "Party" }), coming)).toEqual(["name"]);
  const { name: _name, ...unnamed } = was("2026-03-10");
  expect(aspectsOf(unnamed, { ...coming, name: "Party" })).toEqual([]);
});
