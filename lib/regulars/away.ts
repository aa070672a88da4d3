/** What being away, and being back, makes of dates. */
import { type AgendaItem, datedItems, type Said } from "@/lib/agenda/agenda";
import { type Away, effectiveAnswer, insOf, isAwayOn } from "@/lib/rsvp/answers";
import { attendance, type Place, placeOf, type Seating } from "@/lib/rsvp/attendance";
import { whyNotBring } from "@/lib/rsvp/party";
import { effectiveOn, seatingOn, type Voice, type Voiced } from "@/lib/rsvp/seats";
import { isLive, type Meetup, type MeetupRow, meetups, touchedMeetup } from "@/lib/schedule/meetups";
import type { Schedule } from "@/lib/schedule/next";
import { addDays, dateOf, toDateColumn } from "@/lib/time";
import { changing } from "./outlook";
import { covers, type Days } from "./stretch";

/** The instants within which every date held on some days lies, in whatever zone, and none that has begun. */
export function spanOfDays({ from, until }: Days, now: Date): { from: Date; to: Date } {
  const first = toDateColumn(addDays(from, -1));
  return { from: first > now ? first : now, to: toDateColumn(addDays(until, 1)) };
}

/** The dates that take place on some days and have not begun, with one's own answers, by start. */
export function coveredBy(
  days: Days,
  { schedules, said }: { schedules: readonly Schedule[]; said: readonly Said[] },
  now: Date,
): AgendaItem[] {
  const dates = schedules.flatMap((schedule) =>
    meetups(schedule.plans, schedule.rows, spanOfDays(days, now)).map((meetup) => ({ schedule, meetup })),
  );
  const covered = dates.filter(({ meetup }) => meetup.state === "on" && covers(days, dateOf(meetup.local)));
  return datedItems(
    covered.toSorted((a, b) => +a.meetup.startsAt - +b.meetup.startsAt),
    said,
  );
}

/** What one has on a date before one is away. "seat": one of a number of seats; "in": one of as many as like. */
export type Had = "seat" | "waits" | "in" | "maybe" | "out" | "away" | "nothing";

/**
 * What one gives up on a date.
 * @param voices what everybody said for its series; read where it has a number of seats.
 */
export function hadOn({ meetup, mine }: AgendaItem, voices: readonly Voice[], memberIds: ReadonlySet<string>): Had {
  if (!mine) return "nothing";
  if (mine.how === "away") return "away";
  if (mine.answer !== "in") return mine.answer;
  if (meetup.capacity === null) return "in";
  return seatingOn(voices, meetup).waiting.some(({ memberId }) => memberIds.has(memberId)) ? "waits" : "seat";
}

/** An "in" that an away held back, with how many one may bring again. `place` null: it does not take place now. */
export type Return = { meetup: Meetup; brings: number; place: Place };

/** Which away of a member: in a series it has no id, but its days and when it was said. */
export type WhichAway = Pick<Away, "from" | "until" | "setAt">;

/**
 * The "in"s that come back where an away is lifted: of the dates not begun those on which it alone held an "in" back.
 * Each gets the series' turn as a new ticket, so that nobody loses a seat by it.
 */
export function returnsOf(
  { plans, rows, voices }: Voiced,
  memberId: string,
  away: WhichAway,
  { turn, now }: { turn: number; now: Date },
): Return[] {
  const me = voices.find((voice) => voice.memberId === memberId);
  if (!me) return [];
  const span = spanOfDays(away, now);
  const dead = rows.flatMap((row) => heldBack(plans, row) ?? []).filter(({ startsAt }) => startsAt >= now);
  const found = [
    ...meetups(plans, rows, span).map((meetup) => ({ meetup, isOn: meetup.state === "on" })),
    ...dead.map((meetup) => ({ meetup, isOn: false })),
  ];
  return found.flatMap(({ meetup, isOn }) => {
    const suppressed = suppressedBy(me, away, meetup);
    return suppressed ? [backOn(voices, { memberId, meetup, isOn, turn, brought: suppressed.brings })] : [];
  });
}

/** A date that is none now and would be one again if an edit were taken back: its "in" must not return with its ticket. */
function heldBack(plans: Voiced["plans"], row: MeetupRow): Meetup | null {
  return isLive(row) || row.state === "carried" ? null : touchedMeetup(plans, { ...row, state: "on" });
}

function isThat(away: WhichAway, { from, until, setAt }: Away): boolean {
  return away.from === from && away.until === until && +away.setAt === +setAt;
}

/** The "in" that would count for a date if that away were not. */
function suppressedBy(voice: Voice, away: WhichAway, meetup: Meetup): { brings: number } | null {
  const that = voice.aways.find((one) => isThat(away, one));
  if (!that || !isAwayOn(that, meetup)) return null;
  const own = voice.own.get(meetup.date) ?? null;
  const { standing, aways } = voice;
  if (effectiveAnswer({ own, standing, aways }, meetup)?.how !== "away") return null;
  const without = effectiveAnswer({ own, standing, aways: aways.filter((one) => !isThat(away, one)) }, meetup);
  return without?.answer === "in" ? without : null;
}

type Coming = { memberId: string; meetup: Meetup; isOn: boolean; turn: number; brought: number };

function backOn(voices: readonly Voice[], { memberId, meetup, isOn, turn, brought }: Coming): Return {
  const people = effectiveOn(voices, meetup);
  const before = attendance(meetup.capacity, insOf(people));
  const brings = asManyAs(brought, { meetup, before, memberId });
  const others = insOf(people).filter((one) => one.memberId !== memberId);
  const after = attendance(meetup.capacity, [...others, { memberId, ticket: turn, heads: 1 + brings }]);
  return { meetup, brings, place: isOn ? placeOf(after, memberId) : null };
}

/** As many of those one brought as one may bring anew. */
function asManyAs(
  brought: number,
  of: { meetup: Pick<Meetup, "mayBring" | "capacity">; before: Seating; memberId: string },
): number {
  const out = { answer: "out", brings: 0 } as const;
  const wishes = Array.from({ length: brought + 1 }, (_, fewer) => brought - fewer);
  const asked = (brings: number) => ({ before: out, answer: "in" as const, brings, memberId: of.memberId });
  return wishes.find((brings) => whyNotBring(asked(brings), of.meetup, of.before) === null) ?? 0;
}

/** The voices after an away was lifted and what it held back came back. */
export function lifting(
  voices: readonly Voice[],
  memberId: string,
  away: WhichAway,
  { returns, turn, now }: { returns: readonly Return[]; turn: number; now: Date },
): Voice[] {
  return changing(voices, memberId, (voice) => ({
    ...voice,
    own: new Map([
      ...voice.own,
      ...returns.map(
        ({ meetup, brings }) => [meetup.date, { answer: "in", ticket: turn, note: null, brings }] as const,
      ),
    ]),
    aways: voice.aways.map((one) =>
      isThat(away, one) ? { ...one, liftedAt: one.setAt > now ? one.setAt : now } : one,
    ),
  }));
}
