/** Who is told what: by the ten worked edits of the design, and by edits of one date. */
import { describe, expect, test } from "vitest";
import type { Answer } from "@/lib/rsvp/answers";
import type { Voice, Voiced } from "@/lib/rsvp/seats";
import { plainRow } from "@/lib/schedule/meetups";
import type { LocalDateTime, LocalTime, Zone } from "@/lib/time";
import { applied, date, made, now, start, terms, touched, tuesdays } from "@/tests/edited";
import { awayOn, voice } from "@/tests/voices";
import { type Change, outcomeOf } from "./change";
import type { Dates, Outcome } from "./dates";
import { dueOf, newsOfDates } from "./news";
import type { PlanChange } from "./series-change";
import { beforeOf, undo } from "./undo";

const mondays = terms(tuesdays, { rrule: "FREQ=WEEKLY;BYDAY=MO" });
const fridays = terms(tuesdays, { rrule: "FREQ=WEEKLY;BYDAY=FR" });
const atEight = terms(tuesdays, { startTime: "20:00:00" as LocalTime });

function planFrom(from: string, change: Partial<PlanChange> = {}): PlanChange {
  const usual = { kind: "planChanged", terms: terms(tuesdays), until: null, later: "drop", besides: false } as const;
  return { ...usual, from: date(from), ...change };
}

const regular = voice("Reg", { standing: [{ ticket: 1, from: new Date(0), until: null }] });

/** Whoever answered, and Reg, who is a regular and says nothing. */
function voiced(dates: Dates, besides: readonly Voice[] = []): Voiced {
  const said = dates.rows.flatMap((row) => row.answers.map((given) => ({ ...given, date: row.date })));
  const names = [...new Set(said.map(({ memberId }) => memberId))];
  const own = (name: string) =>
    said
      .filter(({ memberId }) => memberId === name)
      .map(({ date, ...given }) => [date, { ...given, note: null }] as const);
  return { ...dates, voices: [...names.map((name) => voice(name, { own: new Map(own(name)) })), regular, ...besides] };
}

function told(before: Dates, after: Dates, outcome: Outcome, undone = false, besides: readonly Voice[] = []): string[] {
  const news = newsOfDates(voiced(before, besides), voiced(after, besides), { ...outcome, undone }, now);
  return news
    .map(({ memberId, date, reason, was }) => {
      const state = was.state === "on" ? "" : ` ${was.state}`;
      return `${memberId} ${date.slice(5)} ${reason}, was ${was.date.slice(5)} ${was.startsAt.slice(11, 16)}${state}`;
    })
    .sort();
}

/** What an edit tells, and what taking it back tells. */
function both(dates: Dates, change: Change, besides: readonly Voice[] = []): { edit: string[]; back: string[] } {
  const result = outcomeOf(dates, change, made(7, now), now);
  if (!result.ok) throw new Error(result.reason);
  const after = applied(dates, result.outcome);
  const back = undo(after, beforeOf(dates, result.outcome), made(8, now), now);
  return {
    edit: told(dates, after, result.outcome, false, besides),
    back: told(after, applied(after, back), back, true, besides),
  };
}

describe("worked edits", () => {
  test("1: another day: who answered is asked again, also who is out; regulars see each date move; and back", () => {
    expect(both(start, planFrom("2026-03-10", { terms: mondays }))).toEqual({
      edit: [
        "Ada 03-09 askedAgain, was 03-10 18:00",
        "Ada 03-16 askedAgain, was 03-17 18:00",
        "Bo 03-09 askedAgain, was 03-10 18:00",
        "Reg 03-09 changed, was 03-10 18:00",
        "Reg 03-16 changed, was 03-17 18:00",
        "Reg 03-23 changed, was 03-24 18:00",
        "Reg 03-30 changed, was 03-31 17:00",
      ],
      back: [
        "Ada 03-10 askedAgain, was 03-09 18:00",
        "Ada 03-17 askedAgain, was 03-16 18:00",
        "Bo 03-10 askedAgain, was 03-09 18:00",
        "Reg 03-10 changed, was 03-09 18:00",
        "Reg 03-17 changed, was 03-16 18:00",
        "Reg 03-24 changed, was 03-23 18:00",
        "Reg 03-31 changed, was 03-30 17:00",
      ],
    });
  });

  test.each([
    ["2: another hour", terms(tuesdays, { startTime: "19:30:00" as LocalTime }), ["18:30", "17:30"]],
    ["3: another zone", terms(tuesdays, { zone: "Europe/London" as Zone }), ["19:00", "18:00"]],
  ])("%s: the same dates, who answered is asked again, regulars see them change", (_, changed, [winter, summer]) => {
    const lines = (to: string, then: string) => [
      ...["Ada 03-10", "Ada 03-17", "Bo 03-10"].map((who) => `${who} askedAgain, was ${who.slice(-5)} ${to}`),
      ...["03-10", "03-17", "03-24"].map((day) => `Reg ${day} changed, was ${day} ${to}`),
      `Reg 03-31 changed, was 03-31 ${then}`,
    ];
    const { edit, back } = both(start, planFrom("2026-03-10", { terms: changed }));
    expect(edit).toEqual(lines("18:00", "17:00"));
    expect(back).toEqual(lines(winter ?? "", summer ?? ""));
  });

  test("4: a break: who was in, waits or said maybe hears of it, nobody who is out; taken back, that they take place", () => {
    expect(both(start, { kind: "paused", from: date("2026-03-10"), to: date("2026-03-30") })).toEqual({
      edit: [
        "Ada 03-10 cancelled, was 03-10 18:00",
        "Ada 03-17 cancelled, was 03-17 18:00",
        "Reg 03-10 cancelled, was 03-10 18:00",
        "Reg 03-17 cancelled, was 03-17 18:00",
        "Reg 03-24 cancelled, was 03-24 18:00",
      ],
      back: [
        "Ada 03-10 restored, was 03-10 18:00 null",
        "Ada 03-17 restored, was 03-17 18:00 null",
        "Reg 03-10 restored, was 03-10 18:00 null",
        "Reg 03-17 restored, was 03-17 18:00 null",
        "Reg 03-24 restored, was 03-24 18:00 null",
      ],
    });
  });

  test("5: the end: of the dates from then on, within four weeks", () => {
    const { edit } = both(start, { kind: "ended", from: date("2026-03-17") });
    expect(edit).toEqual([
      "Ada 03-17 cancelled, was 03-17 18:00",
      "Reg 03-17 cancelled, was 03-17 18:00",
      "Reg 03-24 cancelled, was 03-24 18:00",
      "Reg 03-31 cancelled, was 03-31 17:00",
    ]);
  });

  test("6: a rule with a COUNT, moved by an hour, tells of the dates that it has left", () => {
    const counted = { ...tuesdays, rrule: "FREQ=WEEKLY;BYDAY=TU;COUNT=7" };
    const dates = { plans: [counted], rows: [] };
    const { edit } = both(
      dates,
      planFrom("2026-03-10", { terms: { ...atEight, rrule: "FREQ=WEEKLY;BYDAY=TU;COUNT=2" } }),
    );
    expect(edit).toEqual(["Reg 03-10 changed, was 03-10 18:00", "Reg 03-17 changed, was 03-17 18:00"]);
  });

  test("7: of a date moved by hand nothing, and nothing of the one taken out in its week", () => {
    const moved = { startsAt: "2026-03-21T11:00:00" as LocalDateTime, zone: tuesdays.zone };
    const dates = { plans: [tuesdays], rows: [touched("2026-03-17", { Ada: "in" }, moved)] };
    const { edit } = both(dates, planFrom("2026-03-10", { terms: mondays }));
    expect(edit).toEqual([
      "Reg 03-09 changed, was 03-10 18:00",
      "Reg 03-23 changed, was 03-24 18:00",
      "Reg 03-30 changed, was 03-31 17:00",
    ]);
    const besides = both(dates, planFrom("2026-03-10", { terms: mondays, besides: true }));
    expect(besides.edit).toContain("Reg 03-16 added, was 03-16 18:00 null");
    expect(besides.back).toContain("Reg 03-16 cancelled, was 03-16 18:00");
  });

  test("8: where an extra date stands in the week, the old one goes and the extra stays as it is", () => {
    const at = { extra: true, startsAt: "2026-03-13T19:00:00" as LocalDateTime, zone: tuesdays.zone };
    const dates = { plans: [tuesdays], rows: [...start.rows, touched("2026-03-13", { Cem: "in" }, at)] };
    const { edit } = both(dates, planFrom("2026-03-10", { terms: fridays }));
    expect(edit.filter((line) => !line.startsWith("Reg 03-2") && !line.startsWith("Reg 03-3"))).toEqual([
      "Ada 03-10 cancelled, was 03-10 18:00",
      "Ada 03-20 askedAgain, was 03-17 18:00",
      "Reg 03-10 cancelled, was 03-10 18:00",
      "Reg 04-03 changed, was 03-31 17:00",
    ]);
  });

  test("9: a later plan that is kept moves on its own", () => {
    const dates: Dates = {
      plans: [
        { ...tuesdays, until: date("2026-03-24") },
        { ...tuesdays, ...atEight, from: date("2026-03-24") },
      ],
      rows: [],
    };
    const { edit } = both(dates, planFrom("2026-03-10", { terms: mondays, later: "keep" }));
    expect(edit).toEqual([
      "Reg 03-09 changed, was 03-10 18:00",
      "Reg 03-16 changed, was 03-17 18:00",
      "Reg 03-23 changed, was 03-24 19:00",
      "Reg 03-30 changed, was 03-31 18:00",
    ]);
  });

  test("a date of the new rule where no plan reached stands for none of another week, nor does that one for it", () => {
    const ended = { ...tuesdays, from: date("2026-01-06"), until: date("2026-01-16"), rrule: "FREQ=MONTHLY;BYDAY=1TU" };
    const dates = { plans: [ended, { ...tuesdays, from: date("2026-03-31") }], rows: [] };
    const monthly = terms(tuesdays, { rrule: "FREQ=MONTHLY;BYDAY=2TU" });
    expect(both(dates, planFrom("2026-03-10", { terms: monthly }))).toEqual({
      edit: ["Reg 03-10 added, was 03-10 18:00 null", "Reg 03-31 cancelled, was 03-31 17:00"],
      back: ["Reg 03-10 cancelled, was 03-10 18:00", "Reg 03-31 restored, was 03-31 17:00 null"],
    });
  });

  test("a date that was carried before and is one again tells of its going when it is carried back, with nothing in it", () => {
    const monthly = { ...tuesdays, from: date("2026-03-20"), rrule: "FREQ=MONTHLY;BYMONTHDAY=20" };
    const carried = { state: "carried" as const, carriedTo: date("2026-03-20"), turn: 3 };
    const former = { ...plainRow(date("2026-03-24")), ...carried, answers: [], comments: 0 };
    const dates = { plans: [monthly], rows: [former] };
    const { edit, back } = both(dates, planFrom("2026-03-10"));
    expect(edit).toContain("Reg 03-24 restored, was 03-24 18:00 null");
    expect(back).toContain("Reg 03-24 cancelled, was 03-24 18:00");
  });

  test("a date that was carried twice before is told on the way back as on the way there", () => {
    const wednesdays = { ...tuesdays, from: date("2026-02-04"), rrule: "FREQ=WEEKLY;BYDAY=WE" };
    const carried = { state: "carried" as const, carriedTo: date("2026-03-28"), turn: 3 };
    const former = { ...plainRow(date("2026-03-23")), ...carried, answers: [], comments: 0 };
    const dates = { plans: [wednesdays], rows: [former, touched("2026-03-25", { Ada: "in" })] };
    const { edit, back } = both(dates, planFrom("2026-03-11", { terms: mondays }));
    expect(edit.filter((line) => / 03-2[358] /.test(line))).toEqual([
      "Ada 03-23 askedAgain, was 03-25 18:00",
      "Reg 03-23 changed, was 03-25 18:00",
    ]);
    expect(back.filter((line) => / 03-2[358] /.test(line))).toEqual([
      "Ada 03-25 askedAgain, was 03-23 18:00",
      "Reg 03-25 changed, was 03-23 18:00",
    ]);
  });

  test("10: taken back after somebody answered the new date: they are asked again, too", () => {
    const result = outcomeOf(start, planFrom("2026-03-10", { terms: mondays }), made(7, now), now);
    if (!result.ok) throw new Error(result.reason);
    const moved = applied(start, result.outcome);
    const rows = moved.rows.map((row) =>
      row.date === "2026-03-09"
        ? { ...row, answers: [...row.answers, { memberId: "Cem", answer: "in" as Answer, ticket: 8, brings: 0 }] }
        : row,
    );
    const back = undo({ ...moved, rows }, beforeOf(start, result.outcome), made(9, now), now);
    const lines = told({ ...moved, rows }, applied({ ...moved, rows }, back), back, true);
    expect(lines).toContain("Cem 03-10 askedAgain, was 03-09 18:00");
  });
});

describe("one date", () => {
  const own = { startsAt: null, length: 90, name: null, place: null, link: null, capacity: null, mayBring: null };
  const tenth = date("2026-03-10");
  const changed = (change: object): Change => ({ kind: "dateChanged", date: tenth, own: { ...own, ...change } });

  test("moved: asked again; another place, length or name: changed; seats and guests alone: nothing", () => {
    const moved = both(start, changed({ startsAt: "2026-03-12T18:00:00" as LocalDateTime }));
    expect(moved.edit).toEqual([
      "Ada 03-10 askedAgain, was 03-10 18:00",
      "Bo 03-10 askedAgain, was 03-10 18:00",
      "Reg 03-10 changed, was 03-10 18:00",
    ]);
    expect(moved.back).toEqual(moved.edit.map((line) => line.replace("18:00", "17:00")));
    for (const change of [
      { place: { value: "Beach" } },
      { length: 60 },
      { name: "Party" },
      { link: { value: "https://a.org" } },
    ]) {
      const lines = ["Ada 03-10 changed, was 03-10 18:00", "Reg 03-10 changed, was 03-10 18:00"];
      expect(both(start, changed(change))).toEqual({ edit: lines, back: lines });
    }
    expect(both(start, changed({ capacity: { value: 5 }, mayBring: 2 }))).toEqual({ edit: [], back: [] });
  });

  test("cancelled and put back; a cancelled date that moves asks nobody", () => {
    expect(both(start, { kind: "dateCancelled", date: tenth, reason: null })).toEqual({
      edit: ["Ada 03-10 cancelled, was 03-10 18:00", "Reg 03-10 cancelled, was 03-10 18:00"],
      back: ["Ada 03-10 restored, was 03-10 18:00 cancelled", "Reg 03-10 restored, was 03-10 18:00 cancelled"],
    });
    const cancelled = { plans: [tuesdays], rows: [touched("2026-03-10", { Ada: "in" }, { state: "cancelled" })] };
    const { edit } = both(cancelled, planFrom("2026-03-10", { terms: atEight }));
    expect(edit.filter((line) => line.includes("03-10"))).toEqual([]);
  });

  test("added: regulars alone hear of it; one five weeks ahead is told to who answered it by themselves", () => {
    const added: Change = { kind: "dateAdded", date: date("2026-03-13"), own };
    expect(both(start, added)).toEqual({
      edit: ["Reg 03-13 added, was 03-13 18:00 null"],
      back: ["Reg 03-13 cancelled, was 03-13 18:00"],
    });
    const later = { plans: [tuesdays], rows: [touched("2026-04-14", { Ada: "in", Bo: "out" })] };
    expect(both(later, { kind: "dateCancelled", date: date("2026-04-14"), reason: null })).toEqual({
      edit: ["Ada 04-14 cancelled, was 04-14 17:00"],
      back: ["Ada 04-14 restored, was 04-14 17:00 cancelled"],
    });
  });

  test("who is away hears nothing; who was, and is not on its new day, hears that it moved, and the other way round", () => {
    const standing = [...regular.standing];
    const before = voice("Away", { standing, aways: [awayOn("2026-03-09", "2026-03-12", 5)] });
    const then = voice("Then", { standing, aways: [awayOn("2026-03-12", "2026-03-14", 5)] });
    const always = voice("Always", { standing, aways: [awayOn("2026-03-01", "2026-04-14", 5)] });
    const move = changed({ startsAt: "2026-03-12T19:00:00" as LocalDateTime });
    const { edit } = both(start, move, [before, then, always]);
    expect(edit.filter((line) => /^(Away|Then|Always)/.test(line))).toEqual([
      "Away 03-10 changed, was 03-10 18:00",
      "Then 03-10 changed, was 03-10 18:00",
    ]);
  });

  test("answers that go to a date far off, which was one already, take nobody else along; nor do they come back so", () => {
    const answered = { plans: [tuesdays], rows: [touched("2026-03-10", { Ada: "in" })] };
    const yearly = terms(tuesdays, { rrule: "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24" });
    const { edit, back } = both(answered, planFrom("2026-03-10", { terms: yearly, later: "keep" }));
    expect(edit.slice(0, 2)).toEqual(["Ada 11-24 askedAgain, was 03-10 18:00", "Reg 03-10 cancelled, was 03-10 18:00"]);
    expect(back.slice(0, 2)).toEqual([
      "Ada 03-10 askedAgain, was 11-24 18:00",
      "Reg 03-10 restored, was 03-10 18:00 null",
    ]);
  });

  test("of what has begun nobody hears", () => {
    const later = new Date("2026-03-10T18:00Z");
    const [was, is] = [voiced(start), voiced({ ...start, plans: [{ ...tuesdays, place: "Beach" }] })];
    const news = newsOfDates(was, is, { carried: [], undone: false }, later);
    expect(news.map((one) => one.date)).not.toContain("2026-03-10");
    expect(news.map((one) => one.date)).toContain("2026-03-17");
  });
});

test("word of an edit is due once it cannot be taken back, at once within a day or where its author wants that", () => {
  const start = new Date("2026-03-17T18:00Z");
  const tomorrow = new Date(now.getTime() + 86_400_000);
  const late = new Date(now.getTime() + 600_000);
  expect(dueOf([start, start], { at: now, tellNow: false }, now)).toEqual(late);
  expect(dueOf([start, start], { at: now, tellNow: true }, now)).toEqual(now);
  expect(dueOf([tomorrow, start], { at: now, tellNow: false }, now)).toEqual(late);
  expect(dueOf([start, new Date(tomorrow.getTime() - 1)], { at: now, tellNow: false }, now)).toEqual(now);
  const undone = new Date(now.getTime() + 300_000);
  expect(dueOf([start, start], { at: now, tellNow: false }, undone)).toEqual(late);
  expect(dueOf([start, start], { at: now, tellNow: false }, new Date(late.getTime() + 1))).toEqual(
    new Date(late.getTime() + 1),
  );
});
