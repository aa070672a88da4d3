/** What must hold for the dates of one series and for what counts there. Each rule gives a line for each breach. */
import type { Effective } from "@/lib/rsvp/answers";
import { insOf } from "@/lib/rsvp/answers";
import { attendance } from "@/lib/rsvp/attendance";
import { isLive, type Meetup, type MeetupRow, meetupOn, type Plan, planDates } from "@/lib/schedule/meetups";
import { addDays, type LocalDate } from "@/lib/time";

/** Plans follow one after the other. */
export function planFaults(plans: readonly Plan[]): string[] {
  const ordered = plans.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return ordered.flatMap((plan, index) => {
    const next = ordered[index + 1];
    const isBackwards = plan.until !== null && plan.until <= plan.from;
    const overlaps = next !== undefined && (plan.until === null || plan.until > next.from);
    return [
      ...(isBackwards ? [`plan from ${plan.from}: ends before it begins`] : []),
      ...(overlaps ? [`plan from ${plan.from}: overlaps the plan from ${next.from}`] : []),
    ];
  });
}

/** Every row is a date of its series (by a plan, extra or moved), taken out, carried or retired. */
export function rowFaults(plans: readonly Plan[], rows: readonly MeetupRow[]): string[] {
  return rows.flatMap((row) => {
    const fault = rowFault(plans, rows, row);
    return fault === null ? [] : [`date ${row.date}: ${fault}`];
  });
}

function rowFault(plans: readonly Plan[], rows: readonly MeetupRow[], row: MeetupRow): string | null {
  if (row.state === "carried") return chainFault(plans, rows, row);
  if (row.state === "retired" && row.retiredBy === null) return "is retired without a reason";
  if (row.carriedTo !== null) return `is ${row.state} and names ${row.carriedTo} as carried to`;
  if (!isLive(row) || row.extra || row.startsAt !== null) return null;
  return plans.some((plan) => gives(plan, row.date)) ? null : "is no date of its plans, nor extra, nor moved";
}

function gives(plan: Plan, date: LocalDate): boolean {
  return !planDates(plan, { from: date, to: addDays(date, 1), newestFirst: false }).next().done;
}

/** A carried date leads to an existing one, over any number of others. */
function chainFault(plans: readonly Plan[], rows: readonly MeetupRow[], first: MeetupRow): string | null {
  const seen = new Set<LocalDate>();
  let date: LocalDate = first.date;
  for (;;) {
    if (seen.has(date)) return `is carried in a circle, by way of ${[...seen].join(", ")}`;
    seen.add(date);
    const row = rows.find((one) => one.date === date);
    if (row?.state !== "carried")
      return row || meetupOn(plans, rows, date) ? null : `is carried to ${date}, which is no date`;
    if (row.carriedTo === null) return `is carried, and ${date} says nowhere to`;
    date = row.carriedTo;
  }
}

/**
 * Seats of one date: whole parties of one to ten, each with a ticket of its own, and never more heads than seats.
 * @param of.edits the turns at which an edit was made: whoever is in anew by one shares its ticket.
 */
export function seatFaults(
  meetup: Pick<Meetup, "date" | "capacity">,
  people: readonly { memberId: string; effective: Effective | null }[],
  of: { turn: number; edits: ReadonlySet<number> },
): string[] {
  const { turn, edits } = of;
  const ins = insOf(people);
  const { goingHeads, going } = attendance(meetup.capacity, ins);
  const seated = going.reduce((sum, { heads }) => sum + heads, 0);
  const holders = new Map<number, string>();
  const faults: string[] = [];
  for (const { memberId, ticket, heads } of ins) {
    const other = holders.get(ticket);
    if (other && !edits.has(ticket)) faults.push(`members ${other} and ${memberId} have one ticket, ${ticket}`);
    holders.set(ticket, memberId);
    if (ticket > turn) faults.push(`member ${memberId} has ticket ${ticket}, above the turn ${turn}`);
    if (heads < 1 || heads > 10) faults.push(`member ${memberId} comes as a party of ${heads}`);
  }
  if (meetup.capacity !== null && Math.max(goingHeads, seated) > meetup.capacity) {
    faults.push(`${seated} heads go, and it has ${meetup.capacity} seats`);
  }
  return faults.map((fault) => `date ${meetup.date}: ${fault}`);
}
