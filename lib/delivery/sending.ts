/** What a mail says at the moment at which it is sent: nothing that is not true any more, nothing twice, at a decent hour. */
import type { CalendarItem } from "@/lib/calendar/entries";
import { isOfDate, kindOf, type Reason, type Was } from "@/lib/notices/notice";
import { afterQuiet, mayWake } from "@/lib/notices/quiet";
import { aspectsOf } from "@/lib/notices/shown";
import { type Change, threadsOf } from "@/lib/notices/threads";
import type { Meetup } from "@/lib/schedule/meetups";
import type { LocalDate, Zone } from "@/lib/time";
import type { Told } from "./told";

/** A notice that waits to be mailed. */
export type Pending = {
  told: Told;
  /** The identity of the date that it is about. */
  date: LocalDate;
  /** Of its date, or else of its series: whose quiet hours count where the reader's zone is not known. */
  zone: Zone;
  /** Whether its reader switched its kind off; belongs to the group still, which is there; and runs it. */
  isOff: boolean;
  belongs: boolean;
  runs: boolean;
  /** Whether they put it away, or answered its date anew. */
  isPutAway: boolean;
  /** Whether its series has a date to come and nobody answered it since. */
  isSilent: boolean;
};

/** A change that no mail has yet: its hour is to come, or it was told a moment ago. */
export type Ahead = Change & { notBefore: Date };

export type Sending = {
  tell: Told[];
  /** What is said along with another: it is settled with that. */
  covered: string[];
  dropped: { noticeId: string; why: "untrue" | "switchedOff" }[];
  /** What would wake its reader, and what comes with a change of its date that is still ahead. */
  later: { noticeId: string; at: Date }[];
};

/** Something to say, with the notices that it says along. */
type Saying = { pending: Pending; told: Told; covers: string[] };

const REMINDER_MS = 36 * 3_600_000;

// Within it whatever is due is gathered.
const TICK_MS = 60_000;

/**
 * Decides it. Changes of a date wait for the last one that is ahead: a mail says what is so, and what comes after it would
 * say the same once more, against something that its reader never heard.
 * @param zone the reader's, if it is known.
 */
export function sendingOf(
  { pending, ahead }: { pending: readonly Pending[]; ahead: readonly Ahead[] },
  zone: Zone | null,
  now: Date,
): Sending {
  const dropped: Sending["dropped"] = [];
  const drop = (why: "untrue" | "switchedOff", of: readonly Pending[]) =>
    dropped.push(...of.map(({ told: { noticeId } }) => ({ noticeId, why })));
  const theirs = pending.filter(isTheirs);
  drop(
    "untrue",
    pending.filter((one) => !isTheirs(one)),
  );
  drop(
    "switchedOff",
    theirs.filter(({ isOff }) => isOff),
  );
  const wanted = theirs.filter(({ isOff }) => !isOff);

  const sayings: Saying[] = [];
  const held: Sending["later"] = [];
  for (const thread of threadsOf([...wanted.flatMap(changeOf), ...ahead])) {
    const of = thread.flatMap((one) => ("of" in one ? [one.of] : []));
    const hours = thread.flatMap((one) => ("of" in one ? [] : [one.notBefore.getTime()]));
    if (hours.length > 0) {
      const at = new Date(Math.max(now.getTime() + TICK_MS, ...hours));
      held.push(...of.map(({ told: { noticeId } }) => ({ noticeId, at })));
      continue;
    }
    const saying = sayingOf(of, now);
    if (saying) sayings.push(saying);
    else drop("untrue", of);
  }
  const others = wanted.filter((one) => changeOf(one).length === 0);
  const holding = others.filter((one) => holds(one, now));
  drop(
    "untrue",
    others.filter((one) => !holding.includes(one)),
  );
  sayings.push(...onceEach(holding));
  const { later, ...decent } = atDecentHour(sayings, zone, now);
  return { ...decent, dropped, later: [...held, ...later] };
}

function isTheirs({ belongs, runs, told }: Pending): boolean {
  return belongs && (runs || kindOf(told.reason) !== "organizing");
}

/** A notice as a change of a date that its reader knew otherwise; none where it is something else. */
function changeOf(pending: Pending) {
  const { series, revision, was } = pending.told;
  return was ? [{ seriesId: series.id, date: pending.date, revision, was, of: pending }] : [];
}

/**
 * What is left of the changes of one date, the last of which is the newest: one, that says what its reader knew and what
 * is now. Null: it is as they knew it, or there is no sense in telling any more.
 */
function sayingOf(thread: readonly Pending[], now: Date): Saying | null {
  const known = thread[0]?.told.was;
  const item = thread.at(-1)?.told.item ?? null;
  if (!known || (item !== null && isSame(known, item.meetup))) return null;
  const chosen = chosenOf(thread, { known, item }, now);
  if (!chosen) return null;
  const { pending, reason } = chosen;
  const covers = thread.filter((one) => one !== pending).map(({ told: { noticeId } }) => noticeId);
  return { pending, told: { ...pending.told, reason, item, was: known }, covers };
}

type Between = { known: Was; item: CalendarItem | null };

function chosenOf(thread: readonly Pending[], { known, item }: Between, now: Date) {
  const newest = (...reasons: Reason[]) => thread.findLast(({ told }) => reasons.includes(told.reason));
  const as = (pending: Pending | undefined, reason?: Reason) =>
    pending ? { pending, reason: reason ?? pending.told.reason } : null;
  if (!item || item.meetup.state === "cancelled") {
    const isNews = known.state === "on" && new Date(known.startsAt) > now;
    return isNews ? as(newest("cancelled", "calledOff")) : null;
  }
  if (item.meetup.startsAt <= now) return null;
  const asked = thread.findLast((one) => one.told.reason === "askedAgain" && !one.isPutAway);
  if (asked) return as(asked);
  if (item.mine?.answer === "out") return null;
  if (known.state !== "on") return as(newest("restored", "added", "changed"));
  // Cancelled and put back at another hour, of which its reader heard nothing: it has changed.
  return as(newest("changed", "restored", "added"), "changed");
}

/** Whether a date is as its reader knew it. */
function isSame(was: Was, meetup: Meetup): boolean {
  return was.date === meetup.date && was.state === meetup.state && aspectsOf(was, meetup).length === 0;
}

type Held = { pending: Pending; item: CalendarItem; now: Date };

/** What must be so that a notice of a date to come that takes place is true. Of those left out that is all. */
const TRUE_WHILE: Partial<Record<Reason, (held: Held) => boolean>> = {
  movedUp: ({ item }) => isGoing(item),
  lostSeat: ({ item }) => item.seats?.place?.state === "waiting",
  confirmed: ({ item }) => item.mine?.answer === "in",
  question: ({ item }) => item.mine === null,
  reminder: ({ item, now }) =>
    (isGoing(item) || item.mine?.answer === "maybe") && +item.meetup.startsAt - now.getTime() <= REMINDER_MS,
  changed: ({ item }) => item.mine?.answer !== "out",
  restored: ({ item }) => item.mine?.answer !== "out",
  added: ({ item }) => item.mine?.answer !== "out",
  askedAgain: ({ pending }) => !pending.isPutAway,
  decidedOn: ({ item }) => item.meetup.decision?.verdict === "on" && item.mine?.answer !== "out",
  decide: ({ item }) => item.meetup.decision?.verdict === "asked",
};

const isGoing = ({ seats }: CalendarItem) => seats?.place?.state === "going";

function holds(pending: Pending, now: Date): boolean {
  const { reason, item, activity } = pending.told;
  if (reason === "stillAlive") return pending.isSilent;
  if (reason === "activity") return activity !== null && activity.joined.length + activity.answered.length > 0;
  if (!item || item.meetup.startsAt <= now) return false;
  const isCancelled = item.meetup.state === "cancelled";
  if (reason === "cancelled" || reason === "calledOff") return isCancelled;
  return !isCancelled && (TRUE_WHILE[reason]?.({ pending, item, now }) ?? true);
}

/** Of what says the same of one date the newest; of its seat the confirmation, which says it all. */
function onceEach(holding: readonly Pending[]): Saying[] {
  const same = new Map<string, Pending[]>();
  for (const pending of holding) {
    const { memberId, series, reason } = pending.told;
    const about = OFF.has(reason) ? "off" : kindOf(reason) === "seat" ? "seat" : reason;
    const key = `${memberId}/${series.id}/${pending.date}/${about}`;
    same.set(key, [...(same.get(key) ?? []), pending]);
  }
  return [...same.values()].flatMap((of) => {
    const ordered = of.toSorted((a, b) => weightOf(a) - weightOf(b) || a.told.revision - b.told.revision);
    const pending = ordered.at(-1);
    const covers = ordered.slice(0, -1).map(({ told: { noticeId } }) => noticeId);
    return pending ? [{ pending, told: pending.told, covers }] : [];
  });
}

const OFF: ReadonlySet<Reason> = new Set(["cancelled", "calledOff"]);
const weightOf = ({ told }: Pending) => (told.reason === "confirmed" ? 1 : 0);

/** What may be said now, by the date it is about; what would wake its reader waits for the morning. */
function atDecentHour(sayings: readonly Saying[], zone: Zone | null, now: Date): Omit<Sending, "dropped"> {
  const quiet = sayings.map((saying) => ({ saying, at: morningOf(saying, zone ?? saying.pending.zone, now) }));
  const decent = quiet.filter(({ at }) => at === null).map(({ saying }) => saying);
  const later = quiet.flatMap(({ saying, at }) =>
    at === null ? [] : [saying.told.noticeId, ...saying.covers].map((noticeId) => ({ noticeId, at })),
  );
  const tell = decent.map(({ told }) => told).sort((a, b) => startOf(a) - startOf(b) || a.revision - b.revision);
  return { tell, covered: decent.flatMap(({ covers }) => covers), later };
}

/** When it may be said: null where that is now. */
function morningOf({ told }: Saying, zone: Zone, now: Date): Date | null {
  const morning = afterQuiet(now, zone);
  if (morning <= now) return null;
  return mayWake(told.reason, new Date(startOf(told)), now, zone) ? null : morning;
}

// The last dates lie in 2199.
const AFTER_ALL = Date.UTC(2200, 0);

/** When its date begins, or would have begun; what is about a whole series comes after all dates. */
function startOf({ reason, item, was }: Told): number {
  if (!isOfDate(reason)) return AFTER_ALL;
  if (item) return item.meetup.startsAt.getTime();
  return was ? Date.parse(was.startsAt) : AFTER_ALL;
}
