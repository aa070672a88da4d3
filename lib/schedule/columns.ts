import {
  type LocalDate,
  type LocalDateTime,
  type LocalTime,
  parseZone,
  toDateColumn,
  toTimeColumn,
  type Zone,
} from "@/lib/time";
import type { Decision, MeetupRow, Plan } from "./meetups";
import type { Schedule } from "./next";

/** A touched date as the rules take it, with its row's id. */
export type StoredMeetup = MeetupRow & { id: string };

/** A schedule whose touched dates can be written to, with the turn at which its series was when it was read. */
export type StoredSchedule = Omit<Schedule, "rows"> & { turn: number; rows: StoredMeetup[] };

/** A schedule as PostgreSQL writes it in JSON: dates, times and timestamps of wall clocks are our local texts already. */
export type ScheduleJson = {
  seriesId: string;
  groupId: string;
  name: string;
  description: string | null;
  turn: number;
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
    mayBring: number;
    minimum: number | null;
    decideBefore: number | null;
    ifShort: "call_off" | "ask" | null;
    turn: number;
    changedAt: string;
  }[];
  rows: RowJson[];
};

/** A touched date; `own` names those of place, link and capacity that are its own. */
type RowJson = {
  id: string;
  date: LocalDate;
  state: "on" | "cancelled" | "taken_out" | "carried" | "retired";
  extra: boolean;
  startsAt: LocalDateTime | null;
  zone: string | null;
  length: number | null;
  name: string | null;
  own: ("place" | "link" | "capacity")[] | null;
  place: string | null;
  link: string | null;
  capacity: number | null;
  mayBring: number | null;
  cancelReason: string | null;
  retiredBy: "plan_changed" | "paused" | "ended" | "undone" | null;
  carriedTo: LocalDate | null;
  decision: (Omit<Decision, "at"> & { at: string }) | null;
  turn: number;
  changedAt: string | null;
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
    plans: plans.map(planOf),
    rows: rows.map(rowOf),
  };
}

/** A plan as its columns have it. */
export function planColumns({ from, until, startTime, minimum, ...plan }: Plan) {
  const { zone, rrule, length, place, link, capacity, mayBring, turn, changedAt } = plan;
  return {
    ...{ from: toDateColumn(from), until: until && toDateColumn(until), startTime: toTimeColumn(startTime) },
    ...{ zone, rrule, length, place, link, capacity, mayBring, turn, changedAt },
    minimum: minimum?.heads ?? null,
    decideBefore: minimum?.decideBefore ?? null,
    ifShort: minimum?.ifShort ?? null,
  };
}

function planOf({ minimum, decideBefore, ifShort, ...plan }: ScheduleJson["plans"][number]): Plan {
  const isSet = minimum !== null && decideBefore !== null && ifShort !== null;
  return {
    ...plan,
    zone: storedZone(plan.zone),
    minimum: isSet ? { heads: minimum, decideBefore, ifShort: ifShort === "ask" ? "ask" : "callOff" } : null,
    changedAt: new Date(plan.changedAt),
  };
}

function rowOf({ own, place, link, capacity, ...row }: RowJson): StoredMeetup {
  return {
    ...row,
    state: row.state === "taken_out" ? "takenOut" : row.state,
    retiredBy: row.retiredBy === "plan_changed" ? "planChanged" : row.retiredBy,
    zone: row.zone === null ? null : storedZone(row.zone),
    place: own?.includes("place") ? { value: place } : null,
    link: own?.includes("link") ? { value: link } : null,
    capacity: own?.includes("capacity") ? { value: capacity } : null,
    decision: row.decision && { ...row.decision, at: new Date(row.decision.at) },
    changedAt: row.changedAt === null ? null : new Date(row.changedAt),
  };
}
