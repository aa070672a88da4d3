import { fromDateColumn, fromTimeColumn, fromTimestampColumn, type LocalDate, parseZone, type Zone } from "@/lib/time";
import type { MeetupRow, Plan } from "./meetups";

type PlanColumns = {
  from: Date;
  until: Date | null;
  startTime: Date;
  zone: string;
  rrule: string | null;
  length: number;
  place: string | null;
  link: string | null;
  capacity: number | null;
};

type MeetupColumns = {
  id: string;
  date: Date;
  state: "on" | "cancelled" | "takenOut";
  startsAt: Date | null;
  zone: string | null;
  length: number | null;
};

/** Throws where a stored zone is none: a series must not silently meet at another hour. */
function storedZone(name: string): Zone {
  const zone = parseZone(name);
  if (zone === null) throw new Error(`Stored zone ${name} is unknown to this Node's zone data`);
  return zone;
}

/** A plan as the rules take it, from its row. */
export function planOf(row: PlanColumns): Plan {
  return {
    ...row,
    from: fromDateColumn(row.from),
    until: row.until && fromDateColumn(row.until),
    startTime: fromTimeColumn(row.startTime),
    zone: storedZone(row.zone),
  };
}

/** A touched date as the rules take it, from its row. */
export function meetupRowOf(row: MeetupColumns): MeetupRow & { id: string; date: LocalDate } {
  return {
    ...row,
    date: fromDateColumn(row.date),
    startsAt: row.startsAt && fromTimestampColumn(row.startsAt),
    zone: row.zone === null ? null : storedZone(row.zone),
  };
}
