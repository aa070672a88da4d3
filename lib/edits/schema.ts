import { z } from "zod";
import { idSchema } from "@/lib/id";
import type { Minimum, Own } from "@/lib/schedule/meetups";
import { chosenRepeat, parsed, planFields, repeatFields } from "@/lib/schedule/schema";
import { line, orBlank, paragraph } from "@/lib/text";
import { addDays, localDateTime, parseLocalDate } from "@/lib/time";
import type { Change } from "./change";
import type { OwnOfDate } from "./date-change";

const ids = { group: idSchema, series: idSchema };

/** What a series is called and says of itself. */
export const aboutSchema = z.object({ ...ids, name: line(80), description: orBlank(paragraph(1000)) });

const turn = z.coerce.number("invalid").int("invalid").min(0, "invalid").max(2_147_483_647, "invalid");
const day = parsed(parseLocalDate, "noSuchDay");
const { time, zone, length, place, link } = planFields;
const capacity = orBlank(z.coerce.number("invalid").int("invalid").min(1, "tooFew").max(1000, "tooMany"));

const mayBring = orBlank(z.coerce.number("invalid").int("invalid").min(0, "invalid").max(9, "tooMany")).default(null);

/** How many it takes, and what happens where fewer come. Those two count only with the first. */
const minimumFields = {
  minimum: capacity.default(null),
  decideBefore: z.coerce.number("invalid").int("invalid").min(0, "invalid").max(40_320, "invalid").default(1440),
  ifShort: z.enum(["callOff", "ask"], "chooseOne").default("callOff"),
};

type MinimumFields = z.output<z.ZodObject<typeof minimumFields>> & { capacity: number | null };

function minimumOf(given: MinimumFields, context: z.RefinementCtx): Minimum | null {
  const { minimum: heads, decideBefore, ifShort } = given;
  if (heads === null) return null;
  const isAbove = given.capacity !== null && heads > given.capacity;
  if (isAbove) context.addIssue({ code: "custom", message: "aboveSeats", path: ["minimum"] });
  return { heads, decideBefore, ifShort };
}

/** Whether one date has something as usual, of its own, or not at all. */
const ownness = z.enum(["usual", "own", "none"], "chooseOne");

/** Another plan from a date on: how it repeats is chosen part by part, so that it works without JavaScript. */
export const planChangeSchema = z
  .object({
    kind: z.literal("planChanged"),
    ...{ date: day, ...repeatFields, time, zone, length, place, link, capacity, mayBring, ...minimumFields },
    later: z.enum(["keep", "drop"], "chooseOne").default("drop"),
    besides: z.enum(["yes", "no"], "chooseOne").default("no"),
  })
  .transform((given, context): Change => {
    const {
      kind,
      date,
      time: startTime,
      later,
      besides,
      zone,
      length,
      place,
      link,
      capacity,
      mayBring,
      ...rest
    } = given;
    const { minimum: _, decideBefore: _before, ifShort: _short, ...repeat } = rest;
    const { rrule, lastDay } = chosenRepeat(repeat, context);
    const minimum = minimumOf(given, context);
    const terms = { rrule, startTime, zone, length, place, link, capacity, mayBring: mayBring ?? 0, minimum };
    return { kind, from: date, terms, until: lastDay && addDays(lastDay, 1), later, besides: besides === "yes" };
  });

/** A break: no date from `date` on until before `to`. */
export const pauseSchema = z
  .object({ kind: z.literal("paused"), date: day, to: day })
  .transform(({ kind, date, to }): Change => ({ kind, from: date, to }));

/** The end: no date from `date` on. */
export const endSchema = z
  .object({ kind: z.literal("ended"), date: day })
  .transform(({ kind, date }): Change => ({ kind, from: date }));

/** Cancelling one date, with a reason or none. */
export const cancelSchema = z
  .object({ kind: z.literal("dateCancelled"), date: day, reason: orBlank(line(200)) })
  .transform((change): Change => change);

/** A cancelled date takes place after all. */
export const restoreSchema = z
  .object({ kind: z.literal("dateRestored"), date: day })
  .transform((change): Change => change);

// Each is read only where it counts: what stands in a field that is not shown must not hold anybody up.
const typedText = z.string("required").default("");

/** What one date has of its own; `day` and `time` are when it begins, on the wall clock of its plan's zone. */
const ownFields = {
  ...{ day, time, length, name: orBlank(line(80)) },
  ...{ placeIs: ownness, place: typedText, linkIs: ownness, link: typedText },
  ...{ capacityIs: ownness, capacity: typedText, mayBring },
};

type OwnFields = z.output<z.ZodObject<typeof ownFields>>;

function ownOf(given: OwnFields, context: z.RefinementCtx): OwnOfDate {
  const own = <T>(field: "place" | "link" | "capacity", schema: z.ZodType<T | null>): Own<T> => {
    const is = given[`${field}Is`];
    if (is === "usual") return null;
    if (is === "none") return { value: null };
    const read = schema.safeParse(given[field]);
    const message = read.success ? "required" : (read.error.issues[0]?.message ?? "invalid");
    if (!read.data) context.addIssue({ code: "custom", message, path: [field] });
    return { value: read.data ?? null };
  };
  return {
    startsAt: localDateTime(given.day, given.time),
    ...{ length: given.length, name: given.name, mayBring: given.mayBring },
    ...{ place: own("place", place), link: own("link", link), capacity: own("capacity", capacity) },
  };
}

/** Other things for one date alone. */
export const dateChangeSchema = z
  .object({ kind: z.literal("dateChanged"), date: day, ...ownFields })
  .transform(({ kind, date, ...given }, context): Change => ({ kind, date, own: ownOf(given, context) }));

/** One more date: it is known by the day on which it is held. */
export const addDateSchema = z
  .object({ kind: z.literal("dateAdded"), ...ownFields })
  .transform(({ kind, ...given }, context): Change => ({ kind, date: given.day, own: ownOf(given, context) }));

/** Each kind of edit with the form that describes it: in the address of its preview, and in the post that saves it. */
export const changeSchemas = {
  ...{ planChanged: planChangeSchema, paused: pauseSchema, ended: endSchema },
  ...{ dateChanged: dateChangeSchema, dateCancelled: cancelSchema, dateRestored: restoreSchema },
  dateAdded: addDateSchema,
} satisfies Record<Change["kind"], z.ZodType<Change>>;

/** What saves an edit beside its own fields: what its preview showed, and at which turn that was. */
export const savingSchema = z.object({
  ...ids,
  kind: z.enum(Object.keys(changeSchemas) as [Change["kind"], ...Change["kind"][]], "invalid"),
  digest: z.string("invalid").max(64, "invalid"),
  turn,
  /** Ticked: others hear at once. */
  tell: z.literal("now", "invalid").optional(),
});

/** Taking the edit of a turn back. */
export const undoSchema = z.object({ ...ids, turn });
