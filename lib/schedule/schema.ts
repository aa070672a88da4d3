import { z } from "zod";
import { line, orBlank } from "@/lib/text";
import { type LocalDate, parseLocalDate, parseLocalTime, parseZone, type Weekday } from "@/lib/time";
import type { Nth } from "./cadence";
import { endings, repeats, ruleOfRepeat } from "./repeat-form";
import { parseRule } from "./rule";
import { webAddressIn } from "./web-address";

/** Reads a text by a parser that gives null for what it refuses; then the field's fault is `message`. */
export function parsed<T>(parse: (text: string) => T | null, message: string) {
  return z.string("required").transform((text, context) => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: text === "" ? "required" : message });
    return z.NEVER;
  });
}

const webAddress = line(500).transform((text, context) => {
  const address = webAddressIn(text);
  if (address !== null) return address;
  context.addIssue({ code: "custom", message: "notAWebAddress" });
  return z.NEVER;
});

/** "once", or the value of an RRULE within the whitelist. */
const cadence = z.string("required").transform((text, context) => {
  if (text === "once") return null;
  const parsed = text === "" ? ({ ok: false, reason: "chooseOne" } as const) : parseRule(text);
  if (parsed.ok) return text;
  context.addIssue({ code: "custom", message: parsed.reason });
  return z.NEVER;
});

/** When and where a series meets, as fields of a form. */
export const planFields = {
  /** It meets on a first day not before `from`, on the wall clock of `zone`. */
  from: parsed(parseLocalDate, "noSuchDay"),
  cadence,
  time: parsed(parseLocalTime, "noSuchTime"),
  zone: parsed(parseZone, "unknownZone"),
  /** Minutes. */
  length: z.coerce.number("invalid").int("invalid").min(5, "tooShort").max(1440, "tooLong"),
  place: orBlank(line(200)),
  link: orBlank(webAddress),
};

const whole = (least: number, most: number) =>
  z.coerce.number("invalid").int("invalid").min(least, "tooFew").max(most, "tooMany");
const weekday = whole(1, 7).transform((number) => number as Weekday);
const nth = z
  .enum(["", "1", "2", "3", "4", "-1"], "chooseOne")
  .transform((text) => (text === "" ? null : (Number(text) as Nth)));

/** How it repeats, and how that ends, by choosing. @see Repeat */
export const repeatFields = {
  repeat: z.enum(repeats, "chooseOne"),
  every: whole(1, 1000),
  weekdays: z.array(weekday).max(7, "tooMany"),
  nth: z.array(nth).max(40, "tooMany"),
  nthDay: z.array(weekday).max(40, "tooMany"),
  monthDay: whole(1, 31),
  month: whole(1, 12),
  rule: orBlank(z.string("invalid").max(500, "tooLong")),
  ending: z.enum(endings, "chooseOne"),
  /** The last day on which it may meet. */
  ends: orBlank(parsed(parseLocalDate, "noSuchDay")),
  /** After how many dates. */
  count: orBlank(whole(1, 5000)),
};

type RepeatForm = z.output<z.ZodObject<typeof repeatFields>>;

/** The rule that is chosen and the last day on which it may meet; what must change is told to zod's `context`. */
export function chosenRepeat(
  given: RepeatForm,
  context: z.RefinementCtx,
): { rrule: string | null; lastDay: LocalDate | null } {
  const { ending, ends, count, ...chosen } = given;
  const endsBy = chosen.repeat === "once" ? "never" : ending;
  const missing = (endsBy === "on" && !ends && "ends") || (endsBy === "after" && !count && "count");
  if (missing) context.addIssue({ code: "custom", message: "required", path: [missing] });
  const rule = ruleOfRepeat(chosen, endsBy === "after" ? count : null);
  if (rule.ok) return { rrule: rule.rrule, lastDay: endsBy === "on" ? ends : null };
  context.addIssue({ code: "custom", message: rule.fault.message, path: [rule.fault.field] });
  return { rrule: null, lastDay: null };
}
