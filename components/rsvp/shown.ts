/** What is shown of a date's answers, in final words: a page and an open page's refetch make it in the same way. */
import { roomInWords } from "@/components/rsvp/room-in-words";
import { whetherBadge, whetherInWords } from "@/components/rsvp/whether-in-words";
import type { AgendaItem } from "@/lib/agenda/agenda";
import { type WhetherOn, whetherOn } from "@/lib/decisions/minimum";
import { type Answer, type Effective, whyClosed } from "@/lib/rsvp/answers";
import type { Place } from "@/lib/rsvp/attendance";
import { mostToBring } from "@/lib/rsvp/party";
import { type Roll, rollOf } from "@/lib/rsvp/roll";
import { aheadOfMe, type Room } from "@/lib/rsvp/room";
import { shortened } from "@/lib/rsvp/shortened";
import { formerStatusInWords, type Mine, statusInWords } from "@/lib/rsvp/status-in-words";
import type { Meetup } from "@/lib/schedule/meetups";
import type { Translator } from "@/lib/words";

type Words = Translator<"rsvp">;

export type BadgeShown = { tone: "neutral" | "positive" | "warning"; text: string };

export type AttendeeShown = {
  id: string;
  /** Null: a former member who asked not to be named; `label` says so. */
  name: string | null;
  label: string;
  /** In brackets after the name: that it is the reader, that they are regulars or away. */
  extra: string | null;
  /** How many come along, also as it is read out. */
  brings: { count: number; words: string } | null;
  /** Which organizer said so for them. */
  said: string | null;
  note: string | null;
};

/** Those of one answer. `quiet`: who does not come takes less room. `more`: how many are not named. */
export type PartShown = { title: string; count: number; quiet: boolean; people: AttendeeShown[]; more: string | null };

export type StatusShown = { look: Answer | "waiting" | "none"; words: string };

/** My answer. */
export type AnswerShown = {
  answer: Answer | null;
  note: string | null;
  /** How many I bring, and may be offered to bring. */
  brings: number;
  most: number;
  status: StatusShown;
  /** Which organizer said so for me. */
  said: string | null;
  /** What the status becomes as soon as an answer is pressed, by how many I bring. */
  pressed: Record<Answer, StatusShown[]>;
  /** Where "in" means the waiting list. */
  inLabel: string | null;
  /** Why nothing can be answered any more. */
  closed: string | null;
};

/** A date's answers. In a list: without parts, and of badges that of its minimum alone. */
export type DateShown = {
  answer: AnswerShown;
  summary: string;
  badges: BadgeShown[];
  /** Why it is on or not, and when that is decided, where it takes a minimum. */
  whether: string | null;
  /** Words where nobody comes. */
  nobody: string | null;
  parts: PartShown[];
};

type Person = {
  memberId: string;
  userId: string;
  name: string | null;
  effective: Effective | null;
  by: { name: string | null } | null;
};

/** Who looks, in which language and zone (null: not known). `everybody`: all are named, however many. */
export type Reader = { memberId: string; everybody: boolean; locale: string; zone: string | null };

/** A date as its own page shows it to one of its people. */
export function dateShown(
  t: Words,
  { meetup, people, others }: { meetup: Meetup; people: readonly Person[]; others: number },
  reader: Reader,
  now: Date,
): DateShown {
  const roll = rollOf(people, meetup.capacity, others);
  const isCancelled = meetup.state === "cancelled";
  const me = people.find(({ memberId }) => memberId === reader.memberId);
  const { room, goingHeads: going } = roll;
  const mine = { ...mineOf(meetup, me?.effective ?? null, now), by: me?.by ?? null };
  const whether = whetherOn(meetup, going, now);
  const at = { zone: meetup.zone, readerZone: reader.zone, locale: reader.locale, now };
  return {
    answer: answerShown(t, { ...mine, place: roll.placeOf(reader.memberId), room }),
    // Of a cancelled date nobody goes, and no seat is free.
    summary: isCancelled ? "" : summaryShown(t, roll.counts),
    badges: badgesShown(t, { whether, room: isCancelled ? { state: "open" } : room }),
    whether: whether && whetherInWords(t, whether, at),
    nobody: roll.in.length > 0 ? null : t(whyClosed(meetup, now) ? "nobodySaid" : "nobody"),
    parts: partsShown(t, roll, { ...reader, isCancelled }),
  };
}

/** A date as a list shows it: my answer, and "5 going · 3 seats free" until it is over. */
export function rowShown(t: Words, { meetup, mine, seats }: Pick<AgendaItem, "meetup" | "mine" | "seats">, now: Date) {
  const seated = seats && { place: seats.place, room: seats.room };
  const going = seats && seats.going > 0 ? t("summary.in", { count: seats.going }) : null;
  const parts = seats && meetup.endsAt > now && meetup.state === "on" ? [going, roomInWords(t, seats.room)] : [];
  const whether = seats && whetherOn(meetup, seats.going, now);
  const shown: DateShown = {
    answer: answerShown(t, { ...mineOf(meetup, mine, now), ...seated }),
    summary: parts.filter((words) => words !== null).join(" · "),
    badges: [(whether && whetherBadge(t, whether)) ?? []].flat(),
    ...{ whether: null, nobody: null, parts: [] },
  };
  return shown;
}

function mineOf(meetup: Meetup, mine: Effective | null, now: Date): MineOnDate {
  const { answer = null, note = null, brings = 0, how = null } = mine ?? {};
  return { answer, note, brings, how, most: mostToBring(meetup, brings), closed: whyClosed(meetup, now) };
}

export type MineOnDate = Omit<Mine, "place"> & {
  note: string | null;
  most?: number;
  /** Who said so for me; `name` null: a former member. */
  by?: { name: string | null } | null;
  place?: Place;
  room?: Room;
  closed?: "started" | "cancelled" | null;
};

/** My answer, place and what I may say now. */
export function answerShown(t: Words, { place = null, room = { state: "open" }, ...mine }: MineOnDate): AnswerShown {
  const { answer, note, brings = 0, most = 0, how = null, by = null, closed = null } = mine;
  const at = place?.state === "waiting" ? place.ahead + 1 : null;
  const said = (its: Mine): StatusShown => ({
    look: its.place == null ? (its.answer ?? "none") : "waiting",
    words: statusInWords(t, its),
  });
  const placeWith = (more: number) => {
    if (answer === "in") return at;
    const ahead = aheadOfMe(room, 1 + more);
    return ahead === null ? null : ahead + 1;
  };
  const counts = Array.from({ length: most + 1 }, (_, count) => count);
  const ahead = answer === "in" ? null : aheadOfMe(room);
  return {
    ...{ answer, note, brings, most },
    status:
      closed === "cancelled"
        ? { look: "none", words: formerStatusInWords(t, { answer, how, place: at }) }
        : said({ answer, brings, how, place: at }),
    said: by && t("status.said", { name: by.name ?? t("status.former") }),
    pressed: {
      in: counts.map((count) => said({ answer: "in", brings: count, place: placeWith(count) })),
      maybe: counts.map((count) => said({ answer: "maybe", brings: count })),
      out: counts.map(() => said({ answer: "out" })),
    },
    inLabel: ahead === null ? null : t("joinWaiting", { ahead }),
    closed: closed && t(`closed.${closed}`),
  };
}

/** "5 going · 1 maybe · 3 not answered": nobody of a kind is not mentioned, except nobody going. */
export function summaryShown(t: Words, counts: Roll<Person>["counts"]): string {
  const kinds = (["in", "waiting", "maybe", "silent"] as const).filter((kind) => kind === "in" || counts[kind]);
  return kinds.map((kind) => t(`summary.${kind}`, { count: counts[kind] })).join(" · ");
}

/** Whether it takes place and whether there is room: "needs 2 more", "on", "full, 1 waiting"; nothing without limits. */
export function badgesShown(t: Words, { whether, room }: { whether: WhetherOn | null; room: Room }): BadgeShown[] {
  const badge = whether && whetherBadge(t, whether);
  if (badge?.tone === "warning") return [badge];
  const text = roomInWords(t, room);
  return [
    ...(badge === null || room.state === "full" ? [] : [badge]),
    ...(text === null ? [] : [{ tone: room.state === "free" ? ("neutral" as const) : ("warning" as const), text }]),
  ];
}

/** How many a list names before the rest is a number. */
const NAMED = { in: 24, others: 12 };

/** Who comes, who waits, who might, who can't and who has not said, to one of them; parts with nobody are left out. */
export function partsShown(
  t: Words,
  roll: Roll<Person>,
  { isCancelled = false, ...reader }: Reader & { isCancelled?: boolean },
): PartShown[] {
  const part = (title: string, people: readonly Person[], { limit = NAMED.others, of = people.length } = {}) => {
    const named = shortened(people, reader.everybody ? null : limit, reader.memberId);
    return {
      ...{ title, count: of, quiet: false },
      people: named.map((person) => attendeeShown(t, person, reader.memberId)),
      more: of > named.length ? t("more", { count: of - named.length }) : null,
    };
  };
  const parts = [
    // A head each, also those whom somebody brings.
    { ...part(t(isCancelled ? "wereIn" : "in"), roll.in, { limit: NAMED.in }), count: roll.counts.in },
    part(t("waiting"), roll.waiting),
    part(t("maybe"), roll.maybe),
    { ...part(t("out"), roll.out), quiet: true },
    { ...part(t("silent"), roll.silent, { of: roll.counts.silent }), quiet: true },
  ];
  return parts.filter(({ count }) => count > 0);
}

function attendeeShown(t: Words, { memberId, userId, name, effective, by }: Person, reader: string): AttendeeShown {
  const { brings = 0, how = null, note = null } = effective ?? {};
  const mark = how === "regular" || how === "away" ? t(`how.${how}`) : null;
  const extra = [memberId === reader ? t("you") : null, mark].filter((word) => word !== null);
  return {
    // The colour of a face goes by its id and would tell who the nameless are.
    id: name === null ? memberId : userId,
    ...{ name, label: name ?? t("former"), note },
    extra: extra.length > 0 ? extra.join(", ") : null,
    brings: brings > 0 ? { count: brings, words: t("brings", { count: brings }) } : null,
    said: by && t("said", { name: by.name ?? t("former") }),
  };
}
