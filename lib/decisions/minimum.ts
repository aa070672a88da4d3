/** Whether a date with a minimum takes place: what a page says of it, and what falls due by rule. */
import type { Meetup } from "@/lib/schedule/meetups";
import { isCalledOff, neededHeads } from "@/lib/schedule/minimum";

/** Of a date, what its minimum is judged by. */
export type Judged = Pick<Meetup, "startsAt" | "state" | "cancelReason" | "capacity" | "minimum" | "decision">;

/**
 * What is to be done by rule: it is decided that it takes place, it is called off, organizers are asked; "reopen": what
 * stands decided holds no more.
 */
export type Ruling = "on" | "callOff" | "ask" | "reopen";

const MINUTE = 60_000;

/** When it is decided whether a date takes place. Null: it takes place whoever comes. */
export function decideAt({ minimum, startsAt }: Pick<Judged, "minimum" | "startsAt">): Date | null {
  return minimum && new Date(startsAt.getTime() - minimum.decideBefore * MINUTE);
}

/**
 * What is due of a date by rule at `now`, or null where nothing is. An organizer's word holds until an organizer says
 * otherwise; what the rule decided opens again where the date was moved so that its hour is to come once more, or where
 * too few are left.
 * @param heads how many are going.
 */
export function ruling(meetup: Judged, heads: number, now: Date): Ruling | null {
  const { decision, minimum, state, startsAt } = meetup;
  if (state === "cancelled" || startsAt <= now) return null;
  const [at, needed] = [decideAt(meetup), neededHeads(meetup)];
  if (!minimum || at === null || needed === null) return decision ? "reopen" : null;
  const isEnough = heads >= needed;
  if (!decision) {
    if (now < at) return null;
    return isEnough ? "on" : minimum.ifShort;
  }
  // A date that takes place is not off, whoever put it back.
  if (decision.verdict === "off") return "reopen";
  if (decision.byId !== null) return null;
  if (at > decision.at) return "reopen";
  if (decision.verdict === "asked") return isEnough ? "on" : null;
  return isEnough ? null : "reopen";
}

/** What follows where a decision holds no more: organizers are asked, and nothing is called off a second time. */
export function afterReopening(meetup: Judged, heads: number, now: Date): "ask" | null {
  return ruling({ ...meetup, decision: null }, heads, now) === null || heads >= (neededHeads(meetup) ?? 0)
    ? null
    : "ask";
}

/**
 * Whether a date takes place, as a page says it. "needs": so many heads more, until `at`; "reached": enough are going,
 * and it is decided then; "on", "off": decided, by an organizer or by rule; "asked": organizers are.
 */
export type WhetherOn =
  | { is: "needs"; more: number; at: Date; ifShort: "callOff" | "ask" }
  | { is: "reached"; at: Date }
  | { is: "on"; byRule: boolean }
  | { is: "off"; byRule: boolean; heads: number }
  | { is: "asked"; more: number };

/**
 * What is to be said of a date and its minimum; null: nothing, it has none or has begun, or it was cancelled for another
 * reason.
 * @param heads how many are going.
 */
export function whetherOn(meetup: Judged, heads: number, now: Date): WhetherOn | null {
  const { decision, minimum, state, startsAt } = meetup;
  const [at, needed] = [decideAt(meetup), neededHeads(meetup)];
  const byRule = decision?.byId === null;
  if (state === "cancelled") {
    return decision && isCalledOff(meetup) ? { is: "off", byRule, heads: decision.heads } : null;
  }
  if (!minimum || at === null || needed === null) return null;
  if (startsAt <= now) return null;
  const more = Math.max(0, needed - heads);
  if (decision?.verdict === "on" && (more === 0 || !byRule)) return { is: "on", byRule };
  if (more === 0) return { is: "reached", at };
  if (decision?.verdict === "asked") return { is: "asked", more };
  return { is: "needs", more, at, ifShort: minimum.ifShort };
}

/**
 * Whether it is open still whether a date takes place: too few are going, and nobody decided that it does.
 * @param heads how many are going; null: not looked up.
 */
export function isInDoubt(meetup: Pick<Judged, "minimum" | "capacity" | "decision">, heads: number | null): boolean {
  const needed = neededHeads(meetup);
  return needed !== null && meetup.decision?.verdict !== "on" && (heads === null || heads < needed);
}

/** Why an organizer's decision is refused. "cancelled": for another reason than its minimum. "already": it stands so. */
export type DecideRefusal = "noMinimum" | "started" | "cancelled" | "already";

/** Why an organizer does not decide this of a date now, or null where they do. */
export function whyNotDecide(meetup: Judged, verdict: "on" | "off", now: Date): DecideRefusal | null {
  const { decision, minimum, state, startsAt } = meetup;
  if (startsAt <= now) return "started";
  if (!minimum) return "noMinimum";
  if (decision?.verdict === verdict) return "already";
  return state === "cancelled" && decision?.verdict !== "off" ? "cancelled" : null;
}
