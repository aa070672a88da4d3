/** What an edit comes to, in the terms of the people whom it affects: shown before it is saved. */
import { createHash } from "node:crypto";
import type { Result } from "@/lib/result";
import { type SeatNews, spanOfNews } from "@/lib/rsvp/seats";
import { type Meetup, type MeetupRow, meetups, nextMeetups, type Plan, touchedMeetup } from "@/lib/schedule/meetups";
import { type Change, type ChangeRefusal, outcomeOf } from "./change";
import type { Dates, Editable, GivenAnswer, Made, Outcome, TouchedDate } from "./dates";
import { newsOfDates } from "./news";
import { laterPlans } from "./plans";
import { freshAnswers, newsOfEdit, rowsAfter, voicesAfter } from "./seats";

/**
 * What becomes of a date. "kept": it is as before. "moved": it begins at another time. "altered": its place, length or
 * the like changes. "carried": another date has its answers. "retired": it is none any more, its answers stay with it.
 * "back": it is a date again. "out": a date of the new rule that does not take place (it stands in
 * `after`), because one of its week was moved by hand.
 */
export type Fate =
  | "kept"
  | "moved"
  | "altered"
  | "carried"
  | "retired"
  | "back"
  | "out"
  | "cancelled"
  | "restored"
  | "added";

export type Line = {
  fate: Fate;
  /** As it is now; null where it is no date now. */
  before: Meetup | null;
  /** As it will be, of a carried one the date that takes over; null where there will be none. */
  after: Meetup | null;
  answers: readonly GivenAnswer[];
};

/** Members of whose seats on a date there is news. */
export type SeatsOf = { meetup: Meetup; memberIds: string[] };

export type Preview = {
  /** Every touched date to come that the edit reaches, and every one that it writes; by its present start. */
  lines: Line[];
  /** The next dates as they are, and as they will be. */
  present: Meetup[];
  next: Meetup[];
  /** Who has answered for a date that moves or is carried: they are asked again, also where they said "out". */
  asked: string[];
  /** Plans set to begin later that the edit reaches, which go or are held on the new rule. */
  later: Plan[];
  /** Who would lose a seat, who would have one at last, date by date. */
  losing: SeatsOf[];
  rising: SeatsOf[];
  /** Who is told of it, its author perhaps among them. */
  told: string[];
  /** Says all that the preview says: an edit is saved only as it was shown. */
  digest: string;
};

/** What an edit was previewed as, at which turn of the series; `mails`: whether others would be mailed of it. */
export type Previewed = { digest: string; turn: number; mails: boolean };

/** How many of the next dates are shown, of now and of then. */
export const SHOWN_DATES = 6;

/** Looks at an edit of a series at `now`: what it comes to, or why it would come to nothing. */
export function previewEdit(
  { dates, voices, turn }: Editable,
  change: Change,
  now: Date,
): Result<{ preview: Preview }, ChangeRefusal> {
  const made = { turn: turn + 1, changedAt: now };
  const result = settledOutcome({ dates, voices }, change, made, now);
  return result.ok ? { ok: true, preview: previewOf({ dates, voices }, change, result.outcome, made, now) } : result;
}

/** What an edit comes to, those among it who are "in" anew by it; or why it is none. */
export function settledOutcome(
  { dates, voices }: Pick<Editable, "dates" | "voices">,
  change: Change,
  made: Made,
  now: Date,
): Result<{ outcome: Outcome }, ChangeRefusal> {
  const result = outcomeOf(dates, change, made, now);
  if (!result.ok) return result;
  const { outcome } = result;
  return { ok: true, outcome: { ...outcome, fresh: freshAnswers(dates, outcome, voices) } };
}

/** Looks at an edit beforehand. `outcome` is what it comes to at `now`. */
export function previewOf(
  { dates, voices }: Pick<Editable, "dates" | "voices">,
  change: Change,
  outcome: Outcome,
  { turn }: Made,
  now: Date,
): Preview {
  const lines = linesOf(dates, outcome, now);
  const affected = lines.filter(({ fate, after }) => (fate === "moved" || fate === "carried") && after?.state === "on");
  const rows = rowsAfter(dates, outcome);
  const news = newsOfEdit(dates, outcome, voices, turn, now);
  const coming = meetups(outcome.plans, rows, spanOfNews(now));
  const of = (reason: SeatNews["reason"]) => seatsOf(news, coming, reason);
  const losing = of("lostSeat");
  const after = { plans: outcome.plans, rows, voices: voicesAfter(voices, outcome, turn) };
  const ofDates = newsOfDates({ ...dates, voices }, after, { carried: outcome.carried, undone: false }, now);
  return {
    lines,
    present: nextMeetups(dates.plans, dates.rows, now, SHOWN_DATES),
    next: nextMeetups(outcome.plans, rows, now, SHOWN_DATES),
    asked: [...new Set(affected.flatMap(({ answers }) => answers.map(({ memberId }) => memberId)))],
    later: change.kind === "planChanged" ? laterPlans(dates.plans, change.from).map(({ plan }) => plan) : [],
    losing,
    rising: of("movedUp"),
    told: [...new Set([...news, ...ofDates].map(({ memberId }) => memberId))],
    digest: digestOf(outcome, lines, losing),
  };
}

function seatsOf(news: readonly SeatNews[], coming: readonly Meetup[], reason: SeatNews["reason"]): SeatsOf[] {
  return coming.flatMap((meetup) => {
    const theirs = news.filter((one) => one.date === meetup.date && one.reason === reason);
    return theirs.length > 0 ? [{ meetup, memberIds: theirs.map(({ memberId }) => memberId) }] : [];
  });
}

function linesOf(dates: Dates, outcome: Outcome, now: Date): Line[] {
  const after = rowsAfter(dates, outcome);
  const takeOver = new Set(outcome.carried.map(({ to }) => to));
  const lines = after.flatMap((row): Line[] => {
    const was = dates.rows.find(({ date }) => date === row.date);
    const before = was ? touchedMeetup(dates.plans, was) : ruleMeetup(dates.plans, row);
    const answers = was?.answers ?? [];
    if (before === null && row.state === "takenOut" && was?.state !== "takenOut") {
      return [{ fate: "out", before, after: ruleMeetup(outcome.plans, row), answers }];
    }
    // A date that takes over another's answers stands in that one's line.
    if (before === null && takeOver.has(row.date)) return [];
    if (before && before.startsAt <= now) return [];
    const carried = outcome.carried.find(({ from }) => from === row.date);
    const target = carried && after.find(({ date }) => date === carried.to);
    const held = target ? touchedMeetup(outcome.plans, target) : touchedMeetup(outcome.plans, row);
    const fate = carried ? "carried" : fateOf(before, held, row, was);
    const isReached = row.date >= outcome.since || fate !== "kept";
    return fate === null || !isReached ? [] : [{ fate, before, after: held, answers }];
  });
  const at = ({ before, after: then }: Line) => (before ?? then)?.startsAt.getTime() ?? 0;
  return lines.toSorted((a, b) => at(a) - at(b));
}

/** The date that the plans give where nobody has touched it. */
function ruleMeetup(plans: readonly Plan[], { date }: MeetupRow): Meetup | null {
  const day = Date.parse(date);
  const window = { from: new Date(day - 3 * 86_400_000), to: new Date(day + 3 * 86_400_000) };
  return meetups(plans, [], window).find((meetup) => meetup.date === date) ?? null;
}

function fateOf(
  before: Meetup | null,
  after: Meetup | null,
  row: MeetupRow,
  was: TouchedDate | undefined,
): Fate | null {
  if (!before && !after) return null;
  if (!after) return "retired";
  if (!before) return row.extra && was?.state !== "retired" ? "added" : "back";
  if (before.state !== after.state) return after.state === "cancelled" ? "cancelled" : "restored";
  if (+before.startsAt !== +after.startsAt) return "moved";
  const isAlike = (["place", "link", "capacity", "mayBring", "name"] as const).every(
    (field) => before[field] === after[field],
  );
  const takes = ({ minimum }: Meetup) => minimum && [minimum.heads, minimum.decideBefore, minimum.ifShort].join();
  return isAlike && +before.endsAt === +after.endsAt && takes(before) === takes(after) ? "kept" : "altered";
}

/** Turns and instants of changes are left out: they differ between looking and saving. */
function digestOf({ plans, rows, carried }: Outcome, lines: readonly Line[], losing: readonly SeatsOf[]): string {
  const undated = ({ turn: _turn, changedAt: _at, ...rest }: Plan | Omit<MeetupRow, "cancelReason">) =>
    Object.entries(rest).sort();
  const said = lines
    .filter(({ fate }) => fate !== "kept")
    .map(({ fate, before, after, answers }) => [
      ...[fate, before?.date, after?.date],
      answers.map(({ memberId, answer }) => `${memberId} ${answer}`).sort(),
    ]);
  const lost = losing.map(({ meetup, memberIds }) => [meetup.date, memberIds.toSorted()]);
  // A reason is typed after the look, and touches nobody's answer.
  const unsaid = rows.map(({ cancelReason: _reason, ...row }) => row);
  return createHash("sha256")
    .update(JSON.stringify([plans.map(undated), unsaid.map(undated), carried, said, lost]))
    .digest("base64url");
}
