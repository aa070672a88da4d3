/**
 * The recurrence vectors speak of instants, the product of series and dates. A series meets at most once a day, and a
 * second time on one day is another series: so what the vector adds or takes out at the rule's own hour are rows of
 * the rule's series, and each other hour is a series of its own.
 */
import { type Meetup, type MeetupRow, meetups, type Plan, plainRow } from "@/lib/schedule/meetups";
import { dateOf, type LocalDateTime, timeOf, type Zone } from "@/lib/time";

type Vector = {
  dtstart_local: LocalDateTime;
  tzid: Zone;
  rrule: string;
  exdates: LocalDateTime[];
  rdates: LocalDateTime[];
  from: string | null;
  to: string | null;
  limit: number | null;
};

/** UTC instants (ISO), ascending, no doubles. */
export default async function expand(vector: Vector): Promise<string[]> {
  const { dtstart_local: start, rdates, from, to, limit } = vector;
  const window = { from: from ? new Date(from) : null, to: to ? new Date(to) : null, ...(limit !== null && { limit }) };
  const hours = new Map([start, ...rdates].map((local) => [timeOf(local), local]));
  hours.set(timeOf(start), start);
  const found = [...hours.values()].flatMap((first) => meetups([planOf(first, vector)], rowsOf(first, vector), window));
  return distinctInstants(found).slice(0, limit ?? undefined);
}

function planOf(first: LocalDateTime, { dtstart_local, tzid, rrule }: Vector): Plan {
  const rest = {
    zone: tzid,
    length: 60,
    place: null,
    link: null,
    capacity: null,
    mayBring: 0,
    minimum: null,
    turn: 0,
    changedAt: new Date(0),
  };
  return {
    from: dateOf(first),
    until: null,
    startTime: timeOf(first),
    rrule: first === dtstart_local ? rrule : null,
    ...rest,
  };
}

function rowsOf(first: LocalDateTime, { rdates, exdates }: Vector): MeetupRow[] {
  const rows = new Map<string, MeetupRow>();
  const sameHour = (local: LocalDateTime) => timeOf(local) === timeOf(first);
  for (const local of rdates.filter(sameHour)) rows.set(local, { ...plainRow(dateOf(local)), extra: true });
  for (const local of exdates.filter(sameHour)) rows.set(local, { ...plainRow(dateOf(local)), state: "takenOut" });
  return [...rows.values()];
}

function distinctInstants(found: Meetup[]): string[] {
  return [...new Set(found.map((meetup) => meetup.startsAt.toISOString()))].sort();
}
