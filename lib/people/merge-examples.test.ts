import { describe, expect, test } from "vitest";
import type { LocalDate, LocalDateTime } from "@/lib/time";
import { type AwayRow, type Entry, mergeEntries, type SaidRow } from "./merge";

const SERIES = "run";
const hour = (n: number) => new Date(Date.UTC(2026, 2, 1, n));
const day = (n: number) => `2026-03-${String(n + 1).padStart(2, "0")}` as LocalDate;

const entry = (memberId: string, over: Partial<Entry> = {}): Entry => ({
  ...{ memberId, role: "member", joinedAt: hour(0), leftAt: null, ending: null, nameless: false, inviteId: null },
  ...{ said: [], standing: [], aways: [], ...over },
});

const evening = { startsAt: hour(20), local: "2026-03-01T20:00:00" as LocalDateTime };
const said = (rsvpId: string, answer: SaidRow["answer"], ticket: number, brings = 0): SaidRow => ({
  ...{ rsvpId, meetupId: "date", seriesId: SERIES, held: evening, answer, ticket, brings },
});
const away = (awayTicketId: string, ticket: number, over: Partial<AwayRow> = {}): AwayRow => ({
  ...{ awayTicketId, awayId: `${awayTicketId} days`, seriesId: SERIES, ticket, from: day(0), until: day(1) },
  ...{ setAt: hour(1), liftedAt: null, ...over },
});

describe("by example", () => {
  test("who is only brought changes hands and nothing else", () => {
    const merge = mergeEntries([], [entry("guest", { said: [said("a", "in", 3)] })]);
    expect(merge).toMatchObject({ move: ["guest"], combine: [], said: { drop: [], keep: [] } });
  });

  test("both in: the earlier ticket, in the membership that stays", () => {
    const [mine, theirs] = [said("mine", "in", 7), said("theirs", "in", 4)];
    const merge = mergeEntries([entry("me", { said: [mine] })], [entry("guest", { said: [theirs] })]);
    expect(merge.combine).toMatchObject([{ memberId: "me", absorbs: ["guest"] }]);
    expect(merge.said).toEqual({ drop: ["mine"], keep: [{ rsvpId: "theirs", memberId: "me", ticket: 4, brings: 0 }] });
  });

  test("both in: the earlier ticket with its own party; a regular's place is for one", () => {
    const guest = entry("guest", { said: [said("theirs", "in", 4, 1)] });
    const merge = mergeEntries([entry("me", { said: [said("mine", "in", 7, 3)] })], [guest]);
    expect(merge.said.keep).toEqual([{ rsvpId: "theirs", memberId: "me", ticket: 4, brings: 1 }]);
    const standing = [{ standingId: "s", seriesId: SERIES, ticket: 2, from: hour(0), until: null }];
    const besides = mergeEntries([entry("me", { said: [said("mine", "in", 7, 3)] })], [entry("guest", { standing })]);
    expect(besides.said.keep).toEqual([{ rsvpId: "mine", memberId: "me", ticket: 2, brings: 0 }]);
  });

  test("an in that an away gave up does not come back beside a newer one, nor does a regular's place", () => {
    const me = entry("me", { said: [said("mine", "in", 9)] });
    const given = entry("guest", { said: [said("theirs", "in", 3)], aways: [away("trip", 5)] });
    expect(mergeEntries([me], [given])).toMatchObject({
      said: { drop: ["theirs"], keep: [] },
      aways: { keep: [{ awayTicketId: "trip", memberId: "me" }], end: [] },
    });
    const standing = [{ standingId: "s", seriesId: SERIES, ticket: 2, from: hour(0), until: null }];
    expect(mergeEntries([me], [entry("guest", { standing, aways: [away("trip", 5)] })]).said.keep).toEqual([]);
  });

  test("an away of a membership that ended covers no date after it", () => {
    const guest = entry("guest", { leftAt: hour(9), ending: "left", aways: [away("trip", 5)] });
    expect(mergeEntries([entry("me")], [guest]).aways).toEqual({
      keep: [],
      end: [{ awayTicketId: "trip", awayId: "trip days", memberId: "me", liftedAt: hour(9) }],
    });
  });

  test.each([
    ["in", 4, "out", 7, "theirs"],
    ["in", 7, "out", 4, "mine"],
    ["maybe", 4, "in", 7, "theirs"],
    ["maybe", 7, "out", 4, "mine"],
  ] as const)("%s at %i and %s at %i: %s, the newer", (answer, ticket, other, at, wins) => {
    const rows = [said("mine", answer, ticket), said("theirs", other, at)] as const;
    const merge = mergeEntries([entry("me", { said: [rows[0]] })], [entry("guest", { said: [rows[1]] })]);
    expect(merge.said.drop).toEqual([wins === "mine" ? "theirs" : "mine"]);
  });

  test("the higher role of those who are members stays; who left as organizer brings no role", () => {
    const me = entry("me", { joinedAt: hour(1) });
    expect(mergeEntries([me], [entry("guest", { role: "organizer" })]).combine).toMatchObject([
      { role: "organizer", joinedAt: hour(0) },
    ]);
    const former = entry("guest", { role: "organizer", leftAt: hour(9), ending: "removed" });
    expect(mergeEntries([me], [former]).combine).toMatchObject([{ role: "member", leftAt: null, ending: null }]);
  });

  test("a membership that ended before stays with its dates", () => {
    const former = entry("guest", { leftAt: hour(9), ending: "left" });
    expect(mergeEntries([entry("me", { joinedAt: hour(9) })], [former])).toMatchObject({
      move: ["guest"],
      combine: [],
    });
  });

  test("an answer to a date after leaving does not come back", () => {
    const former = entry("guest", { leftAt: hour(9), ending: "left", said: [said("late", "in", 1)] });
    const merge = mergeEntries([entry("me", { said: [said("mine", "in", 5)] })], [former]);
    expect(merge.said).toEqual({ drop: ["late"], keep: [] });
  });

  test("two regulars are one, from the earlier beginning, with the earlier ticket as long as it held", () => {
    const row = (standingId: string, ticket: number, from: number) => ({
      ...{ standingId, seriesId: SERIES, ticket, from: hour(from), until: null },
    });
    const me = entry("me", { standing: [row("mine", 5, 0)] });
    const merge = mergeEntries([me], [entry("guest", { standing: [row("theirs", 2, 6)] })]);
    expect(merge.standing).toEqual({
      drop: ["mine", "theirs"],
      add: [
        { seriesId: SERIES, memberId: "me", ticket: 5, from: hour(0), until: hour(6) },
        { seriesId: SERIES, memberId: "me", ticket: 2, from: hour(6), until: null },
      ],
    });
  });
});
