import type { LocalDate, Zone } from "@/lib/time";
import { kindOf, SHOWN, type ShownReason, type Was } from "./notice";
import { threadsOf } from "./threads";

/** What somebody is shown of what they were told, and has not put away. `was`: the date as they knew it, of a change. */
export type StoredNotice = {
  id: string;
  seriesId: string;
  date: LocalDate;
  reason: ShownReason;
  revision: number;
  was: Was | null;
};

/** Where somebody stands with a date: what they said counts so. Null: they said nothing. */
export type Stand = "going" | "waiting" | "maybe" | "out" | null;

/** A date as it is now for one person. `verdict`: what stands decided of it. */
export type Now = {
  startsAt: Date;
  endsAt: Date;
  zone: Zone;
  name: string | null;
  place: string | null;
  link: string | null;
  state: "on" | "cancelled";
  verdict: "on" | "off" | "asked" | null;
  stand: Stand;
};

/** What may differ between a date as somebody knew it and as it is. */
export type Aspect = "time" | "length" | "zone" | "place" | "link" | "name";

/** What is another since: of a date that moved its length only where that differs, too. */
export function aspectsOf(
  was: Was,
  is: Pick<Now, "startsAt" | "endsAt" | "zone" | "name" | "place" | "link">,
): Aspect[] {
  const length = Date.parse(was.endsAt) - Date.parse(was.startsAt);
  const differs: Record<Aspect, boolean> = {
    time: Date.parse(was.startsAt) !== is.startsAt.getTime(),
    length: length !== is.endsAt.getTime() - is.startsAt.getTime(),
    zone: was.zone !== is.zone,
    place: was.place !== is.place,
    link: was.link !== is.link,
    name: was.name !== undefined && was.name !== is.name,
  };
  return (Object.keys(differs) as Aspect[]).filter((aspect) => differs[aspect]);
}

/** Whether a notice says what is so still, of a date to come. `is` null: it is none any more. */
function holds({ reason, was }: StoredNotice, is: Now | null, now: Date): boolean {
  if (reason === "cancelled") {
    const start = is?.startsAt ?? (was && new Date(was.startsAt));
    return is?.state !== "on" && was?.state !== "cancelled" && start !== null && start > now;
  }
  if (!is || is.startsAt <= now) return false;
  if (reason === "calledOff") return is.verdict === "off";
  return is.state === "on" && holdsOn(reason, was, is);
}

function holdsOn(reason: ShownReason, was: Was | null, is: Now): boolean {
  const isThere = is.stand !== null && is.stand !== "out";
  switch (reason) {
    case "movedUp":
      return is.stand === "going";
    case "lostSeat":
      return is.stand === "waiting";
    case "askedAgain":
      return was !== null && isElse(was, is);
    case "changed":
      return isThere && was !== null && isElse(was, is);
    case "restored":
    case "added":
      return isThere && was?.state !== "on";
    case "decidedOn":
      return isThere && is.verdict === "on";
    case "decide":
      return is.verdict === "asked";
    default:
      return reason === "stillAlive";
  }
}

function isElse(was: Was, is: Now): boolean {
  return aspectsOf(was, is).length > 0;
}

/**
 * What is worth showing: of each date the newest notice of a kind, where it is true still, and of several kinds the
 * newest again; what organizers are asked stands by itself. Each with the date as its reader knew it before all that
 * they have not put away: what was taken back meanwhile is no news.
 * @param nowOf what became of its date; null: it is none any more.
 */
export function shownNotices<Notice extends StoredNotice>(
  notices: readonly Notice[],
  nowOf: (notice: Notice) => Now | null,
  now: Date,
): Notice[] {
  const newest = newestBy(notices, ({ reason }) => kindOf(reason));
  const firsts = firstsOf(notices);
  const known = newest.map((notice) => ({ ...notice, ...sinceFirst(notice, firsts.get(notice.id) ?? notice) }));
  const holding = known.filter((notice) => holds(notice, nowOf(notice), now));
  return newestBy(holding, ({ reason }) => String(kindOf(reason) === "organizing"));
}

const rankOf = (reason: ShownReason) => SHOWN.indexOf(reason);

function newestBy<Notice extends StoredNotice>(
  notices: readonly Notice[],
  groupOf: (notice: Notice) => string,
): Notice[] {
  const newest = new Map<string, Notice>();
  for (const notice of notices) {
    const key = `${notice.seriesId}/${notice.date}/${groupOf(notice)}`;
    const other = newest.get(key);
    const isNewer = !other || notice.revision > other.revision;
    const isFirst = notice.revision === other?.revision && rankOf(notice.reason) < rankOf(other.reason);
    if (isNewer || isFirst) newest.set(key, notice);
  }
  return [...newest.values()];
}

/** Of each change, by its id, the first of those that led to it. */
function firstsOf(notices: readonly StoredNotice[]): ReadonlyMap<string, StoredNotice> {
  const changes = notices.flatMap((notice) => (notice.was ? [{ ...notice, was: notice.was }] : []));
  return new Map(threadsOf(changes).flatMap((thread) => thread.map(({ id }) => [id, thread[0]])));
}

/** What a notice comes to for whoever knows a date as it was before the first of the changes that led to it. */
function sinceFirst(notice: StoredNotice, { reason, was }: StoredNotice): Pick<StoredNotice, "reason" | "was"> {
  const isTold = notice.reason === "changed" || notice.reason === "restored" || notice.reason === "added";
  if (!was || !isTold) return { reason: notice.reason, was };
  const comesBack = was.state === "cancelled" ? "restored" : reason;
  return { reason: was.state === "on" ? "changed" : comesBack, was };
}
