/** What is shown of a date's answers, in final words: a page and an open page's refetch make it in the same way. */
import { type Answer, type Effective, whyClosed } from "@/lib/rsvp/answers";
import { type Roll, rollOf } from "@/lib/rsvp/roll";
import type { Meetup } from "@/lib/schedule/meetups";
import type { Translator } from "@/lib/words";

type Words = Translator<"rsvp">;

export type BadgeShown = { tone: "neutral" | "positive" | "warning"; text: string };

export type AttendeeShown = {
  id: string;
  /** Null: a former member who asked not to be named; `label` says so. */
  name: string | null;
  label: string;
  /** In brackets after the name: that it is the reader, whom they bring. */
  extra: string | null;
  note: string | null;
};

/** Those of one answer. `quiet`: who does not come takes less room. */
export type PartShown = { title: string; count: number; quiet: boolean; people: AttendeeShown[] };

export type StatusShown = { look: Answer | "waiting" | "none"; words: string };

/** My answer. */
export type AnswerShown = {
  answer: Answer | null;
  note: string | null;
  status: StatusShown;
  /** What the status becomes as soon as an answer is pressed. */
  pressed: Record<Answer, StatusShown>;
  /** Where "in" means the waiting list. */
  inLabel: string | null;
  /** Why nothing can be answered any more. */
  closed: string | null;
};

/** A date's answers. In a list: without badges and parts. */
export type DateShown = {
  answer: AnswerShown;
  summary: string;
  badges: BadgeShown[];
  /** Words where nobody comes. */
  nobody: string | null;
  parts: PartShown[];
};

type Answering = { memberId: string; effective: Effective | null };

type Person = Answering & { userId: string; name: string | null };

/** A date as its own page shows it to one of its people. */
export function dateShown(
  t: Words,
  { meetup, people, others }: { meetup: Meetup; people: readonly Person[]; others: number },
  reader: string,
  now: Date,
): DateShown {
  const roll = rollOf(people, meetup.capacity, others);
  const mine = people.find(({ memberId }) => memberId === reader)?.effective ?? null;
  const { goingHeads: going, waiting } = roll;
  return {
    answer: answerShown(t, mineOf(roll, mine, reader, whyClosed(meetup, now))),
    summary: summaryShown(t, roll.counts),
    badges: badgesShown(t, { going, waiting: waiting.length, capacity: meetup.capacity }),
    nobody: roll.in.length > 0 ? null : t("nobody"),
    parts: partsShown(t, roll, reader),
  };
}

/** A date as a list shows it: my answer, and how many come. */
export function rowShown(
  t: Words,
  { meetup, mine }: { meetup: Meetup; mine: Effective | null },
  roll: Roll<Answering> | null,
  reader: string,
  now: Date,
): DateShown {
  const closed = whyClosed(meetup, now);
  const answered = { answer: mine?.answer ?? null, note: mine?.note ?? null, closed };
  return {
    answer: answerShown(t, roll ? mineOf(roll, mine, reader, closed) : answered),
    summary: roll ? summaryShown(t, { ...roll.counts, silent: 0 }) : "",
    ...{ badges: [], nobody: null, parts: [] },
  };
}

function mineOf(roll: Roll<Answering>, mine: Effective | null, reader: string, closed: Closed): Mine {
  const place = roll.placeOf(reader);
  return {
    ...{ answer: mine?.answer ?? null, note: mine?.note ?? null },
    place: place?.state === "waiting" ? place.ahead + 1 : null,
    ahead: mine?.answer !== "in" && roll.isFull ? roll.waiting.length : null,
    closed,
  };
}

export type Mine = {
  answer: Answer | null;
  note: string | null;
  /** My place on the waiting list while I wait for a seat. */
  place?: number | null;
  /** How many wait before me where the meetup is full and I am not in. */
  ahead?: number | null;
  closed?: Closed;
};

type Closed = "started" | "cancelled" | null;

/** My answer, place and what I may say now. */
export function answerShown(t: Words, { answer, note, place = null, ahead = null, closed = null }: Mine): AnswerShown {
  const waiting = (at: number): StatusShown => ({ look: "waiting", words: t("status.waiting", { place: at }) });
  const said = (value: Answer | "none"): StatusShown => ({ look: value, words: t(`status.${value}`) });
  const status = place === null ? said(answer ?? "none") : waiting(place);
  return {
    ...{ answer, note, status },
    pressed: {
      in: answer === "in" ? status : ahead === null ? said("in") : waiting(ahead + 1),
      ...{ maybe: said("maybe"), out: said("out") },
    },
    inLabel: ahead === null ? null : t("joinWaiting", { ahead }),
    closed: closed && t(`closed.${closed}`),
  };
}

/** "5 going · 1 maybe · 3 not answered": nobody of a kind is not mentioned, except nobody going. */
export function summaryShown(t: Words, counts: Roll<Answering>["counts"]): string {
  const kinds = (["in", "waiting", "maybe", "silent"] as const).filter((kind) => kind === "in" || counts[kind]);
  return kinds.map((kind) => t(`summary.${kind}`, { count: counts[kind] ?? 0 })).join(" · ");
}

export type Limits = {
  /** Heads, with those they bring. */
  going: number;
  waiting: number;
  /** Null: it is on with anybody. */
  minimum?: number | null;
  /** Null: as many as come. */
  capacity: number | null;
};

/** Whether it takes place and whether there is room: "needs 2 more", "on", "full, 1 waiting"; nothing without limits. */
export function badgesShown(t: Words, { going, minimum = null, capacity, waiting }: Limits): BadgeShown[] {
  const missing = minimum === null ? 0 : minimum - going;
  const left = capacity === null ? null : capacity - going;
  const warning = (text: string): BadgeShown[] => [{ tone: "warning", text }];
  if (missing > 0) return warning(t("on.needs", { count: missing }));
  if (waiting > 0) return warning(t("on.fullWaiting", { count: waiting }));
  if (left !== null && left <= 0) return warning(t("on.full"));
  return [
    ...(minimum === null ? [] : [{ tone: "positive" as const, text: t("on.on") }]),
    ...(left === null ? [] : [{ tone: "neutral" as const, text: t("on.seats", { count: left }) }]),
  ];
}

/** Who comes, who waits, who might, who can't and who has not said, to one of them; parts with nobody are left out. */
export function partsShown(t: Words, roll: Roll<Person>, reader: string): PartShown[] {
  const part = (title: string, people: readonly Person[], quiet = false): PartShown => ({
    ...{ title, count: people.length, quiet },
    people: people.map((person) => attendeeShown(t, person, reader)),
  });
  const parts = [
    part(t("in"), roll.in),
    part(t("waiting"), roll.waiting),
    part(t("maybe"), roll.maybe),
    part(t("out"), roll.out, true),
    { ...part(t("silent"), roll.silent, true), count: roll.counts.silent },
  ];
  return parts.filter(({ count }) => count > 0);
}

function attendeeShown(t: Words, { memberId, userId, name, effective }: Person, reader: string): AttendeeShown {
  const brings = effective?.brings ? t("brings", { count: effective.brings }) : null;
  const extra = [memberId === reader ? t("you") : null, brings].filter((word) => word !== null);
  return {
    // The colour of a face goes by its id and would tell who the nameless are.
    id: name === null ? memberId : userId,
    ...{ name, label: name ?? t("former") },
    extra: extra.length > 0 ? extra.join(", ") : null,
    note: effective?.note ?? null,
  };
}
