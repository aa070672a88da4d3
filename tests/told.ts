/** Notices with what is true of them, for tests of messages: Tuesdays at 19:00 in Berlin, written on 4 March 2026. */
import type { CalendarItem } from "@/lib/calendar/entries";
import { type Making, postOf } from "@/lib/delivery/message";
import type { Reader, Told } from "@/lib/delivery/told";
import { messageWords } from "@/lib/delivery/words";
import type { Reason, Was } from "@/lib/notices/notice";
import type { Answer, Effective } from "@/lib/rsvp/answers";
import { type Meetup, meetupOn } from "@/lib/schedule/meetups";
import type { LocalDate, Zone } from "@/lib/time";
import { tuesdays } from "@/tests/edited";

export const NOW = new Date("2026-03-04T12:00:00Z");
export const BASE = "https://regulars.example.org";

export const reader: Reader = {
  ...{ userId: "u1", name: "Ada", email: "ada@example.org", zone: "Europe/Berlin" as Zone },
};

export const making: Making = {
  words: messageWords("en"),
  ways: {
    base: BASE,
    answer: (noticeId, answer) => `${BASE}/answer/token-${noticeId}?answer=${answer}`,
    choose: `${BASE}/mail/token-u1`,
    post: `${BASE}/api/mail/off/token-u1`,
  },
  now: NOW,
};

/** The message of these notices. */
export function written(told: Told[], change: Partial<Reader> = {}) {
  return postOf({ ...reader, ...change }, told, making);
}

/** A date of the series, some of it changed. */
export function meetup(day = "2026-03-10", change: Partial<Meetup> = {}): Meetup {
  const found = meetupOn([tuesdays], [], day as LocalDate);
  if (!found) throw new Error("no date");
  return { ...found, turn: 7, ...change };
}

export function said(answer: Answer, change: Partial<Effective> = {}): Effective {
  return { answer, ticket: 1, note: null, brings: 0, how: "own", ...change };
}

/** A date as its reader's calendar has it; `ahead`: how many parties wait before them. */
export function item(
  change: { meetup?: Meetup; mine?: Effective | null; ahead?: number; group?: string; series?: string } = {},
): CalendarItem {
  const { meetup: date = meetup(), mine = said("in"), ahead, group = "Runners", series = "Tuesday run" } = change;
  const place = ahead === undefined ? ({ state: "going" } as const) : ({ state: "waiting", ahead } as const);
  return {
    ...{ groupId: "g1", groupName: group, memberId: "m1", seriesId: "s1", seriesName: series },
    ...{ meetup: date, mine, seats: { place: mine?.answer === "in" ? place : null, going: 1 } },
  };
}

/** What its reader knew: a week before, elsewhere. */
export function was(change: Partial<Was> = {}): Was {
  return {
    ...{ date: "2026-03-10" as LocalDate, startsAt: "2026-03-09T18:00:00.000Z", endsAt: "2026-03-09T19:30:00.000Z" },
    ...{ zone: "Europe/Berlin" as Zone, place: "Library", link: null, state: "on" },
    ...change,
  };
}

let count = 0;

/** A notice with what is true of it. */
export function told(reason: Reason, change: Partial<Told> = {}): Told {
  count += 1;
  const found = change.item === undefined ? item() : change.item;
  return {
    ...{ noticeId: `n${count}`, reason, revision: 9, memberId: "m1" },
    group: { id: "g1", name: found?.groupName ?? "Runners" },
    series: { id: "s1", name: found?.seriesName ?? "Tuesday run" },
    ...{ item: found, was: null, going: 3, activity: null },
    ...change,
  };
}

const cancelled = { state: "cancelled", cancelReason: "The hall is closed", turn: 9 } as const;
const minimum = { heads: 6, decideBefore: 1440, ifShort: "callOff" } as const;

/** One of every reason, as it comes. */
export const everyReason: Record<Reason, () => Told> = {
  movedUp: () => told("movedUp"),
  lostSeat: () => told("lostSeat", { item: item({ ahead: 1 }) }),
  confirmed: () => told("confirmed"),
  question: () => told("question", { item: item({ mine: null }) }),
  reminder: () => told("reminder"),
  changed: () => told("changed", { was: was() }),
  cancelled: () => told("cancelled", { item: item({ meetup: meetup("2026-03-10", cancelled) }) }),
  restored: () => told("restored", { was: was({ ...meetupAsWas(), state: "cancelled" }) }),
  added: () => told("added", { was: was({ state: null }) }),
  askedAgain: () => told("askedAgain", { item: item({ mine: said("maybe") }), was: was() }),
  decidedOn: () => told("decidedOn", { item: item({ meetup: meetup("2026-03-10", { minimum }) }) }),
  calledOff: () =>
    told("calledOff", {
      item: item({
        meetup: meetup("2026-03-10", {
          ...{ state: "cancelled", turn: 9, minimum },
          decision: { verdict: "off", at: NOW, byId: null, heads: 3 },
        }),
      }),
    }),
  decide: () =>
    told("decide", { item: item({ meetup: meetup("2026-03-10", { minimum: { ...minimum, ifShort: "ask" } }) }) }),
  stillAlive: () => told("stillAlive", { item: null }),
  activity: () =>
    told("activity", {
      item: null,
      activity: {
        joined: ["Bo", "Cem"],
        answered: [
          { name: "Bo", answer: "in", title: "Tuesday run", startsAt: meetup().startsAt, zone: tuesdays.zone },
          { name: "Dora", answer: "out", title: "Tuesday run", startsAt: meetup().startsAt, zone: tuesdays.zone },
        ],
      },
    }),
};

function meetupAsWas(): Partial<Was> {
  const { startsAt, endsAt, place } = meetup();
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), place };
}
