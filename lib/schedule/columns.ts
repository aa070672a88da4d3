import { type LocalDate, type LocalDateTime, type LocalTime, parseZone, type Zone } from "@/lib/time";
import type { MeetupRow } from "./meetups";
import type { Schedule } from "./next";

/** A touched date as the rules take it, with its row's id. */
export type StoredMeetup = MeetupRow & { id: string };

/** A schedule whose touched dates can be written to. */
export type StoredSchedule = Omit<Schedule, "rows"> & { rows: StoredMeetup[] };

/** A schedule as PostgreSQL writes it in JSON: dates, times and timestamps of wall clocks are our local texts already. */
export type ScheduleJson = {
  seriesId: string;
  groupId: string;
  name: string;
  description: string | null;
  plans: {
    from: LocalDate;
    until: LocalDate | null;
    startTime: LocalTime;
    zone: string;
    rrule: string | null;
    length: number;
    place: string | null;
    link: string | null;
    capacity: number | null;
  }[];
  rows: {
    id: string;
    date: LocalDate;
    state: "on" | "cancelled" | "taken_out" | "retired";
    startsAt: LocalDateTime | null;
    zone: string | null;
    length: number | null;
  }[];
};

const knownZones = new Map<string, Zone>();

/** Throws where a stored zone is none: a series must not silently meet at another hour. */
function storedZone(name: string): Zone {
  const known = knownZones.get(name);
  if (known) return known;
  const zone = parseZone(name);
  if (zone === null) throw new Error(`Stored zone ${name} is unknown to this Node's zone data`);
  knownZones.set(name, zone);
  return zone;
}

/** A schedule as the rules take it. */
export function scheduleOf({ plans, rows, ...series }: ScheduleJson): StoredSchedule {
  return {
    ...series,
    plans: plans.map((plan) => ({ ...plan, zone: storedZone(plan.zone) })),
    rows: rows.map((row) => ({
      ...row,
      state: row.state === "taken_out" ? "takenOut" : row.state,
      zone: row.zone === null ? null : storedZone(row.zone),
    })),
  };
}
