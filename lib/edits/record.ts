/** How an edit remembers what it found, as JSON in its row. */
import { z } from "zod";
import { parseLocalDate, parseLocalDateTime, parseLocalTime, parseZone } from "@/lib/time";
import type { Before } from "./undo";

/** A text that a parser of `lib/time` takes. */
function stored<T>(parse: (text: string) => T | null) {
  return z.string().transform((text, context) => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue("not what was stored");
    return z.NEVER;
  });
}

const date = stored(parseLocalDate);
const zone = stored(parseZone);
const text = z.string().nullable();
const number = z.number().nullable();
const own = <T extends z.ZodType>(value: T) => z.object({ value }).nullable();

const plan = z.object({
  ...{ from: date, until: date.nullable(), startTime: stored(parseLocalTime), zone, rrule: text, length: z.number() },
  ...{ place: text, link: text, capacity: number, mayBring: z.number().default(0) },
  minimum: z
    .object({ heads: z.number(), decideBefore: z.number(), ifShort: z.enum(["callOff", "ask"]) })
    .nullable()
    .default(null),
  ...{ turn: z.number(), changedAt: z.coerce.date() },
});

const row = z.object({
  date,
  state: z.enum(["on", "cancelled", "takenOut", "carried", "retired"]),
  extra: z.boolean(),
  ...{ startsAt: stored(parseLocalDateTime).nullable(), zone: zone.nullable(), length: number, name: text },
  ...{ place: own(text), link: own(text), capacity: own(number), mayBring: number.default(null), cancelReason: text },
  retiredBy: z.enum(["planChanged", "paused", "ended", "undone"]).nullable(),
  // Decisions have rows of their own: no edit takes one back by itself.
  decision: z.unknown().transform(() => null),
  ...{ carriedTo: date.nullable(), turn: z.number(), changedAt: z.coerce.date().nullable() },
});

const before = z.object({
  ...{ since: date, plans: z.array(plan), rows: z.array(row), written: z.array(date) },
  carried: z.array(z.object({ from: date, to: date })),
  fresh: z.array(z.object({ date, memberId: z.string(), brings: z.number(), was: number })).default([]),
});

/** What an edit remembers, from its row. Throws where that is no such record. */
export function readRecord(json: unknown): Before {
  return before.parse(json);
}

/** For its row. */
export function writeRecord(record: Before): object {
  return JSON.parse(JSON.stringify(record));
}
