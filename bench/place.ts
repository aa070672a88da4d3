import { randomUUID } from "node:crypto";
import type { connect } from "@/lib/db";
import { type LocalDate, toDateColumn, weekdayOf } from "@/lib/time";
import { hashToken, randomToken } from "@/lib/token";

const CODES = { 1: "MO", 2: "TU", 3: "WE", 4: "TH", 5: "FR", 6: "SA", 7: "SU" } as const;
const DAY_MS = 86_400_000;
const YEAR_MS = 364 * DAY_MS;

/** A person of the world: the device cookie they are known by, and who they are in a group. */
export type Somebody = { cookie: string; memberId: string };

/** A group with its series and the next date, which everybody may still answer. */
export type Place = {
  groupId: string;
  seriesId: string;
  name: string;
  date: LocalDate;
  meetupId: string;
  members: Somebody[];
};

export type Client = ReturnType<typeof connect>;

/** Somebody with a browser that knows them. */
export type Guest = { userId: string; cookie: string };

export async function buildGuest(db: Client, name: string, now: Date): Promise<Guest> {
  const [userId, token] = [randomUUID(), randomToken()];
  const createdAt = new Date(now.getTime() - YEAR_MS);
  await db.user.create({ data: { id: userId, name, zone: "Europe/Berlin", createdAt }, select: { id: true } });
  await db.device.create({
    data: { userId, tokenHash: hashToken(token), createdAt, expiresAt: new Date(now.getTime() + 400 * DAY_MS) },
    select: { id: true },
  });
  return { userId, cookie: `regulars-device=${token}` };
}

/** A plan of every week from its first date on, on that weekday. */
export function planOf(seriesId: string, from: LocalDate) {
  return {
    seriesId,
    from: toDateColumn(from),
    startTime: new Date("1970-01-01T19:00Z"),
    zone: "Europe/Berlin",
    rrule: `FREQ=WEEKLY;BYDAY=${CODES[weekdayOf(from)]}`,
    length: 90,
    place: "At the old bridge",
    capacity: 14,
    turn: 0,
    changedAt: new Date(0),
  };
}
