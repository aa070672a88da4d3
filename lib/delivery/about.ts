/** What notices are about: all that is told of one date is one part of a message. */
import { isOfDate, type Reason, type Was } from "@/lib/notices/notice";
import type { Told } from "./told";

/** All that is told of one date, or one thing that is about none. */
export type About = { told: Told[]; first: Told; reasons: ReadonlySet<Reason>; was: Was | null };

/** Whether it is about a date. */
export function isDated({ first }: About): boolean {
  return isOfDate(first.reason);
}

/** By date, in the order of their starts; what is about none comes last. Of one date the weightiest comes first. */
export function abouts(told: readonly Told[]): About[] {
  const byKey = new Map<string, Told[]>();
  for (const one of told) byKey.set(keyOf(one), [...(byKey.get(keyOf(one)) ?? []), one]);
  return [...byKey.values()].flatMap(aboutOf).sort((a, b) => startOf(a) - startOf(b));
}

function keyOf(told: Told): string {
  if (!isOfDate(told.reason)) return told.noticeId;
  return `${told.series.id}/${told.item?.meetup.date ?? told.was?.date ?? told.noticeId}`;
}

// What a reader must know before anything else of a date comes first.
const WEIGHTIEST: readonly Reason[] = [
  ...(["cancelled", "calledOff", "lostSeat", "movedUp", "askedAgain", "changed", "restored", "decidedOn"] as const),
  ...(["decide", "added", "confirmed", "question", "reminder"] as const),
];

function aboutOf(told: readonly Told[]): About[] {
  const sorted = told.toSorted((a, b) => WEIGHTIEST.indexOf(a.reason) - WEIGHTIEST.indexOf(b.reason));
  const [first] = sorted;
  if (!first) return [];
  // What its reader knew is what held before the first of these changes.
  const [known] = told.filter(({ was }) => was !== null).toSorted((a, b) => a.revision - b.revision);
  return [{ told: sorted, first, reasons: new Set(told.map(({ reason }) => reason)), was: known?.was ?? null }];
}

function startOf(about: About): number {
  if (!isDated(about)) return Number.MAX_SAFE_INTEGER;
  const { item } = about.first;
  if (item) return item.meetup.startsAt.getTime();
  return about.was ? Date.parse(about.was.startsAt) : Number.MAX_SAFE_INTEGER - 1;
}
