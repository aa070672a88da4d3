/** A series that woke, with people in it: for tests of `lib/reminders`. */
import type { Reader, Woken, Written } from "@/lib/reminders/woken";
import type { Answer } from "@/lib/rsvp/answers";
import type { Voice } from "@/lib/rsvp/seats";
import type { Zone } from "@/lib/time";
import { date, tuesdays } from "./edited";

export const at = (text: string) => new Date(text);
/** Long before any date. */
export const long = at("2026-02-01T12:00:00Z");

/** A member since long ago, in Berlin. */
export function reader(memberId: string, change: Partial<Reader> = {}): Reader {
  return { memberId, role: "member", joinedAt: long, addedBy: null, zone: "Europe/Berlin" as Zone, ...change };
}

/** What somebody said: own answers by date, in the order of their tickets; a regular since long ago. */
export function voice(memberId: string, said: Record<string, Answer> = {}, standing: Voice["standing"] = []): Voice {
  const own = Object.entries(said).map(
    ([day, answer], ticket) => [date(day), { answer, ticket: ticket + 1, note: null, brings: 0 }] as const,
  );
  return { memberId, joinedAt: long, leftAt: null, own: new Map(own), standing, aways: [] };
}

export const regular = (memberId: string, said: Record<string, Answer> = {}) =>
  voice(memberId, said, [{ ticket: 0, from: long, until: null }]);

/** Tuesdays at 19:00 in Berlin, with as many as come; all that anybody said they said long ago. */
export function woken(change: Partial<Woken> = {}): Woken {
  const voices = change.voices ?? [];
  const answered = voices.flatMap(({ memberId, own }) =>
    [...own.keys()].map((day) => ({ memberId, date: day, at: long })),
  );
  return {
    seriesId: "run",
    plans: [{ ...tuesdays, capacity: null }],
    ...{ rows: [], hasLater: false, voices, answered, spoke: [], readers: [], written: [], isFirst: true },
    ...change,
  };
}

/** A notice as it was written, due at once, before any date of March. */
export function written(
  memberId: string,
  reason: Written["reason"],
  day: string,
  change: Partial<Written> = {},
): Written {
  const plain = { revision: 1, notBefore: long, createdAt: long, dropped: false };
  return { memberId, reason, date: date(day), ...plain, ...change };
}
