import { expect, test } from "vitest";
import type { OwnAnswer, Standing } from "@/lib/rsvp/answers";
import { plainRow } from "@/lib/schedule/meetups";
import type { Schedule } from "@/lib/schedule/next";
import type { LocalDate, LocalTime, Zone } from "@/lib/time";
import { agenda, agendaItems, datedItems, mineOn, type Said } from "./agenda";

const now = new Date("2026-03-04T12:00:00Z");

function schedule(seriesId: string, from: string, rrule: string | null, groupId = "group"): Schedule {
  const plan = {
    from: from as LocalDate,
    until: null,
    startTime: "19:00:00" as LocalTime,
    zone: "UTC" as Zone,
    rrule,
    length: 60,
    place: null,
    link: null,
    capacity: null,
    mayBring: 0,
    minimum: null,
    turn: 1,
    changedAt: new Date(0),
  };
  return { seriesId, groupId, name: seriesId, description: null, plans: [plan], rows: [] };
}

const weekly = schedule("run", "2026-03-03", "FREQ=WEEKLY;BYDAY=TU");
const yearly = schedule("feast", "2026-12-24", "FREQ=YEARLY");

function said(given: { own?: [string, OwnAnswer][]; standing?: [string, Standing[]][] } = {}, groupId = "group"): Said {
  const [own, standing] = [new Map(given.own), new Map(given.standing)];
  return { groupId, groupName: "Runners", memberId: "me", own, standing, aways: new Map() };
}

const answer = (value: OwnAnswer["answer"]): OwnAnswer => ({ answer: value, ticket: 1, note: null, brings: 0 });
const keys = (items: { seriesId: string; meetup: { date: string } }[]) =>
  items.map(({ seriesId, meetup }) => `${seriesId}/${meetup.date}`);
const count = { all: 12, ofEach: 5 };

test("owed: no answer yet, and within two weeks or the next of its series", () => {
  const { owed, settled } = agenda(agendaItems([yearly, weekly], [said()], now, count), now);
  expect(keys(owed)).toEqual(["run/2026-03-10", "run/2026-03-17", "feast/2026-12-24"]);
  expect(keys(settled)).toEqual([
    "run/2026-03-24",
    "run/2026-03-31",
    "run/2026-04-07",
    "feast/2027-12-24",
    "feast/2028-12-24",
    "feast/2029-12-24",
    "feast/2030-12-24",
  ]);
});

test("two weeks end to the millisecond", () => {
  const items = agendaItems([weekly], [said()], now, count);
  const owedAt = (at: string) => keys(agenda(items, new Date(at)).owed);
  expect(owedAt("2026-03-10T19:00:00.000Z")).not.toContain("run/2026-03-24");
  expect(owedAt("2026-03-10T19:00:00.001Z")).toContain("run/2026-03-24");
});

test("nothing is owed where one has answered, is a regular, or the date is cancelled", () => {
  const changed = { ...weekly, rows: [{ ...plainRow("2026-03-17" as LocalDate), state: "cancelled" as const }] };
  const own: [string, OwnAnswer][] = [["run/2026-03-10", answer("out")]];
  expect(keys(agenda(agendaItems([changed], [said({ own })], now, count), now).owed)).toEqual([]);
  const standing: [string, Standing[]][] = [["feast", [{ ticket: 1, from: now, until: null }]]];
  expect(agenda(agendaItems([yearly], [said({ standing })], now, count), now).owed).toEqual([]);
});

test("the own answer goes before the standing one, which holds from its beginning until its end", () => {
  const [, second, third] = agendaItems([weekly], [said()], now, count);
  if (!second || !third) throw new Error("no dates");
  const running = { ticket: 7, from: second.meetup.startsAt, until: third.meetup.startsAt };
  const standing: [string, Standing[]][] = [["run", [running]]];
  const items = agendaItems([weekly], [said({ standing })], now, count);
  expect(items.map(({ mine }) => mine?.ticket ?? null)).toEqual([null, 7, null, null, null]);
  const own: [string, OwnAnswer][] = [[`run/${second.meetup.date}`, answer("maybe")]];
  expect(mineOn(said({ own, standing }), "run", second.meetup)).toMatchObject({ answer: "maybe", how: "own" });
  expect(mineOn(said({ own, standing }), "other", second.meetup)).toBeNull();
});

test("dates of groups one is not in are left out; each shows its own group", () => {
  const elsewhere = schedule("walk", "2026-03-05", "FREQ=WEEKLY;BYDAY=TH", "elsewhere");
  const dates = agendaItems([weekly, elsewhere], [said()], now, count);
  expect(new Set(dates.map(({ seriesId }) => seriesId))).toEqual(new Set(["run"]));
  expect(datedItems([], [said()])).toEqual([]);
});
